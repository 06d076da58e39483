import { DO, DONT, Opt, RateWindow, WILL, type Verb } from "@wyldlands/telnet";
import { defineOption, type OptionClient } from "./define-option.ts";

/** From a client's first word of telnet until it is first asked: its negotiation is over then. */
const FIRST_MS = 5000;
/** As often as a silent connection is kept alive, for that is what this does as well. */
const AGAIN_MS = 60_000;
/** Marks set for one client in ten seconds; one that answers each of ours with a question cannot keep us talking. */
const MARKS = 10;

interface Clock {
  /** When the next question is due. */
  next: number;
  /** When the question was sent that is not answered yet. */
  asked: number | undefined;
  readonly marks: RateWindow;
}

/**
 * Timing mark, RFC 860: the answer to DO, WILL or WONT alike, comes when everything before it was read, so it tells how
 * long the way is. Nothing is ever on or off here and each DO wants an answer of its own, hence no part of RFC 1143. A
 * client that leaves a question unanswered is asked no more; one that asks (telnet does after an interrupt, and shows
 * nothing until it is answered) gets its mark at once.
 */
export const timingMark = defineOption({
  code: Opt.TIMING_MARK,
  onWord(verb: Verb, client: OptionClient, now: number) {
    const clock = clockOf(client, now);
    if (verb === DO) {
      if (clock.marks.take(now)) client.say(WILL, Opt.TIMING_MARK);
    } else if (verb !== DONT && clock.asked !== undefined) {
      client.pinged(now - clock.asked);
      clock.asked = undefined;
    }
    return true;
  },
  onTick(client: OptionClient, now: number) {
    if (!client.negotiates) return;
    const clock = clockOf(client, now);
    if (clock.asked !== undefined || now < clock.next) return;
    clock.asked = now;
    clock.next = now + AGAIN_MS;
    client.say(DO, Opt.TIMING_MARK);
  },
});

function clockOf(client: OptionClient, now: number): Clock {
  return client.memory(Opt.TIMING_MARK, () => ({
    next: now + FIRST_MS,
    asked: undefined,
    marks: new RateWindow(MARKS, 10_000),
  }));
}
