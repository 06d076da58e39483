import type { Scene } from "../scene.ts";

/**
 * What nobody in that world has words for. Ordinary words with another meaning here (a model of a ship, a prompt reply, to serve, a token of
 * love, discord among neighbours) count only where their company gives them away.
 */
const TERMS: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  [
    "a thinking machine",
    /\b(?:artificial intelligence|language models?|large model|LLMs?|chat ?bots?|chatgpt|gpt-?\d\w*|openai|anthropic|claude ai|gemini ai|neural net(?:work)?s?|machine learning|deepseek|mistral ai)\b/iu,
  ],
  ["AI", /\b(?:A\.I\.|AIs?)\b(?!')/u],
  ["AI", /\b(?:as an?|i am an?|i'm an?|you(?:'re| are) an?|just an?|an) ai\b/iu],
  [
    "a prompt",
    /\b(?:system|hidden|initial|original|your|my|the|this|previous|developer) prompts?\b(?! (?:repl|answer|pay|return|deliver))|\bprompt injection\b/iu,
  ],
  [
    "instructions",
    /\b(?:previous|prior|above|earlier|system|hidden|my|your original) (?:instructions?|guidelines|directives)\b|\binstructions? (?:received|accepted|acknowledged)\b/iu,
  ],
  [
    "a role that is played",
    /\b(?:role-?play(?:ing)?|stay(?:ing)? in character|break(?:ing)? character|out of character|OOC|NPCs?|player characters?|non-player|game ?master|dungeon master|developer mode|debug mode|jailbreak|admin(?:istrator)?s?|moderators?)\b/iu,
  ],
  [
    "a machine",
    /\b(?:computers?|laptops?|smartphones?|internet|web ?sites?|web ?pages?|online|offline|software|algorithms?|databases?|servers?(?= (?:down|lag|crash|restart|admin|room))|game server|log ?in|log ?out|username|wi-?fi|e-?mails?|download(?:ed|ing|s)?|upload(?:ed|ing|s)?|robots?|keyboard|bandwidth|browser)\b/iu,
  ],
  [
    "code",
    /\b(?:JSON|XML|HTML|SQL|API|APIs|URL|javascript|python script|source code|regex|base64|backend|frontend|null pointer)\b/iu,
  ],
  [
    "a name of our age",
    /\b(?:Discord|Google|Reddit|Twitter|YouTube|Facebook|Wikipedia|Microsoft|GitHub|Netflix|TikTok|WhatsApp|iPhone|Android|DAN)\b/u,
  ],
  [
    "a thing of our age",
    /\b(?:television|video games?|telephones?|cell ?phones?|mobile phone|electricity bill|credit cards?|(?:my|your|a|the|smart|mobile) phones?|bitcoin|crypto ?currency|dollars?|euros?|aeroplanes?|airplanes?|helicopters?|automobiles?)\b/iu,
  ],
  [
    "how models speak",
    /\bI(?:'m| am) (?:just )?(?:here to (?:help|assist)|programmed|designed|trained|not able to (?:assist|help) with (?:that|this) request)\b|\bI (?:cannot|can't) (?:assist|comply) with\b|\bas a (?:large |virtual )?(?:assistant|model)\b|\bmy (?:training|knowledge cut-?off|programming|creators)\b/iu,
  ],
  ["a web address", /\bhttps?:|\bwww\.\S/iu],
].map(([name, pattern]) => ({ name: name as string, pattern: pattern as RegExp }));

/**
 * What in a text is not of that world: 'code'. Undefined: nothing is. `known`: what that world's own texts say; where they speak of computers
 * themselves, these are of that world.
 */
export function outOfWorld(text: string, known: () => string = () => ""): string | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/[\p{Cf}]/gu, "")
    .replace(/’/g, "'");
  const found = TERMS.filter(({ pattern }) => pattern.test(plain));
  if (found.length === 0) return undefined;
  const own = known();
  return found.find(({ pattern }) => !pattern.test(own))?.name;
}

/** What is written of an NPC and its place, by their authors. */
export function authoredIn({ npc, place }: Scene): string {
  return [
    npc.look,
    npc.background,
    ...npc.goals,
    npc.style.about,
    ...npc.authored.map(({ says }) => says),
    ...npc.lore.map(({ says }) => says),
    place.look,
  ].join(" ");
}
