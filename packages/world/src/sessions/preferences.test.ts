import { describe, expect, it } from "vitest";
import { NO_PREFERENCES, readPreferences } from "./preferences.ts";

describe("stored preferences", () => {
  it("are read as they were written", () => {
    const display = {
      screenReader: true,
      colours: "truecolour",
      width: 60,
      theme: { room: { colour: "cyan", bold: true }, item: { colour: "0a0b0c" }, npc: { colour: "plain" } },
    };
    expect(readPreferences(JSON.parse(JSON.stringify({ display })))).toEqual({ ...NO_PREFERENCES, display });
  });

  it("count as never said when nothing is stored, or nothing that can be read", () => {
    for (const stored of [null, undefined, {}]) expect(readPreferences(stored)).toEqual(NO_PREFERENCES);
    for (const display of [{ width: 3 }, { colours: 8 }, { theme: { room: { colour: "\u001b[31m" } } }, "no"])
      expect(readPreferences({ display })).toEqual(NO_PREFERENCES);
  });
});
