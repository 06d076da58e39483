import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AYT, DO, DONT, GA, IAC, NOP, SB, SE, WILL, WONT } from "./codes.ts";
import type { Verb } from "./codes.ts";
import { command, escape, negotiate, subnegotiation } from "./encode.ts";
import { LineAssembler } from "./lines.ts";
import { OptionMachine } from "./options.ts";
import { TelnetParser } from "./parser.ts";
import { bytes, latin1, packets, replay } from "./vectors/replay.ts";

/** `WYLDLANDS_FUZZ_RUNS=1000000` is the long form. */
const numRuns = Number(process.env["WYLDLANDS_FUZZ_RUNS"] ?? 10_000);
const patient = { timeout: 20_000 + numRuns * 2 };

/** Bytes that mean something, more often than chance would have them. */
const byte = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 255 }) },
  { weight: 3, arbitrary: fc.constant(IAC) },
  { weight: 3, arbitrary: fc.constantFrom(SB, SE, WILL, WONT, DO, DONT, GA, 24, 31, 201, 13, 10, 0, 8, 127) },
);
const wire = fc.array(byte, { maxLength: 120 }).map((numbers) => Uint8Array.from(numbers));
const cuts = fc.array(fc.nat(120), { maxLength: 12 });

describe(`random bytes, ${numRuns} runs`, () => {
  it("give the same events and lines however they are cut, hold little, and throw nothing", patient, () => {
    const limits = { maxSubnegotiation: () => 16 };
    fc.assert(
      fc.property(wire, cuts, (input, places) => {
        const stream = packets(input, places);
        expect(replay(stream, limits)).toEqual(replay([input], limits));
        const [whole, cut] = [new LineAssembler({ maxLine: 20 }), new LineAssembler({ maxLine: 20 })];
        expect(stream.flatMap((packet) => cut.push(packet))).toEqual(whole.push(input));
        expect(cut.end()).toEqual(whole.end());
        const parser = new TelnetParser(limits);
        for (const packet of stream) {
          parser.feed(packet);
          expect(parser.buffered).toBeLessThanOrEqual(16);
        }
      }),
      { numRuns },
    );
  });

  it(
    "leave no control character in a line and never make one longer than its bytes, a TAB counting four",
    patient,
    () => {
      fc.assert(
        fc.property(wire, fc.constantFrom("utf-8" as const, "latin-1" as const), (input, charset) => {
          const assembler = new LineAssembler();
          assembler.setCharset(charset);
          const tabs = input.filter((each) => each === 9).length;
          for (const { text } of [...assembler.push(input), assembler.end() ?? { text: "" }]) {
            expect(text).not.toMatch(/\p{Cc}/u);
            expect(text.length).toBeLessThanOrEqual(input.length + 3 * tabs);
          }
        }),
        { numRuns },
      );
    },
  );

  it("make the option machine say no more than it heard", patient, () => {
    fc.assert(
      fc.property(wire, fc.boolean(), (input, agree) => {
        let heard = 0;
        let said = 0;
        const machine = new OptionMachine({
          send: () => void said++,
          policy: { local: () => agree, remote: () => agree },
        });
        for (const event of new TelnetParser().feed(input)) {
          if (event.kind !== "negotiate") continue;
          heard++;
          machine.receive(event.verb, event.option, 0);
        }
        expect(said).toBeLessThanOrEqual(heard);
      }),
      { numRuns },
    );
  });
});

describe(`whole telnet streams, ${numRuns} runs`, () => {
  const text = fc.uint8Array({ maxLength: 20 });
  const option = fc.integer({ min: 0, max: 255 });
  const part = fc.oneof(
    text.map((plain) => ({ sent: escape(plain), text: plain, event: "" })),
    fc
      .constantFrom(GA, NOP, AYT)
      .map((code) => ({ sent: command(code), text: bytes(), event: `command ${code}` })),
    fc
      .tuple(fc.constantFrom<Verb[]>(WILL, WONT, DO, DONT), option)
      .map(([verb, opt]) => ({ sent: negotiate(verb, opt), text: bytes(), event: `${verb} ${opt}` })),
    fc.tuple(option, text).map(([opt, body]) => ({
      sent: subnegotiation(opt, body),
      text: bytes(),
      event: `sb ${opt} ${latin1(body)}`,
    })),
  );

  it("give back every byte of text, and every command in its place, however they are cut", patient, () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), cuts, (parts, places) => {
        const events = replay(packets(bytes(...parts.map((each) => each.sent)), places));
        const kept = events.filter((each) => each.startsWith("data ")).map((each) => each.slice(5));
        expect(kept.join("")).toBe(parts.map((each) => latin1(each.text)).join(""));
        const others = events.filter((each) => !each.startsWith("data "));
        expect(others).toEqual(parts.filter((each) => each.event !== "").map((each) => each.event));
      }),
      { numRuns },
    );
  });
});
