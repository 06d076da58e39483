import { MISSES } from "@wyldlands/voice";
import { hitRate, hitsOf } from "./hit-run.ts";
import { grouped } from "./measures.ts";
import { share, table } from "./tables.ts";
import type { Row } from "./talk-run.ts";

/** By what the lines of each group were answered. */
export function hitTable(groups: Readonly<Record<string, readonly Row[]>>): string {
  return table([
    [
      "visitors",
      "lines",
      "exact",
      "act",
      "of it prepared",
      "model",
      "no call",
      "hit rate",
      "false hits",
      "misunderstood hits",
    ],
    ...Object.entries(groups).map(([name, rows]) => {
      const hits = hitsOf(rows);
      return [
        name,
        hits.lines,
        hits.exact,
        hits.act,
        hits.prepared,
        hits.model,
        hits.none,
        `${(hitRate(hits) * 100).toFixed(1)} %`,
        `${hits.falseHits} of ${hits.checked}`,
        `${hits.misunderstood} of ${hits.exact + hits.act}`,
      ];
    }),
  ]);
}

/** Why a model was asked, and of what. */
export function missTable(rows: readonly Row[]): string {
  const asked = rows.flatMap((row) => {
    const why = row.answer.reply?.trace.missed;
    return why === undefined ? [] : [{ why, intent: row.line.is[0] ?? "" }];
  });
  return table([
    ["nothing kept would do", "lines", "share", "of which"],
    ...MISSES.map((miss) => asked.filter(({ why }) => why === miss))
      .filter((some) => some.length > 0)
      .toSorted((a, b) => b.length - a.length)
      .map((some) => [
        some[0]?.why ?? "",
        some.length,
        share(some.length, asked.length),
        [...grouped(some, ({ intent }) => intent)]
          .toSorted(([, a], [, b]) => b.length - a.length)
          .map(([intent, all]) => `${intent} ${all.length}`)
          .join(", "),
      ]),
  ]);
}

/** Each line for which a model was asked, with why, and what it was taken for. */
export function missLines(rows: readonly Row[]): string[] {
  return rows.flatMap(({ visitor, line, answer, meant }) => {
    const why = answer.reply?.trace.missed;
    return why === undefined
      ? []
      : [
          `${why}: ${visitor} to ${line.to}: '${line.say}' (${line.is.join("|")}, taken for ${meant ?? "nothing"})`,
        ];
  });
}
