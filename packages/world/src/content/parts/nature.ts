import { z } from "zod";
import { RoomNature } from "../../components/index.ts";
import type { Terrain } from "../terrain.ts";
import { definePart } from "./part.ts";

/** Grounds that have a roof unless their author says otherwise. */
const ROOFED: ReadonlySet<string> = new Set<Terrain>(["inside", "underground"]);

/** What a room is like to be in. */
export const nature = definePart({
  shape: {
    /** It has a roof; without the key, rooms of the terrains `inside` and `underground` have. */
    indoors: z.boolean().optional(),
    /** Its own light, whatever the hour: dark, dim or bright. Without it: bright under a roof, dark underground and under water, by the hour outdoors. */
    light: z.enum(["dark", "dim", "bright"]).optional(),
    /** How much faster one mends here: 2 is twice as fast. */
    rest: z.number().positive().max(10).default(1),
    /** Nobody can attack anybody here. */
    peaceful: z.boolean().default(false),
    /** Players may attack each other here without asking; without it, as the area's or zone's `pvp` says. */
    duels: z.boolean().optional(),
    /** Only players' characters come in. */
    noMobs: z.boolean().default(false),
    /** The most characters that it takes at a time. */
    capacity: z.int().min(1).optional(),
  },
  build(entry) {
    const { indoors, light, rest, peaceful, duels, noMobs, capacity } = entry;
    const { terrain = "inside", pvp = false } = entry as { terrain?: Terrain; pvp?: boolean };
    return [
      RoomNature({
        terrain,
        indoors: indoors ?? ROOFED.has(terrain),
        ...(light !== undefined && { light }),
        rest,
        peaceful,
        duels: duels ?? (pvp && !peaceful),
        noMobs,
        ...(capacity !== undefined && { room: capacity }),
      }),
    ];
  },
});
