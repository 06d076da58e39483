/** What `score` tells, read off the screen. */
export interface Standing {
  name: string;
  level: number;
  health: number;
  mostHealth: number;
  stamina: number;
  experience: number;
  lessons: number;
  coins: number;
  calling: string | undefined;
  fighting: boolean;
  /** Standing, sitting, lying or asleep, in the game's own word. */
  stance: string;
}

const WHO = /^You are (.+?), an? .+? (?:without a calling|and an? (.+?)), level (\d+)\.$/;
const VITALS = /^Health (\d+) of (\d+), mana (\d+) of \d+, stamina (\d+) of \d+\.$/;
const GROWTH = /^Experience (\d+), .*Lessons to take: (\d+)\.$/;
const STATE = /^You (are on your feet|sit|lie at rest|sleep) and (?:have no coins on you|carry (.+?))\./;

/** Whether this line ends what `score` tells. */
export function endsScore(line: string): boolean {
  return STATE.test(line);
}

/** Whether this line belongs to what `score` tells. */
export function isScore(line: string): boolean {
  return [WHO, VITALS, GROWTH, STATE].some((pattern) => pattern.test(line));
}

/** The last score in these lines, when it is whole. */
export function readScore(lines: readonly string[]): Standing | undefined {
  const last = (pattern: RegExp): RegExpExecArray | undefined =>
    lines.map((line) => pattern.exec(line)).findLast((found) => found !== null) ?? undefined;
  const who = last(WHO);
  const vitals = last(VITALS);
  const growth = last(GROWTH);
  const state = last(STATE);
  if (!who || !vitals || !growth || !state) return undefined;
  return {
    name: who[1] ?? "",
    level: Number(who[3]),
    calling: who[2],
    health: Number(vitals[1]),
    mostHealth: Number(vitals[2]),
    stamina: Number(vitals[4]),
    experience: Number(growth[1]),
    lessons: Number(growth[2]),
    coins: coinsOf(state[2]),
    fighting: state.input.includes("You are in a fight."),
    stance: state[1] ?? "",
  };
}

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** 'a copper penny', 'three copper pennies', '12 copper pennies'. */
export function coinsOf(words: string | undefined): number {
  const first = words?.split(" ")[0];
  if (first === undefined) return 0;
  if (first === "a") return 1;
  const named = NUMBERS.indexOf(first);
  return named >= 0 ? named : Number(first);
}

/** The experience that these lines say was gained. */
export function gained(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Number(/^You gain (\d+) experience\.$/.exec(line)?.[1] ?? 0), 0);
}

const DIED = "You fall, and do not get up.";

export function died(lines: readonly string[]): boolean {
  return lines.includes(DIED);
}

/** The steps that CORPSE names: 'From here: south, down and east.' */
export function wayToCorpse(lines: readonly string[]): string[] | undefined {
  for (const line of lines) {
    const found = /^Your corpse lies at .+?\. (?:From here: (.+?)\.|It is right here\.)/.exec(line);
    if (found)
      return (found[1] ?? "")
        .split(/,| and /)
        .map((step) => step.trim())
        .filter((step) => step !== "");
  }
  return undefined;
}
