import { Player, TelnetClient, WebClient, type BotClient } from "@wyldlands/bots";
import { accountOf, sourcesAndSinks } from "../support/books.ts";
import { countWorld, type WholeCount } from "../support/count-world.ts";
import { TestServer } from "../support/server.ts";
import { JOURNEY, type Cast } from "./journey.ts";
import { Killer, type Kill } from "./killer.ts";
import { Member } from "./member.ts";

export interface SocietySetup {
  /** PostgreSQL; the embedded database otherwise. */
  databaseUrl?: string;
  /** How many times as fast world time runs. */
  hurry: number;
  seed: number;
  /** How the world ends in the middle of the chapter of that number; undefined: it lives. */
  kill(chapter: number): Kill | undefined;
}

export interface SocietyVerdict {
  before: WholeCount;
  after: WholeCount;
  /** World processes that died. */
  deaths: number;
  /** Kills at a point of a commit that came only after their chapter. */
  late: number;
  /** Seconds that each chapter took. */
  seconds: string[];
  /** What is wrong with things and books, in words. */
  wrong: string[];
}

const PASSWORD = "green is stone, gold is home";
/** An hour of the world in a second. */
const HOURS = 3_600;

/** The journey from meeting to the third one's sword, and everything counted before and after. */
export async function societyRun(setup: SocietySetup): Promise<SocietyVerdict> {
  const { databaseUrl } = setup;
  const options = databaseUrl === undefined ? {} : { databaseUrl };
  const first = await TestServer.start(options);
  const members: Member[] = [];
  let server = first;
  try {
    await first.stop();
    const before = await countWorld(first.dataDir, databaseUrl);
    const faults = `hurry:${setup.hurry},file:${first.dataDir}/faults`;
    server = await TestServer.start({ ...options, env: { WYLDLANDS_TEST_FAULTS: faults } }, first.dataDir);
    const killer = new Killer(server, seeded(setup.seed));
    const cast = await assemble(server, setup, killer, members);
    const seconds: string[] = [];
    for (const [index, { name, tell }] of JOURNEY.entries()) {
      const began = performance.now();
      const kill = setup.kill(index);
      const told = (): Promise<void> => tell(cast);
      await (kill === undefined ? told() : killer.during(kill, members, 3, told)).catch((error: unknown) => {
        throw new Error(`'${name}' (${kill ?? "no kill"}, seed ${setup.seed}): ${String(error)}`, {
          cause: error,
        });
      });
      seconds.push(`${name} ${((performance.now() - began) / 1_000).toFixed(1)}`);
    }
    for (const one of members) one.client.drop();
    const deaths = server.deaths();
    await server.stop();
    const after = await countWorld(first.dataDir, databaseUrl);
    return { before, after, deaths, late: killer.late, seconds, wrong: findings(before, after) };
  } finally {
    for (const one of members) one.client.drop();
    await server.stop();
    first.remove();
  }
}

async function assemble(
  server: TestServer,
  { hurry }: SocietySetup,
  killer: Killer,
  members: Member[],
): Promise<Cast> {
  const enter = async (
    name: string,
    client: BotClient,
    how: (player: Player) => Promise<unknown>,
  ): Promise<Member> => {
    const one = new Member(client, { timeoutMs: 30_000, beatMs: Math.max(100, 1_500 / hurry) });
    members.push(one);
    await how(new Player(client, { timeoutMs: 30_000 }));
    await one.expect("look", /^Exits: /);
    if (one.now.name !== name) throw new Error(`${name} came in as ${one.now.name}`);
    return one;
  };
  const telnet = (): BotClient => new TelnetClient({ ...server.telnet, width: 400 });
  const newly = (name: string) => (player: Player) =>
    player.newAccount({ name: name.toLowerCase(), password: PASSWORD, character: name });
  await enter("Cid", telnet(), async (player) => {
    await newly("Cid")(player);
  });
  await new Player(members.pop()?.client ?? telnet(), { timeoutMs: 30_000 }).quit();
  const ann = await enter("Ann", telnet(), newly("Ann"));
  const bob = await enter("Bob", new WebClient({ url: server.webUrl }), newly("Bob"));
  return {
    ann,
    bob,
    fetchCid: () => enter("Cid", telnet(), (player) => player.login("cid", PASSWORD)),
    async passHours(until) {
      await killer.nextWorldHas(`hurry:${HOURS}`);
      await until();
      await server.killWorld();
    },
  };
}

function findings(_before: WholeCount, after: WholeCount): string[] {
  return [...after.doubled.map((what) => `doubled: ${what}`), ...after.books];
}

function seeded(seed: number): () => number {
  let state = (seed * 7_919) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

export { accountOf, sourcesAndSinks };
