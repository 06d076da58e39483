import { DIRECTIONS } from "../content/directions.ts";

/** Why an account may not be called so; undefined when it may. */
export function accountNameFault(name: string): string | undefined {
  if (!/^\p{Script=Latin}[\p{Script=Latin}\p{N}_-]{2,23}$/u.test(name)) {
    return "An account name has 3 to 24 letters, digits, hyphens or underscores, and begins with a letter.";
  }
  if (["new", "guest", "quit"].includes(name.toLowerCase())) return "That word has another meaning here.";
  return undefined;
}

/** Words that a command or a sentence means otherwise: nobody could be spoken to, or somebody would be taken for another. */
const NO_NAMES: ReadonlySet<string> = new Set([
  ...DIRECTIONS,
  ..."all everything everybody everyone somebody someone something nobody nothing".split(" "),
  ..."the some you your self myself them guest new quit admin administrator system".split(" "),
]);

/** Letters that are told apart at sight; others of Latin script pass for them (dotless i, the alpha of phonetics). */
const PLAIN_LETTERS = /^[a-zæœøđłþðßħŋŧ]+$/i;

/** Why a character may not be called so; undefined when it may. `taken`: words that already mean somebody. */
export function characterNameFault(name: string, taken: ReadonlySet<string>): string | undefined {
  const bare = name.normalize("NFD").replace(/\p{Mn}/gu, "");
  if (!/^\p{Script=Latin}{3,16}$/u.test(name) || !PLAIN_LETTERS.test(bare))
    return "A character's name has 3 to 16 Latin letters and nothing else.";
  if (NO_NAMES.has(name.toLowerCase())) return "That word has another meaning here.";
  if (taken.has(name.toLowerCase())) return "Somebody or something here is called that already.";
  return undefined;
}

/** First letter large, the others small. */
export function characterName(typed: string): string {
  const lower = typed.normalize("NFKC").toLowerCase();
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

/** Seabirds that guests are named for. */
export const GUEST_NAMES = [
  "Avocet",
  "Curlew",
  "Dunlin",
  "Fulmar",
  "Gannet",
  "Guillemot",
  "Kittiwake",
  "Petrel",
  "Plover",
  "Puffin",
  "Sanderling",
  "Shearwater",
  "Skua",
  "Tern",
  "Turnstone",
  "Whimbrel",
] as const;
