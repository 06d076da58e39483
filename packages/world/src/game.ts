import { createWorld, type Entity, type Prototype, type World } from "@wyldlands/ecs";
import type { Logger } from "pino";
import { authored, type Authored } from "./authored.ts";
import {
  COMPONENTS,
  ContainedIn,
  Decays,
  Door,
  Errand,
  Filed,
  Home,
  Portable,
  RELATIONS,
  Room,
  Character,
  SpawnPoints,
  Stack,
} from "./components/index.ts";
import type { Content } from "./content/types.ts";
import { Journal } from "./economy/journal.ts";
import { pluralise } from "./content/prose.ts";
import type { DeedContext } from "./deeds/deed.ts";
import { EventBus } from "./events/event-bus.ts";
import { AuthoredIds, newId } from "./ids.ts";
import { PendingWrites } from "./persistence/pending.ts";
import type { EntityKind } from "./persistence/port.ts";
import { Memories, type MemoryLimits } from "./memory/memories.ts";
import { Directory } from "./society/directory.ts";
import { Sanctions } from "./society/sanctions.ts";
import { outfit } from "./items/dress.ts";
import { Players } from "./players.ts";
import type { QuestBook } from "./quests/book.ts";
import type { Clock } from "./turn/clock.ts";
import type { Rng } from "./turn/rng.ts";
import type { Skies } from "./time/weather.ts";
import { Scheduler } from "./turn/scheduler.ts";
import { TurnOutput } from "./turn/turn-output.ts";
import type { Rules } from "./rules/schemas.ts";
import { isBeing } from "./views/names.ts";
import { roomView } from "./views/room-view.ts";
import { seen } from "./views/sight.ts";

export interface GameOptions {
  content: Content;
  /** What was made of the same rules before. */
  made?: Pick<Authored, "minds" | "voice">;
  clock: Clock;
  rng: Rng;
  /** The world's own, the same for all its life: weather comes of it. */
  seed: string;
  log: Logger;
  /** Beyond so many entities nothing new is brought forth. */
  maxEntities: number;
  onRefusedSpawn?: () => void;
  /** Where changes of what is no entity wait for the next commit. */
  writes?: PendingWrites;
  /** `ai.memory` of the configuration. */
  memory?: Partial<MemoryLimits>;
  /** Wall time, Unix milliseconds: for what is of people, not of the world. Without it that time stands still. */
  wall?: () => number;
  /** Throws on writes that bypass `edit`; on in tests. */
  dev?: boolean;
}

/** Everything that is the game, and nothing of sockets, disk or process. Deeds reach the world through it. */
export class Game {
  readonly world: World;
  readonly clock: Clock;
  readonly rng: Rng;
  readonly seed: string;
  readonly log: Logger;
  readonly events = new EventBus();
  readonly players = new Players();
  readonly output = new TurnOutput();
  /** Ids of rooms and records by their names. */
  readonly ids = new AuthoredIds();
  readonly due: Scheduler;
  readonly journal: Journal;
  readonly directory: Directory;
  readonly sanctions: Sanctions;
  readonly memory: Memories;
  /** Wall time, Unix milliseconds: for letters, boards, sanctions. What is of the world uses `clock`. */
  readonly wall: () => number;
  readonly writes: PendingWrites;
  /** What authors have written. Ask anew each time: it is replaced while the world runs. See `goBy`. */
  authored: Authored;
  readonly #maxEntities: number;
  readonly #onRefusedSpawn: () => void;

  constructor(options: GameOptions) {
    this.authored = authored(options.content, undefined, options.made);
    this.clock = options.clock;
    this.rng = options.rng;
    this.seed = options.seed;
    this.log = options.log;
    this.#maxEntities = options.maxEntities;
    this.#onRefusedSpawn = options.onRefusedSpawn ?? ((): void => {});
    this.world = createWorld({
      components: COMPONENTS,
      relations: RELATIONS,
      containment: ContainedIn,
      newId,
      dev: options.dev ?? false,
      kindOf,
    });
    this.due = new Scheduler(this.world, this.clock);
    this.wall = options.wall ?? ((): number => 0);
    this.writes = options.writes ?? new PendingWrites();
    this.journal = new Journal(this);
    this.directory = new Directory(this.writes);
    this.memory = new Memories(options.memory);
    this.sanctions = new Sanctions(this.writes, this.wall);
  }

  get content(): Content {
    return this.authored.content;
  }

  get prototypes(): ReadonlyMap<string, Prototype> {
    return this.authored.prototypes;
  }

  get rules(): Rules {
    return this.authored.rules;
  }

  get quests(): QuestBook {
    return this.authored.quests;
  }

  get takenWords(): ReadonlySet<string> {
    return this.authored.takenWords;
  }

  get skies(): Skies {
    return this.authored.skies;
  }

  /** From now on the world goes by that. What there is already follows by `takeContent` alone. */
  goBy(next: Authored): void {
    this.authored = next;
  }

  /**
   * What the viewer sees standing or lying in a room, itself left out: a character whose player has left is no longer there,
   * and what is hidden or in the dark is not seen. Without a viewer: what is in plain sight where there is light.
   */
  company(room: Entity, viewer?: Entity): Entity[] {
    const there = room
      .sources(ContainedIn)
      .filter((one) => one !== viewer && (!one.has(Character) || this.players.sessionOf(one) !== undefined));
    return [...seen(this, viewer, there, room)];
  }

  /** Everyone else in the same room. */
  witnesses(being: Entity): Entity[] {
    return this.placeOf(being)
      .sources(ContainedIn)
      .filter((one) => one !== being);
  }

  /** The room or door that content calls so, if it is there. */
  room(slug: string): Entity | undefined {
    return this.world.byId(this.ids.of(slug));
  }

  /** The room where newcomers begin. */
  get startRoom(): Entity {
    const room = this.room(this.content.world.start);
    if (!room) throw new Error(`the start room ${this.content.world.start} is not in the world`);
    return room;
  }

  /** Where a thing or being is; what is nowhere belongs to the lost and found. */
  placeOf(entity: Entity): Entity {
    return entity.target(ContainedIn) ?? this.room(this.content.world.lostAndFound) ?? this.startRoom;
  }

  isFixed(thing: Entity): boolean {
    return thing.get(Portable)?.fixed !== undefined;
  }

  /** Whether nothing new can be brought forth; counted and logged, since somebody goes without. */
  isFull(): boolean {
    if (this.world.size < this.#maxEntities) return false;
    this.#onRefusedSpawn();
    this.log.warn(
      { entities: this.world.size },
      "the world is full (server.max_entities): a spawn was refused",
    );
    return true;
  }

  prototype(id: string): Prototype {
    const prototype = this.prototypes.get(id);
    if (!prototype) throw new Error(`content has no ${id}`);
    return prototype;
  }

  /** Makes a thing or being of a prototype; `count` for stacks. */
  spawnThing(prototypeId: string, count: number, place: Entity): Entity {
    const prototype = this.prototype(prototypeId);
    const inits = prototype.values.has(Stack) && count !== 1 ? [Stack({ count })] : [];
    const made = this.world.spawn(inits, { prototype, in: place });
    const decays = made.get(Decays);
    if (decays) this.due.schedule(made, decays.seconds * 1_000, "decay", {});
    return made;
  }

  /** One more of what a room's spawn point makes, entered there as alive. */
  spawnFromPoint(room: Entity, prototypeId: string): Entity {
    const point = room.edit(SpawnPoints)[prototypeId];
    const made = this.spawnThing(prototypeId, point?.size ?? 1, room);
    point?.alive.push(made.id);
    if (isBeing(made)) made.add(Home({ room: room.id }));
    const npc = this.content.npcs.get(prototypeId);
    outfit(this, made);
    if (npc?.purse !== undefined) this.spawnThing(this.content.world.coin, npc.purse, made);
    return made;
  }

  /** So many coins in words; `at`: as they are called in the area where that is. */
  coinName(count: number, at?: Entity): string {
    const area = at && this.content.areas.get(this.placeOf(at).get(Room)?.area ?? "");
    if (area?.currency) return `<coin>${pluralise(area.currency.name, area.currency.plural, count)}</coin>`;
    const coin = this.content.items.get(this.content.world.coin);
    return `<coin>${coin ? pluralise(coin.name, coin.plural, count) : count}</coin>`;
  }

  firstErrand(): { ask: string } | undefined {
    return this.prototypes.get(this.content.world.firstErrand)?.values.get(Errand) as
      | { ask: string }
      | undefined;
  }

  showRoom(viewer: Entity, show: DeedContext["show"]): void {
    show([viewer], "{view}", { view: { markup: roomView(this, viewer, this.placeOf(viewer), true) } });
  }
}

function kindOf(entity: Entity): EntityKind {
  if (entity.has(Filed)) return "record";
  if (entity.has(Room)) return "room";
  if (entity.has(Character)) return "character";
  return entity.has(Portable) || entity.has(Door) ? "item" : "npc";
}
