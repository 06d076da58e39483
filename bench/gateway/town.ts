import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Ways onward, none of them another's way back; and how deep the tree of rooms is: 5 × 5 × 5 courts. */
const WAYS = ["north", "east", "northeast", "northwest", "down"] as const;
const BACK = { north: "south", east: "west", northeast: "southwest", northwest: "southeast", down: "up" };
const DEPTH = 3;

export const COURTS = WAYS.length ** DEPTH;

interface Room {
  name: string;
  look: string;
  exits: Record<string, string>;
  npcs?: string[];
  things?: string[];
}

/** Writes content (JSON is YAML) for a town of courts that a crowd spreads over: each is reached in three steps from the gate. */
export function writeTown(folder: string): void {
  const files: Record<string, object | string> = {
    "world.yaml": {
      name: "The Town",
      start: "town:gate",
      coin: "town:copper",
      lostAndFound: "town:gate",
      firstErrand: "town:warden",
    },
    "areas/town/area.yaml": { name: "The Town", recall: "gate" },
    "areas/town/items.yaml": {
      copper: { ...thing("a copper", 3), plural: "coppers", stack: true },
      medal: thing("a medal", 50),
    },
    "areas/town/npcs.yaml": {
      warden: {
        name: "the warden",
        ground: "The warden watches without a word.",
        look: "A grey man with a tally stick.",
        errand: {
          item: "medal",
          ask: "The warden holds out a hand for the medal.",
          thanks: "The warden nods.",
          reward: 0,
        },
      },
    },
    "areas/town/rooms.yaml": rooms(),
    "screens/greeting.txt": "The Town.\n",
    "screens/welcome.txt": "You are in the town.\n",
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), typeof content === "string" ? content : JSON.stringify(content));
  }
}

/** The steps from the gate to a court. */
export function wayTo(court: number): string[] {
  const steps: string[] = [];
  for (let level = DEPTH - 1; level >= 0; level--)
    steps.push(WAYS[Math.floor(court / WAYS.length ** level) % WAYS.length] ?? "north");
  return steps;
}

function thing(name: string, weight: number): object {
  return { name, weight, ground: `${name} lies here.`, look: "Nothing is special about it." };
}

function rooms(): Record<string, Room> {
  const all: Record<string, Room> = {};
  const add = (slug: string, depth: number, exits: Record<string, string>): void => {
    all[slug] = {
      name: depth === DEPTH ? "A court of the town" : "A crossing",
      look: "Salt dries in white maps on the stones. Somebody has scrubbed the steps, and left the pail standing.",
      exits,
    };
    if (depth === DEPTH) return;
    for (const way of WAYS) {
      const next = `${depth === 0 ? "way" : slug}-${way}`;
      exits[way] = next;
      add(next, depth + 1, { [BACK[way]]: slug });
    }
  };
  add("gate", 0, {});
  return { ...all, gate: { ...(all["gate"] as Room), npcs: ["warden"], things: ["medal"] } };
}
