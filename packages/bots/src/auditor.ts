import { Histogram, type Percentiles } from "./histogram.ts";

export type FaultKind = "lost" | "doubled" | "reordered" | "stranger";

export interface Fault {
  kind: FaultKind;
  /** Number of the line, counted from 1 by the auditor; 0 when it is known by its words only. */
  id: number;
  what: string;
}

export interface AuditReport {
  bot: string;
  sent: number;
  /** Lines whose answer was recognised, and lines without words of their own that a later fence vouches for. */
  answered: number;
  refused: number;
  latencyMs: Percentiles;
  faults: Fault[];
}

/** How the answer to a line is known. */
export interface Expectation {
  /** A line of the screen matching this is the answer. Two lines' patterns must be equal or match different words. */
  answer?: RegExp | undefined;
  /** The line may also be answered in other words, as a walk is by a closed door. */
  optional?: boolean | undefined;
}

interface Sent extends Expectation {
  id: number;
  line: string;
  sentAt: number;
  marker: boolean;
}

interface Heard {
  text: string;
  at: number;
  answer: RegExp;
}

const ECHO = /^You say, '#([^']+)-(\d+)'$/;

/**
 * Proves from one bot's screen that each of its lines was answered exactly once and in order.
 *
 * Every few lines the bot sends a marker, `say #<bot>-<n>`, whose echo is unmistakable: a fence. Lines between two markers
 * must be answered between the two echoes, in order. A line whose answer has words of its own is recognised by them; of
 * the others the fence says only that their turn came. What others do is not looked at. The last line sent should be a
 * marker: a line without words of its own that no fence follows counts as lost.
 */
export class Auditor {
  readonly #bot: string;
  readonly #latency = new Histogram();
  readonly #faults: Fault[] = [];
  /** Sent and not behind an echoed fence, oldest first. */
  #sent: Sent[] = [];
  /** Recognised answers since the last fence. */
  #heard: Heard[] = [];
  /** Passed over by a fence: lost, unless the answer comes late. */
  #missing: Sent[] = [];
  readonly #answers = new Map<string, RegExp>();
  #count = 0;
  #answered = 0;
  #refused = 0;

  constructor(bot: string) {
    this.#bot = bot;
  }

  get histogram(): Histogram {
    return this.#latency;
  }

  /** Every marker has been echoed or refused, and so every line before it had its turn. */
  get settled(): boolean {
    return !this.#sent.some((entry) => entry.marker);
  }

  /** The next line to send when a fence is wanted. Tell it to `sent` as any other. */
  marker(): string {
    return `say #${this.#bot}-${this.#count + 1}`;
  }

  /** Call right before the line goes out. Returns the line's id. `at`: milliseconds, `performance.now()`. */
  sent(line: string, { answer, optional }: Expectation = {}, at = performance.now()): number {
    const id = ++this.#count;
    if (answer !== undefined) this.#answers.set(String(answer), answer);
    this.#sent.push({ id, line, sentAt: at, answer, optional, marker: line === `say #${this.#bot}-${id}` });
    return id;
  }

  /** A line from the screen. Lines that the server marks as repeated must not be told. */
  line(text: string, at = performance.now()): void {
    const echo = ECHO.exec(text);
    if (echo !== null) {
      if (echo[1] === this.#bot) this.#echo(Number(echo[2]), at);
      return;
    }
    for (const answer of this.#answers.values()) {
      if (!answer.test(text)) continue;
      this.#heard.push({ text, at, answer });
      return;
    }
  }

  /** The server refused the line in words: that is its answer. */
  refused(id: number): void {
    const index = this.#sent.findIndex((entry) => entry.id === id);
    if (index < 0) {
      this.#fault("doubled", id, "refused after it had been answered");
      return;
    }
    this.#sent.splice(index, 1);
    this.#refused++;
  }

  /** The verdict. Whatever has no answer by now is lost. */
  finish(): AuditReport {
    const rest = this.#sent.splice(0);
    this.#judge(rest);
    const silent = rest.filter(
      (entry) => entry.marker || entry.answer === undefined || entry.optional === true,
    );
    for (const entry of [...this.#missing.splice(0), ...silent]) this.#fault("lost", entry.id, entry.line);
    return {
      bot: this.#bot,
      sent: this.#count,
      answered: this.#answered,
      refused: this.#refused,
      latencyMs: this.#latency.percentiles(),
      faults: [...this.#faults],
    };
  }

  #echo(id: number, at: number): void {
    const index = this.#sent.findIndex((entry) => entry.marker && entry.id === id);
    if (index < 0) {
      if (this.#late((entry) => entry.marker && entry.id === id)) return;
      if (id >= 1 && id <= this.#count) this.#fault("doubled", id, `marker ${id} was echoed twice`);
      else this.#fault("stranger", id, `marker ${id} was echoed and never sent`);
      return;
    }
    const window = this.#sent.splice(0, index + 1);
    const fence = window.pop() as Sent;
    this.#judge(window);
    for (const entry of window) {
      if (entry.marker) this.#missing.push(entry);
      else if (entry.answer === undefined || entry.optional === true) this.#answered++;
    }
    this.#answered++;
    this.#latency.add(at - fence.sentAt);
  }

  /** Holds what was heard since the last fence against the lines sent since then; required answers are counted here. */
  #judge(window: readonly Sent[]): void {
    const entries = window.filter((entry) => entry.answer !== undefined);
    const heard = this.#heard.splice(0);
    const matched = align(entries, heard);
    if (matched !== undefined) {
      this.#answered += entries.filter((entry) => entry.optional !== true).length;
      for (const [entry, { at }] of matched) this.#latency.add(at - entry.sentAt);
      return;
    }
    let balanced = true;
    for (const answer of this.#answers.values()) {
      if (!this.#weigh(answer, entries, heard)) balanced = false;
    }
    if (balanced) {
      this.#fault(
        "reordered",
        entries[0]?.id ?? 0,
        `answers came in another order: ${heard.map((h) => h.text).join(" / ")}`,
      );
    }
  }

  /** Too few answers of one kind: some are missing. Too many: late ones of an earlier window, or doubles. Neither: true. */
  #weigh(answer: RegExp, entries: readonly Sent[], heard: readonly Heard[]): boolean {
    const same = entries.filter((entry) => String(entry.answer) === String(answer));
    const required = same.filter((entry) => entry.optional !== true);
    const came = heard.filter((one) => one.answer === answer);
    this.#answered += Math.min(came.length, required.length);
    this.#missing.push(...required.slice(came.length));
    for (const { text } of came.slice(same.length)) {
      if (this.#late((entry) => entry.answer?.test(text) === true)) continue;
      this.#fault("doubled", 0, `an answer that no line waits for: ${text}`);
    }
    return came.length >= required.length && came.length <= same.length;
  }

  #late(is: (entry: Sent) => boolean): boolean {
    const index = this.#missing.findIndex(is);
    if (index < 0) return false;
    const [entry] = this.#missing.splice(index, 1) as [Sent];
    this.#answered++;
    this.#fault("reordered", entry.id, `${entry.line} was answered after a later line`);
    return true;
  }

  #fault(kind: FaultKind, id: number, what: string): void {
    this.#faults.push({ kind, id, what });
  }
}

/**
 * Gives each heard answer to one line, in order, so that every required line has one; undefined when that cannot be done.
 * `fits[i][j]`: lines from i on can use up exactly the answers from j on.
 */
function align(entries: readonly Sent[], heard: readonly Heard[]): [Sent, Heard][] | undefined {
  const [m, k] = [entries.length, heard.length];
  const fits = Array.from({ length: m + 1 }, () => Array.from({ length: k + 1 }, () => false));
  const at = (i: number, j: number): boolean => fits[i]?.[j] === true;
  const takes = (i: number, j: number): boolean =>
    j < k && entries[i]?.answer?.test(heard[j]?.text ?? "") === true && at(i + 1, j + 1);
  (fits[m] as boolean[])[k] = true;
  for (let i = m - 1; i >= 0; i--) {
    for (let j = k; j >= 0; j--) {
      (fits[i] as boolean[])[j] = takes(i, j) || (entries[i]?.optional === true && at(i + 1, j));
    }
  }
  if (!at(0, 0)) return undefined;
  const matched: [Sent, Heard][] = [];
  for (let i = 0, j = 0; i < m; i++) {
    if (!takes(i, j)) continue;
    matched.push([entries[i] as Sent, heard[j] as Heard]);
    j++;
  }
  return matched;
}
