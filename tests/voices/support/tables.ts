import { commonOnes, type LeftOut } from "./left-out.ts";
import { distinct, grouped, percentile, repeated } from "./measures.ts";
import type { Row } from "./talk-run.ts";

/** Rows of words as columns, the first row above a line. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => String(row[column] ?? "").length)),
  );
  const line = (row: readonly (string | number)[]): string =>
    row
      .map((cell, column) =>
        typeof cell === "number" || /^[\d.$ ]+%?$/.test(cell)
          ? String(cell).padStart(widths[column] ?? 0)
          : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  const [head = [], ...body] = rows;
  return [line(head), widths.map((width) => "-".repeat(width)).join("  "), ...body.map(line)].join("\n");
}

export function share(part: number, whole: number): string {
  return whole === 0 ? "none" : `${((part / whole) * 100).toFixed(1)} %`;
}

/** How many lines were understood, and answered truly, apart by half. */
export function understanding(rows: readonly Row[]): string {
  const halves = ["tune", "report"] as const;
  return table([
    ["half", "lines", "answered", "meant right", "of", "true", "of"],
    ...halves.map((half) => {
      const mine = rows.filter((row) => row.half === half);
      const known = mine.filter(({ meant }) => meant !== undefined);
      const checked = mine.filter(({ isTrue }) => isTrue !== undefined);
      return [
        half,
        mine.length,
        share(mine.filter(({ answer }) => answer.read.trim() !== "").length, mine.length),
        share(known.filter(({ isRight }) => isRight).length, known.length),
        known.length,
        share(checked.filter(({ isTrue }) => isTrue === true).length, checked.length),
        checked.length,
      ];
    }),
  ]);
}

/** By intent: what the first of a line's labels was, and how often it was understood. */
export function byIntent(rows: readonly Row[], half: Row["half"]): string {
  const groups = grouped(
    rows.filter((row) => row.half === half && row.meant !== undefined),
    ({ line }) => line.is[0] ?? "",
  );
  return table([
    ["intent", "lines", "right", "taken for"],
    ...[...groups]
      .toSorted(([, a], [, b]) => b.length - a.length)
      .map(([intent, group]) => {
        const wrong = group.filter(({ isRight }) => !isRight).map(({ meant }) => meant ?? "");
        const counts = [...grouped(wrong, (one) => one)].toSorted(([, a], [, b]) => b.length - a.length);
        return [
          intent,
          group.length,
          share(group.length - wrong.length, group.length),
          counts.map(([name, all]) => `${name} ${all.length}`).join(", "),
        ];
      }),
  ]);
}

/** How sure the understanding is, and how often it is right then: what a cache may go by. */
export function sureness(rows: readonly Row[], half: Row["half"]): string {
  const mine = rows.filter((row) => row.half === half && row.meant !== undefined);
  const score = ({ answer }: Row): number => answer.reply?.trace.intent?.score ?? 0;
  return table([
    ["sure at least", "lines", "right"],
    ...[0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0].map((least) => {
      const sure = mine.filter((row) => score(row) >= least);
      return [
        least.toFixed(1),
        share(sure.length, mine.length),
        share(sure.filter(({ isRight }) => isRight).length, sure.length),
      ];
    }),
  ]);
}

/** The same of lines that were understood without what was written with them in mind, and apart of what people ask everybody. */
export function surenessLeftOut(rows: readonly LeftOut[]): string {
  const groups = [rows, commonOnes(rows)];
  const columns = (least: number): string[] =>
    groups.flatMap((group) => {
      const sure = group.filter(({ score }) => score >= least);
      return [
        share(sure.length, group.length),
        share(sure.filter(({ isRight }) => isRight).length, sure.length),
      ];
    });
  return table([
    ["sure at least", "lines", "right", "common", "right"],
    ...[0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0].map((least) => [least.toFixed(1), ...columns(least)]),
  ]);
}

export function repetition(rows: readonly Row[]): string {
  const spoken = (some: readonly Row[]): string[] => some.flatMap(({ answer }) => answer.spoken);
  const pairs = [...grouped(rows, ({ visitor, line }) => `${visitor} ${line.to}`).values()];
  const twice = pairs.flatMap((pair) => repeated(spoken(pair)));
  const all = spoken(rows);
  return table([
    ["what", "value"],
    ["lines that npcs said", all.length],
    ["distinct-1", distinct(all, 1).toFixed(3)],
    ["distinct-2", distinct(all, 2).toFixed(3)],
    ["said twice to the same visitor", twice.length],
    ["said before to anybody", repeated(all).length],
  ]);
}

export function latency(rows: readonly Row[]): string {
  const took = rows.map(({ answer }) => answer.tookMs);
  return table([
    ["own share, line to stored answer", "ms"],
    ["p50", percentile(took, 0.5).toFixed(1)],
    ["p95", percentile(took, 0.95).toFixed(1)],
    ["most", Math.max(0, ...took).toFixed(1)],
  ]);
}

/** Lines that were not understood or not answered truly, to be read. */
export function misses(rows: readonly Row[], half: Row["half"]): string[] {
  return rows
    .filter((row) => row.half === half && (!row.isRight || row.isTrue === false))
    .map(({ visitor, line, meant, isRight, isTrue, answer, wanted }) => {
      const why = [
        ...(isRight ? [] : [`${line.is.join("|")}, taken for ${meant ?? "nothing"}`]),
        ...(isTrue === false
          ? [`wanted ${[...wanted, ...line.not.map((one) => `not ${one}`)].join(", ")}`]
          : []),
      ].join("; ");
      return `${visitor} to ${line.to}: '${line.say || line.how}' (${why})\n    ${answer.read.trim().replaceAll("\n", " / ").slice(0, 240)}`;
    });
}
