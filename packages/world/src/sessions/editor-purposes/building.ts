import { builderOf, draftOf, overlayOf } from "../../building/drafts.ts";
import { asLines, asText } from "../../building/paragraphs.ts";
import { BuildFault } from "../../building/fault.ts";
import { asKind } from "../../building/kinds.ts";
import { nameOf } from "../../building/site.ts";
import { UNWRITTEN } from "../../building/unwritten.ts";
import { Workshop } from "../../building/workshop.ts";
import { previewOf } from "../../building/copies.ts";
import { BuildDraft } from "../../components/index.ts";
import { takenUp, workOnDraft } from "../../deeds/building/work-on-draft.ts";
import type { EditorContext, EditorPurpose } from "./purpose.ts";

/** A text of the content, in the builder's draft. */
export const building: EditorPurpose = {
  name: "building",
  title: "what your draft says there",
  titleOf(context) {
    const target = inHand(context);
    return (
      target && `'${target.path.join(".")}' of ${nameOf(target.shop, target.kind, target.id)} (${target.id})`
    );
  },
  command: "build write",
  most: { lines: 60, characters: 240 },
  read(context) {
    const target = inHand(context);
    if (!target) return "";
    const text = target.shop.words(target.kind, target.id, target.path);
    return text === UNWRITTEN ? "" : asLines(text);
  },
  save(context, text) {
    const target = inHand(context);
    if (!target) return "What you wrote it for is not in your draft any more.";
    const { kind, id, path, disk } = target;
    const { game, actor, session, services } = context;
    const refusal = services.act(
      actor,
      workOnDraft(disk, (shop) => {
        if (text.trim() === "") throw new BuildFault("It cannot be empty.");
        shop.set(kind, id, path, asText(text));
        return { words: `Wrote '${path.join(".")}' of ${nameOf(shop, kind, id)} (${id})` };
      }),
      {},
    );
    const builder = builderOf(session);
    if (refusal === undefined && builder && previewOf(game, builder.key)) services.desk.building.refresh();
    return refusal;
  },
};

/** The text that the draft has in hand, with the files that the draft has taken up on the bench. */
function inHand({ game, session }: EditorContext) {
  const builder = builderOf(session);
  const draft = builder && draftOf(game, builder.key);
  const writing = draft?.get(BuildDraft)?.writing;
  const kind = asKind(writing?.kind ?? "");
  if (!draft || !writing || !kind) return undefined;
  const disk = takenUp(draft);
  const shop = new Workshop(disk, overlayOf(draft));
  return shop.has(kind, writing.id)
    ? { kind, id: writing.id, path: [...writing.path], disk, shop }
    : undefined;
}
