import { randomUUID } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { ComponentInit, Entity, Schema } from "../src/index.ts";
import { createWorld, defineComponent, defineRelation, defineTag } from "../src/index.ts";
import { Control } from "./control.ts";

/** Milliseconds, or bytes for one entity. */
interface Figures {
  spawn: number;
  bytes: number;
  iterate: number;
  read: number;
  addRemove: number;
  look: number;
  move: number;
  snapshot: number;
}

const WHAT: Record<keyof Figures, string> = {
  spawn: "spawn",
  bytes: "bytes/entity",
  iterate: "iterate 3 components",
  read: "… and read all three",
  addRemove: "add + remove 10 %",
  look: "look at 1,000 rooms",
  move: "move 1,000 ×2",
  snapshot: "snapshot as JSON",
};

/** What the design measured for this layer at 100,000 entities; ratios are what carries over to another machine. */
const DESIGN: Figures = {
  spawn: 508,
  bytes: 812,
  iterate: 1.2,
  read: Number.NaN,
  addRemove: 1.8,
  look: 0.24,
  move: 0.45,
  snapshot: 320,
};
const DESIGN_CONTROL: Figures = {
  spawn: 525,
  bytes: 687,
  iterate: 1.1,
  read: Number.NaN,
  addRemove: 0.4,
  look: 0.17,
  move: 0.36,
  snapshot: 399,
};

const any = { parse: (value: unknown) => value } as Schema<unknown>;
const Name = defineComponent("name", { schema: any as Schema<{ name: string; keywords: string[] }> });
const Health = defineComponent("health", { schema: any as Schema<{ current: number }> });
const Body = defineComponent("body", { schema: any as Schema<{ max: number; size: number }> });
const Room = defineComponent("room", { schema: any as Schema<{ look: string }> });
const Wounded = defineTag("wounded", { persist: false });
const ContainedIn = defineRelation("contained-in", { onTargetGone: "inherit", acyclic: true });

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function heap(): number {
  collect();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}

function time(fn: () => void): number {
  const start = performance.now();
  fn();
  return performance.now() - start;
}

/** The median of several runs, after some that warm up. */
function median(fn: () => void, runs = 25, warmUp = 10): number {
  const times = Array.from({ length: warmUp + runs }, () => time(fn)).slice(warmUp);
  return times.sort((a, b) => a - b)[runs >> 1]!;
}

function must(done: number, wanted: number, what: string): void {
  if (done !== wanted)
    throw new Error(`The benchmark did less than it claims: ${what} ${done} instead of ${wanted}.`);
}

/** One entity in twenty is a room; the others are spread over the rooms and have three components. */
const roomsOf = (n: number) => n / 20;
const roomValue = (i: number) => ({ look: `Room ${i} smells of tar.` });
const nameValue = (i: number) => ({ name: `rat ${i}`, keywords: ["rat", "grey"] });

function ours(n: number): Figures {
  const rooms: Entity[] = [];
  const npcs: Entity[] = [];
  const before = heap();
  const world = createWorld({
    components: [Name, Health, Body, Room, Wounded],
    relations: [ContainedIn],
    containment: ContainedIn,
    newId: randomUUID,
  });
  const spawn = time(() => {
    for (let i = 0; i < roomsOf(n); i++) rooms.push(world.spawn([Room(roomValue(i))]));
    for (let i = roomsOf(n); i < n; i++) {
      const inits: ComponentInit[] = [
        Name(nameValue(i)),
        Health({ current: 10 }),
        Body({ max: 10, size: 1 }),
      ];
      npcs.push(world.spawn(inits, { in: rooms[i % rooms.length]! }));
    }
    world.takeDirty();
  });
  const bytes = (heap() - before) / n;
  must(world.size, n, "spawned");
  let seen = 0;
  const iterate = median(() => {
    let count = 0;
    for (const entity of world.query(Name, Health, Body)) if (entity !== rooms[0]) count++;
    seen = count;
  });
  must(seen, npcs.length, "iterated");
  const read = median(() => {
    let count = 0;
    for (const entity of world.query(Name, Health, Body)) {
      const { current } = entity.need(Health);
      if (current === entity.need(Body).max && entity.need(Name).name !== "") count++;
    }
    seen = count;
  });
  must(seen, npcs.length, "read");
  const tenth = npcs.filter((_, i) => i % 10 === 0);
  const wounded = Wounded();
  const addRemove = median(() => {
    for (const npc of tenth) npc.add(wounded);
    must(world.count(Wounded), tenth.length, "tagged");
    for (const npc of tenth) npc.remove(Wounded);
  });
  const looked = Array.from({ length: 1000 }, (_, i) => rooms[i % rooms.length]!);
  let found = 0;
  const look = median(() => {
    found = 0;
    for (const room of looked)
      for (const thing of room.sources(ContainedIn)) found += thing.index >= 0 ? 1 : 0;
  });
  must(found, looked.length * 19, "things found in rooms");
  const movers = npcs.slice(0, 1000);
  const homes = movers.map((npc) => npc.target(ContainedIn)!);
  const move = median(() => {
    movers.forEach((npc, i) => npc.link(ContainedIn, rooms[(i * 7 + 3) % rooms.length]!));
    movers.forEach((npc, i) => npc.link(ContainedIn, homes[i]!));
  });
  must(world.takeDirty().changed.length, movers.length, "moved");
  let length = 0;
  const snapshot = time(() => {
    for (const entity of world.entities()) length += JSON.stringify(world.serialize(entity)).length;
  });
  if (length < n * 60) throw new Error("The snapshot is too short to hold every entity.");
  return { spawn, bytes, iterate, read, addRemove, look, move, snapshot };
}

function bare(n: number): Figures {
  const rooms: number[] = [];
  const npcs: number[] = [];
  const before = heap();
  const control = new Control(["name", "health", "body", "room", "wounded"], n);
  const spawn = time(() => {
    for (let i = 0; i < roomsOf(n); i++)
      rooms.push(control.spawn(randomUUID(), [["room", roomValue(i)]], -1));
    for (let i = roomsOf(n); i < n; i++) {
      const values = [
        ["name", nameValue(i)],
        ["health", { current: 10 }],
        ["body", { max: 10, size: 1 }],
      ] as const;
      npcs.push(control.spawn(randomUUID(), values, rooms[i % rooms.length]!));
    }
  });
  const bytes = (heap() - before) / n;
  must(control.ids.length, n, "spawned");
  const [names, health, body] = ["name", "health", "body"].map((name) => control.stores.get(name)!);
  let seen = 0;
  const iterate = median(() => {
    let count = 0;
    for (const entity of names!.dense) if (health!.has(entity) && body!.has(entity)) count++;
    seen = count;
  });
  must(seen, npcs.length, "iterated");
  const read = median(() => {
    let count = 0;
    for (const entity of names!.dense) {
      if (!health!.has(entity) || !body!.has(entity)) continue;
      const { current } = health!.get(entity) as { current: number };
      const { max } = body!.get(entity) as { max: number };
      if (current === max && (names!.get(entity) as { name: string }).name !== "") count++;
    }
    seen = count;
  });
  must(seen, npcs.length, "read");
  const tenth = npcs.filter((_, i) => i % 10 === 0);
  const wounded = control.stores.get("wounded")!;
  const addRemove = median(() => {
    for (const npc of tenth) wounded.add(npc, true);
    must(wounded.dense.length, tenth.length, "tagged");
    for (const npc of tenth) wounded.remove(npc);
  });
  const looked = Array.from({ length: 1000 }, (_, i) => rooms[i % rooms.length]!);
  let found = 0;
  const look = median(() => {
    found = 0;
    for (const room of looked)
      for (const thing of control.contents.get(room) ?? []) found += thing >= 0 ? 1 : 0;
  });
  must(found, looked.length * 19, "things found in rooms");
  const movers = npcs.slice(0, 1000);
  const homes = movers.map((npc) => control.container[npc]!);
  const move = median(() => {
    movers.forEach((npc, i) => control.move(npc, rooms[(i * 7 + 3) % rooms.length]!));
    movers.forEach((npc, i) => control.move(npc, homes[i]!));
  });
  let length = 0;
  const snapshot = time(() => {
    for (let entity = 0; entity < n; entity++) length += JSON.stringify(control.document(entity)).length;
  });
  if (length < n * 60) throw new Error("The snapshot is too short to hold every entity.");
  return { spawn, bytes, iterate, read, addRemove, look, move, snapshot };
}

function print(n: number, kernel: Figures, control: Figures): void {
  const show = (figure: number) =>
    (Number.isNaN(figure) ? "-" : figure >= 100 ? figure.toFixed(0) : figure.toFixed(2)).padStart(10);
  console.log(`\nN = ${n.toLocaleString("en-GB")}, milliseconds unless said otherwise`);
  console.log(
    `${"".padEnd(22)}${["kernel", "control", "ratio", "target", "(design)"].map((head) => head.padStart(10)).join("")}`,
  );
  for (const key of Object.keys(WHAT) as (keyof Figures)[]) {
    const ratio = kernel[key] / control[key];
    const target = DESIGN[key] / DESIGN_CONTROL[key];
    const cells = [kernel[key], control[key], ratio, target, DESIGN[key]];
    console.log(`${WHAT[key].padEnd(22)}${cells.map(show).join("")}`);
  }
}

export const bench: { name: "ecs"; what: string; run(): Promise<void> } = {
  name: "ecs",
  what: "the ECS kernel against bare sparse sets; target: the ratios that the design measured at 100,000 entities",
  run: async () => {
    const sizes = [10_000, 100_000, ...(process.env["WYLDLANDS_BENCH_FULL"] === "1" ? [1_000_000] : [])];
    for (const measure of [ours, bare]) measure(5000); // for the compiler
    for (const n of sizes) print(n, ours(n), bare(n));
  },
};
