import { builderOf, openDraft } from "../../building/drafts.ts";
import { permitted } from "../../permissions/rights.ts";
import { defineDeed } from "../deed.ts";
import { accountless } from "./work-on-draft.ts";

/** Opens the actor's draft, if there is none. */
export const openDraftDeed = defineDeed({
  name: "build",
  check: (_args, { game, actor }) => permitted(game, actor, "build") ?? accountless(game, actor),
  perform(_args, { game, actor }) {
    const session = game.players.sessionOf(actor);
    const builder = session && builderOf(session);
    if (builder) openDraft(game, builder);
  },
});
