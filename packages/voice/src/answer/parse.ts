import { INTENTS } from "../intents.ts";
import { answerSchema, MOST_ACTS, type ModelWords } from "../reply.ts";
import { EMOTIONS } from "../scene.ts";
import { repairJson } from "./repair.ts";

export interface Parsed {
  readonly words: ModelWords;
  readonly notes: readonly string[];
  /** It was cut, and the words may lack their end. */
  readonly cut: boolean;
}

/** A model's text as an answer, as far as that can be made of it. A text without any JSON is taken for the words, without acts. Undefined: nothing of use. */
export function parseAnswer(text: string): Parsed | undefined {
  const strict = strictly(text);
  if (strict) return { words: strict, notes: [], cut: false };
  const repaired = repairJson(text);
  if (!repaired) {
    const say = text.trim();
    // The beginning of a fence, a lone bracket or a bare value is no speech.
    if (!/\p{L}{2}/u.test(say) || /^[`[\]]|^(?:null|true|false|undefined)$/.test(say)) return undefined;
    return {
      words: { say, acts: [], emotions: [] },
      notes: ["no JSON: taken as words without acts"],
      cut: false,
    };
  }
  const { value, notes, open } = repaired;
  if (typeof value !== "object" || value === null) return undefined;
  const { say, acts, emotions, means } = value as Record<string, unknown>;
  const meant = INTENTS.find((intent) => intent === means);
  if (typeof say !== "string") return undefined;
  const more: string[] = [];
  const words = {
    say,
    // The last id may be the beginning of another one.
    acts: actsOf(open && emotions === undefined && Array.isArray(acts) ? acts.slice(0, -1) : acts, more),
    emotions: emotionsOf(emotions, more),
    ...(meant && { means: meant }),
  };
  return { words, notes: [...notes, ...more], cut: notes.includes("cut JSON, repaired") };
}

function strictly(text: string): ModelWords | undefined {
  try {
    return answerSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Ids, whether as a list, as one text, or as objects with an id. */
function actsOf(acts: unknown, notes: string[]): string[] {
  if (acts === undefined || acts === "") return [];
  const list: unknown[] = Array.isArray(acts) ? acts : [acts];
  const ids = list.flatMap((act): string[] => {
    if (typeof act === "string") return [act.trim()];
    const id: unknown =
      typeof act === "object" && act !== null ? (act as Record<string, unknown>)["id"] : undefined;
    return typeof id === "string" ? [id.trim()] : [];
  });
  if (!Array.isArray(acts) || list.some((act) => typeof act !== "string"))
    notes.push("acts of another shape, read as ids");
  if (ids.length > MOST_ACTS) notes.push(`${ids.length} acts: the first ${MOST_ACTS} count`);
  return ids.slice(0, MOST_ACTS);
}

function emotionsOf(emotions: unknown, notes: string[]): ModelWords["emotions"] {
  if (emotions === undefined) return [];
  const list: unknown[] = Array.isArray(emotions) ? emotions : [emotions];
  const found = list.flatMap((one): ModelWords["emotions"] => {
    const { kind, strength = 0.5 } =
      typeof one === "string" ? { kind: one } : ((one ?? {}) as Record<string, unknown>);
    const known = EMOTIONS.find((emotion) => emotion === kind);
    if (known === undefined || typeof strength !== "number" || Number.isNaN(strength)) return [];
    return [{ kind: known, strength: Math.min(1, Math.max(0, strength)) }];
  });
  if (found.length < list.length) notes.push("feelings of another shape, left out");
  return found;
}
