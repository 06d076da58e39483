import type { Authored } from "../draft.ts";
import { resolve } from "../draft.ts";
import type { AuthoredArea } from "../schemas.ts";
import { defineCheck, type CheckContext } from "./check.ts";

/**
 * An area whose foes do not keep to its `levels`: one is below or above them, or there are two levels in a row that none is of.
 * Foes are npcs with `natural` and those whose `temper` attacks, counted where they stand; a watchman who only helps is none. An area
 * without foes needs no levels.
 */
export const levelGaps = defineCheck({
  code: "level-gap",
  run(context) {
    for (const area of context.draft.areas.values()) checkArea(area, context);
  },
});

function checkArea(area: Authored<AuthoredArea>, { draft, at }: CheckContext): void {
  const foes = foesOf(area.area, draft);
  const { levels } = area.value;
  const have = [...new Set(foes.map(({ level }) => level))].toSorted((a, b) => a - b);
  const [least, most] = [have[0], have.at(-1)];
  if (least === undefined || most === undefined) return;
  if (levels === undefined) {
    at(area, [], `There are foes of level ${least} to ${most} here. Write 'levels: [${least}, ${most}]'.`);
    return;
  }
  const [from = 1, to = from] = levels;
  for (const { room, path, npc, level } of foes)
    if (level < from || level > to)
      at(
        room,
        path,
        `${npc} is of level ${level}, and the foes of ${area.value.name} are of levels ${from} to ${to}. Change its 'body', the area's 'levels', or put it elsewhere.`,
      );
  for (let level = from; level <= to; level++)
    if (!have.includes(level) && (level === to ? level > most : !have.includes(level + 1)))
      at(
        area,
        ["levels"],
        `No foe is of level ${level}${level < to ? ` or ${level + 1}` : ""} here. Put one in, or narrow 'levels'.`,
      );
}

function foesOf(area: string, { rooms, npcs }: CheckContext["draft"]) {
  return [...rooms.authored.values()]
    .filter((room) => room.area === area)
    .flatMap((room) =>
      room.value.npcs.flatMap((ref, index) => {
        const id = resolve(ref, area);
        const being = npcs.authored.get(id)?.value as
          | { natural?: unknown; temper?: { attacks: string }; body?: { level: number } }
          | undefined;
        if (!being || (being.natural === undefined && (being.temper?.attacks ?? "nobody") === "nobody"))
          return [];
        return [{ room, path: ["npcs", index], npc: id, level: being.body?.level ?? 1 }];
      }),
    );
}
