import { Player, TelnetClient, WebClient, type BotClient } from "@wyldlands/bots";
import { countWorld, type WholeCount } from "../support/count-world.ts";
import { TestServer } from "../support/server.ts";
import { findings } from "./findings.ts";
import { JOURNEY, type Cast, type Chapter } from "./journey.ts";
import { Killer, type Kill } from "./killer.ts";
import { Member } from "./member.ts";
import { shippedSupply } from "./supply.ts";

export interface SocietySetup {
  /** PostgreSQL; the embedded database otherwise. */
  databaseUrl?: string;
  seed: number;
  /** How the world ends in the middle of that chapter; undefined: it lives. */
  kill(chapter: Chapter, index: number): Kill | undefined;
}

export interface SocietyVerdict {
  before: WholeCount;
  after: WholeCount;
  /** World processes that died. */
  deaths: number;
  /** Kills at a point of a commit that came only after their chapter. */
  late: number;
  /** Each chapter, how the world died in it, and how long it took. */
  told: string[];
  /** Everything wrong, in words; empty when the run is clean. */
  wrong: string[];
}

const PASSWORD = "green is stone, gold is home";
/** World time runs so many times as fast: fights and rests take their time. A day of the shops has 220 s then. */
const HURRY = 6;
const BEAT_MS = 250;
const PATIENCE = { timeoutMs: 60_000 };

/** The journey from the first word to the third one's sword; everything is counted before and after. */
export async function societyRun(setup: SocietySetup): Promise<SocietyVerdict> {
  const { databaseUrl, seed } = setup;
  const options = databaseUrl === undefined ? {} : { databaseUrl };
  const first = await TestServer.start(options);
  const members: Member[] = [];
  let server = first;
  try {
    await first.stop();
    const before = await countWorld(first.dataDir, databaseUrl);
    const faults = `hurry:${HURRY},file:${first.dataDir}/faults`;
    server = await TestServer.start({ ...options, env: { WYLDLANDS_TEST_FAULTS: faults } }, first.dataDir);
    const killer = new Killer(server, seeded(seed));
    let kill: Kill | undefined;
    const cast = await assemble(server, members, killer, (over) => killer.hours(kill, over));
    const told: string[] = [];
    for (const [index, chapter] of JOURNEY.entries()) {
      kill = setup.kill(chapter, index);
      const began = performance.now();
      const outside = chapter.ends ? undefined : kill;
      const tell = (): Promise<void> => chapter.tell(cast);
      const telling = outside === undefined ? tell() : killer.during(outside, tell, () => cast.ann.pause(20));
      await telling.catch((error: unknown) => {
        const so = `[seed ${seed}] '${chapter.name}' (${kill ?? "no kill"}), after ${told.join(", ")}`;
        throw new Error(`${so}: ${String(error)}`, {
          cause: error,
        });
      });
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      told.push(`${chapter.name}${kill === undefined ? "" : ` (${kill})`} ${seconds} s`);
    }
    for (const one of members) one.client.drop();
    const deaths = server.deaths();
    await server.stop();
    const after = await countWorld(first.dataDir, databaseUrl);
    const wrong = findings(before, after, await shippedSupply()).map((text) => `[seed ${seed}] ${text}`);
    return { before, after, deaths, late: killer.late, told, wrong };
  } finally {
    for (const one of members) one.client.drop();
    await server.stop();
    first.remove();
  }
}

/** Cid makes an account and leaves; Ann and Bob make theirs and stay. */
async function assemble(
  server: TestServer,
  members: Member[],
  killer: Killer,
  passHours: Cast["passHours"],
): Promise<Cast> {
  const telnet = (): BotClient => new TelnetClient({ ...server.telnet, width: 400 });
  const enter = async (client: BotClient, how: (player: Player) => Promise<unknown>): Promise<Member> => {
    const one = new Member(client, () => killer.typed(), { ...PATIENCE, beatMs: BEAT_MS });
    members.push(one);
    await how(new Player(client, PATIENCE));
    await one.expect("look", /^Exits: /);
    return one;
  };
  const newly = (character: string) => (player: Player) =>
    player.newAccount({ name: character.toLowerCase(), password: PASSWORD, character });
  const cid = new Player(telnet(), PATIENCE);
  await newly("Cid")(cid);
  await cid.quit();
  return {
    ann: await enter(telnet(), newly("Ann")),
    bob: await enter(new WebClient({ url: server.webUrl }), newly("Bob")),
    fetchCid: () => enter(telnet(), (player) => player.login("cid", PASSWORD)),
    passHours,
  };
}

function seeded(seed: number): () => number {
  let state = (seed * 7_919) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}
