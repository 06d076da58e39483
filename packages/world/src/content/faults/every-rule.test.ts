import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkContent } from "../check-content.ts";
import { SOUND } from "../checks/check-fixture.ts";
import { type ABSENT, withFolder } from "../content-fixture.ts";
import type { Finding } from "../types.ts";
import type { Planted, Rows } from "./fault-rows.ts";
import { FAULTS_OF_FILES } from "./faults-of-files.ts";
import { FAULTS_OF_PLAY } from "./faults-of-play.ts";
import { FAULTS_OF_REFERENCES } from "./faults-of-references.ts";

const ROWS: Readonly<Record<string, Rows>> = {
  ...FAULTS_OF_FILES,
  ...FAULTS_OF_REFERENCES,
  ...FAULTS_OF_PLAY,
};
const MARK = " #!";

type Files = Record<string, string | Uint8Array | typeof ABSENT>;

/** The files of a planted game, and where its fault is. */
function planted({ at, inside, whole, ...changes }: Planted): {
  files: Files;
  place: string | undefined;
  inside: string;
} {
  const files: Files = { ...((whole as Files | undefined) ?? SOUND) };
  for (const [file, change] of Object.entries(changes)) {
    const before = files[file];
    if (Array.isArray(change))
      files[file] = swapped(file, String(before ?? ""), change as [string, string][]);
    else if (typeof change === "string")
      files[file] = file.endsWith(".yaml") ? `${String(before ?? "")}${change}` : change;
    else files[file] = change as Uint8Array;
  }
  let place = at;
  for (const [file, text] of Object.entries(files)) {
    if (typeof text !== "string") continue;
    const line = text.split("\n").findIndex((one) => one.includes(MARK));
    if (line !== -1) place ??= `${file}:${line + 1}`;
    files[file] = text.replaceAll(MARK, "");
  }
  return { files, place, inside: inside ?? "." };
}

function swapped(file: string, text: string, pairs: readonly (readonly [string, string])[]): string {
  let changed = text;
  for (const [from, to] of pairs) {
    if (!changed.includes(from)) throw new Error(`${file} does not contain: ${from}`);
    changed = changed.replace(from, to);
  }
  return changed;
}

async function findingsOf(one: Planted): Promise<{ findings: Finding[]; place: string | undefined }> {
  const { files, place, inside } = planted(one);
  const { findings } = await withFolder(files, (folder) => checkContent(join(folder, inside)));
  return { findings, place };
}

const CODES = [
  ...readFileSync(new URL("../findings.ts", import.meta.url), "utf8").matchAll(/^ {2}\| "([a-z0-9-]+)"/gm),
].map(([, code]) => code ?? "");

test("every rule of the check is here, with two faults of different shape or more, and something that only looks like one", () => {
  expect(CODES.length).toBeGreaterThan(55);
  expect(Object.keys(ROWS).toSorted()).toEqual(CODES.toSorted());
  for (const [code, { faults, fine }] of Object.entries(ROWS)) {
    expect([code, faults.length >= 2, fine.length >= 1]).toEqual([code, true, true]);
    const shapes = new Set(
      faults.map((one) => JSON.stringify(one, (_, value) => (typeof value === "symbol" ? "gone" : value))),
    );
    expect([code, shapes.size]).toEqual([code, faults.length]);
  }
});

describe.each(Object.entries(ROWS).map(([code, rows]) => ({ code, ...rows })))(
  "$code",
  ({ code, faults, fine }) => {
    test.each(faults.map((one, index) => ({ one, number: index + 1 })))(
      "is found at its line ($number)",
      async ({ one }) => {
        const { findings, place } = await findingsOf(one);
        const found = findings.filter((finding) => finding.code === code);
        expect([...new Set(found.map(({ file, line }) => `${file}:${line}`))], list(findings)).toEqual([
          place,
        ]);
        // What to do is said, in a sentence.
        for (const { message } of found) expect(message).toMatch(/^['\p{Lu}<0-9].*[^ ]\.$|[?.…'>]$/su);
      },
    );

    test.each(fine.map((one, index) => ({ one, number: index + 1 })))(
      "is silent at what only looks like it ($number)",
      async ({ one }) => {
        const { findings } = await findingsOf(one);
        expect(
          findings.filter((finding) => finding.code === code),
          list(findings),
        ).toEqual([]);
      },
    );
  },
);

function list(findings: readonly Finding[]): string {
  return findings.map(({ file, line, code, message }) => `${file}:${line} ${code}: ${message}`).join("\n");
}
