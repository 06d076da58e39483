import type { Entity } from "@wyldlands/ecs";
import { Transport, type Item, type Open } from "@wyldlands/protocol";
import type { CommandContext } from "../commands/command.ts";
import { interpret } from "../commands/interpret.ts";
import type { Registry } from "../commands/registry.ts";
import { Character, Name } from "../components/index.ts";
import type { Deed, DeedArgs } from "../deeds/deed.ts";
import { doze } from "../deeds/life/doze.ts";
import { enter } from "../deeds/life/enter.ts";
import { leave } from "../deeds/life/leave.ts";
import type { Game } from "../game.ts";
import { newId } from "../ids.ts";
import type { Channel } from "../link/channel.ts";
import type { EntityRows } from "../persistence/entity-rows.ts";
import type { PendingWrites } from "../persistence/pending.ts";
import type { Storage } from "../persistence/port.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { About, TopicOut } from "../turn/turn-output.ts";
import { roomView } from "../views/room-view.ts";
import type { Accounts } from "./accounts.ts";
import type { DialogueContext } from "./dialogue.ts";
import { DIALOGUES } from "./dialogues/index.ts";
import { unfinishedWords } from "./drafts.ts";
import { hold, type Hold } from "./hold.ts";
import { GUEST_NAMES } from "./names.ts";
import { NO_PREFERENCES, type Preferences } from "./preferences.ts";
import type { SessionServices } from "./services.ts";
import { Session, type SessionState } from "./session.ts";
import { StateTopics } from "./topics.ts";

export interface SessionsOptions {
  game: Game;
  runner: DeedRunner;
  registry: Registry;
  storage: Pick<Storage, "accountByName" | "characterNameTaken" | "loadCharacter">;
  writes: PendingWrites;
  rows: EntityRows;
  accounts: Accounts;
  /** How long a link-dead character stays, in milliseconds of world time. */
  sessionTimeoutMs: number;
  /** Wall time for people, Unix milliseconds. */
  wall: () => number;
}

/** Coins in the pocket of a new character. */
const POCKET_MONEY = 10;

const AGAIN = "<system>The last you saw, again:</system>";

/** Every session of the world: what becomes of each item that comes up on a channel. */
export class Sessions implements SessionServices {
  readonly #options: SessionsOptions;
  readonly #game: Game;
  readonly #byId = new Map<string, Session>();
  readonly #byToken = new Map<string, Session>();
  readonly #linkDead = new Set<Session>();
  readonly #topics: StateTopics;

  constructor(options: SessionsOptions) {
    this.#options = options;
    this.#game = options.game;
    this.#topics = new StateTopics(options.game);
  }

  get all(): Iterable<Session> {
    return this.#byId.values();
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
    if (body.$case === "side" && body.side.topic === "who") this.#topics.askedWho(session);
    return undefined;
  }

  /** What the state topics became: only what a client does not have yet. */
  takeTopics(): TopicOut[] {
    return this.#topics.take();
  }

  /** Takes in a session from its row; `channel` when its connection is still held by a gateway. */
  restore(session: Session, channel: Channel | undefined, character: Entity | undefined): void {
    this.#byId.set(session.id, session);
    this.#remember(session);
    session.character = character;
    if (character) this.#attach(character, session);
    if (channel) {
      session.channel = channel;
      channel.session = session;
      this.#topics.refresh(session);
    } else if (character) {
      session.lostAt ??= this.#game.clock.now();
      this.#linkDead.add(session);
    } else this.#forget(session);
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
      if (!entered) return;
      this.#detach(entered);
      // A character that was made by what is undone has no entity for its row to name.
      if (!entered.alive) this.#options.writes.characters.delete(entered.id);
    };
  }

  /** Characters whose players did not come back in time leave. */
  sweepLinkDead(): void {
    const now = this.#game.clock.now();
    for (const session of this.#linkDead) {
      if (now - (session.lostAt ?? now) < this.#options.sessionTimeoutMs) continue;
      this.leave(session, "");
    }
  }

  // ---- what dialogues and commands ask for ----

  push(session: Session, dialogue: string, data: Record<string, string>): void {
    session.stack.push({ name: dialogue, data });
    DIALOGUES.get(dialogue)?.onOpen?.(this.#dialogueContext(session, data));
    this.#changed(session);
  }

  replace(session: Session, dialogue: string, data: Record<string, string>): void {
    session.stack.pop();
    this.push(session, dialogue, data);
  }

  pop(session: Session): void {
    session.stack.pop();
    this.#changed(session);
  }

  tell(session: Session, markup: string, about?: About): void {
    this.#game.output.tell([session], markup, about);
  }

  act<A extends DeedArgs>(actor: Entity, deed: Deed<A>, args: A): string | undefined {
    return this.#options.runner.run(deed, actor, args).refusal?.words;
  }

  prefer(session: Session, preferences: Preferences): void {
    const { account } = session;
    if (account) this.#options.writes.preferences.set(account.id, preferences);
    for (const one of account ? this.#byId.values() : [session]) {
      if (one !== session && one.account?.id !== account?.id) continue;
      one.preferences = preferences;
      this.#changed(one);
    }
  }

  leave(session: Session, text: string): void {
    this.#takeOutOfPlay(session);
    this.close(session, text);
  }

  stepOut(session: Session): void {
    this.#takeOutOfPlay(session);
    this.replace(session, "choose-character", {});
  }

  close(session: Session, text: string): void {
    const channel = session.channel;
    if (channel) {
      this.#game.output.close(channel, text);
      this.#release(channel);
    }
    this.#forget(session);
  }

  enterAsGuest(session: Session): void {
    if (this.#game.isFull()) {
      this.close(session, "The harbour is full to the last mooring. Come back a little later.");
      return;
    }
    const name = this.#guestName();
    const character = this.#createBody(name, true);
    this.#begin(session, character, "first");
    this.#options.accounts.createCharacter(character.id, name, undefined, this.#options.wall());
  }

  createCharacter(session: Session, name: string, data: Readonly<Record<string, string>>): void {
    const { accounts, wall } = this.#options;
    const { account, hash } = data;
    const guest = data["keep"] === undefined ? undefined : session.character;
    const character = guest ?? this.#createBody(name, false);
    if (guest) {
      guest.edit(Character).guest = false;
      guest.add(Name({ name, keywords: [name.toLowerCase()] }));
    } else this.#begin(session, character, "first");
    // Rows last: a throw undoes the world, but not these.
    if (account !== undefined && hash !== undefined) {
      session.account = accounts.createAccount(account, hash, wall());
      if (session.preferences !== NO_PREFERENCES) this.prefer(session, session.preferences);
    }
    accounts.createCharacter(character.id, name, session.account, wall());
    if (guest) {
      this.pop(session);
      this.tell(
        session,
        `<system>Your account is made, and you are known as ${name} from now on. Log in with the account's name and your password.</system>`,
      );
    }
  }

  enterCharacter(session: Session, characterId: string): Hold | void {
    const resident = this.#game.world.byId(characterId);
    if (resident) {
      this.#enterResident(session, resident);
      return undefined;
    }
    return hold(
      () => this.#options.storage.loadCharacter(characterId),
      (rows) => {
        const already = this.#game.world.byId(characterId);
        if (!already) this.#options.rows.load(rows);
        const character = this.#game.world.byId(characterId);
        if (character) this.#enterResident(session, character);
        else
          this.close(
            session,
            "That character cannot be brought into play just now. An administrator can find out why.",
          );
      },
    );
  }

  // ---- items ----

  #open(channel: Channel, open: Open): void {
    const resumed = open.resumeHash.length > 0 ? this.#byToken.get(hex(open.resumeHash)) : undefined;
    if (resumed) {
      this.#resume(resumed, channel, open);
      return;
    }
    const protocol = open.transport === Transport.TRANSPORT_WEBSOCKET ? "websocket" : "telnet";
    const session = new Session(newId(), protocol, open.address, open.tokenHash, this.#options.wall());
    session.channel = channel;
    channel.session = session;
    this.#byId.set(session.id, session);
    this.#remember(session);
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
      this.#release(before);
    }
    this.#linkDead.delete(session);
    session.lostAt = null;
    session.channel = channel;
    channel.session = session;
    session.address = address;
    // The token it came with goes on until the new one is used; every other has ended.
    this.#byToken.delete(hex(session.tokenHash));
    if (session.previousTokenHash) this.#byToken.delete(hex(session.previousTokenHash));
    session.previousTokenHash = resumeHash;
    session.tokenHash = tokenHash;
    this.#remember(session);
    session.forgetTopics();
    this.#changed(session);
    this.#redraw(session);
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
    if (clientNo > 0) this.#changed(session);
    this.#topics.refresh(session);
  }

  #answer(session: Session, text: string): Hold | void {
    const open = session.stack.at(-1);
    const dialogue = open && DIALOGUES.get(open.name);
    if (open && dialogue) {
      const result = dialogue.onLine(this.#dialogueContext(session, open.data), text);
      this.#changed(session);
      return result;
    }
    if (!session.character) return undefined;
    interpret(
      this.#commandContext(session, session.character),
      this.#options.registry,
      this.#options.runner,
      text,
    );
    return undefined;
  }

  #closed(session: Session, deliberate: boolean): void {
    const channel = session.channel;
    if (channel) this.#release(channel);
    if (!session.character || deliberate) {
      this.leave(session, "");
      return;
    }
    // A text that is being written stays open for whoever comes back to this session.
    session.stack.splice(0, session.stack.length, ...session.stack.filter(({ name }) => name === "editor"));
    session.lostAt = this.#game.clock.now();
    this.#linkDead.add(session);
    this.#changed(session);
    this.#options.runner.run(doze, session.character, {});
  }

  // ---- characters ----

  /** The character leaves: a guest's is no more, another's waits in storage. */
  #takeOutOfPlay(session: Session): void {
    const character = session.character;
    if (!character) return;
    const guest = character.need(Character).guest;
    this.#options.runner.run(leave, character, {});
    this.#detach(character);
    if (guest) this.#options.accounts.removeCharacter(character.id);
    else this.#options.writes.evictions.add(character);
    session.character = undefined;
  }

  #attach(character: Entity, session: Session): void {
    this.#game.players.attach(character, session);
    this.#topics.appeared(character);
  }

  #detach(character: Entity): void {
    this.#game.players.detach(character);
    if (character.alive) this.#topics.appeared(character);
  }

  #createBody(name: string, guest: boolean): Entity {
    const game = this.#game;
    const character = game.world.spawn(
      [
        Name({ name, keywords: [name.toLowerCase()] }),
        Character({ guest, errandDone: false, description: "" }),
      ],
      { in: game.startRoom },
    );
    game.spawnThing(game.content.world.coin, POCKET_MONEY, character);
    return character;
  }

  #enterResident(session: Session, character: Entity): void {
    const before = this.#game.players.sessionOf(character);
    this.#options.writes.evictions.delete(character);
    if (before && before !== session) {
      before.character = undefined;
      this.close(before, "<system>You came in from somewhere else: this connection ends here.</system>");
    }
    this.#begin(session, character, before ? "resume" : "return");
  }

  #begin(session: Session, character: Entity, how: "first" | "return" | "resume"): void {
    session.stack.length = 0;
    session.character = character;
    session.failures = 0;
    this.#attach(character, session);
    session.forgetTopics();
    this.#changed(session);
    const room = how === "first" ? this.#game.startRoom : this.#placeFor(character);
    this.#options.runner.run(enter, character, { room, how });
    this.tell(session, unfinishedWords(character));
  }

  /** Where a character comes back to: its own place, or the recall room of the area when content has dropped that. */
  #placeFor(character: Entity): Entity {
    return this.#options.rows.recallOf(character) ?? this.#game.placeOf(character);
  }

  /** A seabird and a number that no one in play bears. */
  #guestName(): string {
    const { rng, players } = this.#game;
    for (;;) {
      const name = `${rng.pick(GUEST_NAMES)}${100 + rng.int(900 + players.count * 10)}`;
      if (!players.byName(name)) return name;
    }
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

  #changed(session: Session): void {
    if (this.#byId.has(session.id)) this.#options.writes.sessions.add(session);
    this.#topics.refresh(session);
  }

  #remember(session: Session): void {
    // A telnet client has no token: it comes back by its password.
    if (session.tokenHash.length > 0) this.#byToken.set(hex(session.tokenHash), session);
    if (session.previousTokenHash) this.#byToken.set(hex(session.previousTokenHash), session);
    this.#options.writes.sessions.add(session);
  }

  #forget(session: Session): void {
    this.#byId.delete(session.id);
    this.#linkDead.delete(session);
    this.#byToken.delete(hex(session.tokenHash));
    if (session.previousTokenHash) this.#byToken.delete(hex(session.previousTokenHash));
    this.#options.writes.sessionGone(session);
  }

  #release(channel: Channel): void {
    channel.closed = true;
    if (channel.session) channel.session.channel = undefined;
    channel.session = undefined;
    channel.boot.channels.delete(channel.number);
    this.#options.writes.channelGone(channel);
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
