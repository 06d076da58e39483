/** A run of text: from `start` to the next run it has this look (SGR parameters) and is part of this link; "" for none. */
export interface Run {
  start: number;
  sgr: string;
  /** The tag that opens the link, as it goes out. */
  link: string;
}

/** A drawing's place in the text: UTF-16 indices. */
export interface Drawing {
  start: number;
  end: number;
}

/** What is left out here, and what has to stand on lines of its own: seen between two pieces of text. */
interface Seam {
  /** There is a drawing, shown or not, on one of its sides. */
  line: boolean;
  dropped: boolean;
}

/**
 * A text put together piece by piece. Drawings get lines of their own, and the lines that only held what was left out go
 * with it: of the blank lines before and behind it the more numerous stay, none at the text's beginning and end.
 */
export class Page {
  text = "";
  readonly runs: Run[] = [];
  readonly drawings: Drawing[] = [];
  #drawing = false;
  #seam: Seam | undefined;
  /** Blanks said since the seam. */
  #blanks = "";

  say(text: string, sgr: string, link: string): void {
    if (this.#drawing) this.#seam = { line: true, dropped: false };
    this.#drawing = false;
    if (this.#seam === undefined) {
      this.#append(text, sgr, link);
      return;
    }
    const blanks = /^[ \n]*/.exec(text)?.[0] ?? "";
    this.#blanks += blanks;
    if (blanks.length === text.length) return;
    this.#close(false);
    this.#append(text.slice(blanks.length), sgr, link);
  }

  /** A newline right behind the opening tag is layout, as in a `pre` of HTML. */
  draw(text: string, sgr: string, link: string): void {
    let lines = text;
    if (!this.#drawing) {
      this.#seam = { line: true, dropped: this.#seam?.dropped ?? false };
      this.#close(false);
      this.#cut(this.#blankFrom(/ *$/));
      this.#drawing = true;
      lines = text.startsWith("\n") ? text.slice(1) : text;
      this.drawings.push({ start: this.text.length, end: this.text.length });
    }
    this.#append(lines, sgr, link);
    (this.drawings.at(-1) as Drawing).end = this.text.length;
  }

  /** Leaves something out that would have stood here. */
  drop(drawing: boolean): void {
    if (this.#seam !== undefined && (!this.#seam.dropped || this.#blanks.includes("\n"))) this.#close(false);
    const line = drawing || this.#drawing || (this.#seam?.line ?? false);
    this.#seam = { line, dropped: true };
    this.#drawing = false;
  }

  /** Call once, when everything is said. */
  end(): this {
    if (this.#seam !== undefined) this.#close(true);
    return this;
  }

  #close(last: boolean): void {
    const { line, dropped } = this.#seam as Seam;
    const blanks = this.#blanks;
    this.#seam = undefined;
    this.#blanks = "";
    if (dropped) this.#closeGap(blanks, line, last);
    else this.#joinLines(blanks, line);
  }

  /** The newline that ends a drawing and the one behind its tag are one. */
  #joinLines(blanks: string, line: boolean): void {
    if (!line || this.text === "") {
      this.#append(blanks, "", "");
      return;
    }
    this.#cut(this.#blankFrom(/ *$/));
    const ended = this.text.endsWith("\n");
    const begins = /^ *\n/.exec(blanks)?.[0].length ?? 0;
    const rest = ended && this.drawings.at(-1)?.end === this.text.length ? blanks.slice(begins) : blanks;
    this.#append(ended || begins > 0 ? rest : `\n${rest.trimStart()}`, "", "");
  }

  #closeGap(blanks: string, line: boolean, last: boolean): void {
    const edge = this.#blankFrom(/[ \n]*$/);
    const own = edge > 0 && this.text[edge - 1] === "\n" ? 1 : 0;
    const before = count(this.text.slice(edge)) + own;
    const behind = count(blanks);
    const freshLine = edge === 0 || before > 0;
    if (last) {
      this.#cut(freshLine ? edge : this.#blankFrom(/ *$/));
    } else if (freshLine && behind > 0) {
      this.#cut(edge);
      const lines = edge === 0 ? 0 : Math.max(before, behind) - own;
      this.#append("\n".repeat(lines) + blanks.slice(blanks.lastIndexOf("\n") + 1), "", "");
    } else if (!freshLine && behind > 0) {
      this.#cut(this.#blankFrom(/ *$/));
      this.#append(blanks.slice(blanks.indexOf("\n")), "", "");
    } else if (!freshLine && line) {
      this.#cut(this.#blankFrom(/ *$/));
      this.#append("\n", "", "");
    } else if (!freshLine && !this.text.endsWith(" ")) {
      this.#append(blanks, "", "");
    }
  }

  /** Where the blanks at the text's end begin; a drawing's own are not touched. */
  #blankFrom(blanks: RegExp): number {
    const floor = this.drawings.at(-1)?.end ?? 0;
    return floor + (blanks.exec(this.text.slice(floor))?.index ?? 0);
  }

  #cut(length: number): void {
    this.text = this.text.slice(0, length);
    while ((this.runs.at(-1)?.start ?? 0) > length) this.runs.pop();
  }

  #append(text: string, sgr: string, link: string): void {
    if (text === "") return;
    const last = this.runs.at(-1);
    if (last === undefined ? sgr !== "" || link !== "" : last.sgr !== sgr || last.link !== link)
      this.runs.push({ start: this.text.length, sgr, link });
    this.text += text;
  }
}

function count(text: string): number {
  return text.split("\n").length - 1;
}
