import { writeFileSync } from "node:fs";
import { artefact } from "../../support/artefacts.ts";

/** A line, and what somebody answers to it. */
export interface Judged {
  readonly to: string;
  readonly say: string;
  readonly says: string;
  readonly by: "author" | "voice";
}

/** Writes the sheet to judge by, and apart from it the key. Where both are, in words. */
export function writeBlind(pairs: readonly Judged[], random: () => number): string {
  const shuffled = pairs
    .map((pair) => ({ pair, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ pair }) => pair);
  const sheet = artefact("voices", "blind-sheet.txt");
  const key = artefact("voices", "blind-key.txt");
  writeFileSync(
    sheet,
    [
      "Each answer is an author's or was found by the game. Write beside it: A or G, and how good it is, 1 to 5.",
      "Do not open blind-key.txt before the sheet is full.",
      "",
      ...shuffled.flatMap(({ to, say, says }, index) => [
        `${index + 1}. To ${to}: ${say}`,
        `   ${says}`,
        "   A or G: ___   1 to 5: ___",
        "",
      ]),
    ].join("\n"),
  );
  writeFileSync(
    key,
    shuffled.map(({ by }, index) => `${index + 1} ${by === "author" ? "A" : "G"}`).join("\n"),
  );
  return `${sheet}, and its key beside it`;
}
