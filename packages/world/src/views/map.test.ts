import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DIRECTIONS } from "../content/directions.ts";
import { mapView, type MapRoom, type MapView } from "./map.ts";

type Rooms = Record<string, MapRoom["exits"]>;

function view(rooms: Rooms, from = "Here"): MapView {
  const all = new Map(Object.entries(rooms).map(([id, exits]) => [id, { id, name: id, exits }]));
  const start = all.get(from);
  if (!start) throw new Error(`there is no ${from}`);
  return mapView(start, (id) => all.get(id));
}

/** The drawing without the words below it. */
function drawn(rooms: Rooms, from?: string): string {
  return view(rooms, from).drawing.split("\n\n")[0] ?? "";
}

const lines = (...all: string[]): string => all.join("\n");

describe("the drawing", () => {
  it("has the way north above, south below, east to the right, with lines between", () => {
    expect(
      drawn({
        Here: { north: "N", east: "E", south: "S", west: "W" },
        N: { south: "Here" },
        E: { west: "Here" },
        S: { north: "Here" },
        W: { east: "Here" },
      }),
    ).toBe(lines("    [ ]", "     |", "[ ]-[@]-[ ]", "     |", "    [ ]"));
  });

  it("has slanted ways, which may cross", () => {
    expect(
      drawn({
        Here: { northeast: "NE", north: "N" },
        NE: { southwest: "Here" },
        N: { southeast: "E", south: "Here" },
        E: { northwest: "N" },
      }),
    ).toBe(lines("[ ] [ ]", " | X", "[@] [ ]"));
  });

  it("marks ways up and down, and says what the marks mean and which begin here", () => {
    const { drawing } = view({
      Here: { east: "Stair", up: "Sky", in: "Hut" },
      Stair: { east: "Shaft", up: "Loft" },
      Shaft: { east: "Tower", down: "Mine" },
      Tower: { up: "Top", down: "Cellar" },
    });
    expect(drawing).toBe(
      lines(
        "[@]-[^]-[v]-[%]",
        "",
        "@ you, ^ a way up, v a way down, % up and down",
        "From here also: up, in.",
      ),
    );
  });

  it("ends after three steps, with the ways that lead on", () => {
    expect(
      drawn({ Here: { east: "A" }, A: { east: "B" }, B: { east: "C" }, C: { east: "D" }, D: { east: "E" } }),
    ).toBe("[@]-[ ]-[ ]-[ ]-");
  });

  it("shows a way to what may not be shown as a line that ends", () => {
    expect(drawn({ Here: { north: "unknown", west: "unknown too" } })).toBe(lines("  |", "-[@]"));
  });

  it("draws no line to a door that is not there, and no room on top of another", () => {
    expect(
      drawn({
        Here: { north: "N", east: "E" },
        N: { east: "Corner" },
        E: { north: "Other corner" },
        Corner: {},
        "Other corner": {},
      }),
    ).toBe(lines("[ ]-[ ]", " |", "[@]-[ ]"));
  });

  it("is a lone room when there is no way", () => {
    expect(view({ Here: {} })).toEqual({
      drawing: lines("[@]", "", "@ you"),
      sentences: ["Here: Here.", "No way leads out of here."],
    });
  });
});

describe("the sentences", () => {
  it("say what each way leads to and what lies beyond it, nearest first, each room once", () => {
    expect(
      view({
        Here: { north: "Market", east: "Row", up: "Loft" },
        Market: { south: "Here", north: "Gate", east: "Yard" },
        Gate: { north: "Road" },
        Road: { north: "Far" },
        Row: { north: "Yard", west: "Here" },
        Yard: {},
        Loft: { up: "Roof" },
      }).sentences,
    ).toEqual([
      "Here: Here.",
      "North: Market; beyond it, north, Gate; east, Yard.",
      "East: Row.",
      "Up: Loft.",
      "From Gate: north, Road.",
    ]);
  });

  it("are twenty at most, about three steps at most, whatever the world is like", () => {
    const ids = Array.from({ length: 30 }, (_, index) => `r${index}`);
    const exits = fc.dictionary(fc.constantFrom(...DIRECTIONS), fc.constantFrom(...ids, "nowhere"));
    fc.assert(
      fc.property(fc.array(exits, { minLength: 30, maxLength: 30 }), (all) => {
        const { drawing, sentences } = view(Object.fromEntries(ids.map((id, i) => [id, all[i] ?? {}])), "r0");
        expect(sentences.length).toBeLessThanOrEqual(20);
        const [art = ""] = drawing.split("\n\n");
        expect(art).toMatch(/^[[\]@^v% |/\\X\n-]+$/);
        expect(art.match(/@/g)).toHaveLength(1);
        for (const line of art.split("\n")) expect(line.length).toBeLessThanOrEqual(29);
        const named = sentences.join(" ").match(/\br\d+\b/g) ?? [];
        const told = new Set(named);
        expect(told.has("r0")).toBe(true);
      }),
    );
  });
});
