import { OBJECTIVES } from "../quests/objectives/index.ts";
import type { ObjectiveKind } from "../quests/objectives/objective.ts";
import { stepsOf } from "./checks/reach.ts";
import { resolve, type Authored, type Draft } from "./draft.ts";
import type { FindingCode, Findings } from "./findings.ts";
import { didYouMean } from "./nearest.ts";
import { obtainableItems } from "./obtainable.ts";
import type { AuthoredQuest } from "./quest-schema.ts";

type Path = readonly (string | number)[];
type Kind = "item" | "npc" | "room" | "skill" | "calling" | "quest";

/**
 * Checks what quests say of everything else, and that each can be taken on and brought to its end. Findings: unknown-reference,
 * unwinnable-quest.
 */
export function checkQuests(draft: Draft, findings: Findings): void {
  const placed = placedNpcs(draft);
  const obtainable = obtainableItems(draft);
  for (const { value, area } of draft.quests.authored.values())
    for (const { things, choose } of [
      value.rewards,
      ...value.steps.flatMap((step) => Object.values(step.choose ?? {}).map((one) => one.rewards)),
    ])
      for (const { item } of [...things, ...choose]) obtainable.add(resolve(item, area));
  for (const quest of draft.quests.authored.values())
    new QuestCheck(quest, draft, findings, placed, obtainable).run();
  for (const quest of draft.quests.authored.values()) checkOrder(quest, draft, findings);
}

/** Whoever stands in a room. */
function placedNpcs({ rooms }: Draft): Set<string> {
  const all = [...rooms.authored.values()];
  return new Set(all.flatMap(({ value, area }) => value.npcs.map((npc) => resolve(npc, area))));
}

/** Every room and thing could be read: what is nowhere is nowhere. */
function isWhole({ rooms, items, npcs }: Draft): boolean {
  return [rooms, items, npcs].every(({ authored, ids }) => authored.size === ids.size);
}

class QuestCheck {
  readonly #quest: Authored<AuthoredQuest>;
  readonly #draft: Draft;
  readonly #findings: Findings;
  readonly #placed: ReadonlySet<string>;
  readonly #obtainable: ReadonlySet<string>;
  /** What the quest itself hands out. */
  readonly #given: ReadonlySet<string>;

  constructor(
    quest: Authored<AuthoredQuest>,
    draft: Draft,
    findings: Findings,
    placed: ReadonlySet<string>,
    obtainable: ReadonlySet<string>,
  ) {
    this.#quest = quest;
    this.#draft = draft;
    this.#findings = findings;
    this.#placed = placed;
    this.#obtainable = obtainable;
    this.#given = new Set(quest.value.gives.map(({ item }) => resolve(item, quest.area)));
  }

  run(): void {
    const { giver, ender, requires, steps, gives, rewards } = this.#quest.value;
    this.#mustStand(giver, ["giver"]);
    if (ender !== undefined && ender !== "nobody") this.#mustStand(ender, ["ender"]);
    requires.quests.forEach((ref, index) => this.#known("quest", ref, ["requires", "quests", index]));
    if (requires.calling !== undefined) this.#known("calling", requires.calling, ["requires", "calling"]);
    if (requires.item !== undefined) this.#mustBeHad(requires.item, ["requires", "item"]);
    for (const npc of Object.keys(requires.regard)) this.#mustStand(npc, ["requires", "regard", npc]);
    const levels = this.#draft.rules.levels.experience.length;
    if (requires.level > levels)
      this.#unwinnable(["requires", "level"], `There are only ${levels} levels, by rules/levels.yaml.`);
    gives.forEach(({ item }, index) => this.#known("item", item, ["gives", index]));
    this.#rewards(rewards, ["rewards"]);
    for (const [at, { objectives, choose = {} }] of steps.entries()) {
      const path = ["steps", at] as const;
      objectives.forEach((aim, index) => this.#aim(aim, [...path, "objectives", index]));
      for (const [key, option] of Object.entries(choose)) {
        const here = [...path, "choose", key];
        option.objectives.forEach((aim, index) => this.#aim(aim, [...here, "objectives", index]));
        this.#rewards(option.rewards, [...here, "rewards"]);
      }
    }
  }

  #rewards({ things, choose, regard, skills }: AuthoredQuest["rewards"], path: Path): void {
    things.forEach(({ item }, index) => this.#known("item", item, [...path, "things", index]));
    choose.forEach(({ item }, index) => this.#known("item", item, [...path, "choose", index]));
    for (const npc of Object.keys(regard)) this.#known("npc", npc, [...path, "regard", npc]);
    for (const skill of Object.keys(skills)) this.#known("skill", skill, [...path, "skills", skill]);
  }

  #aim(aim: AuthoredQuest["steps"][number]["objectives"][number], path: Path): void {
    const kind = OBJECTIVES.find((one): one is ObjectiveKind => one.kind === aim.kind);
    for (const { kind: what, ref, path: key } of kind?.references(aim) ?? []) {
      const here = [...path, ...key];
      if (what === "item") this.#mustBeHad(ref, here);
      else if (what === "npc" && aim.kind !== "escort") this.#mustStand(ref, here);
      else if (what === "npc" || what === "room") this.#known(what, ref, here);
    }
    if (aim.kind === "kill") this.#mustFight(aim, path);
    if (aim.kind === "deed") this.#mustBeDone(aim, path);
    if (aim.kind === "escort" && this.#quest.value.seconds === undefined)
      this.#unwinnable(
        path,
        "Who is led would wait for ever. Give the quest an end, such as 'seconds: 900'.",
      );
  }

  /** A deed that no reaction calls so is never done. */
  #mustBeDone(aim: object, path: Path): void {
    const { deed = "" } = aim as { deed?: string };
    const { rooms, items, npcs } = this.#draft;
    const known = [rooms, items, npcs].some((shelf) =>
      [...shelf.authored.values()].some(({ value }) =>
        stepsOf(value).some((step) => (step as { quest?: string }).quest === deed),
      ),
    );
    if (!known && isWhole(this.#draft))
      this.#unwinnable(
        [...path, "deed"],
        `Nothing ever does '${deed}'. Write '- quest: ${deed}' under 'do' of a reaction.`,
      );
  }

  /** An npc that cannot be fought cannot be killed. */
  #mustFight(aim: object, path: Path): void {
    const { npc = "" } = aim as { npc?: string };
    const written = this.#draft.npcs.authored.get(resolve(npc, this.#quest.area))?.value as
      | { natural?: unknown; temper?: unknown }
      | undefined;
    if (written && written.natural === undefined && written.temper === undefined)
      this.#unwinnable([...path, "npc"], `Nobody can fight ${npc}. Give it 'natural' or 'temper'.`);
  }

  #mustStand(ref: string, path: Path): void {
    const id = this.#known("npc", ref, path);
    if (id !== undefined && isWhole(this.#draft) && !this.#placed.has(id))
      this.#unwinnable(path, `${id} is in no room. Put it under 'npcs' of one.`);
  }

  #mustBeHad(ref: string, path: Path): void {
    const id = this.#known("item", ref, path);
    if (id === undefined || !isWhole(this.#draft)) return;
    if (this.#obtainable.has(id) || this.#given.has(id)) return;
    this.#unwinnable(
      path,
      `Nobody can come by ${id}. Put it under 'things' of a room, on an npc, or let the quest give it.`,
    );
  }

  #known(kind: Kind, ref: string, path: Path): string | undefined {
    const { items, npcs, rooms, quests, rules } = this.#draft;
    const rule = kind === "skill" || kind === "calling";
    const id = rule ? ref : resolve(ref, this.#quest.area);
    const all: Record<Kind, () => ReadonlySet<string>> = {
      item: () => items.ids,
      npc: () => npcs.ids,
      room: () => rooms.ids,
      quest: () => quests.ids,
      skill: () => new Set(Object.keys(rules.skills)),
      calling: () => new Set(Object.keys(rules.callings)),
    };
    const known = all[kind]();
    if (known.has(id)) return id;
    this.#add(path, "unknown-reference", `There is no ${kind} '${ref}'.${didYouMean(id, known)}`);
    return undefined;
  }

  #unwinnable(path: Path, message: string): void {
    this.#add(path, "unwinnable-quest", message);
  }

  #add(path: Path, code: FindingCode, message: string): void {
    const { source, path: own } = this.#quest;
    this.#findings.add(source.file, source.lineOf([...own, ...path]), code, message);
  }
}

/** A quest that has to be done before itself can never be taken on. */
function checkOrder(quest: Authored<AuthoredQuest>, { quests }: Draft, findings: Findings): void {
  const before = new Set<string>();
  const open = [quest];
  for (const { value, area } of open)
    for (const ref of value.requires.quests) {
      const id = resolve(ref, area);
      const one = quests.authored.get(id);
      if (!one || before.has(id)) continue;
      before.add(id);
      open.push(one);
    }
  if (!before.has(quest.id)) return;
  findings.add(
    quest.source.file,
    quest.source.lineOf([...quest.path, "requires", "quests"]),
    "unwinnable-quest",
    `${quest.id} has to be done before itself. Take one of the quests out of 'requires'.`,
  );
}
