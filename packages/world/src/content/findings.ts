import type { Finding } from "./types.ts";

/** Collects what is wrong during one load. */
export class Findings {
  readonly #all: Finding[] = [];

  add(file: string, line: number, code: string, message: string): void {
    this.#all.push({ file, line, code, message });
  }

  get any(): boolean {
    return this.#all.length > 0;
  }

  /** By file, then line, so that the same content always gives the same report. */
  sorted(): Finding[] {
    return this.#all.toSorted(
      (a, b) =>
        compare(a.file, b.file) ||
        a.line - b.line ||
        compare(a.code, b.code) ||
        compare(a.message, b.message),
    );
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
