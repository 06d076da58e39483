import type { Entity } from "@wyldlands/ecs";
import { breakActivity } from "../../bodies/activity.ts";
import { setPosition } from "../../bodies/posture.ts";
import {
  clearCopies,
  copiedIn,
  dropStubs,
  strayCopies,
  previewId,
  previewOf,
  previewWith,
} from "../../building/copies.ts";
import { endVisit, visitOf, type Visit } from "../../building/visits.ts";
import { copyOf, areaOf, wordOf } from "../../building/slugs.ts";
import { endFight, letGo } from "../../combat/end-fight.ts";
import { ContainedIn, Preview } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { permitted } from "../../permissions/rights.ts";
import { openRecord } from "../../society/records.ts";
import { numberWord } from "../../views/names.ts";
import { act } from "../act.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** A preview is asked for: the copy comes with the next reading of the content. `room`: where the builder begins, as the content calls it. */
export const askPreview = defineDeed<{ account: string; room: string }>({
  name: "preview",
  check: (_args, { game, actor }) => permitted(game, actor, "build"),
  perform({ account, room }, { game, actor }) {
    previewOf(game, account)?.despawn();
    openRecord(
      game,
      [
        Preview({
          account,
          builder: actor.id,
          areas: [],
          shown: [],
          open: false,
          begin: room,
          guests: [],
          visits: {},
        }),
      ],
      { id: previewId(account) },
    );
  },
});

/** Somebody may come into the copy, and is brought there. */
export const inviteTo = defineDeed<{ to: Entity }>({
  name: "preview-invite",
  check({ to }, { game, actor }) {
    const refusal = permitted(game, actor, "build");
    if (refusal) return refusal;
    const preview = previewWith(game, actor);
    if (!preview) return refuse("You are in no preview. <hint>PREVIEW begins one.</hint>");
    if (to === actor) return refuse("You are in it already.");
    return previewWith(game, to) ? refuse("{to} is in a preview already.", { to }) : undefined;
  },
  perform({ to }, { game, actor }) {
    const preview = previewWith(game, actor);
    const guests = preview?.edit(Preview).guests;
    if (guests && !guests.includes(to.id)) guests.push(to.id);
  },
  words: {
    actor: "You ask {to} into your preview.",
    to: "{actor} asks you into a preview of what is being built. <hint>PREVIEW VISIT takes you there; what you win in it stays in it.</hint>",
  },
});

/** A being comes into a copy: the builder where he asked to, a guest where the builder stands. Only inside a deed. */
export function enterCopy(context: DeedContext, preview: Entity, being: Entity, room: Entity): void {
  const { game, show, emit } = context;
  preview.edit(Preview).visits[being.id] = visitOf(game, being);
  shift(context, being, room);
  show(
    room.sources(ContainedIn).filter((one) => one !== being),
    "{being} walks in from the world.",
    { being },
  );
  show(
    [being],
    "<system>You walk in a copy: what you take here crumbles at its end, and what you win. PREVIEW END goes back.</system>",
  );
  game.showRoom(being, show);
  emit({ type: "EntityMoved", entity: being, from: room, to: room });
}

/** A guest comes in. */
export const visitCopy = defineDeed({
  name: "preview-visit",
  check(_args, { game, actor }) {
    if (previewWith(game, actor)) return refuse("You are in a preview already.");
    return invitedTo(game, actor) ? undefined : refuse("Nobody has asked you into a preview, or it is over.");
  },
  perform(_args, context) {
    const { game, actor } = context;
    const preview = invitedTo(game, actor);
    const host = preview && game.world.byId(preview.need(Preview).builder);
    if (preview && host) enterCopy(context, preview, actor, game.placeOf(host));
  },
});

/** The actor's visit is over; when it is the builder's, so is everybody's. */
export const leaveCopy = defineDeed({
  name: "preview-end",
  check: (_args, { game, actor }) =>
    previewWith(game, actor) ? undefined : refuse("You are in no preview. <hint>PREVIEW begins one.</hint>"),
  perform: (_args, context) => outOfCopy(context, context.actor),
});

/** Ends the actor's visit, and the preview when it is his own. Only inside a deed; does nothing for who is in none. */
export function outOfCopy(context: DeedContext, being: Entity): void {
  const preview = previewWith(context.game, being);
  if (!preview) return;
  if (preview.need(Preview).builder === being.id) closePreview(context, preview);
  else sendBack(context, preview, being);
}

/** Everybody goes back, and nothing of the copy is left but rooms, which go with the next reading. Only inside a deed. */
export function closePreview(context: DeedContext, preview: Entity, why?: string): void {
  const { game, emit, show } = context;
  const { account, builder } = preview.need(Preview);
  for (const id of Object.keys(preview.need(Preview).visits)) {
    const visitor = game.world.byId(id);
    if (!visitor) continue;
    if (why !== undefined) show([visitor], `<system>${why}</system>`);
    else if (id !== builder) show([visitor], "<system>The preview is over.</system>");
    sendBack(context, preview, visitor);
  }
  clearCopies(context, copiedIn(preview));
  preview.despawn();
  emit({ type: "PreviewEnded", account });
}

/** The world was started again: its previews are over, and all that was of them goes, the rooms too. The actor may be any room. */
const endPreviews = defineDeed({
  name: "preview-end",
  perform(_args, context) {
    for (const preview of [...context.game.world.query(Preview)])
      closePreview(context, preview, "The world was started again: your preview is over.");
    clearCopies(context, strayCopies(context.game), true);
  },
});

/** At a world's start, when everything is loaded. */
export function endOldPreviews(game: Game): void {
  if ([...game.world.query(Preview)].length > 0 || strayCopies(game).size > 0)
    act(game, endPreviews, game.startRoom, {});
  dropStubs(game);
}

function sendBack(context: DeedContext, preview: Entity, being: Entity): void {
  const { game, show, emit } = context;
  const visit = preview.need(Preview).visits[being.id];
  if (!visit) return;
  const areas = copiedIn(preview);
  const crumbled = endVisit(game, being, structuredClone(visit) as Visit, areas);
  Reflect.deleteProperty(preview.edit(Preview).visits, being.id);
  if (crumbled.length > 0) {
    const what = crumbled.length === 1 ? "One thing" : `${numberWord(crumbled.length)} things`;
    show(
      [being],
      `${what} that you took from the copy ${crumbled.length === 1 ? "crumbles" : "crumble"} to dust.`,
    );
  }
  const from = game.placeOf(being);
  if (!areas.has(areaOf(from.prototype?.id ?? ""))) return;
  const to = game.world.byId(visit.from) ?? game.startRoom;
  shift(context, being, to);
  show(game.witnesses(being), "{being} is back.", { being });
  game.showRoom(being, show);
  emit({ type: "EntityMoved", entity: being, from, to });
}

/** Puts a being elsewhere without a word to anybody. */
function shift(context: DeedContext, being: Entity, to: Entity): void {
  const { game, show } = context;
  endFight(context, being);
  letGo(context, being);
  breakActivity(context, being);
  setPosition(being, "standing");
  show(game.witnesses(being), "{being} is gone to look at something that is not there yet.", { being });
  being.link(ContainedIn, to);
}

function invitedTo(game: Game, being: Entity): Entity | undefined {
  return [...game.world.query(Preview)].find((preview) => {
    const { guests, open } = preview.need(Preview);
    return open && guests.includes(being.id);
  });
}

/** The room of a copy that stands for one of the content, or else any of the copy. */
export function roomInCopy(game: Game, preview: Entity, id: string): Entity | undefined {
  const { account } = preview.need(Preview);
  const wanted = game.room(`${copyOf(account, areaOf(id))}:${wordOf(id)}`);
  if (wanted) return wanted;
  const areas = copiedIn(preview);
  for (const room of game.content.rooms.values()) if (areas.has(room.area)) return game.room(room.id);
  return undefined;
}
