import { openChain, type ChainInput, type LinkChange, type LinkStatus } from "../chain/chain.ts";
import type { CallEnd, Link } from "../chain/link.ts";
import { modelStream } from "../chain/model-stream.ts";
import type { Time } from "../chain/time.ts";
import { costOf, priceOf, type Price } from "../config/prices.ts";
import { ModelError, type Model, type ModelRequest, type ModelUsage } from "../model.ts";
import { inputTokens } from "../providers/tokens.ts";
import { governedEmbed, type EmbedderInput } from "./embedding.ts";
import { openPlayerLimits, type PlayerMost } from "./player-limits.ts";
import { openPurse, type Budget, type BudgetAlarm, type Spending } from "./purse.ts";
import type { CallOutcome, SpentRow, UsageRow } from "./usage-row.ts";

/** What an operator should be told at once. */
export type VoiceAlarm =
  | ({ readonly kind: "budget" } & BudgetAlarm)
  | { readonly kind: "chain"; readonly state: "broken" | "whole"; readonly why: string };

/** A model with its limits: every request of the game goes through one of these. */
export interface GovernedModel extends Model {
  /** What was spent before this start, so that a restart gives nobody a second budget. */
  seed(rows: Iterable<SpentRow>): void;
  /** Money of the last 60 minutes and of today (UTC): of one player, or of everybody. */
  spent(player?: string): Spending;
  status(): { readonly links: readonly LinkStatus[]; readonly waiting: number };
}

export interface GovernorInput {
  readonly chain: Pick<ChainInput, "links" | "breaker" | "retries">;
  readonly players: PlayerMost;
  readonly budget: Budget;
  readonly prices: Readonly<Record<string, Price>>;
  readonly embedder: EmbedderInput | undefined;
  readonly time: Time;
  readonly wall: () => number;
  readonly random: () => number;
  /** Told of each call of a provider when it has ended, in any way. */
  readonly onUsage: (row: UsageRow) => void;
  readonly onAlarm: (alarm: VoiceAlarm) => void;
  /** Told when a provider begins to fail or is well again. */
  readonly onChange: (change: LinkChange) => void;
}

/** Money, minutes and players' shares in front of a chain of providers. */
export function openGovernor(input: GovernorInput): GovernedModel {
  const { prices, time, wall, onUsage, onAlarm } = input;
  const purse = openPurse(input.budget, wall, (alarm) => onAlarm({ kind: "budget", ...alarm }));
  const players = openPlayerLimits(input.players, time.clock);
  let chainState: "broken" | "whole" = "whole";

  const book = (link: Link, request: ModelRequest): { settle: (end: CallEnd) => void } | ModelError => {
    const { price } = priceOf(prices, link.provider, link.modelId);
    const estimate = costOf(price, { input: inputTokens(request), cached: 0, output: request.maxTokens });
    const hold = purse.hold(request.player, estimate, request.purpose === "preparation");
    if (hold instanceof ModelError) return hold;
    return {
      settle: (end) => {
        const usage = usageOf(end);
        const cost = costOf(price, usage);
        hold.settle(cost);
        onUsage({
          at: wall(),
          provider: link.provider,
          model: link.modelId,
          purpose: request.purpose,
          player: request.player,
          npc: request.npc,
          usage,
          reckoned: usage.reckoned === true,
          cost,
          firstMs: end.answer?.firstMs,
          tookMs: end.answer === undefined ? end.tookMs : end.answer.tookMs,
          outcome: outcomeOf(end),
        });
      },
    };
  };

  const chain = openChain({
    ...input.chain,
    time,
    random: input.random,
    book,
    onChange: (change) => {
      input.onChange(change);
      if (change.chain === chainState) return;
      chainState = change.chain;
      onAlarm({ kind: "chain", state: change.chain, why: `${change.link}: ${change.why}` });
    },
  });

  const asPlayer = async <T>({ player }: ModelRequest, work: () => Promise<T>): Promise<T> => {
    if (player === undefined) return await work();
    const leave = players.enter(player);
    try {
      return await work();
    } finally {
      leave();
    }
  };

  const embedding =
    input.embedder === undefined
      ? {}
      : {
          embed: governedEmbed(input.embedder, {
            ...input,
            hold: (player, estimate) => purse.hold(player, estimate),
          }),
        };
  return {
    name: chain.name,
    generate: (request) => asPlayer(request, () => chain.generate(request)),
    stream: (request) =>
      modelStream((push) =>
        asPlayer(request, async () => {
          const { pieces, answer } = chain.stream(request);
          for await (const piece of pieces) push(piece);
          return await answer;
        }),
      ),
    ...embedding,
    seed: (rows) => purse.seed(rows),
    spent: (player) => purse.spent(player),
    status: () => chain.status(),
  };
}

const NOTHING: ModelUsage = { input: 0, cached: 0, output: 0 };

function usageOf(end: CallEnd): ModelUsage {
  return end.answer === undefined ? (end.error.usage ?? NOTHING) : end.answer.usage;
}

function outcomeOf({ answer, error }: CallEnd): CallOutcome {
  if (answer === undefined) return error.kind;
  if (answer.finish === "refused") return "refused";
  return answer.finish === "length" ? "cut" : "answered";
}
