import { escapeMarkup } from "@wyldlands/protocol";
import type { Described, Subject } from "@wyldlands/voice";
import { changedAreas } from "../../building/copies.ts";
import { builderOf, draftOf, overlayOf } from "../../building/drafts.ts";
import { BuildFault } from "../../building/fault.ts";
import { asKind } from "../../building/kinds.ts";
import { asLines } from "../../building/paragraphs.ts";
import { meant, nameOf, resolved, siteOf, type Site } from "../../building/site.ts";
import { areaOf, slugOf } from "../../building/slugs.ts";
import { suggested } from "../../building/suggested.ts";
import { UNWRITTEN } from "../../building/unwritten.ts";
import type { Workshop } from "../../building/workshop.ts";
import { Drafts } from "../../components/index.ts";
import { accountless, faultRefusal, workOnDraft } from "../../deeds/building/work-on-draft.ts";
import { staffCommand } from "../../deeds/staff/staff-command.ts";
import { building } from "../../sessions/editor-purposes/building.ts";
import { asking, defineCommand, turnDown, type Command } from "../command.ts";
import { splitWords } from "../tokens.ts";
import { offersFor } from "./offers.ts";
import { misused, textBehind } from "./verb.ts";
import { exitsOf } from "./ways.ts";

const USAGE =
  "Suggest words for what? SUGGEST ROOM (where you are), SUGGEST NPC JOSS, SUGGEST ITEM OAR; notes go behind: SUGGEST ROOM nets, tar, a cat.";
const NO_MODEL =
  "No model is set up that could suggest anything. <hint>Write it yourself: ROOM DESCRIBE, NPC DESCRIBE, ITEM DESCRIBE.</hint>";
const BEGUN =
  "You have a text begun already. <hint>BUILD WRITE goes on with it; .q there gives it up.</hint>";
/** Others of its kind that show how the area is written. */
const SAMPLES = 3;

interface Target {
  readonly kind: "room" | "npc" | "item";
  readonly id: string;
  readonly subject: Subject;
}

/** Has a model propose a description, which the builder then has in the line editor: nothing of it is in the draft until he saves it. */
export const suggest: Command = {
  ...defineCommand(
    staffCommand({
      name: "suggest",
      permission: "build",
      forms: [
        "suggest room",
        "suggest room <notes:text>",
        "suggest npc <which:word>",
        "suggest npc <which:word> <notes:text>",
        "suggest item <which:word>",
        "suggest item <which:word> <notes:text>",
      ],
      usage: USAGE,
      help: "Has a model write a description of the room where you are, or of an npc or item, out of its name, what is written of it so far, your notes and the area's lore. It is put into the line editor for you to change: a dot saves it into your draft, .q leaves all as it was. Needs a model (the administrator sets one up); what it costs is charged to you.",
      speech: true,
    }),
    (context, rest) => {
      if (rest.trim() === "") return turnDown(context, `<hint>${escapeMarkup(USAGE)}</hint>`);
      const { game, actor, session, services } = context;
      const { speech } = services.desk.voices.options;
      const builder = builderOf(session);
      if (!speech.describe) return turnDown(context, NO_MODEL);
      // Nothing is asked of a model that could not be used.
      const none = accountless(game, actor);
      if (none) return turnDown(context, none.words);
      if (actor.get(Drafts)?.["building"] !== undefined) return turnDown(context, BEGUN);
      const describe = speech.describe.bind(speech);
      const draft = builder && draftOf(game, builder.key);
      const site = siteOf(game, actor, draft);
      const overlay = overlayOf(draft);
      const areas = [
        site.area,
        ...(draft ? changedAreas(draft) : []),
        ...splitWords(rest).map((word) => word.split(":")[0] ?? ""),
      ];
      asking(
        context,
        () =>
          suggested({
            workbench: services.desk.building.workbench,
            areas,
            overlay,
            targetOf: (shop) => targetOf(shop, site, rest),
            describe,
            player: session.account?.id,
          }),
        (found) => {
          if (found instanceof BuildFault) return turnDown(context, faultRefusal(found).words);
          const { disk, target, described } = found;
          if (described.text === undefined) return turnDown(context, whyNot(described));
          const text = asLines(described.text);
          const { kind, id } = target;
          const refusal = services.act(
            actor,
            workOnDraft(disk, (shop) => ({
              words: `Took ${nameOf(shop, kind, id)} (${id}) in hand`,
              write: { kind, id, path: ["look"], text },
            })),
            {},
          );
          if (refusal !== undefined) return turnDown(context, refusal);
          context.tell(
            `<system>Suggested for ${escapeMarkup(target.subject.name)} (${id}); nothing of it is in your draft yet.</system>`,
          );
          for (const note of described.trace.notes.filter((note) => note.startsWith("it speaks")))
            context.tell(`<hint>${escapeMarkup(note)}.</hint>`);
          return services.push(session, "editor", { purpose: building.name });
        },
      );
      return undefined;
    },
  ),
  offers: (context, rest) => offersFor(context, `suggest ${rest}`),
};

/** What the words are to be about, with all that the files say around it. */
function targetOf(shop: Workshop, site: Site, rest: string): Target {
  const words = splitWords(rest);
  const kind = asKind(words[0] ?? "");
  if (kind !== "room" && kind !== "npc" && kind !== "item") throw misused(USAGE);
  const isRoom = kind === "room";
  if (!isRoom && words[1] === undefined) throw misused(USAGE);
  const id = meant(shop, site, kind, isRoom ? "here" : (words[1] ?? ""));
  const area = areaOf(id);
  const look = shop.words(kind, id, ["look"]);
  const written = look === "" || look === UNWRITTEN ? "" : `As it is now: ${look}`;
  const notes = textBehind(rest, isRoom ? 1 : 2);
  const others = shop.ids(kind, area).filter((one) => one !== id);
  return {
    kind,
    id,
    subject: {
      kind,
      name: nameOf(shop, kind, id),
      notes: [notes, written].filter((one) => one !== "").join(". "),
      area: shop.words("area", area, ["name"]) || slugOf(area),
      lore: loreOf(shop, area),
      samples: others
        .map((one) => shop.words(kind, one, ["look"]))
        .filter((one) => one !== "" && one !== UNWRITTEN)
        .slice(0, SAMPLES),
      near: isRoom ? nearOf(shop, area, id) : [],
    },
  };
}

function loreOf(shop: Workshop, area: string): string[] {
  const lore = shop.read("area", area, ["lore"]);
  if (!Array.isArray(lore)) return [];
  return lore.flatMap((one: unknown) => {
    const { says, secret } = (one ?? {}) as Record<string, unknown>;
    return typeof says === "string" && secret === undefined ? [says] : [];
  });
}

/** 'north to the Fish Steps'. */
function nearOf(shop: Workshop, area: string, room: string): string[] {
  return Object.entries(exitsOf(shop, room)).map(([direction, { to }]) => {
    const id = resolved(area, to);
    return `${direction} to ${shop.has("room", id) ? nameOf(shop, "room", id) : id}`;
  });
}

function whyNot({ trace: { notes } }: Described): string {
  const why = notes.length === 0 ? "it had no words" : notes.join("; ");
  return `Nothing came of it: ${escapeMarkup(why)}. <hint>Try again with other notes, or write it yourself.</hint>`;
}
