import type { Authored, Draft } from "./draft.ts";
import type { Findings } from "./findings.ts";
import { didYouMean } from "./nearest.ts";

/** Checks what zones say of areas. Findings: unknown-area, two-zones (an area is of two), unknown-climate. */
export function checkZones(draft: Draft, findings: Findings): void {
  const zones = new Map<string, string>();
  for (const zone of draft.zones.values()) {
    checkClimate(zone, draft, findings);
    for (const [index, area] of zone.value.areas.entries()) {
      const line = zone.source.lineOf([...zone.path, "areas", index]);
      const other = zones.get(area);
      if (!draft.areas.has(area))
        findings.add(
          zone.source.file,
          line,
          "unknown-area",
          `There is no area '${area}'.${didYouMean(area, draft.areas.keys())}`,
        );
      else if (other !== undefined)
        findings.add(
          zone.source.file,
          line,
          "two-zones",
          `${area} is of ${other} already. Take it out of one of the two.`,
        );
      zones.set(area, zone.value.name);
    }
  }
}

/** Finding: unknown-climate. */
export function checkClimate(
  { value: { climate }, source, path }: Authored<{ climate?: string | undefined }>,
  { rules: { climates } }: Draft,
  findings: Findings,
): void {
  if (climate === undefined || Object.hasOwn(climates, climate)) return;
  const hint = didYouMean(climate, Object.keys(climates));
  const message = `rules/climates.yaml has no climate '${climate}'.${hint}`;
  findings.add(source.file, source.lineOf([...path, "climate"]), "unknown-climate", message);
}
