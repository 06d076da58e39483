import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** In place of a file's text: the file is not there. */
export const ABSENT = Symbol("absent");

/** A whole game of two rooms, for tests to break. */
export const SMALL_GAME: Readonly<Record<string, string | Uint8Array>> = {
  "world.yaml": `name: Smallness
start: dock:pier
coin: dock:penny
firstErrand: dock:ferryman
lostAndFound: dock:shed
`,
  "areas/dock/area.yaml": "name: The Dock\nrecall: pier\n",
  "areas/dock/rooms.yaml": `pier:
  name: The Pier
  look: Planks over green water.
  exits:
    north: shed
  details:
    planks: One is newer than the rest.
  npcs:
    - ferryman
shed:
  name: The Shed
  look: Oars along the wall.
  exits:
    south: pier
  things:
    - { item: oar, count: 2, respawn: 30 }
    - penny
`,
  "areas/dock/items.yaml": `penny:
  name: a copper penny
  plural: copper pennies
  ground: A penny lies here.
  look: Thin.
  weight: 3
  stack: true
oar:
  name: an ash oar
  also: [paddle]
  ground: An oar leans here.
  look: Ash.
  weight: 2000
post:
  name: the mooring post
  ground: A post stands here.
  look: Oak.
  fixed: It is a post.
`,
  "areas/dock/npcs.yaml": `ferryman:
  name: Joss
  also: [ferryman]
  ground: Joss waits.
  look: Patient.
  errand:
    item: oar
    ask: Joss says, 'An <item>oar</item>, please.'
    thanks: Joss nods.
    reward: 2
  purse: 10
`,
  "help/start.md": "---\naliases: [basics]\nseeAlso: [moving]\n---\nType <command>look</command>.\n",
  "help/moving.md": "Type a direction.\n",
  "screens/greeting.txt": "Smallness\n",
  "screens/welcome.txt": "Welcome.\n",
};

/** Puts files into a new temporary folder, hands it to `use`, and clears it away. */
export async function withFolder<T>(
  files: Readonly<Record<string, string | Uint8Array | typeof ABSENT>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "content-"));
  try {
    for (const [file, text] of Object.entries(files)) {
      if (text === ABSENT) continue;
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The small game's file with one passage replaced. Throws when the passage is not there: the test would prove nothing. */
export function edit(file: string, from: string, to: string): Record<string, string> {
  const text = SMALL_GAME[file];
  if (typeof text !== "string" || !text.includes(from)) throw new Error(`${file} does not contain: ${from}`);
  return { [file]: text.replace(from, to) };
}
