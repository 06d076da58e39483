import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Auditor, type FaultKind } from "./auditor.ts";

const ROOM = /^Exits:/;

function asked(): Auditor {
  const auditor = new Auditor("b1");
  auditor.sent(auditor.marker());
  auditor.sent("look", { answer: ROOM });
  auditor.sent("north");
  auditor.sent(auditor.marker());
  return auditor;
}

function verdict(screen: readonly string[]): FaultKind[] {
  const auditor = asked();
  for (const line of screen) auditor.line(line);
  return auditor.finish().faults.map((fault) => fault.kind);
}

const first = "You say, '#b1-1'";
const last = "You say, '#b1-4'";
const view = "Exits: north";

test("lines answered once and in order pass, with what others do in between", () => {
  const auditor = asked();
  for (const line of [first, "Anwen arrives.", view, "Anwen says, '#b2-1'", "The gate is shut.", last])
    auditor.line(line);
  expect(auditor.finish()).toMatchObject({ sent: 4, answered: 4, faults: [], latencyMs: { count: 3 } });
});

test("a marker that never comes back is lost", () => {
  expect(verdict([first, view])).toContain("lost");
  expect(verdict([view, last])).toContain("lost");
});

test("a line with known words that are missing between two fences is lost", () => {
  expect(verdict([first, "Nothing happens.", last])).toEqual(["lost"]);
});

test("a marker echoed twice is doubled", () => {
  expect(verdict([first, first, view, last])).toEqual(["doubled"]);
  expect(verdict([first, view, last, last])).toEqual(["doubled"]);
});

test("an answer given twice is doubled", () => {
  expect(verdict([first, view, view, last])).toEqual(["doubled"]);
});

test("an answer on the wrong side of a fence is reordered", () => {
  expect(verdict([first, last, view])).toEqual(["reordered"]);
  expect(verdict([last, first, view])).toContain("reordered");
});

test("a marker never sent is a stranger", () => {
  expect(verdict([first, view, last, "You say, '#b1-9'"])).toEqual(["stranger"]);
});

test("a walk may be answered by a room or by a barred way, but not by two rooms", () => {
  const walk = (screen: string[]): FaultKind[] => {
    const auditor = new Auditor("b1");
    auditor.sent("north", { answer: ROOM, optional: true });
    auditor.sent("look", { answer: ROOM });
    auditor.sent(auditor.marker());
    for (const line of [...screen, "You say, '#b1-3'"]) auditor.line(line);
    return auditor.finish().faults.map((fault) => fault.kind);
  };
  expect(walk([view, view])).toEqual([]);
  expect(walk(["The gate is shut.", view])).toEqual([]);
  expect(walk([view, view, view])).toEqual(["doubled"]);
  expect(walk(["The gate is shut."])).toEqual(["lost"]);
});

test("two kinds of answers in the wrong order between the same fences are reordered", () => {
  const auditor = new Auditor("b1");
  auditor.sent("look", { answer: ROOM });
  auditor.sent("inventory", { answer: /^You carry/ });
  auditor.sent(auditor.marker());
  for (const line of ["You carry nothing.", view, "You say, '#b1-3'"]) auditor.line(line);
  expect(auditor.finish().faults.map((fault) => fault.kind)).toEqual(["reordered"]);
});

test("a refused line is answered by its refusal, and by nothing else", () => {
  const auditor = new Auditor("b1");
  const id = auditor.sent(auditor.marker());
  auditor.refused(id);
  expect(auditor.finish()).toMatchObject({ refused: 1, faults: [] });
  const greedy = asked();
  for (const line of [first, view, last]) greedy.line(line);
  greedy.refused(4);
  expect(greedy.finish().faults.map(({ kind }) => kind)).toEqual(["doubled"]);
});

test("any one dropped, repeated or swapped answer is found, wherever it stands", () => {
  const damage = fc.constantFrom("drop", "repeat", "swap");
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 30 }), fc.nat(), damage, (count, at, kind) => {
      const auditor = new Auditor("b1");
      const answers: string[] = [];
      for (let i = 1; i <= count; i++) {
        const isMarker = i % 2 === 0 || i === count;
        auditor.sent(isMarker ? auditor.marker() : "look", isMarker ? {} : { answer: ROOM });
        answers.push(isMarker ? `You say, '#b1-${i}'` : view);
      }
      const index = at % (count - 1);
      const [one, next] = answers.slice(index, index + 2) as [string, string];
      answers.splice(
        index,
        2,
        ...(kind === "drop" ? [next] : kind === "repeat" ? [one, one, next] : [next, one]),
      );
      for (const line of answers) auditor.line(line);
      expect(auditor.finish().faults.length).toBeGreaterThan(0);
    }),
  );
});
