import { ModelError, type ModelRequest, type Purpose } from "../model.ts";
import { inputTokens } from "../providers/tokens.ts";
import { deferred, type Deferred } from "./deferred.ts";
import { towards, type Book, type Booking, type CallEnd, type Link } from "./link.ts";
import type { Time } from "./time.ts";

/** The right to ask one link, once. */
export interface Lease {
  readonly link: Link;
  /** Has to be called when the call has ended, however it did. */
  done(end: CallEnd): void;
}

export interface Dispatcher {
  /** Waits for a link that may be asked. Rejects at once when none could be before the request's deadline. */
  enter(request: ModelRequest, passed: ReadonlySet<Link>): Promise<Lease>;
  readonly waiting: number;
}

/** Who is served first when several wait: somebody who listens for words. */
const ORDER: Readonly<Record<Purpose, number>> = {
  dialogue: 0,
  action: 1,
  description: 2,
  reflection: 3,
  preparation: 4,
};

/** Milliseconds that a request without a deadline waits at most. */
const MOST_WAIT = 30_000;

/** Milliseconds that a provider is left alone after a 429 that does not say how long. */
const REST = 5_000;

interface Waiting {
  readonly request: ModelRequest;
  readonly tokens: number;
  readonly passed: ReadonlySet<Link>;
  readonly place: Deferred<Lease>;
}

/** Deals requests out to links, in the links' order and by their limits; who finds none free waits in a queue. */
export function openDispatcher(
  links: readonly Link[],
  book: Book,
  time: Time,
  onEnd: (link: Link, end: CallEnd) => void,
): Dispatcher {
  const queue: Waiting[] = [];
  let cancelTimer = (): void => undefined;

  const lease = (
    link: Link,
    booking: Booking,
    { request, tokens }: Pick<Waiting, "request" | "tokens">,
  ): Lease => {
    const settleTokens = link.limit.take(tokens);
    link.running++;
    link.breaker.began();
    return {
      link,
      done: (end) => {
        link.running--;
        settleTokens(tokensUsed(end, tokens));
        note(link, end, time.clock(), !isSpare(request));
        try {
          booking.settle(end);
          onEnd(link, end);
        } finally {
          pump();
        }
      },
    };
  };

  /** A lease, or what stands in the way: `wait` when it is only a matter of time. */
  const serve = (one: Waiting): { lease: Lease } | { wait: boolean; why: ModelError } => {
    const { request, tokens, passed } = one;
    let wait = false;
    let why = new ModelError("unavailable", "every provider has failed: it is tried again soon");
    for (const link of links) {
      if (passed.has(link)) continue;
      const ready = readiness(link, { requests: 1, tokens }, time.clock(), isSpare(request));
      if (ready.broken) continue;
      if (ready.ms > 0) {
        if (Number.isFinite(ready.ms)) wait = true;
        else
          why = new ModelError(
            "rate-limited",
            isSpare(request)
              ? `${link.name} has nothing to spare`
              : `the request is larger than all that ${link.name} may get in a minute`,
          );
        continue;
      }
      const booking = book(link, request);
      if (!(booking instanceof ModelError)) return { lease: lease(link, booking, one) };
      why = booking;
    }
    return { wait, why };
  };

  /** Milliseconds until this one would be served, reckoned by who is ahead of it. */
  const expected = (one: Waiting, ahead: readonly Waiting[]): number => {
    const more = {
      requests: ahead.length + 1,
      tokens: ahead.reduce((sum, other) => sum + other.tokens, one.tokens),
    };
    const waits = links
      .filter((link) => !one.passed.has(link) && link.breaker.state() !== "open")
      .map((link) => readiness(link, more, time.clock(), isSpare(one.request)).ms + link.firstMs);
    return Math.min(...waits);
  };

  const pump = (): void => {
    cancelTimer();
    for (let at = 0; at < queue.length; ) {
      const one = queue[at];
      if (one === undefined) break;
      const served = serve(one);
      if ("lease" in served) {
        queue.splice(at, 1);
        one.place.resolve(served.lease);
      } else if (!served.wait) {
        queue.splice(at, 1);
        one.place.reject(served.why);
      } else if (one.passed.size === 0) {
        break; // Nobody behind it may overtake it.
      } else {
        at++;
      }
    }
    const [first] = queue;
    if (first === undefined) return;
    const waits = links.map(
      (link) =>
        readiness(link, { requests: 1, tokens: first.tokens }, time.clock(), isSpare(first.request)).ms,
    );
    const next = Math.min(...waits.filter((ms) => ms > 0), MOST_WAIT);
    cancelTimer = time.after(next, pump);
  };

  const enter = async (request: ModelRequest, passed: ReadonlySet<Link>): Promise<Lease> => {
    if (request.signal.aborted) throw new ModelError("ended", "was ended by whoever asked");
    const now = time.clock();
    const until = request.deadline ?? now + MOST_WAIT;
    const one: Waiting = {
      request,
      tokens: inputTokens(request) + request.maxTokens,
      passed,
      place: deferred(),
    };
    const behind = queue.findIndex((other) => ORDER[other.request.purpose] > ORDER[request.purpose]);
    const at = behind === -1 ? queue.length : behind;
    const ahead = queue.slice(0, at);
    if (ahead.length === 0) {
      const served = serve(one);
      if ("lease" in served) return served.lease;
      if (!served.wait) throw served.why;
    }
    const ms = expected(one, ahead);
    if (now + ms > until) throw tooLong(ms, until - now);
    queue.splice(at, 0, one);
    const leave = (error: ModelError): void => {
      const place = queue.indexOf(one);
      if (place === -1) return;
      queue.splice(place, 1);
      one.place.reject(error);
      pump();
    };
    const ended = (): void => leave(new ModelError("ended", "was ended by whoever asked"));
    const cancelLate = time.after(until - now, () =>
      leave(new ModelError("late", "waited in the queue past its deadline")),
    );
    request.signal.addEventListener("abort", ended, { once: true });
    pump();
    try {
      return await one.place.promise;
    } finally {
      cancelLate();
      request.signal.removeEventListener("abort", ended);
    }
  };

  return {
    enter,
    get waiting() {
      return queue.length;
    },
  };
}

/** What nobody waits for: it gets what is left over. */
function isSpare({ purpose }: ModelRequest): boolean {
  return purpose === "preparation";
}

/**
 * Milliseconds until a link could take so much more; `broken`: it is left alone after failures. `spare`: a place and half of what it takes in a minute
 * stay free for whoever speaks meanwhile; one that has a single place has none to spare.
 */
function readiness(
  link: Link,
  asked: { requests: number; tokens: number },
  now: number,
  spare: boolean,
): { ms: number; broken: boolean } {
  if (link.breaker.state() === "open") return { ms: link.breaker.readyIn(), broken: true };
  if (spare && link.atOnce < 2) return { ms: Number.POSITIVE_INFINITY, broken: false };
  const { requests, tokens } = link.perMinute;
  const more = spare
    ? { requests: asked.requests + Math.floor(requests / 2), tokens: asked.tokens + Math.floor(tokens / 2) }
    : asked;
  const free = link.atOnce - link.running - (spare ? 1 : 0);
  // A trial lets one through: the others wait for what comes of it.
  const trial = link.breaker.readyIn() > 0 ? link.tookMs : 0;
  const slot = asked.requests <= free ? 0 : Math.ceil((asked.requests - free) / link.atOnce) * link.tookMs;
  const rest = Math.max(0, link.restsUntil - now);
  return { ms: Math.max(trial, slot, rest, link.limit.waitFor(more)), broken: false };
}

/** What an ended call says about its link. `isUsual`: it took as long as what players wait for. */
function note(link: Link, { answer, error }: CallEnd, now: number, isUsual: boolean): void {
  if (answer !== undefined) {
    if (isUsual) {
      link.firstMs = towards(link.firstMs, answer.firstMs);
      link.tookMs = towards(link.tookMs, answer.tookMs);
    }
    link.breaker.succeeded();
  } else if (error.kind === "rate-limited") {
    link.restsUntil = now + (error.retryAfterMs ?? REST);
    link.breaker.left();
  } else if (error.kind === "refused") link.breaker.succeeded();
  else if (FAILURES.has(error.kind)) link.breaker.failed(error.kind);
  else link.breaker.left();
}

/** Kinds that speak against the provider, not against the request. */
const FAILURES: ReadonlySet<string> = new Set(["unavailable", "late", "unauthorised", "bad-answer"]);

function tokensUsed({ answer, error }: CallEnd, reserved: number): number {
  const usage = answer === undefined ? error.usage : answer.usage;
  if (usage !== undefined) return usage.input + usage.output;
  // What a provider turned away counts with it all the same; that is on the safe side.
  return error?.kind === "rate-limited" ? reserved : 0;
}

function tooLong(ms: number, left: number): ModelError {
  const seconds = (value: number): string => `${Math.max(0, Math.round(value / 100) / 10)} s`;
  const served = Number.isFinite(ms) ? `served in ${seconds(ms)}` : "there is more than fits in a minute";
  return new ModelError("rate-limited", `the queue is too long: ${served}, wanted within ${seconds(left)}`);
}
