import type { Entity } from "@wyldlands/ecs";
import { changedAreas, previewOf, previewWith } from "../../building/copies.ts";
import { builderOf, changedOf } from "../../building/drafts.ts";
import { entriesOf } from "../../building/entries.ts";
import { fileKind } from "../../building/kinds.ts";
import { siteOf } from "../../building/site.ts";
import { areaOf, slugOf } from "../../building/slugs.ts";
import { Preview } from "../../components/index.ts";
import { askPreview, inviteTo, leaveCopy, visitCopy } from "../../deeds/building/preview.ts";
import { playerNamed } from "../../moderation/find-place.ts";
import { permitted } from "../../permissions/rights.ts";
import { defineCommand, turnDown, type CommandContext } from "../command.ts";
import { ownDraft } from "./steps.ts";

/** Walks in a draft before it is published. Guests use VISIT and END, so the command is there for all; the rest asks for the right. */
export const preview = defineCommand(
  {
    name: "preview",
    forms: ["preview", "preview <room:text>", "preview end", "preview visit", "preview invite <who:word>"],
    usage: "PREVIEW VISIT takes you into a preview that a builder asked you to; PREVIEW END brings you back.",
    help: "Shows what is being built before it is there. A builder walks in a copy of the draft with preview, or preview and a room; preview invite tern asks somebody along, who comes with preview visit; preview end goes back. What is taken or won in a copy stays in it.",
    position: "sleeping",
    instant: true,
  },
  (context, rest) => {
    const { actor, services, game } = context;
    const [what = "", who = ""] = rest.trim().split(/\s+/);
    const word = what.toLowerCase();
    const done = (refusal: string | undefined): void =>
      refusal === undefined ? undefined : turnDown(context, refusal);
    if (word === "end") return done(services.act(actor, leaveCopy, {}));
    if (word === "visit") return done(services.act(actor, visitCopy, {}));
    const refusal = permitted(game, actor, "build");
    if (refusal)
      return turnDown(context, "PREVIEW VISIT takes you into a preview that a builder asked you to.");
    if (word === "invite") {
      const to = playerNamed(game, actor, who);
      if (!to) return turnDown(context, "Whom? Nobody of that name is about. <hint>WHO lists who is.</hint>");
      return done(services.act(actor, inviteTo, { to }));
    }
    return begin(context, rest);
  },
);

function begin(context: CommandContext, typed: string): void {
  const { game, actor, session, services, tell } = context;
  const draft = ownDraft(context);
  const builder = builderOf(session);
  if (!draft || !builder) return undefined;
  if (changedOf(draft).length === 0)
    return turnDown(context, "Your draft changes nothing, so there is nothing to walk in.");
  const room =
    typed.trim() === ""
      ? siteOf(game, actor, draft).room
      : roomNamed(draft, typed, siteOf(game, actor, draft).area);
  if (room === undefined)
    return turnDown(context, "Your draft has no such room. <hint>PREVIEW alone begins where you are.</hint>");
  const open = previewOf(game, builder.key);
  if (open?.need(Preview).open === true && previewWith(game, actor) === open && typed.trim() === "")
    return turnDown(
      context,
      "You walk in it already. <hint>PREVIEW and a room goes there, PREVIEW END goes back.</hint>",
    );
  if (previewWith(game, actor)) {
    const refusal = services.act(actor, leaveCopy, {});
    if (refusal !== undefined) return turnDown(context, refusal);
  }
  const refusal = services.act(actor, askPreview, { account: builder.key, room });
  if (refusal !== undefined) return turnDown(context, refusal);
  tell("<system>A copy of your draft is made.</system>");
  services.desk.building.refresh();
  return undefined;
}

/** A room of the areas that the draft changes, by id or slug. */
function roomNamed(draft: Entity, typed: string, area: string): string | undefined {
  const wanted = typed.trim().toLowerCase();
  const rooms = changedOf(draft).flatMap(({ path, text }) =>
    fileKind(path)?.kind === "room" && text !== null
      ? entriesOf(text).map(({ slug }) => `${fileKind(path)?.area ?? ""}:${slug}`)
      : [],
  );
  const areas = changedAreas(draft);
  if (wanted.includes(":")) return areas.includes(areaOf(wanted)) ? wanted : undefined;
  const slug = slugOf(wanted);
  return rooms.find((id) => id === `${area}:${slug}`) ?? rooms.find((id) => id.endsWith(`:${slug}`));
}
