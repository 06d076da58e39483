/** What an import says of itself: what came over, and what did not, each by the file and line where it stood. */

export interface ImportFinding {
  /** As it was named on the command line, or relative to the folder that was. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Stable word for tools; `IMPORT_CODES` says what each means. */
  readonly code: ImportCode;
  readonly message: string;
}

/** Everything that an import may find. The order is that of the report. */
export const IMPORT_CODES = {
  "cut-file": "A file or record ends in the middle. What was there came over.",
  "missing-tilde": "A text without the `~` that ends it. It was ended where the next part begins.",
  "bad-number": "Something else stands where a number should. The usual value was taken.",
  "bad-vnum": "A record without a usable number. It was left out.",
  "duplicate-vnum": "A number that was given out already. The first one counts.",
  "bad-record": "A line that means nothing in its place. It was passed over.",
  "bad-encoding": "Bytes that are no UTF-8 were read as Latin-1; control characters were dropped.",
  unreadable: "A file that could not be read.",
  "unknown-section": "A part of the file that has no place here.",
  "no-target": "An exit to a room that is not there. It was left out.",
  "unknown-vnum": "A reset, shop or quest that names something that is not there.",
  "unreachable-room": "No way leads there from the first room; the hall of arrivals has a way.",
  "shared-door": "The two sides of a door disagree. One side counts for both.",
  "lost-lock": "A lock whose key nobody could come by, or that nobody could open.",
  "lost-flag": "A flag that has no meaning here.",
  "lost-affect": "What a thing does to its wearer, and has no counterpart here.",
  "lost-spell": "A spell that has no counterpart here.",
  "lost-value": "A number that has no meaning here.",
  "lost-text": "A text that has no place here.",
  "lost-detail": "A description whose word was described already, or that is empty.",
  "lost-limit":
    "How many of a thing there may be in the whole world, and where on its wearer a reset put it.",
  "lost-reset": "A reset that could not be carried out, or has no counterpart here.",
  "lost-shop": "Something of a shop that has no counterpart here.",
  "lost-quest": "A quest, or a part of one, that has no counterpart here. Its text is in the notes.",
  "lost-script": "A trigger or program. Its text is in the notes.",
  "lost-special": "A special procedure. It is named in the notes.",
  "lost-colour": "Colour codes; words are marked for what they are here, not for a colour.",
  "made-up": "Something that had to be there and was not. The importer wrote it.",
  changed: "Carried over in another shape.",
} as const;

export type ImportCode = keyof typeof IMPORT_CODES;

/** A place in a source file. */
export interface At {
  readonly file: string;
  readonly line: number;
}

export interface ImportCounts {
  files: number;
  areas: number;
  rooms: number;
  exits: number;
  doors: number;
  details: number;
  npcs: number;
  items: number;
  /** Things, beings and what they carry that resets put somewhere. */
  placements: number;
  shops: number;
  quests: number;
  help: number;
  /** Texts of triggers and specials in the notes. */
  notes: number;
}

/** Collects findings and counts during one import. */
export class ImportLog {
  readonly #findings: ImportFinding[] = [];
  readonly counts: ImportCounts = {
    files: 0,
    areas: 0,
    rooms: 0,
    exits: 0,
    doors: 0,
    details: 0,
    npcs: 0,
    items: 0,
    placements: 0,
    shops: 0,
    quests: 0,
    help: 0,
    notes: 0,
  };

  add(at: At, code: ImportCode, message: string): void {
    this.#findings.push({ file: at.file, line: at.line, code, message });
  }

  /** By the order of the codes, then file and line. */
  findings(): ImportFinding[] {
    const order = new Map(Object.keys(IMPORT_CODES).map((code, index) => [code, index]));
    const rank = ({ code }: ImportFinding): number => order.get(code) ?? 0;
    return this.#findings.toSorted(
      (a, b) => rank(a) - rank(b) || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line),
    );
  }
}

/** `import-report.md`. */
export function reportText(counts: ImportCounts, findings: readonly ImportFinding[]): string {
  const came = Object.entries(counts).map(([what, count]) => `| ${what} | ${count} |`);
  const parts = Object.entries(IMPORT_CODES).flatMap(([code, meaning]) => {
    const own = findings.filter((one) => one.code === code);
    if (own.length === 0) return [];
    const lines = own.map(({ file, line, message }) => `* \`${file}:${line}\` ${message}`);
    return [`## ${code} (${own.length})\n\n${meaning}\n\n${lines.join("\n")}\n`];
  });
  const none = parts.length === 0 ? ["Everything came over.\n"] : [];
  return [
    "# What came over, and what did not\n",
    `| what | how many |\n|---|---|\n${came.join("\n")}\n`,
    ...none,
    ...parts,
  ].join("\n");
}
