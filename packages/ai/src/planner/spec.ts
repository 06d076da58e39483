/**
 * What builders write. A condition of a fact is `true` or `false`; of a number `">= 5"`, `"<= 2"`, `"3..8"`, or a bare integer,
 * which means exactly that. Where a number has named levels, a level's name may stand for the integer: `">= starving"`.
 */
export type ConditionSpec = boolean | number | string;

/** An effect on a fact is `true` or `false`; on a number `"+3"`, `"-2"` (added, kept within min and max) or `"= 0"` (set). */
export type EffectSpec = boolean | number | string;

/** All of them must hold. Keys are facts and numbers of the domain. */
export type ConditionsSpec = Readonly<Record<string, ConditionSpec>>;

export interface NumberSpec {
  /** The least value; 0 unless told. */
  readonly min?: number;
  /** The greatest value; 1,000,000 unless told. */
  readonly max?: number;
  /** Names that conditions may use instead of integers. */
  readonly levels?: Readonly<Record<string, number>>;
}

export interface ActionSpec {
  /** What must hold before. */
  readonly when?: ConditionsSpec;
  /** What has changed afterwards. */
  readonly then?: Readonly<Record<string, EffectSpec>>;
  /** Effort, over 0; 1 unless told. One room's walk costs what the `Travel` of the plan says. */
  readonly cost?: number;
  /** Where it is done; without a place it is done wherever one is. Going there is a cost, not a step. */
  readonly place?: string;
}

export type CurveKind = "linear" | "inverse" | "logistic" | "step" | "quadratic";

/** How much one fact (0 or 1) or number counts: 0 at or below `from`, 1 at or above `to`, in between as the curve bends. */
export interface CurveSpec {
  readonly of: string;
  readonly curve?: CurveKind;
  /** The number's min and max unless told. */
  readonly from?: number;
  readonly to?: number;
  /** What the curve's 0 to 1 is multiplied by; 1 unless told. */
  readonly weight?: number;
  /** Logistic: how steep (10 unless told). Step: where it rises, 0 to 1. Logistic: its middle, 0 to 1. Both 0.5 unless told. */
  readonly steep?: number;
  readonly at?: number;
}

/** Score = (base + the sum of `add`) × the product of `times`; 0 while `when` does not hold. */
export interface PrioritySpec {
  readonly base?: number;
  readonly when?: ConditionsSpec;
  readonly add?: readonly CurveSpec[];
  readonly times?: readonly CurveSpec[];
}

export interface GoalSpec {
  readonly want?: ConditionsSpec;
  /** A place where it ends. */
  readonly at?: string;
  readonly priority?: PrioritySpec;
}

export interface DomainSpec {
  /** At most 64. */
  readonly facts?: readonly string[];
  /** At most 16. */
  readonly numbers?: Readonly<Record<string, NumberSpec>>;
  /** At most 60. */
  readonly places?: readonly string[];
  readonly actions: Readonly<Record<string, ActionSpec>>;
  readonly goals: Readonly<Record<string, GoalSpec>>;
}

/** What is wrong with a domain, and where: the path leads through the data as it was written, so that a reader can find file and line. */
export interface Fault {
  readonly path: readonly (string | number)[];
  /** An error keeps the domain from being used; a warning says what has no effect. */
  readonly level: "error" | "warning";
  readonly message: string;
}
