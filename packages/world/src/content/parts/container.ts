import { z } from "zod";
import { Closure, Container, Lock, Outfit } from "../../components/index.ts";
import { ITEM_KINDS, SIZES } from "../../rules/words.ts";
import { definePart } from "./part.ts";

const ref = z.string().trim().min(1);
const isKind = (word: string): boolean => (ITEM_KINDS as readonly string[]).includes(word);

/** What goes into it, and whether it can be shut. */
export const container = definePart({
  shape: {
    /** It holds other things. */
    container: z
      .strictObject({
        /** Most that it holds, in grams. */
        grams: z.int().min(1),
        /** The largest size that goes in. */
        size: z.enum(SIZES).default("small"),
        /** It takes nothing but these: items, or kinds such as `key`. */
        only: z.array(ref).min(1).optional(),
        /** It has a lid: `open` or `closed` when it is made. */
        lid: z.enum(["open", "closed"]).optional(),
        /** What lies in it when it is made: slugs, or `{ item, count }`. */
        holds: z
          .array(
            z.preprocess(
              (written) => (typeof written === "string" ? { item: written } : written),
              z.strictObject({
                /** What it is. */
                item: ref,
                /** How many. */
                count: z.int().min(1).default(1),
              }),
            ),
          )
          .default([]),
      })
      .optional(),
    /** The lid has a lock, and is locked when it is made. */
    lock: z
      .strictObject({
        /** Items that open it. */
        keys: z.array(ref).default([]),
        /** How hard it is to pick, 1 to 100; without it, nobody can. */
        pick: z.int().min(1).max(100).optional(),
        /** `false`: it stands unlocked at first. */
        locked: z.boolean().default(true),
      })
      .optional(),
  },
  references: ({ container: box, lock }) => [
    ...(box?.only ?? []).flatMap((one, index) =>
      isKind(one) ? [] : [{ kind: "item" as const, ref: one, path: ["container", "only", index] }],
    ),
    ...(box?.holds ?? []).map(({ item }, index) => ({
      kind: "item" as const,
      ref: item,
      path: ["container", "holds", index],
    })),
    ...(lock?.keys ?? []).map((key, index) => ({
      kind: "item" as const,
      ref: key,
      path: ["lock", "keys", index],
    })),
  ],
  build({ container: box, lock }, resolve) {
    const inits = [];
    if (box) {
      const { grams, size, only, holds } = box;
      // A kind is one word of a closed list; everything else is an item.
      const takes = only?.map((one) => (isKind(one) ? one : resolve(one)));
      inits.push(Container(takes ? { grams, size, only: takes } : { grams, size }));
      if (holds.length > 0)
        inits.push(Outfit(holds.map(({ item, count }) => ({ item: resolve(item), count }))));
    }
    if (box?.lid !== undefined || lock)
      inits.push(Closure({ open: box?.lid === "open" && !lock?.locked, locked: lock?.locked ?? false }));
    if (lock) {
      const keys = lock.keys.map(resolve);
      inits.push(Lock(lock.pick === undefined ? { keys } : { keys, pick: lock.pick }));
    }
    return inits;
  },
});
