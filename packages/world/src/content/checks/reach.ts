import { buildDoors, sideKey } from "../doors.ts";
import { resolve, type Authored, type Draft } from "../draft.ts";
import { ITEM_PARTS, NPC_PARTS } from "../parts/index.ts";
import { referencesOf } from "../parts/part.ts";
import type { AuthoredItem, AuthoredRoom } from "../schemas.ts";
import type { DoorPrototype } from "../types.ts";

export interface Reach {
  readonly rooms: ReadonlySet<string>;
  readonly npcs: ReadonlySet<string>;
  readonly items: ReadonlySet<string>;
  /** Kinds of places to make things at. */
  readonly stations: ReadonlySet<string>;
  /** Where one can go from a room, by what one can come by. */
  waysFrom(room: string): string[];
}

/**
 * What can be come to and come by from these rooms. One walks every exit, hidden ones too, and climbs, swims and flies; a locked
 * door is passed by whoever can come by its key or pick it; one enters what lies there, and the room that one rents. Things come
 * from rooms, boxes that can be opened, npcs, recipes that can be made, quests of givers one can meet, callings, and from what is
 * left of other things. Rooms and things are found together, round by round, until a round finds nothing.
 */
export function reachFrom(starts: Iterable<string>, draft: Draft): Reach {
  const walk = new Walk(draft, starts);
  while (walk.round());
  return walk;
}

interface ItemParts {
  enter?: { room: string; portal: boolean };
  container?: { holds: { item: string }[] };
  lock?: { keys: string[]; pick?: number; locked: boolean };
  station?: string;
}

export function partsOfItem(item: Authored<AuthoredItem> | undefined): ItemParts {
  return (item?.value ?? {}) as ItemParts;
}

interface Step {
  give?: { item: string };
  spawn?: { what: string };
  move?: { to: string };
  open?: string;
  unlock?: string;
}

/** Everything that an entry's reactions may do. */
export function stepsOf(entry: object): Step[] {
  const { reacts = [] } = entry as { reacts?: { do: Step[] }[] };
  return reacts.flatMap((reaction) => reaction.do);
}

class Walk implements Reach {
  readonly rooms: Set<string>;
  readonly npcs = new Set<string>();
  readonly items = new Set<string>();
  readonly stations = new Set<string>();
  readonly #draft: Draft;
  readonly #doors: ReturnType<typeof buildDoors>;
  /** By the room inside it: the rooms where the boat lies that leads there and back. */
  readonly #landings = new Map<string, string[]>();

  constructor(draft: Draft, starts: Iterable<string>) {
    this.#draft = draft;
    this.rooms = new Set(starts);
    this.#doors = buildDoors(draft.rooms.authored);
    if (draft.world) this.items.add(resolve(draft.world.value.coin, ""));
    for (const room of draft.rooms.authored.values())
      for (const { room: inside, portal } of this.#boats(room))
        if (!portal) this.#landings.set(inside, [...(this.#landings.get(inside) ?? []), room.id]);
  }

  /** Whether it found more. */
  round(): boolean {
    const before = this.#size();
    for (const id of this.rooms) {
      for (const to of this.waysFrom(id)) this.rooms.add(to);
      const room = this.#draft.rooms.authored.get(id);
      for (const { item } of room?.value.things ?? []) this.items.add(resolve(item, room?.area ?? ""));
      for (const npc of room?.value.npcs ?? []) this.npcs.add(resolve(npc, room?.area ?? ""));
      if (room) this.#fromReactions(room);
    }
    this.#quests();
    this.#fromNpcs();
    this.#fromItems();
    this.#made();
    return this.#size() > before;
  }

  waysFrom(id: string): string[] {
    const room = this.#draft.rooms.authored.get(id);
    if (!room) return [];
    const opened = new Set(stepsOf(room.value).flatMap(({ open, unlock }) => [open, unlock]));
    const ways = Object.entries(room.value.exits)
      .filter(
        ([direction]) =>
          opened.has(direction) || this.#passable(this.#doors.bySide.get(sideKey(id, direction))),
      )
      .map(([, exit]) => resolve(exit.to, room.area));
    ways.push(...this.#sentFrom(room));
    const { lodging } = room.value as { lodging?: { room: string } };
    if (lodging) ways.push(resolve(lodging.room, room.area));
    return [...ways, ...this.#boats(room).map((boat) => boat.room), ...(this.#landings.get(id) ?? [])];
  }

  /** Rooms to which the room, or who or what is in it, sends one. */
  #sentFrom({ value, area }: Authored<AuthoredRoom>): string[] {
    const { npcs, items } = this.#draft;
    const there = [
      ...value.npcs.map((ref) => npcs.authored.get(resolve(ref, area))),
      ...value.things.map(({ item }) => items.authored.get(resolve(item, area))),
    ];
    return [{ value, area }, ...there].flatMap((one) =>
      one ? stepsOf(one.value).flatMap(({ move }) => (move ? [resolve(move.to, one.area)] : [])) : [],
    );
  }

  #size(): number {
    return this.rooms.size + this.npcs.size + this.items.size + this.stations.size;
  }

  #passable(door: string | undefined): boolean {
    const { locked, keys, pick }: Partial<DoorPrototype> = this.#doors.byId.get(door ?? "") ?? {};
    return !locked || pick !== undefined || (keys ?? []).some((key) => this.items.has(key));
  }

  #boats({ value, area }: Authored<AuthoredRoom>): { room: string; portal: boolean }[] {
    return value.things.flatMap((thing) => {
      const item = this.#draft.items.authored.get(resolve(thing.item, area));
      const { enter } = partsOfItem(item);
      return item && enter ? [{ room: resolve(enter.room, item.area), portal: enter.portal }] : [];
    });
  }

  #fromNpcs(): void {
    for (const id of this.npcs) {
      const npc = this.#draft.npcs.authored.get(id);
      if (!npc) continue;
      for (const { kind, ref, asked } of referencesOf(NPC_PARTS, npc.value))
        if (kind === "item" && !asked) this.items.add(resolve(ref, npc.area));
      this.#fromReactions(npc);
    }
  }

  #fromItems(): void {
    for (const id of this.items) {
      const item = this.#draft.items.authored.get(id);
      if (!item) continue;
      const { lock, station } = partsOfItem(item);
      this.#fromReactions(item);
      if (station !== undefined) this.stations.add(station);
      const shut =
        lock?.locked === true &&
        lock.pick === undefined &&
        !lock.keys.some((key) => this.items.has(resolve(key, item.area)));
      for (const { kind, ref, path } of referencesOf(ITEM_PARTS, item.value))
        if (kind === "item" && (path[1] === "leaves" || (path[1] === "holds" && !shut)))
          this.items.add(resolve(ref, item.area));
    }
  }

  /** What reactions of what can be come to give, bring forth, open, and where they send one. */
  #fromReactions({ value, area }: Authored<object>): void {
    for (const step of stepsOf(value)) {
      const { give, spawn, move } = step;
      if (give) this.items.add(resolve(give.item, area));
      if (move) this.rooms.add(resolve(move.to, area));
      const what = spawn && resolve(spawn.what, area);
      if (what !== undefined) (this.#draft.npcs.ids.has(what) ? this.npcs : this.items).add(what);
    }
  }

  #made(): void {
    const { recipes, callings } = this.#draft.rules;
    for (const { kit } of Object.values(callings)) for (const item of kit) this.items.add(item);
    for (const { needs, tool, station, makes } of Object.values(recipes)) {
      const wanted = [...Object.keys(needs), ...(tool === undefined ? [] : [tool])];
      if (station !== undefined && !this.stations.has(station)) continue;
      if (wanted.every((item) => this.items.has(item))) this.items.add(makes);
    }
  }

  #quests(): void {
    for (const { value, area } of this.#draft.quests.authored.values()) {
      if (!this.npcs.has(resolve(value.giver, area))) continue;
      const options = value.steps.flatMap((step) => Object.values(step.choose ?? {}));
      const rewards = [value.rewards, ...options.map((option) => option.rewards)];
      const lots = [...value.gives, ...rewards.flatMap(({ things, choose }) => [...things, ...choose])];
      for (const { item } of lots) this.items.add(resolve(item, area));
      for (const step of [...value.steps, ...options])
        for (const aim of step.objectives)
          if (aim.kind === "escort") this.npcs.add(resolve((aim as unknown as { npc: string }).npc, area));
    }
  }
}
