import type { BotClient } from "./client.ts";
import { Player } from "./player.ts";
import { pick, seededRandom } from "./random.ts";
import type { RoomView } from "./room-view.ts";

export interface StepResult {
  name: string;
  ok: boolean;
  ms: number;
  /** What was found, or what went wrong. */
  note: string;
}

export interface TourSetup {
  /** A fresh client for the guest, and for the one who makes an account (also when that one comes back). */
  readonly guest: () => BotClient;
  readonly member: () => BotClient;
  account: { name: string; password: string; character: string };
  seed: number;
  /** Rooms the guest walks through. */
  steps?: number;
  timeoutMs?: number;
  onStep?(step: StepResult): void;
}

const BACK: Readonly<Record<string, string>> = {
  north: "south",
  south: "north",
  east: "west",
  west: "east",
  northeast: "southwest",
  southwest: "northeast",
  northwest: "southeast",
  southeast: "northwest",
  up: "down",
  down: "up",
  in: "out",
  out: "in",
};

/** What a newcomer and a guest do in their first minutes. Ends at the first step that others stand on and that fails. */
export async function tour(setup: TourSetup): Promise<StepResult[]> {
  const results: StepResult[] = [];
  const options = { timeoutMs: setup.timeoutMs ?? 5_000 };
  const clients: BotClient[] = [];
  const open = (make: () => BotClient): Player => {
    const client = make();
    clients.push(client);
    return new Player(client, options);
  };
  const step = async (name: string, run: () => Promise<string>): Promise<boolean> => {
    const started = performance.now();
    const [ok, note] = await run().then(
      (found) => [true, found] as const,
      (error: unknown) => [false, error instanceof Error ? error.message : String(error)] as const,
    );
    const result = { name, ok, ms: Math.round(performance.now() - started), note };
    results.push(result);
    setup.onStep?.(result);
    return ok;
  };
  try {
    await acts(setup, open, step);
  } finally {
    for (const client of clients) client.drop();
  }
  return results;
}

type Step = (name: string, run: () => Promise<string>) => Promise<boolean>;

async function acts(setup: TourSetup, open: (make: () => BotClient) => Player, step: Step): Promise<void> {
  const guest = open(setup.guest);
  const member = open(setup.member);
  const { character } = setup.account;
  const entered =
    (await step("a guest plays at once", async () => seen(await guest.loginAsGuest()))) &&
    (await step("a newcomer makes an account", async () => seen(await member.newAccount(setup.account))));
  if (!entered) return;
  await step("both begin in the same room", async () => same(guest.room, member.room));
  const names = { guest: "", member: "" };
  const met = await step("each hears the other", async () => {
    names.guest = await introduce(guest, member);
    names.member = await introduce(member, guest);
    if (names.member !== character) throw new Error(`${character} is heard as '${names.member}'`);
    return `${names.guest} and ${names.member}`;
  });
  if (!met) return;
  await step("a walk by the exits seen, and back", () => stroll(guest, setup.seed, setup.steps ?? 6));
  const found: string[] = [];
  await step("a thing is found, dropped, picked up again", async () => {
    found.push(...(await handle(member, setup.seed)));
    return found.join(", ");
  });
  await step("the guest gives the newcomer something", () => present(guest, member, names.member));
  await step("a tell arrives", async () => {
    await guest.tell(names.member, "psst over here");
    return (await member.client.waitFor(/psst over here/, { timeoutMs: setup.timeoutMs ?? 5_000 })).text;
  });
  await step("an emote is seen", async () => {
    await guest.client.ask("emote waves a lantern.");
    return (await member.client.waitFor(/^.+ waves a lantern\./, { timeoutMs: setup.timeoutMs ?? 5_000 }))
      .text;
  });
  await step("who lists both", async () => {
    const list = (await member.client.ask("who", { expect: new RegExp(names.guest) })).join("\n");
    for (const one of Object.values(names))
      if (!list.includes(one)) throw new Error(`no ${one} in:\n${list}`);
    return "both are listed";
  });
  await step("help has words", async () => (await guest.client.ask("help"))[0] ?? "");
  await comeBack(setup, member, found, open, step);
  await step("the guest quits", async () => {
    await guest.quit();
    return "gone";
  });
}

async function comeBack(
  setup: TourSetup,
  member: Player,
  found: readonly string[],
  open: (make: () => BotClient) => Player,
  step: Step,
): Promise<void> {
  let carried: string[] = [];
  let place: RoomView | undefined;
  const left = await step("the newcomer quits", async () => {
    carried = await member.inventory();
    place = await member.look();
    await member.quit();
    return "gone";
  });
  if (!left) return;
  const again = open(setup.member);
  await step("and comes back to the same room and things", async () => {
    const room = await again.login(setup.account.name, setup.account.password);
    const now = await again.inventory();
    if (now.join("\n") !== carried.join("\n"))
      throw new Error(`carried ${carried.join(" / ")}; now ${now.join(" / ")}`);
    return same(place, room);
  });
  await step("puts back what was found, and leaves for good", async () => {
    for (const thing of found) await again.drop(thing);
    await again.quit();
    return "gone";
  });
}

function seen(room: RoomView): string {
  return `${room.title}; exits ${room.exits.join(", ")}`;
}

function same(one: RoomView | undefined, other: RoomView | undefined): Promise<string> {
  if (one?.title === other?.title && one !== undefined) return Promise.resolve(one.title);
  return Promise.reject(new Error(`'${one?.title}' is not '${other?.title}'`));
}

/** The speaker's name, as the hearer learns it. */
async function introduce(speaker: Player, hearer: Player): Promise<string> {
  const word = `ahoy ${Math.round(performance.now())}`;
  const heard = hearer.hears(word);
  heard.catch(() => {});
  await speaker.say(word);
  return heard;
}

/** Goes where the exits lead, as chance has it, and the same way back. */
async function stroll(player: Player, seed: number, steps: number): Promise<string> {
  const random = seededRandom(seed);
  const home = player.room?.title;
  const titles: string[] = [];
  const way: string[] = [];
  for (let i = 0; i < steps; i++) {
    const direction = pick(
      random,
      (player.room?.exits ?? []).filter((exit) => exit in BACK),
    );
    if (direction === undefined) throw new Error(`no way out of '${player.room?.title}'`);
    const room = await player.walk(direction);
    if (room === undefined) continue;
    way.push(direction);
    titles.push(room.title);
  }
  if (way.length === 0) throw new Error("every way was barred");
  for (const direction of way.toReversed()) {
    const back = BACK[direction] as string;
    if ((await player.walk(back)) === undefined)
      throw new Error(`cannot go ${back} from '${player.room?.title}'`);
  }
  if (player.room?.title !== home)
    throw new Error(`came home to '${player.room?.title}' and not to '${home}'`);
  return titles.join(" → ");
}

/** What the first successful `get all` of a short walk yields; one thing of it is dropped and got again. Ends where it began. */
async function handle(player: Player, seed: number): Promise<string[]> {
  const random = seededRandom(seed + 1);
  const way: string[] = [];
  let found: string[] = [];
  for (let i = 0; i < 12 && found.length === 0; i++) {
    found = (await player.get("all")).flatMap((line) => GOT.exec(line)?.[1]?.split(/\s+/).at(-1) ?? []);
    if (found.length > 0) break;
    const direction = pick(
      random,
      (player.room?.exits ?? []).filter((exit) => exit in BACK),
    );
    if (direction !== undefined && (await player.walk(direction)) !== undefined) way.push(direction);
  }
  const [word] = found;
  if (word === undefined) throw new Error("found nothing that can be picked up within 12 rooms");
  await holds(player, word, true);
  await player.drop(word);
  await holds(player, word, false);
  await player.get(word);
  await holds(player, word, true);
  for (const direction of way.toReversed()) await player.walk(BACK[direction] as string);
  return found;
}

const GOT = /^You (?:get|take|pick up) (.+?)\.$/;

async function holds(player: Player, word: string, wanted: boolean): Promise<void> {
  const list = (await player.inventory()).join("\n");
  if (list.includes(word) !== wanted) {
    throw new Error(`${word} ${wanted ? "is missing from" : "is still in"} the inventory:\n${list}`);
  }
}

/** A copper, or else the thing that lies nearest; proved by the other's inventory changing. */
async function present(giver: Player, taker: Player, to: string): Promise<string> {
  const before = (await taker.inventory()).join("\n");
  const tried: string[] = [];
  for (const gift of ["1 copper", "1 coin", "all"]) {
    if (gift === "all") await giver.get("all");
    tried.push(...(await giver.give(gift, to)));
    if ((await taker.inventory()).join("\n") !== before) return tried.at(-1) ?? gift;
  }
  throw new Error(`nothing changed hands: ${tried.join(" / ")}`);
}
