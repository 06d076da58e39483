/** Forms that no rule leads back: by the word, what they are forms of. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    be: "am is are was were been being 's 're 'm",
    have: "has had having",
    do: "does did done doing",
    beat: "beaten",
    become: "became",
    begin: "began begun",
    bind: "bound",
    bite: "bit bitten",
    bleed: "bled",
    blow: "blew blown",
    break: "broke broken",
    bring: "brought",
    build: "built",
    burn: "burnt",
    buy: "bought",
    catch: "caught",
    child: "children",
    choose: "chose chosen",
    come: "came",
    creep: "crept",
    cut: "cutting",
    dig: "dug",
    draw: "drew drawn",
    dream: "dreamt",
    drink: "drank drunk",
    drive: "drove driven",
    eat: "ate eaten",
    fall: "fell fallen",
    feed: "fed",
    feel: "felt",
    fight: "fought",
    find: "found",
    fly: "flew flown flies",
    foot: "feet",
    forget: "forgot forgotten",
    forgive: "forgave forgiven",
    freeze: "froze frozen",
    get: "got gotten",
    give: "gave given",
    go: "went gone goes",
    goose: "geese",
    grow: "grew grown",
    hang: "hung",
    hear: "heard",
    hide: "hid hidden",
    hold: "held",
    keep: "kept",
    kneel: "knelt",
    know: "knew known",
    lead: "led",
    leave: "left",
    lend: "lent",
    lie: "lay lain lying",
    lose: "lost",
    make: "made",
    man: "men",
    meet: "met",
    mouse: "mice",
    owe: "owing",
    pay: "paid",
    person: "people",
    ride: "rode ridden",
    rise: "rose risen",
    run: "ran",
    say: "said",
    see: "saw seen",
    seek: "sought",
    sell: "sold",
    send: "sent",
    shake: "shook shaken",
    shine: "shone",
    shoot: "shot",
    sing: "sang sung",
    sink: "sank sunk",
    sit: "sat",
    slay: "slew slain",
    sleep: "slept",
    speak: "spoke spoken",
    spend: "spent",
    spin: "spun",
    stand: "stood",
    steal: "stole stolen",
    stick: "stuck",
    strike: "struck stricken",
    swear: "swore sworn",
    sweep: "swept",
    swim: "swam swum",
    take: "took taken",
    teach: "taught",
    tear: "tore torn",
    tell: "told",
    think: "thought",
    throw: "threw thrown",
    tooth: "teeth",
    understand: "understood",
    wake: "woke woken",
    wear: "wore worn",
    weave: "wove woven",
    weep: "wept",
    wife: "wives",
    knife: "knives",
    thief: "thieves",
    wolf: "wolves",
    loaf: "loaves",
    leaf: "leaves",
    win: "won",
    woman: "women",
    write: "wrote written",
    good: "better best",
    bad: "worse worst",
  }).flatMap(([lemma, forms]) => forms.split(" ").map((form) => [form, lemma] as const)),
);

/** Words that are everywhere, and tell nothing of what is spoken of. */
const COMMON: ReadonlySet<string> = new Set(
  `a about after again against all also am an and any anybody anyone anything are as at be because been before
  being between both but by can could do does doing done down each else ever every everybody everyone everything few for from
  further had has have having he her here hers herself him himself his how i if in into is it its itself just let like
  'll 've 're 's 'd 'm n't many may me might mine more most much must my myself never no nobody none nor not nothing now of off on
  once one only or other our ours out over own per please quite rather same shall she should so some somebody someone something
  somewhere such than that the their theirs them themselves then there these they this those though through to too under until
  up upon us very was we were what when where which while who whom whose why will with would yes yet you your yours
  yourself don't didn't doesn't isn't wasn't aren't weren't can't couldn't won't wouldn't i'm i've i'll i'd you're you've you'll
  he's she's it's that's there's what's who's`.split(/\s+/),
);

/**
 * The words of a text that tell something, each brought to one form: 'robbed', 'robs' and 'robbing' are one word. It is a form to
 * compare by, not to show. Words that are everywhere are left out.
 */
export function lemmas(text: string): string[] {
  const found: string[] = [];
  for (const [word] of text
    .toLowerCase()
    .normalize("NFC")
    .replaceAll("’", "'")
    .matchAll(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu))
    if (!COMMON.has(word)) found.push(lemma(word));
  return found;
}

/** One form for the forms of a word in small letters: endings of number, time and comparison are taken off. */
export function lemma(word: string): string {
  const bare = word.replace(/'s?$/, "");
  return endless(IRREGULAR.get(bare) ?? inflected(bare));
}

function inflected(word: string): string {
  if (word.length <= 3) return word;
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:[xz]|ch|sh|ss)es$/.test(word)) return word.slice(0, -2);
  if (/[^siu]s$/.test(word)) return word.slice(0, -1);
  if (word.endsWith("ied")) return `${word.slice(0, -3)}y`;
  const ending = /(?:ing|ed)$/.exec(word)?.[0];
  if (ending === undefined) return word;
  const stem = word.slice(0, -ending.length);
  // 'ring', 'bed' and 'string' are whole.
  if (!/[aeiouy].*[^aeiou]|[aeiou]{2}/.test(stem) || stem.length < 2) return word;
  return /([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}

/** Without the last 'e', which comes and goes with endings: 'bake', 'baking'. */
function endless(word: string): string {
  return word.length > 3 && word.endsWith("e") ? word.slice(0, -1) : word;
}
