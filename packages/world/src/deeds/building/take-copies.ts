import { escapeMarkup } from "@wyldlands/protocol";
import type { CopyRead } from "../../building/load-copies.ts";
import { Preview } from "../../components/index.ts";
import { findingLines } from "../../reload/report.ts";
import { defineDeed, type Deed } from "../deed.ts";
import { closePreview, enterCopy, roomInCopy } from "./preview.ts";

/** Before a reading of the content is taken: previews of which it has no copy are over. */
export function endCopies(read: readonly CopyRead[]): Deed {
  return defineDeed({
    name: "preview-end",
    perform(_args, context) {
      for (const preview of [...context.game.world.query(Preview)]) {
        const { account, open } = preview.need(Preview);
        const copy = read.find((one) => one.account === account);
        if (open && (!copy || copy.state === "gone"))
          closePreview(context, preview, "The preview is over: there is nothing left to walk in.");
      }
    },
  });
}

/** After a reading of the content: previews that were asked for begin, and builders read what is wrong. */
export function takeCopies(read: readonly CopyRead[]): Deed {
  return defineDeed({
    name: "preview",
    perform(_args, context) {
      const { game, show } = context;
      for (const preview of [...game.world.query(Preview)]) {
        const { account, builder, open, begin } = preview.need(Preview);
        const copy = read.find((one) => one.account === account);
        const owner = game.world.byId(builder);
        const lines = findingLines(copy?.findings ?? []).map((line) => `  ${escapeMarkup(line)}`);
        if (!copy || copy.state === "gone" || !owner) {
          if (owner)
            show([owner], ["<error>Your draft cannot be walked in yet:</error>", ...lines].join("\n"));
          preview.despawn();
          continue;
        }
        if (copy.state === "before") {
          if (lines.length > 0)
            show(
              [owner],
              ["<hint>The copy stays as it was until this is put right:</hint>", ...lines].join("\n"),
            );
          continue;
        }
        const edited = preview.edit(Preview);
        edited.areas = [...copy.made.areas];
        edited.shown = copy.made.files.map(([path, text]) => ({ path, text }));
        edited.open = true;
        if (open) continue;
        const room = roomInCopy(game, preview, begin);
        if (room && game.players.sessionOf(owner)) enterCopy(context, preview, owner, room);
        else preview.despawn();
      }
    },
  });
}
