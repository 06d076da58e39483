import type { TokenBucket } from "../limits/token-bucket.ts";

interface Typed {
  text: string;
  clientNo: number;
}

interface IntakeSetup {
  bucket: TokenBucket;
  readonly now: () => number;
  /** Passes a line on. */
  take(text: string, clientNo: number): void;
  /** Called when lines begin, and when they cease, to wait: stop and start reading from the client. */
  pause(): void;
  resume(): void;
}

/** Passes typed lines on in order, no faster than their bucket allows. Nothing is dropped: the client's socket waits. */
export class LineIntake {
  readonly #setup: IntakeSetup;
  #waiting: Typed[] = [];
  #next = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(setup: IntakeSetup) {
    this.#setup = setup;
  }

  get waiting(): number {
    return this.#waiting.length - this.#next;
  }

  push(text: string, clientNo: number): void {
    if (this.#timer === undefined && this.#setup.bucket.take(this.#setup.now())) {
      this.#setup.take(text, clientNo);
      return;
    }
    this.#waiting.push({ text, clientNo });
    if (this.#timer === undefined) {
      this.#setup.pause();
      this.#arm();
    }
  }

  /** Forgets what waits: the session is over. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
    this.#next = 0;
  }

  #arm(): void {
    this.#timer = setTimeout(() => this.#drain(), this.#setup.bucket.wait(this.#setup.now()));
  }

  #drain(): void {
    while (this.waiting > 0 && this.#setup.bucket.take(this.#setup.now())) {
      const line = this.#waiting[this.#next++] as Typed;
      this.#setup.take(line.text, line.clientNo);
    }
    if (this.waiting > 0) {
      this.#arm();
      return;
    }
    this.stop();
    this.#setup.resume();
  }
}
