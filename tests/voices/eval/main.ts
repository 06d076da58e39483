import { wordModerator } from "@wyldlands/voice";
import { scriptedModel } from "@wyldlands/voice/testing";
import { shippedContent } from "../../../packages/world/src/testing/shipped-content.ts";
import { writeBlind, type Judged } from "../support/blind.ts";
import { costs, type Used } from "../support/cost.ts";
import { factsRun } from "../support/facts-run.ts";
import { common, hitRun, hitsOf, inBusyTown, neighbourly } from "../support/hit-run.ts";
import { hitTable, missLines, missTable } from "../support/hit-tables.ts";
import { injectionRun, type Assault } from "../support/injection-run.ts";
import { leftOutRun } from "../support/left-out.ts";
import { grouped, repeated } from "../support/measures.ts";
import {
  attacks,
  cleanSet,
  pairLines,
  personaFacts,
  priceList,
  visitors,
  type Visitor,
} from "../support/sets.ts";
import { TestSpeech } from "../support/speech.ts";
import { seeded } from "../support/seeded.ts";
import { Stage } from "../support/stage.ts";
import {
  byIntent,
  latency,
  misses,
  repetition,
  share,
  sureness,
  surenessLeftOut,
  table,
  understanding,
} from "../support/tables.ts";
import { enter, talkRun, type Row } from "../support/talk-run.ts";

/** Parts of the evaluation, by the name that `--only` takes. */
const PARTS = { talk, understood, injections, clean, facts, cost, hits, blind } as const;
const ASKED_FOR: ReadonlySet<string> = new Set(["blind", "hits", "understood"]);
const DAY_MS = 86_400_000;
/** Answers of a sheet by which somebody is prepared for the first time; what has changed since is less. */
const WHOLE_SHEET = 24;
type Part = keyof typeof PARTS;

const words = process.argv.slice(2);
const only = words.includes("--only") ? (words[words.indexOf("--only") + 1] ?? "") : undefined;
if (only !== undefined && !(only in PARTS)) {
  process.stderr.write(`--only takes one of: ${Object.keys(PARTS).join(", ")}.\n`);
  process.exit(64);
}
const shown = words.includes("--misses");
const content = await shippedContent();

for (const [name, part] of Object.entries(PARTS)) {
  if (only !== undefined ? name !== only : ASKED_FOR.has(name) && !words.includes(`--${name}`)) continue;
  heading(name as Part);
  await part();
}
process.stdout.write(`\n${UNMEASURED()}\n`);

function heading(name: Part): void {
  const titles: Readonly<Record<Part, string>> = {
    talk: "Talk, by the grammar voice (no model)",
    understood: "Understanding of each of the twenty without the examples that are theirs: to steer by",
    injections: "Attacks, against a model that obeys every one",
    clean: "Moderation of harmless lines",
    facts: "Facts of a person, after fifty turns and a restart",
    cost: "Hits of the cache and cost, by a model that answers truly",
    hits: "Hits of the cache, to steer by",
    blind: "A sheet to judge by",
  };
  process.stdout.write(`\n== ${titles[name]}\n\n`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n\n`);
}

async function talk(): Promise<void> {
  const stage = await Stage.open({}, content);
  const rows = await talkRun(stage, visitors());
  stage.close();
  print(understanding(rows));
  print("By intent, on those who are kept for the report:");
  print(byIntent(rows, "report"));
  print(sureness(rows, "report"));
  print(repetition(rows));
  print(latency(rows));
  if (shown) print(misses(rows, "tune").join("\n"));
}

async function understood(): Promise<void> {
  const stage = await Stage.open({}, content);
  const rows = await leftOutRun(
    stage,
    visitors().filter(({ half }) => half === "tune"),
  );
  stage.close();
  print(surenessLeftOut(rows));
  if (!shown) return;
  for (const { visitor, line, meant, score, isRight } of rows)
    if (!isRight)
      process.stdout.write(
        `${visitor} to ${line.to}: '${line.say}' (${line.is.join("|")}, taken for ${meant}, ${score.toFixed(2)})\n`,
      );
}

async function injections(): Promise<void> {
  const found = await attacked(false);
  const bare = await attacked(true);
  const failed = (all: readonly Assault[]): number => all.filter(({ faults }) => faults.length > 0).length;
  const row = (family: string, all: readonly Assault[], naked: readonly Assault[]): (string | number)[] => [
    family,
    all.length,
    all.filter(({ asked }) => asked).length,
    failed(all),
    failed(naked),
  ];
  print(
    table([
      ["family", "attacks", "reached the model", "changed or leaked", "changed without guards"],
      ...[...grouped(found, ({ attack }) => attack.family)].map(([family, all]) =>
        row(
          family,
          all,
          bare.filter(({ attack }) => attack.family === family),
        ),
      ),
      row("all", found, bare),
    ]),
  );
  print(
    "Without guards: what the model answers goes to the world as it is, as if every guard of words had failed; only the rules are left.",
  );
  for (const { attack, faults } of [...found, ...bare])
    for (const fault of faults)
      print(`${attack.family} ${attack.number}: '${attack.lines.join(" / ")}'\n    ${fault}`);
}

async function attacked(bare: boolean): Promise<Assault[]> {
  const model = scriptedModel();
  const stage = await Stage.open({ speech: new TestSpeech(model, { bare }) }, content);
  const found = await injectionRun(stage, model, attacks(), { bare });
  stage.close();
  return found;
}

async function clean(): Promise<void> {
  const moderator = wordModerator();
  const groups = Object.entries(cleanSet());
  const judged = groups.map(([name, lines]) => {
    const touched = lines.flatMap((line) => {
      const { action, hits } = moderator.judge(line, "input");
      return action === "allow" ? [] : [`'${line}' ${action}: ${hits.map(({ word }) => word).join(", ")}`];
    });
    return { name, lines: lines.length, touched };
  });
  const all = judged.reduce((sum, { lines }) => sum + lines, 0);
  const touched = judged.flatMap((one) => one.touched);
  print(
    table([
      ["group", "lines", "touched", "share"],
      ...judged.map((one) => [one.name, one.lines, one.touched.length, share(one.touched.length, one.lines)]),
      ["all", all, touched.length, share(touched.length, all)],
    ]),
  );
  print(`Target: under 5 %.${touched.length > 0 ? `\n${touched.join("\n")}` : ""}`);
}

async function facts(): Promise<void> {
  const { people, pull } = personaFacts();
  const stage = await Stage.open({}, content);
  const held = await factsRun(stage, people, pull);
  stage.close();
  print(
    table([
      ["person", "facts", "true at first", `after ${pull.length + 5} turns and a restart`],
      ...[...grouped(held, ({ npc }) => npc)].map(([npc, all]) => [
        npc,
        all.length,
        all.filter(({ first }) => first).length,
        all.filter(({ last }) => last).length,
      ]),
      ["all", held.length, held.filter(({ first }) => first).length, held.filter(({ last }) => last).length],
    ]),
  );
  for (const { npc, ask, last, answer } of held)
    if (!last) print(`${npc}: '${ask}'\n    ${answer.trim().replaceAll("\n", " / ")}`);
}

/** Ten of the twenty after the other ten: to see what a change is good for, without those who are reported. */
async function hits(): Promise<void> {
  const twenty = visitors().filter(({ half }) => half === "tune");
  const odd = inBusyTown(
    twenty.filter((_, index) => index % 2 === 0),
    called,
  );
  const even = inBusyTown(
    twenty.filter((_, index) => index % 2 === 1),
    called,
  );
  const without = await kept(odd, even, false);
  const { after } = await kept(odd, even, true);
  print(
    hitTable({
      "busy town: ten of the twenty, after the other ten": without.after,
      "  with answers prepared": after,
    }),
  );
  print(missTable(after));
  if (shown) print(missLines(after).join("\n"));
}

async function cost(): Promise<void> {
  const all = visitors();
  const of = (half: Row["half"]): Visitor[] => all.filter((one) => one.half === half);
  const asWritten = await kept(of("tune"), of("report"), true);
  const busyOf = (half: Row["half"]): Visitor[] => inBusyTown(of(half), called);
  const learnt = await kept(busyOf("tune"), busyOf("report"), false);
  const busy = await kept(busyOf("tune"), busyOf("report"), true);
  print(
    hitTable({
      "as written: twenty": asWritten.before,
      "as written: ten more, reported": asWritten.after,
      "  of these, common things": common(asWritten.after),
      "busy town, nothing prepared: twenty, on an empty cache": learnt.before,
      "busy town, nothing prepared: ten more, reported": learnt.after,
      "busy town: twenty": busy.before,
      "busy town: ten more, reported": busy.after,
    }),
  );
  print(
    "Hit rate: exact and act of all lines that a cache or a model answered. No call: answered without either, and no hit. Of it prepared: words\n" +
      "found before anybody asked, one call for many (below). False hits: without what a true answer must hold, of those of which that is known.\n" +
      "Misunderstood: answered from the cache though the line was taken for something else than its label; a model might have seen it.\n" +
      "As written, 600 lines go to 35 people. In the busy town each visitor says what is common to the six whom everybody meets: the ten who are\n" +
      "reported use their own words, which the cache has not heard. What is prepared is there from the line after a player came by; between two\n" +
      "visitors a day of the world goes by (48 minutes), and answers grow old by it.\n" +
      "Target: over 80 % on common things.",
  );
  print(`Of the reported ten in the busy town, why a model was asked:\n\n${missTable(busy.after)}`);
  const list = priceList();
  const { sheets, days } = busy;
  const people = new Set(sheets.map(({ npc }) => npc)).size;
  const perNpcDay = sheets.length / Math.max(1, people) / Math.max(1, days);
  const answers = (of: "kept" | "came"): number => sheets.reduce((sum, one) => sum + one[of], 0);
  print(
    `Prepared in the busy town: ${sheets.length} sheets for ${people} people in ${days.toFixed(1)} days, ${perNpcDay.toFixed(1)} for each a day; ${answers("kept")} of ${answers("came")} answers kept.\n` +
      `A cache is empty after a restart: to warm it took ${sheets.filter(({ came }) => came > WHOLE_SHEET).length} sheets, one after the other; the rest is what changed since.`,
  );
  const everyday = common(asWritten.after).length / asWritten.after.length;
  const share = (rows: readonly Row[]): number => hitsOf(rows).model / rows.length;
  const rest = asWritten.after.filter((row) => !common(asWritten.after).includes(row));
  const asked = everyday * share(busy.after) + (1 - everyday) * share(rest);
  print(
    `${(everyday * 100).toFixed(0)} % of what the ten say is common; of that ${(share(busy.after) * 100).toFixed(0)} % is asked of a model in the busy town, of the rest ${(share(rest) * 100).toFixed(0)} %: ${(asked * 100).toFixed(1)} % in all.`,
  );
  const used = sheets.map(({ usage }) => usage);
  for (const one of costs(list, [...asWritten.used, ...busy.used], asked, { used, perNpcDay })) {
    print(`${one.model}:\n  ${one.arithmetic.join("\n  ")}`);
    if (one.model !== list.target) continue;
    const { perPlayerHour, perMonth } = list.targets;
    print(
      `  targets: $${perPlayerHour} a player-hour ${one.perPlayerHour < perPlayerHour ? "kept" : "missed"}, $${perMonth} a month ${one.perMonth < perMonth ? "kept" : "missed"}`,
    );
  }
  print(
    "Tokens are reckoned at four letters each and none as kept by the provider, which makes it dearer than it is.",
  );
}

/** What people may be called, in small letters. */
function called(slug: string): string[] {
  const id = [...content.npcs.keys()].find((one) => one.endsWith(`:${slug}`));
  return [...(content.npcs.get(id ?? "")?.keywords ?? [])];
}

interface KeptRun {
  readonly before: Row[];
  readonly after: Row[];
  readonly used: Used[];
  readonly sheets: TestSpeech["sheets"];
  /** Real days that the world ran. */
  readonly days: number;
}

/** The first visitors fill the cache, the others find it so. */
async function kept(
  first: readonly Visitor[],
  then: readonly Visitor[],
  prepares: boolean,
): Promise<KeptRun> {
  const model = scriptedModel();
  const speech = new TestSpeech(model, { prepares });
  neighbourly(model, speech, [...first, ...then]);
  const stage = await Stage.open({ speech }, content);
  const before = await hitRun(stage, model, first);
  const after = await hitRun(stage, model, then);
  const days = stage.game.clock.now() / DAY_MS;
  stage.close();
  const used = [...before.used, ...after.used];
  return { before: before.rows, after: after.rows, used, sheets: speech.sheets, days };
}

async function blind(): Promise<void> {
  const stage = await Stage.open({}, content);
  const player = await enter(stage, "Judge", 20);
  const pairs: Judged[] = [];
  for (const { to, say, says } of pairLines()) {
    const answer = await stage.say(player, to, { say });
    pairs.push({ to, say, says, by: "author" }, { to, say, says: answer.spoken.join(" "), by: "voice" });
  }
  stage.close();
  const twice = repeated(pairs.map(({ says }) => says));
  print(`${pairs.length} answers, ${twice.length} of them twice: ${writeBlind(pairs, seeded(1))}.`);
}

function UNMEASURED(): string {
  return [
    "unmeasured: how good answers are to people (fill in the sheet of --blind)",
    "unmeasured: what a real model says, its latency and its bill (configure ai.llm and read `wyldlands llm report`)",
    "unmeasured: hit rates of real players' talk; the visitors here are written, and by one hand",
  ].join("\n");
}
