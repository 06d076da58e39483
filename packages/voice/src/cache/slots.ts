import { hourInWords } from "../grammar/answers/self.ts";
import { daytimeOf } from "../grammar/reply.ts";
import type { Understood } from "../grammar/understand.ts";
import type { Scene } from "../scene.ts";

/** Parts of the day with which people greet. */
const GREETED = new Set(["morning", "afternoon", "evening", "day", "night"]);

/** Words that are filled in anew each time: `{player}`, `{price}` of the ware that was asked for, `{hour}`, `{part}` of the day or `{daytime}` in a greeting. */
export function withSlots(text: string, scene: Scene, { slots }: Understood): string {
  let slotted = text.replace(/[{}]/g, "");
  const ware = scene.facts.wares.find(({ name }) => name === slots.ware);
  if (ware) slotted = replaceWords(slotted, sayings(ware), "{price}");
  if (/^\p{Lu}\p{L}/u.test(scene.speaker.name))
    slotted = replaceWords(slotted, [scene.speaker.name], "{player}");
  slotted = replaceWords(slotted, [hourInWords(scene.now.hour)], "{hour}");
  slotted = replaceWords(slotted, [`good ${scene.now.part}`], "good {part}");
  return replaceWords(slotted, [`good ${daytimeOf(scene.now.hour)}`], "good {daytime}");
}

/** The words as they are now. Undefined: a slot has nothing to be filled with. */
export function fillSlots(text: string, scene: Scene, { slots }: Understood): string | undefined {
  const ware = scene.facts.wares.find(({ name }) => name === slots.ware);
  const values: Readonly<Record<string, string | undefined>> = {
    player: scene.speaker.name,
    price: ware?.priced,
    hour: hourInWords(scene.now.hour),
    daytime: daytimeOf(scene.now.hour),
    part: GREETED.has(scene.now.part) ? scene.now.part : undefined,
  };
  let whole = true;
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    whole &&= value !== undefined;
    return value ?? "";
  });
  if (!whole) return undefined;
  // A price or a greeting that begins a sentence.
  return filled.replace(
    /(^|[.!?]\s+)(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

/** A price as people say it: 'three copper pennies', 'three coppers', '3 coins'. The longest first. */
function sayings({ price, priced }: Scene["facts"]["wares"][number]): string[] {
  const [number = ""] = /^[\p{L}\d-]+(?= (?:copper|coin|penn))/u.exec(priced) ?? [];
  const coins = ["copper pennies", "copper penny", "coppers", "copper", "pennies", "penny", "coins", "coin"];
  return [
    priced,
    ...[number, `${price}`]
      .filter((one) => one !== "")
      .flatMap((one) => coins.map((coin) => `${one} ${coin}`)),
  ];
}

function replaceWords(text: string, words: readonly string[], slot: string): string {
  return words.reduce((all, word) => {
    if (word === "") return all;
    const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return all.replace(new RegExp(`(?<![\\p{L}\\p{N}{])${escaped}(?![\\p{L}\\p{N}}])`, "giu"), slot);
  }, text);
}
