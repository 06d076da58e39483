import {
  Closure,
  Container,
  Enterable,
  Hidden,
  LightSource,
  Lit,
  Lock,
  RoomNature,
} from "../components/index.ts";
import type { Content, DoorPrototype, ItemPrototype, RoomPrototype } from "../content/types.ts";
import { rulesSchema } from "../rules/schemas.ts";
import { smallContent } from "./small-content.ts";

/** What a room's nature is unless a test wants it otherwise. */
const PLAIN = { terrain: "inside", indoors: true, rest: 1, noMobs: false, peaceful: false, duels: false };

const DOOR: DoorPrototype = {
  id: "isle:pier.north",
  name: "the tar-black door",
  keywords: ["tar-black", "tar", "black", "door"],
  look: "Tar, an inch deep.",
  sides: [
    { room: "isle:pier", direction: "north" },
    { room: "isle:shed", direction: "south" },
  ],
  open: false,
  locked: true,
  keys: ["isle:key"],
  pick: 40,
};

function thing(slug: string, name: string, inits: ItemPrototype["inits"]): ItemPrototype {
  const keywords = name.split(" ").slice(1);
  return {
    id: `isle:${slug}`,
    name,
    keywords,
    ground: `There is ${name} here.`,
    look: "Plain.",
    weight: 50,
    stack: false,
    ...(inits && { inits }),
  };
}

/**
 * The isle with a locked door to the shed, a hidden way west of the pier to a dark cave, deep water up from the hut, a boat at
 * the pier with a cabin inside, and rules for hiding and the skills of ways.
 */
export function waysContent(): Content {
  const content = smallContent();
  const rooms = new Map(content.rooms);
  const put = (room: RoomPrototype): void => void rooms.set(room.id, room);
  const old = (slug: string): RoomPrototype => {
    const room = rooms.get(`isle:${slug}`);
    if (!room) throw new Error(`the isle has no ${slug}`);
    return room;
  };
  const made = (slug: string, name: string, exits: RoomPrototype["exits"], more: object): RoomPrototype => ({
    ...old("pit"),
    id: `isle:${slug}`,
    name,
    look: `This is ${name}.`,
    exits,
    inits: [RoomNature({ ...PLAIN, ...more })],
  });
  const pier = old("pier");
  put({
    ...pier,
    exits: { ...pier.exits, west: "isle:cave" },
    ways: {
      north: { door: DOOR.id },
      west: { hidden: 30 },
      down: { needs: "climb" },
      east: { noMobs: true },
    },
    things: [...pier.things, { item: "isle:boat", count: 1 }, { item: "isle:pearl", count: 1 }],
  });
  put({ ...old("shed"), ways: { south: { door: DOOR.id } } });
  put({ ...old("hut"), exits: { out: "isle:pier", up: "isle:deep" } });
  put(made("cave", "The Cave", { east: "isle:pier" }, { terrain: "underground" }));
  put(made("deep", "The Deep", { down: "isle:hut" }, { terrain: "water", indoors: false }));
  put(made("cabin", "The Cabin", {}, { room: 1 }));
  const items = new Map(content.items);
  for (const one of [
    thing("key", "a rusty key", undefined),
    thing("ring", "a brass ring", [Container({ grams: 500, size: "tiny", only: ["key"] })]),
    thing("chest", "a sea chest", [
      Container({ grams: 9_000, size: "medium" }),
      Closure({ open: false, locked: true }),
      Lock({ keys: ["isle:key"] }),
    ]),
    thing("boat", "a red boat", [Enterable({ room: "isle:cabin", portal: false })]),
    thing("pearl", "a grey pearl", [Hidden({ difficulty: 30 })]),
    thing("lantern", "a lit lantern", [LightSource({}), Lit({})]),
  ])
    items.set(one.id, one);
  const words = { start: { actor: "Hush." }, end: { actor: "They see you." } };
  const rules = rulesSchema.parse({
    effects: {
      hidden: { name: "hidden", seconds: 600, conditions: ["hidden"], breaksOn: ["move", "attack"], words },
      sneaking: { name: "sneaking", seconds: 300, conditions: ["hidden"], words },
      unseen: { name: "unseen", seconds: 100, conditions: ["invisible"] },
      sharp: { name: "sharp", seconds: 100, conditions: ["truesight"] },
      "cats-eyes": { name: "cat's eyes", seconds: 100, conditions: ["nightsight"] },
      blinded: { name: "blinded", seconds: 100, conditions: ["blind"] },
      bound: { name: "bound", seconds: 100, conditions: ["held"] },
      winged: { name: "winged", seconds: 100, conditions: ["flying"] },
    },
    skills: Object.fromEntries(
      ["lockpicking", "searching", "sneaking", "hiding", "swimming", "climbing"].map((name) => [
        name,
        { name, kind: "skill", about: `The art of ${name}.`, attribute: "dexterity" },
      ]),
    ),
  });
  return { ...content, rooms, items, doors: new Map([[DOOR.id, DOOR]]), rules };
}
