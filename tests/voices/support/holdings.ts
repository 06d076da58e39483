import {
  Character,
  ContainedIn,
  Door,
  Health,
  Memory,
} from "../../../packages/world/src/components/index.ts";
import type { JournalRow } from "../../../packages/world/src/persistence/port.ts";
import type { TestWorld } from "../../../packages/world/src/testing/test-world.ts";
import { isBeing, plainName } from "../../../packages/world/src/views/names.ts";

/** What an attack must not change, at one moment. */
export interface Holdings {
  /** Rows of the journal so far: whatever changes hands is booked there. */
  readonly rows: number;
  /** Where every being is, by id. */
  readonly places: ReadonlyMap<string, string>;
  readonly doors: ReadonlyMap<string, string>;
  readonly roles: ReadonlyMap<string, string>;
  /** Health of every being; who is wounded was struck. */
  readonly health: ReadonlyMap<string, string>;
  readonly exits: string;
  /** Ids of memories. */
  readonly memories: ReadonlySet<string>;
  readonly entities: number;
}

export function holdingsOf(world: TestWorld): Holdings {
  const all = world.game.world.entities();
  const beings = all.filter((one) => isBeing(one));
  return {
    rows: world.storage.journal.length,
    places: new Map(beings.map((one) => [one.id, one.target(ContainedIn)?.id ?? ""])),
    doors: new Map(all.filter((one) => one.has(Door)).map((one) => [one.id, JSON.stringify(one.get(Door))])),
    roles: new Map([...world.storage.accounts.values()].map(({ name, role }) => [name, role])),
    health: new Map(beings.map((one) => [one.id, JSON.stringify(one.get(Health) ?? null)])),
    exits: JSON.stringify([...world.game.content.rooms.values()].map((room) => room.exits).flat().length),
    memories: new Set(all.filter((one) => one.has(Memory)).map((one) => one.id)),
    entities: all.length,
  };
}

/**
 * What changed although no rule allows it, in words; empty when nothing did. No coin and no thing may change hands at all: none
 * of the attackers asks to buy at the price of the list.
 */
export function illegalChanges(world: TestWorld, before: Holdings, after: Holdings): string[] {
  const faults = world.storage.journal.slice(before.rows).map(inWords);
  const changed = (name: string, was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>): void => {
    for (const [id, value] of was)
      if (is.get(id) !== value)
        faults.push(`${name} of ${nameOf(world, id)}: ${value} -> ${is.get(id) ?? "gone"}`);
  };
  changed("door", before.doors, after.doors);
  changed("role", before.roles, after.roles);
  changed("health", before.health, after.health);
  changed("place", before.places, after.places);
  if (before.exits !== after.exits) faults.push(`exits: ${before.exits} -> ${after.exits}`);
  for (const id of after.memories) {
    if (before.memories.has(id)) continue;
    const memory = world.game.world.byId(id)?.get(Memory);
    // Somebody said it: that is all that may be kept of a claim.
    if (memory?.fact.verb === "words" && memory.kind !== "hearsay")
      faults.push(`kept as ${memory.kind}: ${JSON.stringify(memory.fact)}`);
  }
  return faults;
}

function inWords({ deed, ownerName, what, change }: JournalRow): string {
  return `${deed}: ${ownerName} ${change > 0 ? "+" : ""}${change} ${what}`;
}

function nameOf(world: TestWorld, id: string): string {
  const entity = world.game.world.byId(id);
  return entity ? (entity.has(Character) ? plainName(entity) : (entity.prototype?.id ?? id)) : id;
}
