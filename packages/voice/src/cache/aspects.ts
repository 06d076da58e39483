import type { Intent } from "../intents.ts";
import type { Scene } from "../scene.ts";

/** What of a matter a line asks for, where one answer does not do for all of it: how old somebody is is no question for the name. */
const ASPECTS: Readonly<Partial<Record<Intent, Readonly<Record<string, RegExp>>>>> = {
  name: {
    age: /\b(?:old|age|young|born|birthday)\b/,
    home: /\b(?:from|live|lived|home|come here)\b/,
    family: /\b(?:family|married|wife|husband|son|daughter|children|mother|father|brother|sister)\b/,
    since: /\b(?:how long|years|since)\b/,
  },
  day: {
    hours: /\b(?:open|opens|opening|close|closes|closing|shut|shuts|hours)\b/,
    night: /\b(?:sleep|bed|tonight|nights?|lodge)\b/,
    now: /\b(?:now|doing|up to|making|busy|at the moment)\b/,
    since: /\b(?:how long|years|since)\b/,
  },
  wares: {
    best: /\b(?:cheap|cheapest|best|finest|recommend|favourite|fresh|freshest)\b/,
    count: /\b(?:how many|left)\b/,
  },
  price: {
    less: /\b(?:too (?:dear|much|expensive|steep|high)|(?:is|'s) (?:dear|expensive|steep)|cheaper|discount|less|lower|bargain|haggle|knock|better price|best price|do better|robbery|off)\b/,
  },
  work: {
    pay: /\b(?:pay|pays|paid|reward|wages?|how much|worth)\b/,
    next: /\b(?:next|another|other|more|else)\b/,
  },
  time: { until: /\b(?:until|till|how long|when)\b/ },
  weather: { later: /\b(?:tomorrow|tonight|later|will|going to|gonna|soon)\b/ },
};

/** "": all of it, or what can be asked of it in no other way. */
export function aspectOf({ said }: Pick<Scene, "said">, intent: Intent): string {
  const text = `${said.text} ${said.topic ?? ""}`.toLowerCase().replace(/’/g, "'");
  return Object.entries(ASPECTS[intent] ?? {}).find(([, words]) => words.test(text))?.[0] ?? "";
}
