import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Four rooms, things that nothing replaces, and coins that can be counted. */
const FILES: Readonly<Record<string, string>> = {
  "world.yaml": `name: The Lock
start: lock:quay
coin: lock:penny
firstErrand: lock:keeper
lostAndFound: lock:shed
`,
  "areas/lock/area.yaml": "name: The Lock\nrecall: quay\n",
  "areas/lock/rooms.yaml": `quay:
  name: The Quay
  look: Wet stone, and a bollard worn thin by ropes.
  exits: { north: weir, east: shed }
  npcs: [keeper]
  things:
    - { item: penny, count: 20 }
    - { item: hook, count: 5 }
    - { item: lamp, respawn: 86400 }
weir:
  name: The Weir
  look: The river goes over in one brown sheet.
  exits: { south: quay, up: loft }
  things:
    - { item: penny, count: 7 }
loft:
  name: The Loft
  look: Nets dry here, and smell of it.
  exits: { down: weir }
shed:
  name: The Shed
  look: Everything that was ever left behind.
  exits: { west: quay }
`,
  "areas/lock/items.yaml": `penny:
  name: a copper penny
  plural: copper pennies
  ground: A penny lies here.
  look: Thin.
  weight: 3
  stack: true
hook:
  name: an iron hook
  ground: A hook lies here.
  look: For boats.
  weight: 900
lamp:
  name: a storm lamp
  ground: A lamp stands here.
  look: Out of oil.
  weight: 700
`,
  "areas/lock/npcs.yaml": `keeper:
  name: Marl
  also: [keeper]
  ground: Marl keeps the lock.
  look: Patient.
  errand:
    item: lamp
    ask: Marl wants a lamp.
    thanks: Marl nods.
    reward: 2
  purse: 200
`,
  "help/start.md": "Type <command>look</command>.\n",
  "screens/greeting.txt": "The Lock\n",
  "screens/welcome.txt": "Mind the edge.\n",
};

/** Writes the content into a new temporary folder; its path. */
export function writeContent(): string {
  const folder = mkdtempSync(join(tmpdir(), "wyl-content-"));
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}
