import { BuildFault } from "../../building/fault.ts";
import { meant, nameOf, reference, resolved } from "../../building/site.ts";
import { areaOf } from "../../building/slugs.ts";
import { setKey } from "./keys.ts";
import { defineVerb, isNone, misused } from "./verb.ts";

const USAGE =
  "What of whose shop? SHOP WEN SELLS ROPE PRICE 12 MOST 3 RESTOCK 600, SHOP WEN SELLS ROPE NONE, SHOP WEN BUYS weapon, armour, SHOP WEN HOURS DAWN NIGHT, SHOP WEN REMOVE.";
const FIGURES = ["price", "most", "restock"];

/** What an npc trades in. */
export const shop = defineVerb({
  name: "shop",
  forms: [
    "shop <npc:word> sells <item:text>",
    "shop <npc:word> buys <kinds:text>",
    "shop <npc:word> hours <from:word> <to:word>",
    "shop <npc:word> till <coins:number>",
    "shop <npc:word> remove",
  ],
  usage: USAGE,
  when: /^\S+\s+(?:sells|buys|hours|till|share|mends|remove)\b/i,
  help: "Makes an npc a shopkeeper, and says what it trades in: shop wen sells rope price 12 most 3 restock 600 (none takes it out), shop wen buys weapon, armour, shop wen hours dawn night, shop wen till 200, shop wen remove.",
  work({ shop: bench, site, words }) {
    const [who = "", verb = "", ...rest] = words;
    const what = verb.toLowerCase();
    if (who === "" || what === "") throw misused(USAGE);
    const id = meant(bench, site, "npc", who);
    const name = nameOf(bench, "npc", id);
    if (what === "remove") {
      if (!bench.unset("npc", id, ["shop"])) throw new BuildFault(`${name} keeps no shop.`);
      return { words: `Closed the shop of ${name}` };
    }
    if (what === "hours") {
      if (isNone(rest[0] ?? "")) return setAway(bench, id, name, "hours");
      const [from = "", to = ""] = rest.filter((word) => word.toLowerCase() !== "to").map(asHour);
      bench.set("npc", id, ["shop", "hours"], { from, to });
      return { words: `The shop of ${name} is open from ${from} to ${to}` };
    }
    if (what !== "sells") return setKey(bench, "npc", id, `shop.${what}`, rest.join(" "));
    const wares = bench.read("npc", id, ["shop", "sells"]);
    const list = Array.isArray(wares) ? (wares as unknown[]) : [];
    const ware = meant(bench, site, "item", rest[0] ?? "");
    const wareName = nameOf(bench, "item", ware);
    const others = list.filter((one) => resolved(areaOf(id), itemIn(one)) !== ware);
    if (isNone(rest[1] ?? "")) {
      if (others.length === list.length) throw new BuildFault(`${name} sells no ${wareName}.`);
      bench.set("npc", id, ["shop", "sells"], others);
      return { words: `${name} sells ${wareName} no more` };
    }
    const figures: Record<string, number> = {};
    for (let at = 1; at < rest.length; at += 2) {
      const key = rest[at]?.toLowerCase() ?? "";
      const figure = Number(rest[at + 1]);
      if (!FIGURES.includes(key) || !Number.isFinite(figure))
        throw new BuildFault(`'${rest.slice(at, at + 2).join(" ")}' says nothing of a ware.`, USAGE);
      figures[key] = figure;
    }
    const item = reference(areaOf(id), ware);
    const { price } = figures;
    if (price === undefined && bench.read("item", ware, ["worth"]) === undefined)
      throw new BuildFault(
        `${wareName} has neither a worth nor a price.`,
        `SHOP ${who.toUpperCase()} SELLS ${item.toUpperCase()} PRICE 12.`,
      );
    bench.set(
      "npc",
      id,
      ["shop", "sells"],
      [...others, Object.keys(figures).length === 0 ? item : { item, ...figures }],
    );
    return { words: `${name} sells ${wareName} (${ware})${price === undefined ? "" : ` for ${price}`}` };
  },
});

function setAway(bench: Parameters<typeof nameOf>[0], id: string, name: string, key: string) {
  bench.unset("npc", id, ["shop", key]);
  return { words: `The shop of ${name} is open at all hours` };
}

function asHour(word: string): string | number {
  return /^\d+$/.test(word) ? Number(word) : word.toLowerCase();
}

function itemIn(ware: unknown): string {
  if (typeof ware === "string") return ware;
  const { item } = (ware ?? {}) as { item?: unknown };
  return typeof item === "string" ? item : "";
}
