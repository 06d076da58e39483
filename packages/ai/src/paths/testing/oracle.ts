import {
  ABILITIES,
  DOOR_EXTRA,
  type DoorState,
  type ExitSpec,
  type RoomSpec,
  type TravellerSpec,
} from "../ways.ts";

/** Who may go where, and what it costs, by the rules read plainly off the specs: no arrays, no bits, no queue. */
export class Oracle {
  readonly #specs: readonly RoomSpec[];
  readonly #doors = new Map<ExitSpec, DoorState>();

  constructor(specs: readonly RoomSpec[]) {
    this.#specs = specs;
  }

  setDoor(room: number, exit: number, state: DoorState): void {
    this.#doors.set(this.#specs[room]!.exits[exit]!, state);
  }

  /** The cost of one exit for a traveller; infinite when it is not to be passed. */
  cost(exit: ExitSpec, { can = [], keys = [], secrets = [] }: TravellerSpec): number {
    const door = this.#doors.get(exit) ?? exit.door ?? "open";
    const barred = door === "barred";
    const handless = (door === "closed" || door === "locked") && !can.includes("doors");
    const keyless = door === "locked" && !(exit.keys ?? []).some((key) => keys.includes(key));
    const unable = (exit.needs ?? []).some((need) => !can.includes(need));
    const ignorant = exit.secret !== undefined && !secrets.includes(exit.secret);
    if (barred || handless || keyless || unable || ignorant) return Number.POSITIVE_INFINITY;
    return (exit.cost ?? 1) + DOOR_EXTRA[door];
  }

  /** The cost of the cheapest way from a room to each, by Bellman and Ford. */
  costs(from: string, traveller: TravellerSpec): Map<string, number> {
    const costs = new Map(this.#specs.map(({ id }) => [id, Number.POSITIVE_INFINITY]));
    costs.set(from, 0);
    for (let changed = true; changed; ) {
      changed = false;
      for (const { id, exits } of this.#specs)
        for (const exit of exits) {
          const through = costs.get(id)! + this.cost(exit, traveller);
          if (through >= costs.get(exit.to)!) continue;
          costs.set(exit.to, through);
          changed = true;
        }
    }
    return costs;
  }

  /** The cost of a way told by exits' names; infinite when it leads elsewhere or cannot be gone. */
  walk(from: string, steps: readonly { name: string; to: string }[], traveller: TravellerSpec): number {
    let at = from;
    let sum = 0;
    for (const { name, to } of steps) {
      const room = this.#specs.find(({ id }) => id === at);
      const exit = room?.exits.find((exit) => exit.name === name && exit.to === to);
      if (exit === undefined) return Number.POSITIVE_INFINITY;
      sum += this.cost(exit, traveller);
      at = to;
    }
    return sum;
  }
}

/** Somebody with some of all abilities, keys and secrets that a tangle asks for. */
export function somebody(roll: (below: number) => number): TravellerSpec {
  const some = <T>(list: readonly T[]): T[] => list.filter(() => roll(2) === 0);
  return {
    can: some(Object.keys(ABILITIES) as (keyof typeof ABILITIES)[]),
    keys: some(["k0", "k1", "k2"]),
    secrets: some(["s0", "s1", "s2"]),
  };
}
