import type { ComponentDef, Entity } from "@wyldlands/ecs";
import type { TopicName, Topics } from "@wyldlands/protocol";
import {
  Body,
  Cloaked,
  Closure,
  Combatant,
  ContainedIn,
  Discoveries,
  Door,
  Effects,
  Experience,
  Health,
  Lit,
  Mana,
  Name,
  Posture,
  Room,
  Skills,
  Stack,
  Stamina,
  Worn,
} from "../components/index.ts";
import type { Game } from "../game.ts";
import { hourNow } from "../time/calendar.ts";
import { isCloakedFrom } from "../views/cloak.ts";
import { plainName } from "../views/names.ts";
import { promptOf } from "../views/prompt.ts";
import type { TopicOut } from "../turn/turn-output.ts";
import {
  characterTopics,
  PARTS,
  roomFacts,
  type Part,
  type RoomFacts,
  type SetTopic,
} from "./character-topics.ts";
import { editorTopic } from "./drafts.ts";
import { DIALOGUES } from "./dialogues/index.ts";
import { displayOf, portable } from "./preferences.ts";
import type { Session } from "./session.ts";
import { watchSociety } from "./social-watch.ts";
import { watchGist } from "./watch-gist.ts";

/** A crowd is looked at again after so many milliseconds of world time, however often somebody comes or goes. */
const CROWD_MS = 1_000;

/**
 * The state topics of all sessions: notes whose may have changed during a turn, and makes them up at its end. What is the
 * same for everyone in a room is made once, and only while somebody with a client stands there.
 */
export class StateTopics {
  readonly #game: Game;
  /** Of whom what may have changed. */
  readonly #sessions = new Map<Session, Set<Part>>();
  /** Rooms where somebody or something came, went or became another. */
  readonly #rooms = new Set<Entity>();
  readonly #facts = new Map<Entity, RoomFacts & { at: number }>();
  readonly #asked = new Set<Session>();
  /** Who asked for the settings. */
  readonly #settings = new Set<Session>();
  readonly #completions = new Map<Session, Topics["completions"]>();
  /** Whose line was answered, or whose session is another. */
  readonly #answered = new Set<Session>();
  /** Whose prompt may no longer tell how they are; it is made anew with the next words. */
  readonly #late = new Set<Session>();
  /** Who is told something at the end of this turn. */
  #hearers: ReadonlySet<Session> = new Set();
  /** The calendar's hour at the last turn. */
  #hour = 0;
  /** Notes everyone in a member's group. */
  readonly #company: (member: Entity) => void;

  constructor(game: Game) {
    this.#game = game;
    const { world } = game;
    world.onMove(ContainedIn, (entity, from, to) => {
      this.#touch(entity);
      this.#touch(from);
      this.#touch(to);
    });
    world.onChange(Discoveries, (entity) => this.#touch(entity));
    const watch = <T>(component: ComponentDef<T>, note: (entity: Entity) => void): void => {
      world.onChange(component, note);
      world.onRemove(component, note);
    };
    const holds = (entity: Entity): void => this.#touch(holderOf(entity));
    watch(Stack, holds);
    watch(Worn, holds);
    watch(Closure, (entity) => {
      holds(entity);
      if (entity.alive) for (const { room } of entity.get(Door)?.sides ?? []) this.#touch(game.room(room));
    });
    watch(Lit, (entity) => {
      const holder = holderOf(entity);
      this.#touch(holder);
      if (holder) this.#touch(holderOf(holder));
    });
    const strength = (entity: Entity): void => this.#embodied(entity);
    watch(Health, strength);
    watch(Mana, strength);
    watch(Stamina, strength);
    watch(Experience, strength);
    watch(Body, strength);
    // Some folk see in the dark.
    watchGist(
      world,
      Body,
      ({ folk }) => folk,
      (entity) => this.#own(entity, "room"),
    );
    watch(Skills, (entity) => this.#own(entity, "skills"));
    watch(Effects, (entity) => {
      this.#own(entity, "effects");
      this.#own(entity, "room");
    });
    watch(Posture, (entity) => this.#own(entity, "body"));
    watch(Combatant, (entity) => this.#own(entity, "body"));
    watchGist(world, Effects, (effects) => effects.map(({ effect }) => effect).join(), holds);
    watchGist(world, Posture, ({ position }) => position, holds);
    watchGist(world, Combatant, () => "fighting", holds);
    watch(Cloaked, holds);
    this.#company = watchSociety(game, (character, part) => this.#own(character, part));
    world.onChange(Name, (entity) => {
      this.#touch(entity);
      this.#touch(entity.target(ContainedIn));
    });
  }

  /** The session's topics may have changed. */
  refresh(session: Session): void {
    this.#answered.add(session);
    for (const part of PARTS) this.#note(session, part);
  }

  /** A line of the session was done. What it changed is noted already: left are its number, and the prompt. */
  typed(session: Session): void {
    this.#answered.add(session);
    this.#parts(session);
  }

  /** A player took up the character, or let go of it: who is in the room is another question now. */
  appeared(character: Entity): void {
    this.#touch(character.target(ContainedIn));
  }

  /** The client wants to know who is in play. */
  askedWho(session: Session): void {
    if (!session.character) return;
    session.dropTopic("who");
    this.#asked.add(session);
    this.#note(session, "body");
  }

  /** The client wants what the player has set, to keep it. It is sent even if it is the same as before. */
  askedSettings(session: Session): void {
    if (!session.character) return;
    session.dropTopic("settings");
    this.#settings.add(session);
    this.#parts(session);
  }

  /** The answer to a line that the client would have completed: it is sent even if it is the same as before. */
  completed(session: Session, completions: Topics["completions"]): void {
    session.dropTopic("completions");
    this.#completions.set(session, completions);
    this.#note(session, "body");
  }

  /** What the topics became: only what a client does not have yet. */
  take(): TopicOut[] {
    const outs: TopicOut[] = [];
    this.#strikeHour();
    this.#spread();
    this.#hearers = this.#game.output.hearers();
    for (const session of this.#late) {
      if (this.#hearers.has(session)) this.#note(session, "body");
      if (this.#hearers.has(session) || !session.channel) this.#late.delete(session);
    }
    for (const [session, parts] of this.#sessions) {
      if (!session.channel) continue;
      const set = (topic: TopicName, json: string | undefined): void => {
        if (json !== undefined) outs.push({ session, topic, json });
      };
      this.#ofSession(session, parts, set);
    }
    this.#sessions.clear();
    this.#asked.clear();
    this.#settings.clear();
    this.#completions.clear();
    this.#answered.clear();
    return outs;
  }

  #ofSession(session: Session, parts: ReadonlySet<Part>, set: SetTopic): void {
    const open = session.stack.at(-1);
    const dialogue = open && DIALOGUES.get(open.name);
    const { id, clientNo } = session;
    set(
      "session",
      session.setByGist("session", `${clientNo}`, () => ({ id, clientNo })),
    );
    const on = dialogue?.secret !== true;
    set(
      "echo",
      session.setByGist("echo", `${on}`, () => ({ on })),
    );
    const display = displayOf(session.preferences);
    if (session.hasTopic("display") || Object.keys(display).length > 0)
      set("display", session.setTopic("display", display));
    const editor = editorTopic(this.#game, session);
    if (editor || session.hasTopic("editor")) set("editor", session.setTopic("editor", editor));
    characterTopics(this.#game, session, parts, (room) => this.#factsOf(room), set);
    if (this.#asked.has(session) && session.character)
      set(
        "who",
        session.setTopic("who", {
          players: this.#game.players
            .characters()
            .filter((one) => !isCloakedFrom(this.#game, session.character, one))
            .map((one) => plainName(one)),
        }),
      );
    if (this.#settings.has(session))
      set("settings", session.setTopic("settings", portable(session.preferences)));
    const completions = this.#completions.get(session);
    if (completions) set("completions", session.setTopic("completions", completions));
    this.#prompt(session, dialogue?.prompt, set);
  }

  /** What is told of how one is changes with the words: a prompt that came anew with every breath would fill the screen. */
  #prompt(session: Session, asked: string | undefined, set: SetTopic): void {
    const { character } = session;
    const own = asked === undefined && character !== undefined;
    if (own && session.hasTopic("prompt") && !this.#hearers.has(session) && !this.#answered.has(session)) {
      this.#late.add(session);
      return;
    }
    const text = asked ?? (character ? promptOf(this.#game, character, session.preferences.prompt) : "");
    set(
      "prompt",
      session.setByGist("prompt", text, () => ({ text })),
    );
  }

  #note(session: Session, part: Part): void {
    this.#parts(session).add(part);
  }

  #parts(session: Session): Set<Part> {
    let parts = this.#sessions.get(session);
    if (!parts) this.#sessions.set(session, (parts = new Set()));
    return parts;
  }

  /** Something about a character itself. */
  #own(entity: Entity, part: Part): void {
    const session = this.#game.players.sessionOf(entity);
    if (session) this.#note(session, part);
  }

  /** A being's strength: its own player's, of those who fight it, and of its group. */
  #embodied(entity: Entity): void {
    this.#own(entity, "body");
    if (!entity.alive) return;
    this.#company(entity);
    for (const id of Object.keys(entity.get(Combatant)?.threat ?? {})) {
      const foe = this.#game.world.byId(id);
      if (foe) this.#own(foe, "body");
    }
  }

  /** What holds, and who is there: of a room for all in it, of a container for whoever has it. */
  #touch(entity: Entity | undefined): void {
    for (let holder = entity; holder?.alive === true; holder = holder.target(ContainedIn)) {
      const session = this.#game.players.sessionOf(holder);
      if (session) this.#note(session, "place");
      else if (holder.has(Room)) this.#rooms.add(holder);
      else continue;
      return;
    }
  }

  /** Nightfall and weather take away what one sees, and give it back. */
  #strikeHour(): void {
    const hour = hourNow(this.#game);
    if (hour === this.#hour) return;
    this.#hour = hour;
    for (const character of this.#game.players.characters()) this.#own(character, "room");
  }

  /** Everyone in a room that changed has new topics; in a crowd, after a while. */
  #spread(): void {
    const { clock, players } = this.#game;
    for (const room of this.#rooms) {
      const facts = this.#facts.get(room);
      if (facts?.crowd && room.alive && clock.now() - facts.at < CROWD_MS) continue;
      this.#rooms.delete(room);
      this.#facts.delete(room);
      if (!room.alive) continue;
      for (const one of room.sources(ContainedIn)) {
        const session = players.sessionOf(one);
        if (session?.channel) this.#note(session, "room");
      }
    }
  }

  #factsOf(room: Entity): RoomFacts {
    let facts = this.#facts.get(room);
    if (!facts) {
      facts = { ...roomFacts(this.#game, room), at: this.#game.clock.now() };
      this.#facts.set(room, facts);
    }
    return facts;
  }
}

function holderOf(entity: Entity): Entity | undefined {
  return entity.alive ? entity.target(ContainedIn) : undefined;
}
