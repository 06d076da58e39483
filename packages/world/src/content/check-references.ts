import { DIRECTIONS, isDirection } from "./directions.ts";
import { resolve } from "./draft.ts";
import type { Authored, Draft, Shelf } from "./draft.ts";
import type { Findings } from "./findings.ts";
import { detailKeywords } from "./detail-keywords.ts";
import { didYouMean } from "./nearest.ts";
import { checkDoors } from "./check-doors.ts";
import { whenReferences } from "../conditions/references.ts";
import { checkReference, checkParts } from "./check-parts.ts";
import { checkMinds } from "./check-minds.ts";
import { checkVoices } from "./check-voices.ts";
import { checkQuests } from "./check-quests.ts";
import { checkRules } from "./check-rules.ts";
import { checkShops } from "./check-shops.ts";
import { checkClimate, checkZones } from "./check-zones.ts";
import { checkThings } from "./check-things.ts";
import type { AuthoredArea, AuthoredRoom } from "./schemas.ts";
import type { YamlPath } from "./yaml-file.ts";

/**
 * Checks what one part says of another.
 * Findings: unknown-reference (in conditions of exits), unknown-room, unknown-climate, unknown-exit, unknown-direction, unknown-item, unknown-npc, unknown-topic, one-way-exit,
 * not-one-way, duplicate-detail, bad-keyword, duplicate-topic, empty-purse, coin-not-stack, unwinnable-errand, missing-screen.
 */
export function checkReferences(draft: Draft, findings: Findings): void {
  for (const area of draft.areas.values()) checkArea(area, draft, findings);
  for (const room of draft.rooms.authored.values()) checkRoom(room, draft, findings);
  checkZones(draft, findings);
  checkNpcs(draft, findings);
  checkWorld(draft, findings);
  checkParts(draft, findings);
  checkRules(draft, findings);
  checkThings(draft, findings);
  checkShops(draft, findings);
  checkDoors(draft, findings);
  checkMinds(draft, findings);
  checkVoices(draft, findings);
  checkQuests(draft, findings);
  checkHelp(draft, findings);
  for (const name of ["greeting", "welcome"]) {
    if (!draft.screens.has(name)) {
      findings.add(`screens/${name}.txt`, 1, "missing-screen", "Every game shows this screen. Write it.");
    }
  }
}

function checkArea(area: Authored<AuthoredArea>, draft: Draft, findings: Findings): void {
  const { value } = area;
  requireId(draft.rooms, "room", area, ["recall"], value.recall, findings);
  for (const npc of Object.keys(value.caps)) requireId(draft.npcs, "npc", area, ["caps", npc], npc, findings);
  checkClimate(area, draft, findings);
}

function checkRoom(room: Authored<AuthoredRoom>, draft: Draft, findings: Findings): void {
  const { source, value } = room;
  for (const [direction, exit] of Object.entries(value.exits)) {
    const path = [...room.path, "exits", direction];
    const line = (): number => source.lineOf(path);
    if (!isDirection(direction)) {
      const hint = didYouMean(direction, DIRECTIONS);
      findings.add(
        source.file,
        line(),
        "unknown-direction",
        `'${direction}' is no direction.${hint} Directions: ${DIRECTIONS.join(", ")}.`,
      );
    }
    for (const reference of whenReferences(exit.when, ["exits", direction, "when"]))
      checkReference(reference, room, draft, findings);
    const there = requireId(draft.rooms, "exit", room, path, exit.to, findings);
    const other = draft.rooms.authored.get(there ?? "");
    if (other === undefined) continue;
    const leadsBack = Object.values(other.value.exits).some(
      (back) => resolve(back.to, other.area) === room.id,
    );
    if (!leadsBack && exit.oneWay === undefined) {
      findings.add(
        source.file,
        line(),
        "one-way-exit",
        `No exit of ${other.id} leads back here. Give it one, or write '${direction}: { to: ${exit.to}, oneWay: true }'.`,
      );
    }
    if (leadsBack && exit.oneWay === true && other.id !== room.id) {
      findings.add(
        source.file,
        line(),
        "not-one-way",
        `${other.id} has an exit back here. Take out 'oneWay', or that exit.`,
      );
    }
  }
  for (const [index, thing] of value.things.entries()) {
    requireId(draft.items, "item", room, [...room.path, "things", index], thing.item, findings);
  }
  for (const [index, npc] of value.npcs.entries()) {
    requireId(draft.npcs, "npc", room, [...room.path, "npcs", index], npc, findings);
  }
  checkDetails(room, findings);
}

function checkDetails({ source, value, path }: Authored<AuthoredRoom>, findings: Findings): void {
  const seen = new Set<string>();
  for (const written of Object.keys(value.details)) {
    const line = (): number => source.lineOf([...path, "details", written]);
    for (const keyword of detailKeywords(written)) {
      if (/\s/.test(keyword)) {
        findings.add(
          source.file,
          line(),
          "bad-keyword",
          `'${keyword}' is more than one word. Put a comma between words that each stand for it.`,
        );
      }
      if (seen.has(keyword)) {
        findings.add(
          source.file,
          line(),
          "duplicate-detail",
          `The room describes '${keyword}' twice. Merge the two texts, or take one keyword out.`,
        );
      }
      seen.add(keyword);
    }
  }
}

function checkNpcs(draft: Draft, findings: Findings): void {
  for (const npc of draft.npcs.authored.values()) {
    const { errand, purse = 0 } = npc.value;
    if (errand === undefined) continue;
    const item = requireId(draft.items, "item", npc, [...npc.path, "errand", "item"], errand.item, findings);
    if (purse < errand.reward) {
      findings.add(
        npc.source.file,
        npc.source.lineOf([...npc.path, "errand", "reward"]),
        "empty-purse",
        `It promises ${errand.reward} coins and has ${purse}. Write 'purse: ${errand.reward * 100}' or more.`,
      );
    }
    if (item !== undefined && allRoomsRead(draft) && !placedItems(draft).has(item)) {
      findings.add(
        npc.source.file,
        npc.source.lineOf([...npc.path, "errand", "item"]),
        "unwinnable-errand",
        `No room holds ${item}. Put it under 'things' of a room, with 'respawn'.`,
      );
    }
  }
}

function placedItems(draft: Draft): Set<string> {
  const rooms = [...draft.rooms.authored.values()];
  return new Set(rooms.flatMap((room) => room.value.things.map((thing) => resolve(thing.item, room.area))));
}

function checkWorld(draft: Draft, findings: Findings): void {
  const { world } = draft;
  if (world === undefined) return;
  const { file } = world.source;
  const { start, coin, firstErrand, lostAndFound, jail } = world.value;
  requireId(draft.rooms, "room", world, ["start"], start, findings);
  requireId(draft.rooms, "room", world, ["lostAndFound"], lostAndFound, findings);
  if (jail !== undefined) requireId(draft.rooms, "room", world, ["jail"], jail, findings);
  const money = requireId(draft.items, "item", world, ["coin"], coin, findings);
  if (money !== undefined && draft.items.authored.get(money)?.value.stack === false) {
    findings.add(
      file,
      world.source.lineOf(["coin"]),
      "coin-not-stack",
      `Coins are kept as stacks. Write 'stack: true' at ${money}.`,
    );
  }
  const giver = requireId(draft.npcs, "npc", world, ["firstErrand"], firstErrand, findings);
  const npc = draft.npcs.authored.get(giver ?? "");
  if (npc !== undefined && npc.value.errand === undefined) {
    findings.add(
      file,
      world.source.lineOf(["firstErrand"]),
      "unwinnable-errand",
      `${npc.id} has no 'errand'. Write one, or name another npc.`,
    );
  }
  const homes = [...draft.rooms.authored.values()];
  const lives = homes.some((room) => room.value.npcs.some((each) => resolve(each, room.area) === giver));
  if (giver !== undefined && allRoomsRead(draft) && !lives) {
    findings.add(
      file,
      world.source.lineOf(["firstErrand"]),
      "unwinnable-errand",
      `${giver} is in no room. Put it under 'npcs' of one.`,
    );
  }
}

/** Whether something stands nowhere is judged only when no room is missing because of a fault of its own. */
function allRoomsRead({ rooms }: Draft): boolean {
  return rooms.authored.size === rooms.ids.size;
}

function checkHelp(draft: Draft, findings: Findings): void {
  const taken = new Map([...draft.help.keys()].map((name) => [name, name]));
  for (const { topic, source } of draft.help.values()) {
    for (const [index, alias] of topic.aliases.entries()) {
      const holder = taken.get(alias);
      if (holder !== undefined) {
        findings.add(
          source.file,
          source.lineOf(["aliases", index]),
          "duplicate-topic",
          `'${alias}' already leads to the topic '${holder}'. Take it out of one of them.`,
        );
      }
      taken.set(alias, topic.name);
    }
    for (const [index, other] of topic.seeAlso.entries()) {
      if (draft.help.has(other)) continue;
      findings.add(
        source.file,
        source.lineOf(["seeAlso", index]),
        "unknown-topic",
        `There is no topic '${other}'.${didYouMean(other, draft.help.keys())}`,
      );
    }
  }
}

/** The id a reference means when it is there; otherwise a finding 'unknown-<kind>'. */
function requireId(
  shelf: Shelf<unknown>,
  kind: "room" | "exit" | "item" | "npc",
  from: Authored<unknown>,
  path: YamlPath,
  reference: string,
  findings: Findings,
): string | undefined {
  const id = resolve(reference, from.area);
  if (shelf.ids.has(id)) return id;
  const noun = kind === "exit" ? "room" : kind;
  const meant = didYouMean(id, shelf.ids);
  const form = from.area === "" && !reference.includes(":") ? ` Here it is written 'area:${reference}'.` : "";
  const advice = meant === "" && form === "" ? ` Write it, or name another ${noun}.` : "";
  findings.add(
    from.source.file,
    from.source.lineOf(path),
    `unknown-${kind}`,
    `There is no ${noun} '${id.replace(/^:/, "")}'.${form}${meant}${advice}`,
  );
  return undefined;
}
