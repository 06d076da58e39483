import type { Entity } from "@wyldlands/ecs";
import { Transport, type Item, type Open, type Side } from "@wyldlands/protocol";
import { isBusy } from "../bodies/activity.ts";
import type { CommandContext } from "../commands/command.ts";
import { completionsOf } from "../commands/complete.ts";
import { interpret } from "../commands/interpret.ts";
import { runLine } from "../commands/run-line.ts";
import { runWaiting } from "../commands/run-waiting.ts";
import type { Registry } from "../commands/registry.ts";
import { WaitingLines } from "../components/index.ts";
import type { Deed, DeedArgs } from "../deeds/deed.ts";
import { doze } from "../deeds/life/doze.ts";
import type { BuildingHouse } from "../building/house.ts";
import type { Game } from "../game.ts";
import type { Minds } from "../minds/minds.ts";
import type { Voices } from "../voices/voices.ts";
import { newId } from "../ids.ts";
import type { Bans } from "../link/bans.ts";
import type { Channel } from "../link/channel.ts";
import type { Closing } from "../moderation/closing.ts";
import type { Desk } from "../moderation/desk.ts";
import { endSnooping, passOn } from "../moderation/snooping.ts";
import type { EntityRows } from "../persistence/entity-rows.ts";
import { rightsOf } from "../permissions/rights.ts";
import type { PendingWrites } from "../persistence/pending.ts";
import type { Storage } from "../persistence/port.ts";
import type { Reloader } from "../reload/reloader.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { About, TopicOut } from "../turn/turn-output.ts";
import { roomView } from "../views/room-view.ts";
import type { Accounts } from "./accounts.ts";
import type { DialogueContext } from "./dialogue.ts";
import { DIALOGUES } from "./dialogues/index.ts";
import type { Hold } from "./hold.ts";
import type { Preferences } from "./preferences.ts";
import { CharactersInPlay } from "./in-play.ts";
import { Roster } from "./roster.ts";
import type { SessionServices } from "./services.ts";
import { Session, type SessionAccount, type SessionState } from "./session.ts";
import { StateTopics } from "./topics.ts";

export interface SessionsOptions {
  game: Game;
  runner: DeedRunner;
  registry: Registry;
  storage: Pick<
    Storage,
    | "accountByName"
    | "characterNameTaken"
    | "loadCharacter"
    | "auditLog"
    | "journalOf"
    | "loadDirectory"
    | "voiceBooks"
  >;
  writes: PendingWrites;
  rows: EntityRows;
  accounts: Accounts;
  bans: Bans;
  closing: Closing;
  reloader: Pick<Reloader, "reload">;
  building: BuildingHouse;
  minds: Minds;
  voices: Voices;
  /** How long a link-dead character stays, in milliseconds of world time. */
  sessionTimeoutMs: number;
  /** Wall time for people, Unix milliseconds. */
  wall: () => number;
}

const AGAIN = "<system>The last you saw, again:</system>";

/** Every session of the world: what becomes of each item that comes up on a channel. */
export class Sessions implements SessionServices {
  readonly #options: SessionsOptions;
  readonly #game: Game;
  readonly #roster: Roster;
  readonly #topics: StateTopics;
  readonly #inPlay: CharactersInPlay;
  readonly desk: Desk;

  constructor(options: SessionsOptions) {
    this.#options = options;
    this.#game = options.game;
    this.#roster = new Roster(options.writes);
    this.#topics = new StateTopics(options.game);
    this.#inPlay = new CharactersInPlay(options, this.#topics, this);
    const { storage, accounts, bans, closing, reloader, building, minds, voices } = options;
    this.desk = {
      storage,
      accounts,
      bans,
      closing,
      reloader,
      building,
      minds,
      voices,
      sessions: () => this.#roster.all,
      command: (session, line) => this.#command(session, line),
      commandNamed: (session, word) => options.registry.find(word, rightsOf(session))?.spec,
      assign: (id, rights) => this.#assign(id, rights),
    };
    options.game.events.on("WritingBegun", ({ entity, purpose }) => {
      const session = this.#game.players.sessionOf(entity);
      if (session && session.stack.length === 0) this.push(session, "editor", { purpose });
    });
  }

  get all(): Iterable<Session> {
    return this.#roster.all;
  }

  stateOf(session: Session): SessionState {
    if (!session.channel) return "disconnected";
    const open = session.stack.at(-1);
    if (open) return DIALOGUES.get(open.name)?.state ?? "connecting";
    return session.character ? "playing" : "connecting";
  }

  /** Applies an item; a hold when its answer has to come from outside first. */
  apply(channel: Channel, item: Item): Hold | void {
    const body = item.body;
    if (body?.$case === "open") return this.#open(channel, body.open);
    const session = channel.session;
    if (!session || !body) return undefined;
    if (body.$case === "line") return this.#line(session, body.line.text, body.line.clientNo);
    if (body.$case === "close") this.#closed(session, body.close.deliberate);
    if (body.$case === "side") this.#asked(session, body.side);
    return undefined;
  }

  /** The session's state topics may have changed. */
  refresh(session: Session): void {
    this.#topics.refresh(session);
  }

  /** What the state topics became: only what a client does not have yet. */
  takeTopics(): TopicOut[] {
    return this.#topics.take();
  }

  /** Takes in a session from its row; `channel` when its connection is still held by a gateway. */
  restore(session: Session, channel: Channel | undefined, character: Entity | undefined): void {
    this.#roster.add(session);
    session.character = character;
    if (character) this.#inPlay.attach(character, session);
    if (channel) {
      session.channel = channel;
      channel.session = session;
      this.#topics.refresh(session);
    } else if (character) {
      session.lostAt ??= this.#game.clock.now();
      this.#roster.lost(session);
    } else this.#roster.forget(session);
  }

  /** The gateway that held it is gone, with its connection. */
  lost(session: Session): void {
    this.#closed(session, false);
  }

  /** What a throw has to put back of the session: the kernel undoes entities, and these are none. */
  keep(session: Session): () => void {
    const { character, account, failures, preferences } = session;
    const stack = structuredClone(session.stack);
    return () => {
      const entered = session.character;
      session.stack.splice(0, session.stack.length, ...stack);
      session.account = account;
      session.failures = failures;
      session.preferences = preferences;
      if (entered === character) return;
      session.character = character;
      if (entered) this.#inPlay.detach(entered);
    };
  }

  /** Characters whose players did not come back in time leave. */
  sweepLinkDead(): void {
    const now = this.#game.clock.now();
    for (const session of this.#roster.linkDead) {
      if (now - (session.lostAt ?? now) < this.#options.sessionTimeoutMs) continue;
      this.leave(session, "");
    }
  }

  /** Whoever has finished what took time gets on with the lines that waited for it. */
  runWaitingLines(): void {
    const { registry, runner } = this.#options;
    for (const actor of [...this.#game.world.query(WaitingLines)]) {
      const session = this.#game.players.sessionOf(actor);
      if (!session || isBusy(actor)) continue;
      runWaiting(this.#commandContext(session, actor), registry, runner, () => this.keep(session));
      this.#topics.refresh(session);
    }
  }

  // ---- what dialogues and commands ask for ----

  push(session: Session, dialogue: string, data: Record<string, string>): void {
    session.stack.push({ name: dialogue, data });
    DIALOGUES.get(dialogue)?.onOpen?.(this.#dialogueContext(session, data));
    this.changed(session);
  }

  replace(session: Session, dialogue: string, data: Record<string, string>): void {
    session.stack.pop();
    this.push(session, dialogue, data);
  }

  pop(session: Session): void {
    session.stack.pop();
    this.changed(session);
  }

  tell(session: Session, markup: string, about?: About): void {
    this.#game.output.tell([session], markup, about);
  }

  act<A extends DeedArgs>(actor: Entity, deed: Deed<A>, args: A): string | undefined {
    return this.#options.runner.run(deed, actor, args).refusal?.words;
  }

  prefer(session: Session, preferences: Preferences): void {
    const { account } = session;
    const { undo, preferences: stored } = this.#options.writes;
    if (account) undo.put(stored, account.id, preferences);
    for (const one of account ? this.#roster.all : [session]) {
      if (one !== session && one.account?.id !== account?.id) continue;
      const before = one.preferences;
      one.preferences = preferences;
      undo.note(() => (one.preferences = before));
      this.changed(one);
    }
  }

  leave(session: Session, text: string): void {
    this.#inPlay.takeOut(session);
    this.close(session, text);
  }

  stepOut(session: Session): void {
    endSnooping(this.#game, session);
    this.#inPlay.takeOut(session);
    this.replace(session, "choose-character", {});
  }

  close(session: Session, text: string): void {
    endSnooping(this.#game, session);
    const channel = session.channel;
    if (channel) {
      this.#game.output.close(channel, text);
      this.#roster.release(channel);
    }
    this.#roster.forget(session);
  }

  enterAsGuest(session: Session): void {
    this.#inPlay.enterAsGuest(session);
  }

  createCharacter(session: Session, name: string, data: Readonly<Record<string, string>>): void {
    this.#inPlay.createCharacter(session, name, data);
  }

  enterCharacter(session: Session, characterId: string): Hold | void {
    return this.#inPlay.enterCharacter(session, characterId);
  }

  // ---- items ----

  #open(channel: Channel, open: Open): void {
    const resumed = this.#roster.resumable(open.resumeHash);
    if (resumed) {
      this.#resume(resumed, channel, open);
      return;
    }
    const protocol = open.transport === Transport.TRANSPORT_WEBSOCKET ? "websocket" : "telnet";
    const session = new Session(newId(), protocol, open.address, open.tokenHash, this.#options.wall());
    session.channel = channel;
    channel.session = session;
    this.#roster.add(session);
    if (open.resumeHash.length > 0)
      this.tell(
        session,
        "<system>Your last visit is over: the harbour has let go of it. Begin anew.</system>",
      );
    this.tell(session, this.#game.content.screens.get("greeting") ?? this.#game.content.world.name);
    this.push(session, "name", {});
  }

  #resume(session: Session, channel: Channel, { address, tokenHash, resumeHash }: Open): void {
    const before = session.channel;
    if (before) {
      this.#game.output.close(before, "<system>You went on with this from another connection.</system>");
      this.#roster.release(before);
    }
    this.#roster.found(session);
    session.lostAt = null;
    session.channel = channel;
    channel.session = session;
    session.address = address;
    this.#roster.renew(session, tokenHash, resumeHash);
    session.forgetTopics();
    this.changed(session);
    this.#redraw(session);
  }

  /** What a client sees that comes back without its screen. */
  #redraw(session: Session): void {
    // Taken out, since what is told now is remembered in its turn.
    const recent = session.recent.splice(0).filter((line) => line !== AGAIN);
    if (recent.length > 0) this.tell(session, [AGAIN, ...recent].join("\n"));
    if (session.character)
      this.tell(session, roomView(this.#game, session.character, this.#game.placeOf(session.character)));
    const open = session.stack.at(-1);
    if (open?.name === "editor")
      DIALOGUES.get(open.name)?.onOpen?.(this.#dialogueContext(session, open.data));
  }

  #line(session: Session, text: string, clientNo: number): Hold | void {
    if (clientNo > 0) {
      // A client that came back to another gateway sends again what may have been applied here.
      if (clientNo <= session.clientNo) return undefined;
    }
    const result = this.#answer(session, text);
    if (!result) {
      this.#lineDone(session, clientNo);
      return undefined;
    }
    return { ask: async () => this.#whenApplied(await result.ask(), session, clientNo) };
  }

  /** The line counts as the client's last only when it is applied, however often it is held before. */
  #whenApplied(apply: () => Hold | void, session: Session, clientNo: number): () => Hold | void {
    return () => {
      const next = apply();
      if (next) return { ask: async () => this.#whenApplied(await next.ask(), session, clientNo) };
      this.#lineDone(session, clientNo);
      return undefined;
    };
  }

  #lineDone(session: Session, clientNo: number): void {
    if (clientNo > session.clientNo) session.clientNo = clientNo;
    session.lastActivityAt = this.#options.wall();
    if (clientNo > 0) this.changed(session);
    this.#topics.typed(session);
  }

  #answer(session: Session, text: string): Hold | void {
    const open = session.stack.at(-1);
    const dialogue = open && DIALOGUES.get(open.name);
    if (open && dialogue) {
      const result = dialogue.onLine(this.#dialogueContext(session, open.data), text);
      this.changed(session);
      return result;
    }
    if (!session.character) return undefined;
    passOn(this.#game, session, text);
    const context = this.#commandContext(session, session.character);
    runLine(context, this.#options.registry, this.#options.runner, text);
    return context.held;
  }

  #command(session: Session, line: string): boolean {
    const { registry, runner } = this.#options;
    const { character } = session;
    if (!character || session.stack.length > 0) return false;
    const done = interpret(this.#commandContext(session, character), registry, runner, line);
    this.#topics.refresh(session);
    return done;
  }

  #assign(accountId: string, { role, grants }: Pick<SessionAccount, "role" | "grants">): void {
    for (const session of this.#roster.all) {
      if (session.account?.id !== accountId) continue;
      const before = session.account;
      session.account = { ...before, role, grants };
      this.#options.writes.undo.note(() => (session.account = before));
      this.changed(session);
    }
  }

  /** A client's question over the side channel. */
  #asked(session: Session, { topic, value }: Side): void {
    if (topic === "who") this.#topics.askedWho(session);
    if (topic === "settings") this.#topics.askedSettings(session);
    if (topic !== "complete" || !session.character || session.stack.length > 0) return;
    const context = this.#commandContext(session, session.character);
    this.#topics.completed(session, completionsOf(context, this.#options.registry, value));
  }

  #closed(session: Session, deliberate: boolean): void {
    const channel = session.channel;
    if (channel) this.#roster.release(channel);
    if (!session.character || deliberate) {
      this.leave(session, "");
      return;
    }
    // A text that is being written stays open for whoever comes back to this session.
    session.stack.splice(0, session.stack.length, ...session.stack.filter(({ name }) => name === "editor"));
    session.lostAt = this.#game.clock.now();
    this.#roster.lost(session);
    this.changed(session);
    this.#options.runner.run(doze, session.character, {});
  }

  // ---- bookkeeping ----

  #dialogueContext(session: Session, data: Record<string, string>): DialogueContext {
    const { accounts, storage } = this.#options;
    return { game: this.#game, session, services: this, accounts, storage, data };
  }

  #commandContext(session: Session, actor: Entity): CommandContext {
    const game = this.#game;
    return {
      game,
      actor,
      session,
      services: this,
      tell: (markup, about) => this.tell(session, markup, about),
    };
  }

  /** What is stored of the session, or what its client knows, may be another now. */
  changed(session: Session): void {
    if (this.#roster.has(session)) this.#options.writes.sessions.add(session);
    this.#topics.refresh(session);
  }
}
