import { escapeMarkup, plainText } from "@wyldlands/protocol";
import { durationWords } from "../../society/duration.ts";
import { plainName } from "../../views/names.ts";
import type { Trace } from "../traces.ts";

/** Of a prompt so much is shown; the console has all of it. */
const MOST_PROMPT = 600;

/** How an npc came to say what it said last, in sentences that can be read aloud. Markup; empty when it has said nothing. */
export function voiceWords(traces: readonly Trace[], now: number): string {
  const last = traces.at(-1);
  if (!last) return "";
  const { reply, said, choice } = last;
  const { trace } = reply;
  const who = last.to.alive ? plainName(last.to) : "Somebody who has gone";
  const lines: string[] = [];
  const add = (line: string | false | undefined): void => void (line && lines.push(line));
  add(`${durationWords(Math.max(1_000, now - last.at))} ago, ${HOW[said.how](who, said.text)}`);
  add(
    trace.intent &&
      `It took that for ${trace.intent.name}, ${Math.round(trace.intent.score * 100)} percent sure.`,
  );
  add(`It answered by ${FROM[reply.from]}${choice ? `: ${choice.why} (mode ${choice.mode})` : ""}.`);
  add(reply.say === "" ? "It said nothing." : `It said: '${reply.say}'`);
  add(reply.acts.length > 0 && `With that it does: ${reply.acts.join(", ")}.`);
  add(last.refusal !== undefined && `That was refused: ${plainText(last.refusal)}`);
  add(trace.sources.length > 0 && `It goes by: ${trace.sources.join(", ")}.`);
  add(trace.withheld.length > 0 && `It keeps to itself: ${trace.withheld.join("; ")}.`);
  const felt = reply.emotions.map(({ kind, strength }) => `${kind} ${Math.round(strength * 100)} percent`);
  add(felt.length > 0 && `It felt ${felt.join(", ")}.`);
  add(trace.model !== undefined && `The model was ${trace.model}.`);
  add(trace.usage && usageWords(trace.usage, trace.cost));
  add(
    trace.firstMs !== undefined &&
      `The first words took ${Math.round(trace.firstMs)} ms${trace.tookMs === undefined ? "" : `, all of them ${Math.round(trace.tookMs)} ms`}.`,
  );
  add(trace.missed !== undefined && `Of what is kept nothing would do: ${trace.missed}.`);
  const notes = trace.notes.filter((note) => note !== choice?.why);
  add(notes.length > 0 && `Besides: ${notes.join("; ")}.`);
  add(trace.prompt && `It was asked: ${promptWords(trace.prompt)}`);
  return lines.map((line) => escapeMarkup(line)).join("\n");
}

const HOW: Readonly<Record<Trace["said"]["how"], (who: string, text: string) => string>> = {
  say: (who, text) => `${who} said: '${text}'`,
  tell: (who, text) => `${who} said to it alone: '${text}'`,
  ask: (who, text) => `${who} asked about '${text}'.`,
  greet: (who) => `${who} greeted it.`,
  enter: (who) => `${who} came in.`,
  idle: (who, text) => (text === "" ? `it spoke to ${who} unasked.` : `${who} remarked: '${text}'`),
};

const FROM: Readonly<Record<Trace["reply"]["from"], string>> = {
  model: "a model",
  "cache-exact": "what a model had said to the same question",
  "cache-act": "what a model had said on such an occasion",
  grammar: "the grammar voice",
};

function usageWords(
  usage: { input: number; cached: number; output: number },
  cost: number | undefined,
): string {
  const { input, cached, output } = usage;
  const paid = cost === undefined ? "" : `, which cost ${cost.toFixed(6)}`;
  return `It took ${input} tokens in, ${cached} of them kept by the provider, and ${output} out${paid}.`;
}

function promptWords({ system, messages }: NonNullable<Trace["reply"]["trace"]["prompt"]>): string {
  const text = [...system, ...messages.map((one) => `${one.role}: ${one.text}`)]
    .join(" ")
    .replaceAll(/\s+/g, " ");
  return text.length <= MOST_PROMPT ? text : `… ${text.slice(-MOST_PROMPT)}`;
}
