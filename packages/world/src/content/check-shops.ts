import type { Draft } from "./draft.ts";
import { resolve } from "./draft.ts";
import type { Findings } from "./findings.ts";
import type { AuthoredNpc } from "./schemas.ts";

/**
 * Checks what shops ask: each ware has a price or a worth, and no price is below the worth, or one could sell elsewhere what
 * one bought and gain by it. Findings: bad-price.
 */
export function checkShops({ npcs, items }: Draft, findings: Findings): void {
  for (const npc of npcs.authored.values()) {
    const { shop } = npc.value as AuthoredNpc & {
      shop?: { sells: readonly { item: string; price?: number }[] };
    };
    for (const [index, { item, price }] of (shop?.sells ?? []).entries()) {
      const ware = items.authored.get(resolve(item, npc.area));
      if (!ware) continue;
      const { worth = 0, fixed } = ware.value as { worth?: number; fixed?: string };
      const add = (message: string): void =>
        findings.add(
          npc.source.file,
          npc.source.lineOf([...npc.path, "shop", "sells", index]),
          "bad-price",
          message,
        );
      if (fixed !== undefined) add(`Nobody could carry '${item}' away: it is fixed.`);
      else if (price === undefined && worth === 0)
        add(`'${item}' has no worth. Write 'worth: 5' at the item, or '{ item: ${item}, price: 5 }' here.`);
      else if (price !== undefined && price < worth)
        add(`'${item}' is worth ${worth}. Ask as much or more, or leave 'price' out.`);
    }
  }
}
