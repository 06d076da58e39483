import type { Entity } from "@wyldlands/ecs";
import { expect } from "vitest";
import { knowSkill } from "../bodies/skills.ts";
import { parseForm } from "../commands/forms.ts";
import { ContainedIn, Room } from "../components/index.ts";
import { act } from "../deeds/act.ts";
import { pinUp } from "../deeds/boards/pin-up.ts";
import { openDraftDeed } from "../deeds/building/open-draft.ts";
import { askPreview, inviteTo, leaveCopy, visitCopy } from "../deeds/building/preview.ts";
import type { Deed, DeedArgs, Role, Scope } from "../deeds/deed.ts";
import { DEED_COMMANDS } from "../deeds/index.ts";
import { decorate } from "../deeds/home/decorate.ts";
import { LASTING } from "../deeds/lasting.ts";
import { describe as describeSelf } from "../deeds/life/describe.ts";
import { writeLetter } from "../deeds/post/write.ts";
import { social } from "../deeds/social/social.ts";
import { praise } from "../deeds/speech/praise.ts";
import type { Game } from "../game.ts";
import { appoint } from "./staff.ts";
import type { TestWorld } from "./test-world.ts";

type Slots = readonly { slot: string; scope: Scope }[];

/** A deed with one set of arguments that it takes. */
export interface Shape {
  deed: Deed;
  slots: Slots;
}

const shape = (deed: unknown, slots: Record<string, Scope> = {}): Shape => ({
  deed: deed as Deed,
  slots: Object.entries(slots).map(([slot, scope]) => ({ slot, scope })),
});

/** What is done by no form of a command: by gestures, editors, minds and what builders type. */
const BESIDES: readonly Shape[] = [
  shape(social, { name: "word" }),
  shape(social, { name: "word", to: "beings" }),
  shape(praise, { to: "beings", for: "word" }),
  shape(describeSelf, { text: "text" }),
  shape(decorate, { text: "text" }),
  shape(writeLetter, { text: "text" }),
  shape(pinUp, { text: "text" }),
  shape(openDraftDeed),
  shape(askPreview, { account: "word", room: "word" }),
  shape(inviteTo, { to: "anyone" }),
  shape(visitCopy),
  shape(leaveCopy),
];

/** Each deed with every set of arguments that a command, the end of an Activity or something else gives it. */
export function shapes(): Shape[] {
  const typed = DEED_COMMANDS.flatMap(({ deed, spec }) =>
    spec.forms.map((form) => ({
      deed,
      slots: parseForm(form).flatMap((part) => ("slot" in part ? [part] : [])),
    })),
  );
  // What a lasting deed is about may be gone when it ends.
  const lasting = [...LASTING.values()].map((deed) => ({ deed, slots: [] as Slots }));
  const unlike = new Map(
    [...typed, ...lasting, ...BESIDES].map((one) => [
      `${one.deed.name} ${one.slots.map(({ slot }) => slot).join(" ")}`,
      one,
    ]),
  );
  return [...unlike.values()];
}

export const ANYWHERE: ReadonlySet<Scope> = new Set(["text", "word", "number", "direction", "anyone"]);

const WORDS = ["north", "mend", "stormspark", "fried herring", "wave", "bob", "", "\u0000 <b>{item}</b>"];

/** Every set of arguments: a slot holds each of the words, or each of the entities. */
export function* every(
  slots: Slots,
  entities: readonly Entity[],
  words: readonly string[] = WORDS,
): Generator<DeedArgs> {
  const [first, ...rest] = slots;
  if (!first) {
    yield {};
    return;
  }
  const { slot, scope } = first;
  const spoken = scope === "text" || scope === "word" || scope === "direction";
  for (const value of scope === "number" ? [0, 1, 40] : spoken ? words : entities)
    for (const others of every(rest, entities, words)) yield { [slot]: value, ...others };
}

export interface Stage {
  world: TestWorld;
  game: Game;
  actor: Entity;
  /** Beings and things in the same room, one of each and what is carried. */
  here: Entity[];
  elsewhere: Entity[];
  gone: Entity[];
}

class TakenBack extends Error {}

/**
 * Tries a deed; whether it is done. Then it is taken back, with what it wrote into rows; of one that is refused nothing is, so
 * that it shows when that has changed something. `look`: is called before and, when it was done, after it. Throws what it throws.
 */
export function tries(
  game: Game,
  deed: Deed,
  actor: Entity,
  args: DeedArgs,
  look: () => void = () => {},
): boolean {
  let done = false;
  try {
    game.writes.undo.attempt(() =>
      game.world.attempt(() => {
        look();
        const { refusal } = act(game, deed, actor, args);
        if (refusal) {
          expect(refusal.words.length, `${deed.name} refuses without words`).toBeGreaterThan(3);
          return;
        }
        done = true;
        look();
        throw new TakenBack();
      }),
    );
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  game.output.take();
  return done;
}

/** Three players, two of them together, and something of everything around and on them. `role`: of the one who acts. */
export async function stage(start: () => Promise<TestWorld>, role: Role = "player"): Promise<Stage> {
  const world = await start();
  const { game } = world;
  const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
  if (role !== "player") await appoint(world, ann, role);
  // Enough for what only those who have learned it can do: a spell, and a hand in somebody's purse.
  for (const skill of ["mend", "sneaking"]) knowSkill(ann.character, skill, 60);
  const [one, other] = [...game.world.query(Room)];
  if (!one || !other) throw new Error("the game has no two rooms");
  for (const player of [ann, bob]) player.character.link(ContainedIn, one);
  cid.character.link(ContainedIn, other);
  const pick = (ids: Iterable<string>, place: Entity): Entity[] =>
    [...ids].filter((_, index) => index % 9 === 0).map((id) => game.spawnThing(id, 1, place));
  const items = game.content.items.keys();
  const carried = pick(items, ann.character);
  const here = [
    ann.character,
    bob.character,
    ...carried,
    ...pick(game.content.items.keys(), one).slice(0, 4),
    ...pick(game.content.npcs.keys(), one).slice(0, 3),
  ];
  const elsewhere = [
    cid.character,
    ...pick(game.content.items.keys(), other).slice(0, 3),
    ...pick(game.content.npcs.keys(), other).slice(0, 2),
  ];
  const gone = pick(game.content.items.keys(), one).slice(0, 2);
  for (const thing of gone) thing.despawn();
  game.world.flush();
  return { world, game, actor: ann.character, here, elsewhere, gone };
}
