import type { WorldConfig } from "../config.ts";
import type { PlanLimits } from "./think.ts";

/** What `ai.goap` says. */
export function planLimits({ ai: { goap } }: Pick<WorldConfig, "ai">): PlanLimits {
  return { maxDepth: goap.max_planning_depth, timeoutMs: goap.planning_timeout };
}
