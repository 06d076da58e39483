import type { Entity } from "@wyldlands/ecs";
import type { Intent } from "@wyldlands/voice";
import { numberWord } from "../../../packages/world/src/views/names.ts";
import { waresOf } from "../../../packages/world/src/voices/facts/wares.ts";
import type { Player } from "../../../packages/world/src/testing/test-world.ts";
import { holds } from "./measures.ts";
import type { TalkLine, Visitor } from "./sets.ts";
import type { Answer, Stage } from "./stage.ts";

/** A line of a visitor, with what came of it. */
export interface Row {
  readonly visitor: string;
  readonly half: "tune" | "report";
  readonly line: TalkLine;
  readonly answer: Answer;
  /** As what it was understood; undefined: something else answered, or nobody. */
  readonly meant: Intent | undefined;
  readonly isRight: boolean;
  /** Whether the answer holds what a true one must; undefined: nothing is known of it. */
  readonly isTrue: boolean | undefined;
  /** What it had to hold, and what it holds of what it must not. */
  readonly wanted: readonly string[];
}

/** Coins that a visitor has to spend. */
const POCKET = 200;

/** Between two visitors: a day of the world, so that it is the same hour again. */
const BETWEEN_MS = 24 * 120_000;

/**
 * Every visitor says every line, one after the other, a day after the one before; each has a character of its own. `more`: letters
 * behind their names, for those who come a second time.
 */
export async function talkRun(stage: Stage, visitors: readonly Visitor[], more = ""): Promise<Row[]> {
  const rows: Row[] = [];
  for (const visitor of visitors) {
    const player = await enter(stage, nameOf(visitor.id) + more);
    for (const line of visitor.lines) rows.push(await rowOf(stage, player, visitor, line));
    await player.type("quit");
    await stage.pass(BETWEEN_MS);
  }
  return rows;
}

/** 'net-hauler' comes as Nethauler: names are letters alone, and not too many. */
export function nameOf(id: string): string {
  const letters = id.replaceAll("-", "").slice(0, 12);
  return `${letters.slice(0, 1).toUpperCase()}${letters.slice(1)}`;
}

/** A new player with coins to spend. */
export async function enter(stage: Stage, name: string, coins = POCKET): Promise<Player> {
  const player = await stage.visitor(name);
  stage.game.spawnThing(stage.game.content.world.coin, coins, player.character);
  await player.type("look");
  return player;
}

async function rowOf(stage: Stage, player: Player, { id, half }: Visitor, line: TalkLine): Promise<Row> {
  const npc = stage.present(line.to, [player.character]);
  // Before it is said: a purchase takes the last one from the list.
  const wanted = line.has?.map((one) => resolved(stage, npc, player.character, one));
  const answer = await stage.say(player, line.to, line);
  const meant = answer.reply?.trace.intent?.name as Intent | undefined;
  const has = wanted ?? [];
  return {
    visitor: id,
    half,
    line,
    answer,
    meant,
    isRight: meant !== undefined && line.is.includes(meant),
    isTrue: has.length + line.not.length === 0 ? undefined : holds(answer.read, has, line.not),
    wanted: has,
  };
}

/** `@ware`: any name of what it sells now; `@price:item`: that price, in words or figures. */
export function resolved(stage: Stage, npc: Entity, speaker: Entity, wanted: string): string {
  if (!wanted.startsWith("@")) return wanted;
  const { wares } = waresOf(stage.game, npc, speaker);
  if (wanted === "@ware") return wares.flatMap(({ name }) => called(name)).join("|") || "nothing|empty|sold";
  const item = wanted.slice("@price:".length);
  const id = [...stage.game.content.items.keys()].find((one) => one.endsWith(`:${item}`));
  const prototype = id === undefined ? undefined : stage.game.content.items.get(id);
  const ware = wares.find(({ name }) => name === prototype?.name);
  if (!ware) return "sold out|none|no more|nothing";
  return `${ware.price}|${numberWord(ware.price)}${ware.price === 1 ? "|a copper" : ""}`;
}

/** 'a bunch of samphire': 'bunch of samphire', 'samphire'. */
function called(name: string): string[] {
  const bare = name.replace(/^(?:an?|the|some) /, "");
  return [
    bare,
    ...(bare.includes(" of ") ? [bare.slice(bare.indexOf(" of ") + 4)] : []),
    bare.split(" ").at(-1) ?? bare,
  ];
}
