import type { Slot } from "../rules/words.ts";
import type { Authored, Draft } from "./draft.ts";
import type { Findings } from "./findings.ts";
import type { AuthoredItem } from "./schemas.ts";

type Code = "bad-layer" | "worn-stack" | "dead-lock" | "unknown-reference";

/** Checks what a thing is against what bodies and hands can do with it. Findings: bad-layer, worn-stack, dead-lock,
 * and unknown-reference for a station that no thing is. */
export function checkThings({ items, rules }: Draft, findings: Findings): void {
  const stations = new Set([...items.authored.values()].map((item) => partsOf(item).station));
  for (const item of items.authored.values()) {
    const add = (key: string, code: Code, message: string): void =>
      findings.add(item.source.file, item.source.lineOf([...item.path, key]), code, message);
    const { wear, weapon, stack, lock, container, durability } = partsOf(item);
    if (stack && (wear || weapon?.range === false))
      add(
        wear ? "wear" : "weapon",
        "worn-stack",
        "Nobody wears or wields one of a heap. Take out 'stack', or this.",
      );
    for (const slot of wear?.slots ?? []) {
      const layers = rules.slots[slot]?.layers ?? 1;
      if (wear && wear.layer > layers)
        add(
          "wear",
          "bad-layer",
          `On the ${slot} there are ${layers} layers, by rules/slots.yaml. Write 'layer: ${layers}'.`,
        );
    }
    const mended = durability?.station;
    if (mended !== undefined && !stations.has(mended))
      add("durability", "unknown-reference", `No thing is a ${mended}. Write 'station: ${mended}' at one.`);
    if (lock && container?.lid === undefined)
      add("lock", "dead-lock", "There is no lid to lock. Write 'container: { grams: 5000, lid: closed }'.");
  }
}

/** Parts type their own entries; the item's type knows only that there are some. */
function partsOf(item: Authored<AuthoredItem>) {
  return item.value as AuthoredItem & {
    wear?: { slots: readonly Slot[]; layer: number };
    weapon?: { range: boolean };
    durability?: { station?: string };
    station?: string;
    lock?: object;
    container?: { lid?: string };
  };
}
