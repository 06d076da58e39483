import type { PathStats } from "@wyldlands/ai";

/** How ways have been found since the map was drawn, in sentences. */
export function pathWords(stats: PathStats | undefined): string {
  if (!stats) return "No map of the world has been drawn yet: nobody has asked for a way.";
  const {
    asked,
    remembered,
    fromFields,
    apart,
    searches,
    overBorders,
    settled,
    tooFar,
    ways,
    fields,
    landmarks,
  } = stats;
  const each = searches === 0 ? 0 : Math.round(settled / searches);
  return [
    `Ways were asked for ${asked} times: ${remembered} were remembered, ${fromFields} read off the field of a place that many go to, ${apart} known to be cut off.`,
    `${searches} were searched for, ${overBorders} of them from area to area, over ${each} rooms each; ${tooFar} were given up as too far.`,
    `Remembered now: ${ways} ways, ${fields} fields, and the bearings of ${landmarks} landmarks.`,
  ].join("\n");
}
