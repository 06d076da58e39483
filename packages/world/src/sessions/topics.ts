import type { Entity } from "@wyldlands/ecs";
import type { TopicName } from "@wyldlands/protocol";
import { ContainedIn, Name, Room, Stack } from "../components/index.ts";
import type { Game } from "../game.ts";
import { plainName } from "../views/names.ts";
import type { TopicOut } from "../turn/turn-output.ts";
import { characterTopics, roomFacts, type RoomFacts, type SetTopic } from "./character-topics.ts";
import { editorTopic } from "./drafts.ts";
import { DIALOGUES } from "./dialogues/index.ts";
import type { Session } from "./session.ts";

/** A crowd is looked at again after so many milliseconds of world time, however often somebody comes or goes. */
const CROWD_MS = 1_000;

/**
 * The state topics of all sessions: notes whose may have changed during a turn, and makes them up at its end. What is the
 * same for everyone in a room is made once, and only while somebody with a client stands there.
 */
export class StateTopics {
  readonly #game: Game;
  readonly #sessions = new Set<Session>();
  /** Rooms where somebody or something came, went or became another. */
  readonly #rooms = new Set<Entity>();
  readonly #facts = new Map<Entity, RoomFacts & { at: number }>();
  readonly #asked = new Set<Session>();

  constructor(game: Game) {
    this.#game = game;
    const { world } = game;
    world.onMove(ContainedIn, (entity, from, to) => {
      this.#touch(entity);
      this.#touch(from);
      this.#touch(to);
    });
    world.onChange(Stack, (entity) => this.#touch(entity.target(ContainedIn)));
    world.onChange(Name, (entity) => {
      this.#touch(entity);
      this.#touch(entity.target(ContainedIn));
    });
  }

  /** The session's topics may have changed. */
  refresh(session: Session): void {
    this.#sessions.add(session);
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
    this.#sessions.add(session);
  }

  /** What the topics became: only what a client does not have yet. */
  take(): TopicOut[] {
    const outs: TopicOut[] = [];
    this.#spread();
    for (const session of this.#sessions) {
      if (!session.channel) continue;
      const set = (topic: TopicName, json: string | undefined): void => {
        if (json !== undefined) outs.push({ session, topic, json });
      };
      this.#ofSession(session, set);
    }
    this.#sessions.clear();
    this.#asked.clear();
    return outs;
  }

  #ofSession(session: Session, set: SetTopic): void {
    const open = session.stack.at(-1);
    const dialogue = open && DIALOGUES.get(open.name);
    set("session", session.setTopic("session", { id: session.id, clientNo: session.clientNo }));
    set("echo", session.setTopic("echo", { on: dialogue?.secret !== true }));
    const { display } = session.preferences;
    if (session.hasTopic("display") || Object.keys(display).length > 0)
      set("display", session.setTopic("display", display));
    const editor = editorTopic(this.#game, session);
    if (editor || session.hasTopic("editor")) set("editor", session.setTopic("editor", editor));
    characterTopics(this.#game, session, (room) => this.#factsOf(room), set);
    if (this.#asked.has(session) && session.character)
      set(
        "who",
        session.setTopic("who", { players: this.#game.players.characters().map((one) => plainName(one)) }),
      );
    set("prompt", session.setTopic("prompt", { text: dialogue?.prompt ?? (session.character ? "> " : "") }));
  }

  #touch(entity: Entity | undefined): void {
    if (!entity) return;
    const session = this.#game.players.sessionOf(entity);
    if (session) this.#sessions.add(session);
    else if (entity.alive && entity.has(Room)) this.#rooms.add(entity);
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
        if (session?.channel) this.#sessions.add(session);
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
