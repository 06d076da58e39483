import {
  ModelError,
  type Model,
  type ModelAnswer,
  type ModelErrorKind,
  type ModelRequest,
} from "../model.ts";
import { deferred } from "./deferred.ts";
import { openDispatcher, type Lease } from "./dispatcher.ts";
import { openLink, type Book, type CallEnd, type Link, type LinkInput } from "./link.ts";
import type { BreakerLimits } from "./breaker.ts";
import { modelStream } from "./model-stream.ts";
import { ProviderError } from "./provider-error.ts";
import type { Time } from "./time.ts";

export interface ChainInput {
  readonly links: readonly LinkInput[];
  readonly breaker: BreakerLimits;
  /** How often a link is asked again after no answer, before the next one is. */
  readonly retries: number;
  readonly time: Time;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly book: Book;
  /** Told when a provider begins to fail or is well again: once, not for each call. */
  readonly onChange: (change: LinkChange) => void;
}

/** What became of a provider. `resting`: it asked for fewer requests. `chain`: `broken` when nobody is left to be asked. */
export interface LinkChange {
  readonly link: string;
  readonly state: LinkState;
  /** One sentence for the operator, without the link's name when it is well. */
  readonly why: string;
  readonly chain: "whole" | "broken";
}

export type LinkState = "well" | "resting" | "failing";

export interface LinkStatus {
  readonly link: string;
  readonly state: LinkState;
  readonly running: number;
  /** Milliseconds to the first word, as a running mean. */
  readonly firstMs: number;
}

export interface Chain extends Model {
  status(): { readonly links: readonly LinkStatus[]; readonly waiting: number };
}

/** After these the next provider is asked. What a model would not say, another is not asked to say either. */
const FALLS_ON: ReadonlySet<ModelErrorKind> = new Set([
  "unavailable",
  "rate-limited",
  "late",
  "unauthorised",
]);

/** Milliseconds before the first retry; then twice as long each time, more or less by half. */
const BACKOFF = 150;

/** Providers in their order: each request goes to the first that may be asked, and on to the next when there is no answer. */
export function openChain({
  links: inputs,
  breaker,
  retries,
  time,
  random,
  book,
  onChange,
}: ChainInput): Chain {
  const links = inputs.map((input) => openLink(input, breaker, time.clock));
  const told = new Map<Link, LinkState>();
  const stateOf = (link: Link): LinkState => {
    if (link.breaker.state() !== "closed") return "failing";
    return link.restsUntil > time.clock() ? "resting" : "well";
  };
  const tell = (link: Link, end: CallEnd): void => {
    const state = stateOf(link);
    if (state === (told.get(link) ?? "well")) return;
    told.set(link, state);
    const chain = links.every((one) => stateOf(one) === "failing") ? "broken" : "whole";
    onChange({ link: link.name, state, why: end.error?.message ?? "answers again", chain });
  };
  const dispatcher = openDispatcher(links, book, time, tell);

  const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
    const { promise, resolve } = deferred<void>();
    const cancel = time.after(ms, resolve);
    const onAbort = (): void => resolve();
    signal.addEventListener("abort", onAbort, { once: true });
    await promise;
    cancel();
    signal.removeEventListener("abort", onAbort);
  };

  const run = async (
    request: ModelRequest,
    ask: (link: Link) => Promise<ModelAnswer>,
    pushed: () => boolean,
  ): Promise<ModelAnswer> => {
    const passed = new Set<Link>();
    const tries = new Map<Link, number>();
    const notes: string[] = [];
    let last: ModelError | undefined;
    for (;;) {
      let lease: Lease;
      try {
        lease = await dispatcher.enter(request, passed);
      } catch (error) {
        const ended = error instanceof ModelError && error.kind === "ended";
        throw ended ? error : (last ?? error);
      }
      const { link } = lease;
      const began = time.clock();
      try {
        const answer = await ask(link);
        lease.done({ answer });
        return notes.length === 0 ? answer : { ...answer, notes };
      } catch (thrown) {
        const error = asModelError(link, thrown);
        lease.done({ error, tookMs: time.clock() - began });
        if (pushed() || !FALLS_ON.has(error.kind)) throw error;
        last = error;
        notes.push(`${error.kind}: ${error.message}`);
        const tried = tries.get(link) ?? 0;
        tries.set(link, tried + 1);
        const backoff = BACKOFF * 2 ** tried * (0.5 + random());
        if (
          tried >= retries ||
          !mayRetry(error) ||
          time.clock() + backoff >= (request.deadline ?? Number.POSITIVE_INFINITY)
        )
          passed.add(link);
        // One that asked to be left alone rests anyway: the next is asked at once, or it is waited for.
        else if (error.kind !== "rate-limited") await pause(backoff, request.signal);
      }
    }
  };

  return {
    name: links.map(({ name }) => name).join(", "),
    generate: (request) =>
      run(
        request,
        ({ model }) => model.generate(request),
        () => false,
      ),
    stream: (request) =>
      modelStream((push) => {
        let pushed = false;
        return run(
          request,
          async ({ model }) => {
            const { pieces, answer } = model.stream(request);
            for await (const piece of pieces) {
              pushed = true;
              push(piece);
            }
            return await answer;
          },
          () => pushed,
        );
      }),
    status: () => ({
      links: links.map((link) => ({
        link: link.name,
        state: stateOf(link),
        running: link.running,
        firstMs: Math.round(link.firstMs),
      })),
      waiting: dispatcher.waiting,
    }),
  };
}

function mayRetry(error: ModelError): boolean {
  return error instanceof ProviderError && error.again;
}

/** What is thrown by mistake counts as a failure of the link, and its words are not shown. */
function asModelError(link: Link, thrown: unknown): ModelError {
  if (thrown instanceof ModelError) return thrown;
  const what = thrown instanceof Error ? thrown.name : "an unknown error";
  return new ProviderError("unavailable", `${link.name} failed by a fault of ours (${what})`);
}
