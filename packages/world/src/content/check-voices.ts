import { EXAMPLE_SLOTS, neededBy, parseTemplate, slotsOf, type LineKind } from "@wyldlands/voice";
import type { Draft } from "./draft.ts";
import type { Findings } from "./findings.ts";
import { nearest } from "./nearest.ts";
import { topicWords } from "./parts/voice.ts";
import type { YamlFile, YamlPath } from "./yaml-file.ts";

/** Slots that every topic's line may have: those of any line. */
const TOPIC: LineKind = "small-talk";

/**
 * Checks what those who talk say: that a line's slots are filled by its kind, that a line of facts has one, that nobody answers twice to one
 * word, and that lore has names of its own. Findings: unknown-slot, missing-slot, double-topic.
 */
export function checkVoices(draft: Draft, findings: Findings): void {
  const rules = draft.rulesFiles.get("voice");
  if (rules) new Check(rules, [], findings).rules(draft.rules.voice);
  for (const { value, source, path } of draft.areas.values())
    new Check(source, path, findings).lore(value.lore, ["lore"]);
  for (const { value, source, path } of draft.npcs.authored.values())
    new Check(source, path, findings).npc(value as Talker);
}

type Written = string | { readonly says: string };
type Said = string | readonly Written[];

interface Talker {
  readonly topics?: Readonly<Record<string, unknown>> | undefined;
  readonly voice?:
    | {
        readonly says: Readonly<Partial<Record<LineKind, Said | undefined>>>;
        readonly topics: Readonly<Record<string, Said>>;
        readonly lore: readonly { readonly id: string }[];
      }
    | undefined;
}

class Check {
  readonly #source: YamlFile;
  readonly #path: YamlPath;
  readonly #findings: Findings;

  constructor(source: YamlFile, path: YamlPath, findings: Findings) {
    this.#source = source;
    this.#path = path;
    this.#findings = findings;
  }

  rules({ examples, lines, callings, gestures }: Draft["rules"]["voice"]): void {
    for (const [intent, all] of Object.entries(examples))
      all.forEach((one, index) => this.#slots(one, EXAMPLE_SLOTS, ["examples", intent, index]));
    for (const [kind, all] of Object.entries(lines))
      all.forEach(({ says }, index) => {
        this.#slots(says, slotsOf(kind as LineKind), ["lines", kind, index]);
        this.#needs(says, kind as LineKind, ["lines", kind, index]);
      });
    gestures.forEach(({ says }, index) => this.#slots(says, slotsOf(TOPIC), ["gestures", index]));
    for (const [calling, { lore }] of Object.entries(callings))
      this.lore(lore, ["callings", calling, "lore"]);
  }

  lore(lore: readonly { readonly id: string }[], path: YamlPath): void {
    const known = new Set<string>();
    lore.forEach(({ id }, index) => {
      if (known.has(id))
        this.#add([...path, index], "double-topic", `There is lore '${id}' already. Give this another id.`);
      known.add(id);
    });
  }

  npc({ topics = {}, voice }: Talker): void {
    if (!voice) return;
    for (const [kind, said] of Object.entries(voice.says))
      eachLine(said, (says, at) =>
        this.#slots(says, slotsOf(kind as LineKind), ["voice", "says", kind, ...at]),
      );
    const known = new Set(Object.keys(topics).map((word) => word.toLowerCase()));
    for (const [words, said] of Object.entries(voice.topics)) {
      eachLine(said, (says, at) => this.#slots(says, slotsOf(TOPIC), ["voice", "topics", words, ...at]));
      for (const word of topicWords(words.toLowerCase())) {
        if (known.has(word))
          this.#add(
            ["voice", "topics", words],
            "double-topic",
            `It answers to '${word}' already. Write both answers in one list.`,
          );
        known.add(word);
      }
    }
    this.lore(voice.lore, ["voice", "lore"]);
  }

  #slots(says: string, known: readonly string[], path: YamlPath): void {
    for (const slot of parseTemplate(says).slots) {
      if (known.includes(slot)) continue;
      const close = nearest(slot, known);
      const hint = close === undefined ? `It may have ${listed(known)}.` : `Did you mean '{${close}}'?`;
      this.#add(path, "unknown-slot", `Nothing fills '{${slot}}' here. ${hint}`);
    }
  }

  /** A line that answers with a fact has to have it in it. */
  #needs(says: string, kind: LineKind, path: YamlPath): void {
    const needed = neededBy(kind);
    const { slots } = parseTemplate(says);
    if (needed.length === 0 || needed.some((slot) => slots.has(slot))) return;
    this.#add(
      path,
      "missing-slot",
      `It answers nothing: '${kind}' is asked for ${listed(needed)}. Put it in.`,
    );
  }

  #add(path: YamlPath, code: "unknown-slot" | "missing-slot" | "double-topic", message: string): void {
    this.#findings.add(this.#source.file, this.#source.lineOf([...this.#path, ...path]), code, message);
  }
}

function eachLine(said: Said | undefined, see: (says: string, at: YamlPath) => void): void {
  if (said === undefined) return;
  if (typeof said === "string") see(said, []);
  else said.forEach((line, index) => see(typeof line === "string" ? line : line.says, [index]));
}

function listed(slots: readonly string[]): string {
  return slots.map((slot) => `'{${slot}}'`).join(", ");
}
