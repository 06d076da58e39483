import { cp, mkdir, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import type { KnownRules } from "./convert-context.ts";
import { yamlFile, type Entry } from "./yaml-out.ts";

/** Rules of the shipped game that speak of nothing but rules. */
const WHOLE =
  "calendar channels climates combat effects folk levels names post skills slots socials society".split(" ");

/** What old vessels hold besides what the shipped game pours. */
const LIQUIDS: Readonly<Record<string, readonly [name: string, about: string, effect?: string]>> = {
  beer: ["beer", "Brown, with a head that lasts as long as the first sentence.", "tipsy"],
  wine: ["wine", "Red, and a little sharp.", "tipsy"],
  ale: ["ale", "Pale and bitter.", "tipsy"],
  "dark-ale": ["dark ale", "Nearly black, nearly a meal.", "tipsy"],
  whisky: ["whisky", "Smoke in a glass.", "tipsy"],
  lemonade: ["lemonade", "Sour first, sweet after."],
  firebreather: ["firebreather", "It is drunk quickly, on purpose.", "tipsy"],
  "local-speciality": ["the local speciality", "Nobody says what is in it.", "tipsy"],
  "slime-juice": ["slime juice", "Green. It moves over when poured."],
  milk: ["milk", "Still warm."],
  tea: ["tea", "Strong, and a long time in the pot."],
  coffee: ["coffee", "Black as a cellar."],
  blood: ["blood", "Whose, it does not say."],
  "salt-water": ["salt water", "No use to anybody thirsty.", "poisoned"],
  "clear-water": ["clear water", "One can read through it."],
  coke: ["cola", "Brown, sweet, full of small needles."],
};

/** Whether the folder is a game already, to which areas are added. */
export async function isGame(folder: string): Promise<boolean> {
  return (await stat(join(folder, "world.yaml")).catch(() => undefined)) !== undefined;
}

/** Writes what every game has to have besides its areas, taking the rules and help from the shipped one. */
export async function writeGame(folder: string, shipped: string, name: string): Promise<void> {
  for (const inside of ["rules", "screens", "areas", "help"])
    await mkdir(join(folder, inside), { recursive: true });
  for (const rule of WHOLE) {
    const file = `${rule}.yaml`;
    const from = join(shipped, "rules", file);
    if (await stat(from).catch(() => undefined)) await cp(from, join(folder, "rules", file));
  }
  const callings = await readYaml(join(shipped, "rules", "callings.yaml"));
  const bare = Object.entries(callings).map(([slug, calling]) => {
    const { kit: _kit, ...rest } = calling as Entry;
    return [slug, rest] as const;
  });
  if (bare.length > 0)
    await writeFile(
      join(folder, "rules", "callings.yaml"),
      yamlFile(
        "What one does for a living. Give each a kit of this world's things.",
        Object.fromEntries(bare),
      ),
    );
  const effects = await readYaml(join(folder, "rules", "effects.yaml"));
  const poured = Object.entries(LIQUIDS).map(([slug, [liquid, about, effect]]) => [
    slug,
    { name: liquid, about, effects: effect !== undefined && effect in effects ? [effect] : undefined },
  ]);
  const liquids = {
    ...(await readYaml(join(shipped, "rules", "liquids.yaml"))),
    ...Object.fromEntries(poured),
  } as Entry;
  await writeFile(join(folder, "rules", "liquids.yaml"), yamlFile("What vessels hold.", liquids));
  const help = await readdir(join(shipped, "help")).catch(() => []);
  if (help.length > 0) await cp(join(shipped, "help"), join(folder, "help"), { recursive: true });
  const world = {
    name,
    start: "arrivals:hall",
    coin: "arrivals:coin",
    firstErrand: "arrivals:porter",
    lostAndFound: "arrivals:porters-room",
  };
  await writeFile(
    join(folder, "world.yaml"),
    yamlFile("The game itself, as the import left it.", world, false),
  );
  const greeting = `${name}\n\nTo play at once, type guest.\nTo make an account, type new.\nIf you have one, type its name.\n`;
  await writeFile(join(folder, "screens", "greeting.txt"), greeting);
  const welcome = `<title>Welcome to ${name}.</title> Type <command>look</command> to see where you are, <command>help</command> for everything else.\n`;
  await writeFile(join(folder, "screens", "welcome.txt"), welcome);
}

async function readYaml(file: string): Promise<Entry> {
  const text = await readFile(file, "utf8").catch(() => "");
  const value: unknown = parse(text);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Entry) : {};
}

/** What the rules of the folder have. */
export async function knownRules(folder: string): Promise<KnownRules> {
  const of = (name: string): Promise<Entry> => readYaml(join(folder, "rules", `${name}.yaml`));
  const [skills, effects, liquids, folk, slots] = await Promise.all(
    ["skills", "effects", "liquids", "folk", "slots"].map(of),
  );
  const weapons = Object.entries(skills ?? {}).filter(([, one]) => (one as Entry)["kind"] === "weapon");
  const layers = Object.entries(slots ?? {}).map(
    ([slot, one]) => [slot, Number((one as Entry)["layers"] ?? 1)] as const,
  );
  return {
    skills: new Set(weapons.map(([slug]) => slug)),
    effects: new Set(Object.keys(effects ?? {})),
    liquids: new Set(Object.keys(liquids ?? {})),
    folk: new Set(Object.keys(folk ?? {})),
    layers: new Map(layers),
  };
}

/** 'area:slug' of the game's money. */
export async function coinOf(folder: string): Promise<string> {
  const { coin } = await readYaml(join(folder, "world.yaml"));
  return typeof coin === "string" ? coin : "arrivals:coin";
}
