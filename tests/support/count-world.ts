import { openStorage } from "../../packages/world/src/persistence/client.ts";
import type { EntityRow } from "../../packages/world/src/persistence/port.ts";

export interface Count {
  /** Things that are no coins. */
  things: number;
  coins: number;
  /** Things that exist twice or are in no place. */
  doubled: string[];
}

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };

/** Counts every thing and coin in a stopped server's database, in rooms and in the hands of characters. */
export async function countWorld(dataDir: string, url: string | undefined): Promise<Count> {
  const storage = await openStorage({ dataDir, url, log: QUIET });
  try {
    const rows = new Map<string, EntityRow>();
    const doubled: string[] = [];
    const take = (page: readonly EntityRow[]): void => {
      for (const row of page) {
        if (rows.has(row.id)) doubled.push(row.prototypeId ?? row.id);
        rows.set(row.id, row);
      }
    };
    for (let after: string | undefined; ; ) {
      const page = await storage.loadEntities(after, 1_000);
      after = page.at(-1)?.id;
      if (after === undefined) break;
      take(page);
    }
    for (const { characterId } of (await storage.loadLink()).sessions) {
      if (characterId !== null) take(await storage.loadCharacter(characterId));
    }
    let things = 0;
    let coins = 0;
    for (const row of rows.values()) {
      if (row.kind !== "item" || isDoor(row)) continue;
      if (row.containerId === null || !rows.has(row.containerId))
        doubled.push(`${row.prototypeId} is nowhere`);
      if (row.prototypeId?.endsWith(":copper")) coins += stackCount(row);
      else things += 1;
    }
    return { things, coins, doubled };
  } finally {
    await storage.close();
  }
}

/** A door stands between two rooms and lies in none; its id is 'area:room.direction'. */
function isDoor({ prototypeId }: EntityRow): boolean {
  return prototypeId?.includes(".") === true;
}

function stackCount(row: EntityRow): number {
  const data = row.data as { components?: { stack?: { count: number } } } | null;
  return data?.components?.stack?.count ?? 1;
}
