import type { Conditions } from "./domain.ts";
import { didYouMean } from "./nearest.ts";
import type { ConditionsSpec, EffectSpec, Fault, NumberSpec } from "./spec.ts";

/** The names of a domain while it is compiled, and the faults found so far. */
export interface Names {
  readonly factOf: Map<string, number>;
  readonly numberOf: Map<string, number>;
  readonly placeOf: Map<string, number>;
  readonly levels: readonly Readonly<Record<string, number>>[];
  readonly min: Int32Array;
  readonly max: Int32Array;
  readonly faults: Fault[];
}

export type Path = readonly (string | number)[];

export function fault(names: Names, path: Path, message: string, level: Fault["level"] = "error"): void {
  names.faults.push({ path, level, message });
}

function unknown(names: Names, path: Path, name: string): void {
  const hint = didYouMean(name, [...names.factOf.keys(), ...names.numberOf.keys()]);
  fault(names, path, `'${name}' is neither a fact nor a number of this domain${hint === "" ? "." : hint}`);
}

/** An integer, or a level's name of that number. */
function amount(names: Names, number: number, text: string): number | undefined {
  if (/^-?\d{1,9}$/.test(text)) return Number(text);
  const levels = names.levels[number]!;
  return Object.hasOwn(levels, text) ? levels[text] : undefined;
}

const CONDITION = /^(>=|<=|>|<|=)?\s*([^\s.<>=]+)$/;
const BETWEEN = /^([^\s.]+)\s*\.\.\s*([^\s.]+)$/;

/** Least and greatest value that a written condition allows. */
function range(names: Names, number: number, text: string): [number, number] | undefined {
  const least = names.min[number]!;
  const greatest = names.max[number]!;
  const between = BETWEEN.exec(text);
  if (between !== null) {
    const from = amount(names, number, between[1]!);
    const to = amount(names, number, between[2]!);
    return from === undefined || to === undefined ? undefined : [from, to];
  }
  const match = CONDITION.exec(text);
  const value = match === null ? undefined : amount(names, number, match[2]!);
  if (match === null || value === undefined) return undefined;
  if (match[1] === ">=") return [value, greatest];
  if (match[1] === ">") return [value + 1, greatest];
  if (match[1] === "<=") return [least, value];
  if (match[1] === "<") return [least, value - 1];
  return [value, value];
}

/** Reads conditions; what cannot be read becomes a fault and is left out. */
export function readConditions(names: Names, path: Path, spec: ConditionsSpec | undefined): Conditions {
  const bits = { trueLo: 0, trueHi: 0, falseLo: 0, falseHi: 0 };
  const ranges: number[] = [];
  for (const [name, value] of Object.entries(spec ?? {})) {
    const here = [...path, name];
    const fact = names.factOf.get(name);
    const number = names.numberOf.get(name);
    if (fact !== undefined) {
      if (typeof value !== "boolean") fault(names, here, `'${name}' is a fact: write true or false.`);
      else bits[`${value ? "true" : "false"}${fact < 32 ? "Lo" : "Hi"}`] |= 1 << (fact & 31);
    } else if (number !== undefined) {
      const read = typeof value === "boolean" ? undefined : range(names, number, String(value).trim());
      if (read === undefined)
        fault(names, here, `'${name}' is a number: write ">= 5", "<= 5", "3..8" or an integer.`);
      else if (Math.max(read[0], names.min[number]!) > Math.min(read[1], names.max[number]!))
        fault(
          names,
          here,
          `'${name}' is never ${String(value)}: it goes from ${names.min[number]} to ${names.max[number]}.`,
        );
      else ranges.push(number, read[0], read[1]);
    } else unknown(names, here, name);
  }
  return { ...bits, ranges: Int32Array.from(ranges) };
}

export interface Effects {
  setLo: number;
  setHi: number;
  clearLo: number;
  clearHi: number;
  numbers: Int32Array;
}

const EFFECT = /^(=|[+-])\s*(\S+)$/;

/** Reads effects; what cannot be read becomes a fault and is left out. */
export function readEffects(
  names: Names,
  path: Path,
  spec: Readonly<Record<string, EffectSpec>> | undefined,
): Effects {
  const bits = { setLo: 0, setHi: 0, clearLo: 0, clearHi: 0 };
  const numbers: number[] = [];
  for (const [name, value] of Object.entries(spec ?? {})) {
    const here = [...path, name];
    const fact = names.factOf.get(name);
    const number = names.numberOf.get(name);
    if (fact !== undefined) {
      if (typeof value !== "boolean") fault(names, here, `'${name}' is a fact: write true or false.`);
      else bits[`${value ? "set" : "clear"}${fact < 32 ? "Lo" : "Hi"}`] |= 1 << (fact & 31);
    } else if (number !== undefined) {
      // A bare integer adds, as YAML reads `+3` and `-2` as integers.
      const signed = typeof value === "number" && value >= 0 ? `+${value}` : String(value).trim();
      const match = typeof value === "boolean" ? null : EFFECT.exec(signed);
      const read = match === null ? undefined : amount(names, number, match[2]!);
      if (match === null || read === undefined || (match[1] !== "=" && Math.abs(read) > 1_000_000))
        fault(names, here, `'${name}' is a number: write "+3", "-2" (up to a million) or "= 0".`);
      else if (match[1] === "=" && (read < names.min[number]! || read > names.max[number]!))
        fault(
          names,
          here,
          `'${name}' cannot be ${read}: it goes from ${names.min[number]} to ${names.max[number]}.`,
        );
      else if (match[1] === "=") numbers.push(number, 1, read);
      else if (read !== 0) numbers.push(number, 0, match[1] === "-" ? -read : read);
      else fault(names, here, `'${name}' stays as it is when 0 is added.`, "warning");
    } else unknown(names, here, name);
  }
  return { ...bits, numbers: Int32Array.from(numbers) };
}

/** Bounds of a number, checked. */
export function readBounds(spec: NumberSpec): { min: number; max: number; message?: string } {
  const min = spec.min ?? 0;
  const max = spec.max ?? 1_000_000;
  const whole = (value: number) => Number.isInteger(value) && Math.abs(value) <= 100_000_000;
  if (!whole(min) || !whole(max))
    return { min: 0, max: 1, message: "Bounds are whole and at most 100,000,000." };
  if (min >= max)
    return { min: 0, max: 1, message: `The least value (${min}) must be under the greatest (${max}).` };
  return { min, max };
}
