import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { goneFrom, tidyQuests } from "../deeds/quest/tidy.ts";
import { Preview } from "../components/index.ts";
import { endCopies, takeCopies } from "../deeds/building/take-copies.ts";
import type { Finding } from "../content/types.ts";
import type { Game } from "../game.ts";
import { audit } from "../society/audit.ts";
import type { Session } from "../sessions/session.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { Reading } from "./content-reader.ts";
import { prepare, type NewContent } from "./prepare.ts";
import { changeWords, findingLines } from "./report.ts";
import { takeContent } from "./take-content.ts";

export interface ReloaderOptions {
  readonly game: Game;
  readonly runner: DeedRunner;
  /** Reads what the files say now, beside the turns. */
  readonly read: () => Promise<Reading>;
  /** Runs it in a turn, outside of every system. */
  readonly inTurn: (run: () => void) => void;
  /** What these became goes with the next commit. */
  readonly require: (touched: Iterable<Entity>) => void;
  /** A session's state topics may have changed. */
  readonly refresh: (session: Session) => void;
  /** Resolves when everything written so far is stored. */
  readonly stored: () => Promise<void>;
  /** The world goes by what was read last, and that is stored. */
  readonly onTaken?: (reading: Reading & { ok: true }) => void;
}

/** What became of a reload. `changes`: what is other than before, in words. */
export type Reloaded =
  | { readonly ok: true; readonly changes: string }
  | { readonly ok: false; readonly findings: readonly Finding[] };

interface Asked {
  session: Session | undefined;
  done: (outcome: Reloaded) => void;
  failed: (error: unknown) => void;
}

/** Has the running world go by what the content's files say now: whole, in one turn, or not at all. */
export class Reloader {
  readonly #options: ReloaderOptions;
  #asked: Asked[] = [];
  #running = false;

  constructor(options: ReloaderOptions) {
    this.#options = options;
  }

  /**
   * Resolves when the world has taken it and that is stored, or when it is refused. `session`: who asked and is told. Whoever
   * asks while one is under way gets the next, which reads everything anew.
   */
  reload(session?: Session): Promise<Reloaded> {
    return new Promise((done, failed) => {
      this.#asked.push({ session, done, failed });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#asked.length > 0) {
      const asked = this.#asked.splice(0);
      try {
        const outcome = await this.#once(asked);
        for (const { done } of asked) done(outcome);
      } catch (error) {
        this.#options.game.log.error({ err: error }, "the content was not taken: the world goes on as it is");
        for (const { failed } of asked) failed(error);
        this.#tell(
          asked,
          "The content could not be taken. The log says why; the world goes on as it is.",
          false,
        );
      }
    }
    this.#running = false;
  }

  async #once(asked: readonly Asked[]): Promise<Reloaded> {
    const { game, read } = this.#options;
    const began = performance.now();
    const reading = await read();
    if (!reading.ok) return this.#refused(reading.findings, asked);
    const news = await prepare(game.authored, reading.take);
    const fault = settled(game, news);
    if (fault) return this.#refused([fault], asked);
    const changes = changeWords(news);
    await new Promise<void>((resolve, reject) => {
      this.#options.inTurn(() => {
        try {
          const turn = performance.now();
          this.#endCopies(reading);
          this.#take(news);
          this.#takeCopies(reading);
          const tookMs = Math.round(performance.now() - began);
          const turnMs = Math.round(performance.now() - turn);
          game.log.info({ changes, tookMs, turnMs }, "the world goes by the new content");
          this.#answer(asked, `The world goes by the new content. ${changes}.`, true);
          resolve();
        } catch (error) {
          reject(error instanceof Error ? error : new Error("the content was not taken"));
        } finally {
          // Whatever was thrown, and after what: the next reading is told from that by which the world goes.
          if (game.authored === news.next) reading.taken?.();
        }
      });
    });
    await this.#options.stored();
    this.#options.onTaken?.(reading);
    return { ok: true, changes };
  }

  #take(news: NewContent): void {
    const { game, runner, refresh, require } = this.#options;
    require(runner.run(takeContent(news), game.startRoom, {}).touched);
    const rooms = new Set([...news.changes.rooms.added, ...news.changes.rooms.changed]);
    const everyone = news.rules || news.changes.areas.changed.length > 0;
    const about = (character: Entity): boolean => rooms.has(game.placeOf(character).prototype?.id ?? "");
    for (const character of game.players.characters()) {
      const session = game.players.sessionOf(character);
      if (session && (everyone || about(character))) refresh(session);
      if (goneFrom(game, character).length > 0) runner.run(tidyQuests, character, {});
    }
  }

  /** Before their rooms go: whoever walks in a copy that is over comes back with what is his. */
  #endCopies({ copies = [] }: Reading & { ok: true }): void {
    const { game, runner, require } = this.#options;
    if ([...game.world.query(Preview)].length > 0)
      require(runner.run(endCopies(copies), game.startRoom, {}).touched);
  }

  /** Builders' copies are as they were read: who waits for his comes into it. */
  #takeCopies({ copies = [] }: Reading & { ok: true }): void {
    const { game, runner, refresh, require } = this.#options;
    if ([...game.world.query(Preview)].length === 0) return;
    require(runner.run(takeCopies(copies), game.startRoom, {}).touched);
    for (const character of game.players.characters()) {
      const session = game.players.sessionOf(character);
      if (session) refresh(session);
    }
  }

  #refused(findings: readonly Finding[], asked: readonly Asked[]): Reloaded {
    const lines = findingLines(findings);
    this.#options.game.log.warn(
      { findings: lines, count: findings.length },
      "the content has faults: the world goes on as it is",
    );
    const count = findings.length === 1 ? "One thing is" : `${findings.length} things are`;
    const shown = lines.map((line) => `  ${escapeMarkup(line)}`);
    const head = `${count} wrong with the content; the world goes on as it is:`;
    this.#tell(asked, [head, ...shown].join("\n"), false);
    return { ok: false, findings };
  }

  #tell(asked: readonly Asked[], text: string, done: boolean): void {
    if (asked.some(({ session }) => session)) this.#options.inTurn(() => this.#answer(asked, text, done));
  }

  /** Only in a turn. The log of what was done by right of a role has the outcome as well. */
  #answer(asked: readonly Asked[], text: string, done: boolean): void {
    const { game } = this.#options;
    for (const session of new Set(asked.flatMap((one) => one.session ?? []))) {
      game.output.tell([session], done ? `<system>${text}</system>` : `<error>${text}</error>`);
      const [line = ""] = text.split("\n");
      audit(game, session, { action: "reload", subject: undefined, line, done });
    }
  }
}

/** What a world cannot change while it runs. */
function settled({ content }: Game, { next }: NewContent): Finding | undefined {
  const { rooms = {}, items = {}, npcs = {}, quests = {} } = next.content.renames ?? {};
  for (const [renamed, shelf] of [
    [rooms, content.rooms],
    [items, content.items],
    [npcs, content.npcs],
    [quests, content.quests ?? new Map<string, unknown>()],
  ] as const)
    for (const [old, now] of Object.entries(renamed))
      if (shelf.has(old))
        return {
          file: "areas",
          line: 1,
          code: "needs-restart",
          message: `'${old}' is called '${now}' now. A running world keeps its names: others come with \`wyldlands restart world\`.`,
        };
  if (content.world.coin === next.content.world.coin) return undefined;
  return {
    file: "world.yaml",
    line: 1,
    code: "needs-restart",
    message: "A running world keeps its money: another coin comes with `wyldlands restart world`.",
  };
}
