import { Opt, type Side } from "@wyldlands/telnet";
import type { ClientFacts } from "../sessions/capabilities.ts";
import { clientWord, mttsBits } from "./client-word.ts";
import { defineOption, type OptionClient } from "./define-option.ts";

const IS = 0;
const SEND = Uint8Array.of(1);

/** A fourth word is the last that can be new; Mudlet begins anew after it, KBtin gives its version. */
const MAX_SENDS = 4;

/** What a plain telnet program answers: the terminal it runs in, and nothing of itself. */
const TERMINAL =
  /^(?:ansi|dec-|vt\d|x?term|linux|screen|tmux|rxvt|putty|konsole|cygwin|hardcopy|dumb|unknown|network)|-(?:256color|truecolor)$/i;

interface Cycle {
  sent: number;
  words: string[];
  over: boolean;
}

/**
 * Terminal type, RFC 1091, read as MUD clients fill it in (MTTS): the client's name, its terminal, `MTTS n`, then one
 * of them again. Ends at the first repetition and after four questions, whatever comes.
 */
export const ttype = defineOption({
  code: Opt.TTYPE,
  remote: "want",
  onChange(_side: Side, enabled: boolean, client: OptionClient) {
    if (enabled) ask(cycleOf(client), client);
  },
  onSubnegotiation(bytes: Uint8Array, client: OptionClient) {
    const cycle = cycleOf(client);
    // An answer too many belongs to no question.
    if (bytes[0] !== IS || cycle.over || cycle.words.length === cycle.sent) return;
    const word = clientWord(bytes.subarray(1));
    const repeated = cycle.words.includes(word);
    cycle.words.push(word);
    if (repeated) cycle.over = true;
    client.learn(factsOf(cycle.words));
    ask(cycle, client);
  },
});

/** The client has no more words to say. */
export function saidItsTerminal(client: OptionClient): boolean {
  return cycleOf(client).over;
}

function cycleOf(client: OptionClient): Cycle {
  return client.memory(Opt.TTYPE, () => ({ sent: 0, words: [], over: false }));
}

function ask(cycle: Cycle, client: OptionClient): void {
  if (cycle.over || cycle.sent > cycle.words.length) return;
  if (cycle.sent === MAX_SENDS) {
    cycle.over = true;
    return;
  }
  cycle.sent += 1;
  client.subnegotiate(Opt.TTYPE, SEND);
}

/** The words' meaning, as far as there are any. */
function factsOf([first, second, ...others]: readonly string[]): ClientFacts {
  const facts: ClientFacts = {};
  for (const word of [first, second, ...others]) {
    const bits = mttsBits(/^MTTS (.*)$/i.exec(word ?? "")?.[1] ?? "");
    if (bits !== undefined) facts.mtts = bits;
  }
  if (first === undefined || first === "") return facts;
  if (TERMINAL.test(first)) {
    facts.terminal = first;
    return facts;
  }
  facts.name = first;
  if (second !== undefined && second !== first && second !== "") facts.terminal = second;
  const version = others.find((word) => word.startsWith(`${first}-`));
  if (version !== undefined) facts.version = version.slice(first.length + 1);
  return facts;
}
