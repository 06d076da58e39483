import type { CurveSpec, NumberSpec } from "../planner/spec.ts";
import { bend } from "../planner/utility.ts";
import type { NeedSpec, NeedState } from "./spec.ts";

/** Below this no difference counts: what rounding makes of hours. */
const HAIR = 1e-6;
/** Hours, a thousand years and more: what comes later does not come. */
const NEVER = 1e7;

/**
 * A need, as a pure function of its state and the hour: nothing ticks. Who waits for it asks when its level changes next. Hours are
 * absolute game hours and need not be whole; an hour before the state's counts as the state's.
 */
export class Need {
  readonly name: string;
  readonly spec: NeedSpec;
  readonly max: number;
  /** By threshold, the lowest first. */
  readonly #levels: readonly { name: string; from: number }[];

  /** `compileNeeds` makes it. */
  constructor(name: string, spec: NeedSpec) {
    this.name = name;
    this.spec = spec;
    this.max = spec.max ?? 100;
    this.#levels = Object.entries(spec.levels ?? {})
      .map(([name, from]) => ({ name, from }))
      .sort((a, b) => a.from - b.from);
  }

  begin(hour: number): NeedState {
    return { value: this.spec.begins ?? 0, at: hour, during: "" };
  }

  /** From 0 to `max`. */
  value(state: NeedState, hour: number): number {
    const hours = Math.max(0, hour - state.at);
    const rate = this.#rate(state);
    const { halfLife = 1, towards = 0 } = this.spec;
    const value =
      rate === undefined
        ? towards + (state.value - towards) * 2 ** (-hours / halfLife)
        : state.value + rate * hours;
    return Math.min(this.max, Math.max(0, value));
  }

  /** The same as a whole number, as a planner's domain has it. */
  whole(state: NeedState, hour: number): number {
    return Math.floor(this.value(state, hour) + HAIR);
  }

  /** The name of the level it has reached; "" below the first. */
  level(state: NeedState, hour: number): string {
    return this.#levelOf(this.value(state, hour))?.name ?? "";
  }

  /** How urgent it is, from 0 to the curve's weight. */
  urgency(state: NeedState, hour: number): number {
    const { from = 0, to = this.max, weight = 1, curve = "linear", steep = 10, at = 0.5 } = this.spec;
    const x = Math.min(1, Math.max(0, (this.value(state, hour) - from) / (to - from)));
    return weight * bend({ kind: curve, steep, at }, x);
  }

  /** The hour from which its level is another, if nothing happens; undefined: it stays. */
  nextLevel(state: NeedState): { hour: number; level: string } | undefined {
    const now = this.#levelOf(state.value);
    const above = this.#levels.find(({ from }) => from > state.value + HAIR);
    const falls = now === undefined ? undefined : this.#hours(state, now.from - 2 * HAIR);
    const rises = above === undefined ? undefined : this.#hours(state, above.from - HAIR / 2);
    const hours = rises ?? falls;
    if (hours === undefined || hours > NEVER) return undefined;
    const hour = state.at + hours;
    return { hour, level: this.level(state, hour) };
  }

  /** Something changed it at once: a loaf of bread, a fright. */
  changed(state: NeedState, hour: number, by: number): NeedState {
    const value = Math.min(this.max, Math.max(0, this.value(state, hour) + by));
    return { value, at: Math.max(hour, state.at), during: state.during };
  }

  /** Another activity begins. One that the need does not know leaves it to itself. */
  during(state: NeedState, hour: number, activity: string): NeedState {
    const during = Object.hasOwn(this.spec.while ?? {}, activity) ? activity : "";
    return { value: this.value(state, hour), at: Math.max(hour, state.at), during };
  }

  /** What became of it in a time that nobody watched, by what was done in it. */
  through(state: NeedState, spans: readonly { from: number; until: number; during: string }[]): NeedState {
    let now = state;
    for (const { from, until, during } of spans) {
      now = this.during(now, from, during);
      now = { ...now, value: this.value(now, until), at: Math.max(until, now.at) };
    }
    return this.during(now, now.at, state.during);
  }

  /** The need as a number of a planner's domain. */
  number(): NumberSpec {
    return { min: 0, max: this.max, levels: this.spec.levels ?? {} };
  }

  /** The need as what a goal's priority adds or multiplies: the same curve as `urgency`, over `whole`. */
  priority(): CurveSpec {
    const { from = 0, to = this.max, weight = 1, curve = "linear", steep = 10, at = 0.5 } = this.spec;
    return { of: this.name, curve, from, to, weight, steep, at };
  }

  #levelOf(value: number): { name: string; from: number } | undefined {
    return this.#levels.findLast(({ from }) => value + HAIR >= from);
  }

  /** What it grows in an hour; undefined: it fades. */
  #rate({ during }: NeedState): number | undefined {
    const own = during === "" ? undefined : this.spec.while?.[during];
    return own ?? (this.spec.halfLife === undefined ? (this.spec.perHour ?? 0) : undefined);
  }

  /** Hours from the state's until it comes to a value; undefined when it goes the other way, or never gets there. */
  #hours(state: NeedState, wanted: number): number | undefined {
    const rate = this.#rate(state);
    if (rate === undefined) {
      const { halfLife = 1, towards = 0 } = this.spec;
      const share = (wanted - towards) / (state.value - towards);
      return share > 0 && share < 1 ? -Math.log2(share) * halfLife : undefined;
    }
    const hours = (wanted - state.value) / rate;
    return hours > 0 && Number.isFinite(hours) && wanted <= this.max && wanted >= 0 ? hours : undefined;
  }
}
