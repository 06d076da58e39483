import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { BuildDraft, Publication } from "../components/index.ts";
import type { Finding } from "../content/types.ts";
import {
  beginPublishing,
  beginUndoing,
  finishPublishing,
  finishUndoing,
  stopPublishing,
} from "../deeds/building/publish.ts";
import type { Deed } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import type { Reloader } from "../reload/reloader.ts";
import { findingLines } from "../reload/report.ts";
import type { Session } from "../sessions/session.ts";
import { audit } from "../society/audit.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { sha256 } from "./disk.ts";
import { allDrafts, changedOf, overlayOf } from "./drafts.ts";
import { BuildFault } from "./fault.ts";
import { areasOf, lastPublication } from "./publications.ts";
import type { PublishedFile } from "./publication.ts";
import { reversed, spliced } from "./splice.ts";
import type { Workbench } from "./workbench.ts";

interface HouseOptions {
  readonly game: Game;
  readonly runner: DeedRunner;
  readonly workbench: Workbench;
  readonly reloader: Pick<Reloader, "reload">;
  /** Runs it in a turn, outside of every system. */
  readonly inTurn: (run: () => void) => void;
  /** What these became goes with the next commit. */
  readonly require: (touched: Iterable<Entity>) => void;
  /** Resolves when everything written so far is stored. */
  readonly stored: () => Promise<void>;
}

/** Who asked for something that takes longer than a turn, and is told what came of it. */
interface Asker {
  readonly session: Session;
  readonly actor: Entity;
}

const hashOf = (text: string | null): string | null => (text === null ? null : sha256(text));

const DONE = "Your draft is published, and is a draft no more.";

/** What builders do that waits for the disk: publishing, taking that back, and having copies follow their drafts. */
export class BuildingHouse {
  readonly workbench: Workbench;
  readonly #options: HouseOptions;
  #under = 0;

  constructor(options: HouseOptions) {
    this.#options = options;
    this.workbench = options.workbench;
    options.game.events.on("PreviewEnded", () => this.refresh());
  }

  /** Copies follow their drafts: the content is read again, with them beside it. */
  refresh(): void {
    void this.#work(async () => {
      const { game, reloader, inTurn } = this.#options;
      const outcome = await reloader.reload();
      if (outcome.ok) return;
      // The content itself has faults: nobody's copy can be made now.
      const lines = shownFindings(outcome.findings);
      for (const draft of allDrafts(game))
        inTurn(() =>
          this.#tellBuilder(
            draft,
            `<hint>The content on the disk has faults, so no copy can follow its draft:</hint>\n${lines}`,
          ),
        );
    });
  }

  /** Nothing is under way. */
  get quiet(): boolean {
    return this.#under === 0;
  }

  /** In a turn. Why not, in markup; otherwise it is under way and its builder is told. `anyway`: whatever the checks advise. */
  publish(asker: Asker, draft: Entity, anyway: boolean): string | undefined {
    const refusal = this.#do(beginPublishing(draft), asker.actor);
    if (refusal !== undefined) return refusal;
    void this.#work(() => this.#publish(asker, draft, anyway));
    return undefined;
  }

  /** In a turn. Takes the last publication back. */
  undo(asker: Asker): string | undefined {
    const last = lastPublication(this.#options.game);
    if (!last) return "Nothing that was published is left to be taken back.";
    const refusal = this.#do(beginUndoing(last, asker.session.account?.name ?? ""), asker.actor);
    if (refusal !== undefined) return refusal;
    void this.#work(() => this.#undo(asker, last));
    return undefined;
  }

  /** At a world's start: what was being published when the last one died is published, or is a draft as before. */
  async settle(): Promise<void> {
    const { game, workbench } = this.#options;
    for (const draft of allDrafts(game)) {
      const files = changedOf(draft);
      const hashes = await workbench.hashes(files.map(({ path }) => path));
      const done = files.every(({ path, text }) => (hashes.get(path) ?? null) === hashOf(text));
      if (done && files.length > 0) this.#do(finishPublishing(draft), game.startRoom);
      else if (draft.need(BuildDraft).publishing === true) this.#do(stopPublishing(draft), game.startRoom);
    }
    for (const publication of [...game.world.query(Publication)]) {
      const { undoing, files } = publication.need(Publication);
      if (undoing === undefined) continue;
      const hashes = await workbench.hashes(files.map(({ splice }) => splice.file));
      const done = files.every(({ splice, before }) => (hashes.get(splice.file) ?? null) === before);
      this.#do(finishUndoing(publication, done), game.startRoom);
    }
  }

  async #publish(asker: Asker, draft: Entity, anyway: boolean): Promise<void> {
    const { workbench } = this.#options;
    const overlay = overlayOf(draft);
    const files = changedOf(draft).map(
      ({ path, base, text }): PublishedFile => ({ path, before: hashOf(base), text }),
    );
    const refused = async (words: string): Promise<void> => {
      await this.#turn(() => {
        this.#do(stopPublishing(draft), this.#options.game.startRoom);
        this.#answer(asker, "publish", areasIn(files), words, false);
      });
    };
    try {
      // The next world has to know what was under way.
      await this.#options.stored();
      const fault = await this.#faultOf(overlay, anyway);
      if (fault !== undefined) return await refused(fault);
      const outcome = await workbench.publish(files);
      if (!outcome.ok)
        return await refused(`${escapeMarkup(outcome.words)} <hint>Your draft is kept.</hint>`);
    } catch (error) {
      this.#options.game.log.error({ err: error }, "a draft could not be published");
      return await refused(wordsOf(error));
    }
    await this.#turn(() => {
      this.#do(finishPublishing(draft), this.#options.game.startRoom);
      this.#note(asker, "publish", areasIn(files), DONE, true);
    });
    await this.#options.stored();
    await this.#options.reloader.reload(asker.session);
    // Who reads this can walk there.
    await this.#turn(() => this.#tell(asker, DONE, true));
  }

  /** What keeps a draft from being published, in markup. */
  async #faultOf(overlay: ReadonlyMap<string, string | null>, anyway: boolean): Promise<string | undefined> {
    const { workbench } = this.#options;
    const { loads, findings } = await workbench.check(overlay);
    if (!loads)
      return `Your draft is not published: ${countOf(findings)} wrong with it.\n${shownFindings(findings)}`;
    if (anyway || findings.length === 0) return undefined;
    const known = new Set(
      (await workbench.check()).findings.map(({ file, code, message }) => `${file} ${code} ${message}`),
    );
    const own = findings.filter(({ file, code, message }) => !known.has(`${file} ${code} ${message}`));
    if (own.length === 0) return undefined;
    return `Your draft would work, but ${countOf(own)} worth a look:\n${shownFindings(own)}\n<hint>PUBLISH ANYWAY publishes it all the same.</hint>`;
  }

  async #undo(asker: Asker, publication: Entity): Promise<void> {
    const { workbench } = this.#options;
    const { files, no } = publication.need(Publication);
    const areas = areasOf(publication).join(", ");
    const refused = (words: string): Promise<void> =>
      this.#turn(() => {
        this.#do(finishUndoing(publication, false), this.#options.game.startRoom);
        this.#answer(asker, "publish undo", areas, words, false);
      });
    try {
      await this.#options.stored();
      const now = await workbench.files(files.map(({ splice }) => splice.file));
      const changed = files.filter(({ splice, after }) => hashOf(now.get(splice.file) ?? null) !== after);
      if (changed.length > 0)
        return await refused(
          `${escapeMarkup(changed.map(({ splice }) => splice.file).join(", "))} changed since publication ${no}: taking it back would take that along. <hint>Change it by hand.</hint>`,
        );
      const texts = files.map(({ splice, after, before }): PublishedFile & { was: string | null } => ({
        path: splice.file,
        before: after,
        text: spliced(now.get(splice.file) ?? null, reversed(splice)) ?? null,
        was: before,
      }));
      const { loads, findings } = await workbench.check(new Map(texts.map(({ path, text }) => [path, text])));
      if (!loads)
        return await refused(
          `Publication ${no} cannot be taken back: ${countOf(findings)} wrong without it.\n${shownFindings(findings)}`,
        );
      const outcome = await workbench.publish(
        texts.map(({ path, before, text }) => ({ path, before, text })),
      );
      if (!outcome.ok) return await refused(escapeMarkup(outcome.words));
    } catch (error) {
      this.#options.game.log.error({ err: error }, "a publication could not be taken back");
      return await refused(wordsOf(error));
    }
    await this.#turn(() => {
      this.#do(finishUndoing(publication, true), this.#options.game.startRoom);
      this.#note(asker, "publish undo", areas, `Publication ${no} is taken back.`, true);
    });
    await this.#options.stored();
    await this.#options.reloader.reload(asker.session);
    await this.#turn(() => this.#tell(asker, `Publication ${no} is taken back.`, true));
  }

  #do(deed: Deed, actor: Entity): string | undefined {
    const { refusal, touched } = this.#options.runner.run(deed, actor, {});
    this.#options.require(touched);
    return refusal?.words;
  }

  /** Resolves when it has run in a turn. */
  #turn(run: () => void): Promise<void> {
    return new Promise((resolve, reject) =>
      this.#options.inTurn(() => {
        try {
          run();
          resolve();
        } catch (error) {
          reject(error instanceof Error ? error : new Error("it could not be done"));
        }
      }),
    );
  }

  async #work(run: () => Promise<void>): Promise<void> {
    this.#under += 1;
    try {
      await run();
    } catch (error) {
      this.#options.game.log.error({ err: error }, "what a builder asked for came to nothing");
    }
    this.#under -= 1;
  }

  /** Only in a turn. */
  #answer(asker: Asker, action: string, subject: string, text: string, done: boolean): void {
    this.#tell(asker, text, done);
    this.#note(asker, action, subject, text, done);
  }

  #tell({ session }: Asker, text: string, done: boolean): void {
    this.#options.game.output.tell([session], done ? `<system>${text}</system>` : `<error>${text}</error>`);
  }

  #note({ session }: Asker, action: string, subject: string, text: string, done: boolean): void {
    const [line = ""] = text.split("\n");
    audit(this.#options.game, session, { action, subject, line, done });
  }

  #tellBuilder(draft: Entity, text: string): void {
    const { game } = this.#options;
    const { name } = draft.need(BuildDraft);
    const sessions = game.players
      .characters()
      .flatMap((one) => game.players.sessionOf(one) ?? [])
      .filter(({ account }) => account?.name === name);
    game.output.tell(sessions, text);
  }
}

function shownFindings(findings: readonly Finding[]): string {
  return findingLines(findings)
    .map((line) => `  ${escapeMarkup(line)}`)
    .join("\n");
}

function countOf(findings: readonly Finding[]): string {
  return findings.length === 1 ? "one thing is" : `${findings.length} things are`;
}

function areasIn(files: readonly PublishedFile[]): string {
  return [...new Set(files.map(({ path }) => path.split("/")[1] ?? ""))].join(", ");
}

function wordsOf(error: unknown): string {
  return error instanceof BuildFault
    ? escapeMarkup(error.message)
    : "The disk or the thread behind it failed; the log says how. <hint>Your draft is kept.</hint>";
}
