import { roomNumber } from "@wyldlands/protocol";
import { coordsOf } from "./build-content.ts";
import type { Authored, Draft } from "./draft.ts";
import type { Findings } from "./findings.ts";
import type { AuthoredRoom } from "./schemas.ts";

/**
 * Checks what clients with a map rely on. Findings: same-place (two rooms of an area authored there), same-number (two
 * ids that give one `roomNumber`).
 */
export function checkMap(draft: Draft, findings: Findings): void {
  const places = new Map<string, Authored<AuthoredRoom>>();
  const numbers = new Map<number, Authored<AuthoredRoom>>();
  for (const room of draft.rooms.authored.values()) {
    const at = coordsOf(room);
    const place = at && `${room.area} ${at.x} ${at.y} ${at.z}`;
    const there = place === undefined ? undefined : places.get(place);
    if (there)
      report(
        room,
        ["at"],
        "same-place",
        `${there.id} is at that place already. Move one of the two, or take out 'at'.`,
        findings,
      );
    else if (place !== undefined) places.set(place, room);
    const number = roomNumber(room.id);
    const other = numbers.get(number);
    if (other)
      report(
        room,
        [],
        "same-number",
        `Maps of clients would take it for ${other.id}: both names make the number ${number}. Give one of them another slug.`,
        findings,
      );
    else numbers.set(number, room);
  }
}

function report(
  room: Authored<AuthoredRoom>,
  inside: readonly string[],
  code: "same-place" | "same-number",
  message: string,
  findings: Findings,
): void {
  findings.add(room.source.file, room.source.lineOf([...room.path, ...inside]), code, message);
}
