interface Waiting {
  run: () => Promise<void>;
}

/** One thing at a time, commits before everything else that waits; upkeep when nothing waits. */
export class Lane {
  readonly #commits: Waiting[] = [];
  readonly #others: Waiting[] = [];
  readonly #upkeep: (quiet: boolean) => Promise<boolean>;
  /** Milliseconds without work after which a moment counts as quiet. */
  readonly #quietMs: number;
  #running = false;
  #stopped = false;
  #quietTimer: NodeJS.Timeout | undefined;

  constructor(upkeep: (quiet: boolean) => Promise<boolean>, quietMs = 2000) {
    this.#upkeep = upkeep;
    this.#quietMs = quietMs;
  }

  commit<T>(job: () => Promise<T>): Promise<T> {
    return this.#enqueue(this.#commits, job);
  }

  other<T>(job: () => Promise<T>): Promise<T> {
    return this.#enqueue(this.#others, job);
  }

  /** No upkeep from now on. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#quietTimer);
  }

  #enqueue<T>(queue: Waiting[], job: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      queue.push({ run: () => job().then(resolve, reject) });
      if (!this.#running) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#running = true;
    clearTimeout(this.#quietTimer);
    try {
      for (;;) {
        const next = this.#commits.shift() ?? this.#others.shift();
        if (next !== undefined) {
          await next.run();
          await turnOfTheLoop();
        } else if (this.#stopped || !(await this.#upkeep(false))) {
          break;
        } else {
          await turnOfTheLoop();
        }
      }
    } finally {
      this.#running = false;
    }
    if (!this.#stopped) this.#quietTimer = setTimeout(() => void this.#keepHouse(), this.#quietMs);
  }

  async #keepHouse(): Promise<void> {
    this.#running = true;
    try {
      while (this.#commits.length + this.#others.length === 0 && (await this.#upkeep(true)))
        await turnOfTheLoop();
    } finally {
      this.#running = false;
    }
    if (this.#commits.length + this.#others.length > 0) void this.#drain();
  }
}

/** Lets messages that arrived meanwhile take their place in the queue. */
function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
