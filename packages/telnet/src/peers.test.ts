import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DO, DONT, Opt, WILL, WONT } from "./codes.ts";
import type { Verb } from "./codes.ts";
import { OptionMachine } from "./options.ts";
import type { Side } from "./options.ts";

const option = Opt.GMCP;
const verbs = [WILL, WONT, DO, DONT] as const;
const sideOf = (sent: Verb): Side => (sent === WILL || sent === WONT ? "local" : "remote");

/** A peer is what it answers to each word of ours. */
type Peer = (word: Verb) => readonly Verb[];

const agreeing: Record<Verb, Verb> = { [WILL]: DO, [WONT]: DONT, [DO]: WILL, [DONT]: WONT };
const refusing: Record<Verb, Verb> = { [WILL]: DONT, [WONT]: DONT, [DO]: WONT, [DONT]: WONT };
const contradicting: Record<Verb, Verb> = { [WILL]: DONT, [WONT]: DO, [DO]: WONT, [DONT]: WILL };

const peers: Record<string, Peer> = {
  "answers everything and agrees": (word) => [agreeing[word]],
  "answers everything and refuses": (word) => [refusing[word]],
  "answers nothing": () => [],
  "acknowledges no off (tt++)": (word) => (word === WILL || word === DO ? [agreeing[word]] : []),
  "says everything three times (kbtin)": (word) => [agreeing[word], agreeing[word], agreeing[word]],
  contradicts: (word) => [contradicting[word]],
  "contradicts itself": (word) => [agreeing[word], contradicting[word]],
  "repeats our words": (word) => [word],
  "answers everything with everything": () => verbs,
};

type Request = "enableLocal" | "disableLocal" | "enableRemote" | "disableRemote";
const requests: Request[] = ["enableLocal", "disableLocal", "enableRemote", "disableRemote"];

/** Lets the two talk at one moment until both are silent; counts what we sent that was not our own request. */
function converse(
  peer: Peer,
  agree: boolean,
  opening: readonly Verb[],
  asked: readonly Request[],
): Record<Side, number> {
  const replies: Record<Side, number> = { local: 0, remote: 0 };
  let heard: Verb[] = [...opening];
  let requesting = false;
  const machine = new OptionMachine({
    send: (bytes) => {
      const word = bytes[1] as Verb;
      if (!requesting) replies[sideOf(word)]++;
      heard.push(...peer(word));
    },
    policy: { local: () => agree, remote: () => agree },
    limit: { commands: 10_000 },
  });
  const drain = () => {
    let rounds = 0;
    while (heard.length > 0) {
      if (++rounds > 1000) throw new Error("the talk does not end");
      const words = heard;
      heard = [];
      for (const word of words) machine.receive(word, option, 0);
    }
  };
  drain();
  for (const request of asked) {
    requesting = true;
    machine[request](option);
    requesting = false;
    drain();
  }
  return replies;
}

describe.each(Object.entries(peers))("a peer that %s", (_, peer) => {
  it.each([true, false])("gets at most two replies for an option, when our policy says %s", (agree) => {
    const openings: Verb[][] = [
      [],
      ...verbs.map((verb) => [verb]),
      [...verbs],
      [...verbs, ...verbs, ...verbs],
    ];
    for (const opening of openings) {
      for (const asked of [
        [],
        ...requests.map((request) => [request]),
        requests,
        [...requests, ...requests],
      ]) {
        const { local, remote } = converse(peer, agree, opening, asked);
        expect(local).toBeLessThanOrEqual(2);
        expect(remote).toBeLessThanOrEqual(2);
      }
    }
  });
});

it("gives no peer whatever more than two replies for an option", () => {
  const words = fc.array(fc.constantFrom(...verbs), { maxLength: 3 });
  const script = fc.array(words, { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(
      script,
      words,
      fc.array(fc.constantFrom(...requests), { maxLength: 6 }),
      fc.boolean(),
      (answers, opening, asked, agree) => {
        let turn = 0;
        const { local, remote } = converse(
          () => answers[turn++ % answers.length] ?? [],
          agree,
          opening,
          asked,
        );
        return local <= 2 && remote <= 2;
      },
    ),
  );
});

/** Two machines joined by two lines on which words travel as long as they like. */
function pair(agree: { a: boolean; b: boolean }) {
  const wire = { toA: [] as Verb[], toB: [] as Verb[] };
  const machine = (out: Verb[], yes: boolean) =>
    new OptionMachine({
      send: (bytes) => void out.push(bytes[1] as Verb),
      policy: { local: () => yes, remote: () => yes },
      limit: { commands: 10_000, replies: 1000 },
    });
  const a = machine(wire.toB, agree.a);
  const b = machine(wire.toA, agree.b);
  let delivered = 0;
  const deliver = (to: "a" | "b"): boolean => {
    const word = (to === "a" ? wire.toA : wire.toB).shift();
    if (word === undefined) return false;
    (to === "a" ? a : b).receive(word, option, 0);
    delivered++;
    return true;
  };
  const drain = (): void => {
    while (deliver("b") || deliver("a")) if (delivered > 1000) throw new Error("the talk does not end");
  };
  return { a, b, deliver, drain };
}

const step = fc.constantFrom(
  "a delivers",
  "b delivers",
  ...requests.map((r) => `a ${r}`),
  ...requests.map((r) => `b ${r}`),
);

describe("two machines", () => {
  const play = (steps: string[], agree: { a: boolean; b: boolean }) => {
    const two = pair(agree);
    for (const each of steps) {
      const [who, what] = each.split(" ") as ["a" | "b", string];
      if (what === "delivers") two.deliver(who === "a" ? "b" : "a");
      else two[who][what as Request](option);
    }
    two.drain();
    return two;
  };

  it("come to an agreement whatever both ask for and whenever the words arrive", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), fc.boolean(), fc.boolean(), (steps, agreeA, agreeB) => {
        const { a, b } = play(steps, { a: agreeA, b: agreeB });
        expect([a.local(option), a.remote(option)]).toEqual([b.remote(option), b.local(option)]);
      }),
      {
        numRuns: 5000,
        // Asked twice and refused once: the second time b waits, and takes a's own offer for the answer.
        examples: [
          [
            ["b enableRemote", "b delivers", "a delivers", "b enableRemote", "b delivers", "a enableLocal"],
            false,
            false,
          ],
        ],
      },
    );
  });

  it("end as the only one that asks wants it, when the other agrees", () => {
    const ofA = fc.constantFrom("a delivers", "b delivers", "a enableLocal", "a disableLocal");
    fc.assert(
      fc.property(fc.array(ofA, { maxLength: 9 }), (steps) => {
        const { a, b } = play(steps, { a: true, b: true });
        const last = steps.findLast((each) => each.includes("Local"));
        expect(a.local(option)).toBe(last === "a enableLocal");
        expect(b.remote(option)).toBe(last === "a enableLocal");
      }),
      { numRuns: 3000 },
    );
  });
});
