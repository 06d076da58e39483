import { INTENTS } from "../intents.ts";
import type { ModelRequest, Purpose } from "../model.ts";
import { EMOTIONS, type Scene } from "../scene.ts";
import { Quoter } from "./quote.ts";
import {
  ALWAYS,
  momentSections,
  personaSlots,
  publicLore,
  withheldOf,
  type Piece,
  type Sections,
  type Withheld,
} from "./sections.ts";
import { fill, TEMPLATES, type Templates } from "./template.ts";
import { estimateTokens } from "./tokens.ts";

export interface PromptOptions {
  /** Tokens that the whole prompt may cost, as `estimateTokens` counts. Rules, place, speaker, acts and the words that are answered are in it however little it is. */
  readonly budget: number;
  /** See `makeNonce`; a new one for each request. */
  readonly nonce: string;
  readonly templates?: Templates;
}

export interface Prompt extends Pick<ModelRequest, "system" | "messages" | "purpose"> {
  readonly schema: NonNullable<ModelRequest["schema"]>;
  readonly nonce: string;
  /** As estimated. */
  readonly tokens: number;
  /** Ids of the memories, lore and facts that are in it. */
  readonly sources: readonly string[];
  /** What this speaker is not trusted with: not in it, and not to be in the answer. */
  readonly withheld: readonly Withheld[];
  /** What there was no room for: '7 of talk'. */
  readonly notes: readonly string[];
}

/** Part of the budget that lore may have among what never changes; what is over comes in when the line calls it to mind. */
const LORE_SHARE = 0.2;

/** See `Piece.worth`: some ten ways and ten people that the line does not name, and the newest of the talk. */
const LEAST_WORTH = 0.5;

/**
 * The schema is one for all scenes, although the legal acts differ: providers prepare each new schema, which takes seconds, and a prompt
 * of which the beginning changes is not kept. Which acts are legal is checked here and again in the world.
 */
const DIALOGUE_SCHEMA = objectSchema({
  say: { type: "string" },
  acts: { type: "array", items: { type: "string" } },
  emotions: {
    type: "array",
    items: objectSchema({ kind: { type: "string", enum: [...EMOTIONS] }, strength: { type: "number" } }),
  },
  means: { type: "string", enum: [...INTENTS] },
});

const SCHEMAS: Readonly<Record<Purpose, Record<string, unknown>>> = {
  dialogue: DIALOGUE_SCHEMA,
  action: objectSchema({ id: { type: "string" }, why: { type: "string" } }),
  description: objectSchema({ text: { type: "string" } }),
  reflection: objectSchema({ says: { type: "string" }, of: { type: "array", items: { type: "string" } } }),
  preparation: objectSchema({
    answers: {
      type: "array",
      items: objectSchema({
        id: { type: "string" },
        says: { type: "array", items: { type: "string" } },
      }),
    },
  }),
};

/** What the NPC is asked when it is to answer. */
export function dialoguePrompt(scene: Scene, options: PromptOptions): Prompt {
  return scenePrompt("dialogue", scene, options, {});
}

/** What the NPC is asked when it is to choose one of `choices`; `about` says what each would be. */
export function actionPrompt(
  scene: Scene,
  choices: readonly { readonly id: string; readonly about: string }[],
  options: PromptOptions,
): Prompt {
  const quoter = new Quoter(options.nonce);
  return scenePrompt("action", scene, options, {
    options: choices.map(({ id, about }) => `- ${id}: ${quoter.plain(about)}`).join("\n"),
  });
}

/** What the NPC's words for what it is often asked are asked for with; `when` says what that is. Nothing in it is about one who stands there. */
export function preparationPrompt(
  scene: Scene,
  occasions: readonly { readonly id: string; readonly when: string }[],
  options: PromptOptions,
): Prompt {
  const quoter = new Quoter(options.nonce);
  return scenePrompt("preparation", scene, options, {
    occasions: occasions.map(({ id, when }) => `- ${id}: ${quoter.plain(when)}`).join("\n"),
  });
}

function scenePrompt(
  purpose: "dialogue" | "action" | "preparation",
  scene: Scene,
  options: PromptOptions,
  more: Readonly<Record<string, string>>,
): Prompt {
  const { budget, nonce, templates = TEMPLATES } = options;
  const template = templates[purpose];
  const quoter = new Quoter(nonce);
  const persona = personaSlots(scene, quoter);
  const lore = within(publicLore(scene, quoter), budget * LORE_SHARE);
  const system = [fill(template.rules, {}), fill(template.persona, { ...persona, lore: textOf(lore) })];
  const said = fill(template.said, { nonce, name: persona.name, said: saidLine(scene, quoter), ...more });
  const shown = new Set(lore.flatMap(({ source }) => (source === undefined ? [] : [source])));
  const sections = momentSections(scene, quoter, shown);
  const empty = fill(template.moment, {
    nonce,
    ...Object.fromEntries(Object.keys(sections).map((name) => [name, "-"])),
  });
  const spent = estimateTokens([...system, empty, said].join("\n"));
  const { kept, notes } = cut(worthwhile(sections), budget - spent);
  const moment = fill(template.moment, {
    nonce,
    ...Object.fromEntries(Object.entries(kept).map(([name, pieces]) => [name, textOf(pieces)])),
  });
  return finish(purpose, system, `${moment}\n\n${said}`, {
    nonce,
    sources: [...lore, ...Object.values(kept).flat()].flatMap(({ source }) =>
      source === undefined ? [] : [source],
    ),
    withheld: withheldOf(scene),
    notes,
  });
}

/** A prompt without a scene: its slots are filled by the caller, who quotes what is not the author's own. */
export function plainPrompt(
  purpose: "description" | "reflection",
  slots: Readonly<Record<string, string>>,
  { nonce, templates = TEMPLATES }: Pick<PromptOptions, "nonce" | "templates">,
): Prompt {
  const template = templates[purpose];
  const filled = { nonce, ...slots };
  const system = [fill(template.rules, filled), fill(template.persona, filled)].filter((text) => text !== "");
  const message = [fill(template.moment, filled), fill(template.said, filled)]
    .filter((text) => text !== "")
    .join("\n\n");
  return finish(purpose, system, message, { nonce, sources: [], withheld: [], notes: [] });
}

function finish(
  purpose: Purpose,
  system: readonly string[],
  text: string,
  rest: Pick<Prompt, "nonce" | "sources" | "withheld" | "notes">,
): Prompt {
  return {
    purpose,
    system,
    messages: [{ role: "user", text }],
    schema: { name: purpose, json: SCHEMAS[purpose] },
    tokens: estimateTokens([...system, text].join("\n")),
    ...rest,
  };
}

function saidLine({ said, speaker, npc }: Scene, quoter: Quoter): string {
  const name = quoter.name(speaker.name);
  switch (said.how) {
    case "ask":
      return `${name} asks ${npc.name} about ${quoter.words(said.topic ?? said.text)}`;
    case "tell":
      return `${name} says, for ${npc.name} alone: ${quoter.words(said.text)}`;
    case "greet":
      return said.text === ""
        ? `${name} greets ${npc.name}.`
        : `${name} greets ${npc.name}: ${quoter.words(said.text)}`;
    case "enter":
      return `${name} has just come in. ${npc.name} speaks first.`;
    case "idle":
      return `Nobody has spoken. ${npc.name} says something of their own.`;
    case "say":
      return `${name} says: ${quoter.words(said.text)}`;
  }
}

/** Without what has nothing to do with the line, however much room there is: it costs, and leads astray. */
function worthwhile(sections: Sections): Sections {
  return Object.fromEntries(
    Object.entries(sections).map(([name, pieces]) => [
      name,
      pieces.filter(({ worth }) => worth >= LEAST_WORTH),
    ]),
  );
}

/** The pieces of most worth that fit; what must stay, stays. Each section keeps its order, and talk has no gaps: it begins later. */
function cut(sections: Sections, budget: number): { kept: Sections; notes: string[] } {
  const all = Object.entries(sections).flatMap(([name, pieces]) =>
    pieces.map((piece) => ({ name, piece, tokens: estimateTokens(piece.text) + 1 })),
  );
  const keep = new Set<Piece>();
  let left = budget;
  for (const { piece, tokens } of all) {
    if (piece.worth !== ALWAYS) continue;
    keep.add(piece);
    left -= tokens;
  }
  let talkIsCut = false;
  for (const { name, piece, tokens } of all
    .filter(({ piece }) => piece.worth !== ALWAYS)
    .sort((a, b) => b.piece.worth - a.piece.worth)) {
    if (tokens > left) talkIsCut ||= name === "talk";
    if (tokens > left || (name === "talk" && talkIsCut)) continue;
    keep.add(piece);
    left -= tokens;
  }
  const kept = Object.fromEntries(
    Object.entries(sections).map(([name, pieces]) => [name, pieces.filter((piece) => keep.has(piece))]),
  );
  const notes = Object.entries(sections).flatMap(([name, pieces]) => {
    const gone = pieces.length - (kept[name]?.length ?? 0);
    return gone === 0 ? [] : [`no room in the prompt: ${gone} of ${name}`];
  });
  return { kept, notes };
}

function within(pieces: readonly Piece[], budget: number): Piece[] {
  let left = budget;
  return pieces.filter(({ text }) => {
    const tokens = estimateTokens(text) + 1;
    if (tokens > left) return false;
    left -= tokens;
    return true;
  });
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join("\n");
}

function objectSchema(properties: Record<string, unknown>): Record<string, unknown> {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}
