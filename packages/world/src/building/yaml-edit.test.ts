import { describe, expect, it } from "vitest";
import { appendIn, getIn, removeIn, renameKey, setIn, YamlEditError } from "./yaml-edit.ts";

const ROOMS = `# The dock.

pier:
  name: The Pier # as the map has it
  look: >- # read aloud
    Planks over green water, worn by sea boots.
  exits: { north: shed }
  # What one sees from here.
  details:
    planks: 'One is newer.'
    water: "Green."
  npcs:
    - ferryman # always
    - gull
shed:
  name: The Shed
`;

/** The lines that an edit takes away and brings. */
function changes(before: string, after: string): string[] {
  const [one, other] = [before.split("\n"), after.split("\n")];
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < most - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  return [
    ...one.slice(head, one.length - tail).map((line) => `-${line}`),
    ...other.slice(head, other.length - tail).map((line) => `+${line}`),
  ];
}

function refusal(edit: () => string): { code: string; message: string } {
  try {
    edit();
  } catch (error) {
    if (error instanceof YamlEditError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error("it was not refused");
}

describe("an edit keeps what it does not mean", () => {
  it.each([
    [
      ["pier", "name"],
      "The Long Pier",
      ["-  name: The Pier # as the map has it", "+  name: The Long Pier # as the map has it"],
    ],
    [["pier", "details", "planks"], "All new", ["-    planks: 'One is newer.'", "+    planks: 'All new'"]],
    [["pier", "details", "water"], "It's grey", ['-    water: "Green."', '+    water: "It\'s grey"']],
    [["pier", "npcs", 0], "joss", ["-    - ferryman # always", "+    - joss # always"]],
    [["pier", "exits", "north"], "loft", ["-  exits: { north: shed }", "+  exits: { north: loft }"]],
    [
      ["pier", "exits", "south"],
      "sea",
      ["-  exits: { north: shed }", "+  exits: { north: shed, south: sea }"],
    ],
    [
      ["pier", "look"],
      "Planks over grey water.",
      ["-    Planks over green water, worn by sea boots.", "+    Planks over grey water."],
    ],
    [["pier", "npcs", 1], { npc: "gull", count: 2 }, ["-    - gull", "+    - { npc: gull, count: 2 }"]],
    [
      ["pier", "name"],
      ["a", "b. c."],
      ["-  name: The Pier # as the map has it", "+  name: # as the map has it", "+    - a", "+    - b. c."],
    ],
  ] as const)("%j becomes %j on its own lines, comments kept", (path, fresh, lines) => {
    expect(changes(ROOMS, setIn(ROOMS, path, fresh))).toEqual(lines);
  });

  it("sets what is missing behind the comment of the line, with the keys on the way", () => {
    expect(setIn("a: # later\nb: 1\n", ["a"], "x")).toBe("a: x # later\nb: 1\n");
    expect(setIn("a: # later\nb: 1\n", ["a", "c", "d"], "A sentence.")).toBe(
      "a: # later\n  c:\n    d: A sentence.\nb: 1\n",
    );
    expect(setIn("a: 1 # one", ["b", 0], 2)).toBe("a: 1 # one\nb: [2]");
  });

  it("leaves comments about the next entry where they are", () => {
    const text = "a: 1\n\n# about b\nb: 2\n# end\n";
    expect(setIn(text, ["c"], 3)).toBe("a: 1\n\n# about b\nb: 2\nc: 3\n# end\n".replace("c: 3", "\nc: 3"));
    expect(removeIn(text, ["a"])).toBe("# about b\nb: 2\n# end\n");
  });

  it("keeps line ends, a byte-order mark, and the want of a last line end", () => {
    const dos = `\uFEFF${ROOMS.replaceAll("\n", "\r\n")}`;
    const after = setIn(dos, ["pier", "look"], "One.\nTwo.");
    expect(after).toBe(`\uFEFF${setIn(ROOMS, ["pier", "look"], "One.\nTwo.").replaceAll("\n", "\r\n")}`);
    expect(getIn(after, ["pier", "look"])).toBe("One.\nTwo.");
    expect(setIn("a: 1\nb: 2", ["b"], 3)).toBe("a: 1\nb: 3");
    expect(setIn("a: 1\nb: 2", ["c"], 3)).toBe("a: 1\nb: 2\nc: 3");
    expect(removeIn("a: 1\nb: 2", ["b"])).toBe("a: 1");
    // A file of both kinds keeps both.
    expect(setIn("a: 1\r\nb: 2\nc: 3\r\n", ["b"], 5)).toBe("a: 1\r\nb: 5\nc: 3\r\n");
  });

  it("begins a file that says nothing yet, below what is written there", () => {
    expect(setIn("", ["quay", "name"], "Quay")).toBe("quay:\n  name: Quay\n");
    expect(setIn("# The quay.", ["quay", "name"], "Quay")).toBe("# The quay.\n\nquay:\n  name: Quay");
    expect(setIn("# The quay.\n", ["quay"], { name: "Quay" })).toBe("# The quay.\n\nquay:\n  name: Quay\n");
    expect(setIn("\n\n", ["a"], 1)).toBe("\n\na: 1\n");
    expect(setIn("---\n# x\na: 1\n...\n", ["b"], 2)).toBe("---\n# x\na: 1\nb: 2\n...\n");
    expect(removeIn("# The quay.\nquay: 1\n# End.\n", ["quay"])).toBe("# The quay.\n# End.\n");
  });

  it("takes out an entry with the blank line that set it apart", () => {
    const text = "a:\n  x: 1\n\nb:\n  x: 2\n\nc:\n  x: 3\n";
    expect(removeIn(text, ["a"])).toBe("b:\n  x: 2\n\nc:\n  x: 3\n");
    expect(removeIn(text, ["b"])).toBe("a:\n  x: 1\n\nc:\n  x: 3\n");
    expect(removeIn(text, ["c"])).toBe("a:\n  x: 1\n\nb:\n  x: 2\n");
    expect(removeIn(text, ["b", "x"])).toBe(text.replace("b:\n  x: 2", "b: {}"));
    expect(removeIn("- moth # by the lamp\n- moth # by the door\n", [0])).toBe("- moth # by the door\n");
    expect(removeIn("a: { b: 1, c: 2, d: 3 }\n", ["a", "b"])).toBe("a: { c: 2, d: 3 }\n");
    expect(removeIn("a: { b: 1, c: 2, d: 3 }\n", ["a", "d"])).toBe("a: { b: 1, c: 2 }\n");
    expect(removeIn("a: [x]\n", ["a", 0])).toBe("a: []\n");
  });

  it("keeps the blank lines that a text ends with when they are part of it, and otherwise those after it", () => {
    expect(setIn("a: |+\n  x\n\n\nb: 1\n", ["c"], 2)).toBe("a: |+\n  x\n\n\nb: 1\nc: 2\n");
    expect(setIn("a: >-\n  x\n\n\nb: 1\n", ["a"], "y z")).toBe("a: >-\n  y z\n\n\nb: 1\n");
    expect(getIn(setIn("a: |+\n  x\n\n", ["b"], 1), ["a"])).toBe("x\n\n");
  });
});

describe("what is written is in the style of the content", () => {
  const SENTENCE =
    "Split herring hang in the dark by the hundred, turning gold from the tail up. Oak dust smoulders in a trench.";

  it("folds long texts at 120 columns, and puts words and figures on one line", () => {
    const room = {
      name: "The Smokehouse",
      look: `${SENTENCE} ${SENTENCE}`,
      exits: { north: "fish-market", east: "yard" },
      details: { trench: "Raked in a spiral." },
      ambience: ["A drop of oil falls."],
      things: ["kipper", { item: "oar", count: 2 }],
      npcs: ["joss", "gull"],
    };
    expect(setIn("pier:\n  name: The Pier\n", ["smokehouse"], room)).toBe(`pier:
  name: The Pier

smokehouse:
  name: The Smokehouse
  look: >-
    Split herring hang in the dark by the hundred, turning gold from the tail up. Oak dust smoulders in a trench. Split
    herring hang in the dark by the hundred, turning gold from the tail up. Oak dust smoulders in a trench.
  exits: { north: fish-market, east: yard }
  details:
    trench: Raked in a spiral.
  ambience:
    - A drop of oil falls.
  things:
    - kipper
    - { item: oar, count: 2 }
  npcs: [joss, gull]
`);
  });

  it("writes brackets out when they no longer fit on their line", () => {
    const door = {
      name: "tar-black door",
      look: "Tar, an inch deep, and a thumb's print in it that is nobody's.",
      locked: true,
    };
    expect(setIn("a:\n  exits: { north: b }\n", ["a", "exits", "east"], { to: "warehouse", door })).toBe(`a:
  exits:
    north: b
    east:
      to: warehouse
      door:
        name: tar-black door
        look: Tar, an inch deep, and a thumb's print in it that is nobody's.
        locked: true
`);
  });

  it("puts new keys where the given order names them", () => {
    const order = (path: readonly unknown[]): string[] | undefined =>
      path.length === 1 ? ["name", "look", "exits", "npcs"] : undefined;
    const text = "a:\n  look: x\n  npcs: [y]\n";
    expect(setIn(text, ["a", "exits"], { up: "b" }, { order })).toBe(
      "a:\n  look: x\n  exits: { up: b }\n  npcs: [y]\n",
    );
    expect(setIn(text, ["a", "name"], "A", { order })).toBe("a:\n  name: A\n  look: x\n  npcs: [y]\n");
    expect(setIn(text, ["a", "other"], 1, { order })).toBe(`${text}  other: 1\n`);
    expect(setIn("", ["a"], { npcs: ["y"], name: "A" }, { order })).toBe("a:\n  name: A\n  npcs: [y]\n");
  });

  it("breaks a folded text anew only as far as it has to", () => {
    const text = setIn("", ["a"], { look: `${SENTENCE} ${SENTENCE} ${SENTENCE}` });
    const after = setIn(text, ["a", "look"], `${SENTENCE} ${SENTENCE} Oak dust smoulders in a ditch.`);
    expect(after.split("\n").slice(0, 3)).toEqual(text.split("\n").slice(0, 3));
  });

  it.each([
    "yes: no",
    "# no",
    "'quoted'",
    "it's",
    "- x",
    "12",
    "true",
    "null",
    "",
    " x",
    "a  b",
    "tab\there",
    "\u0007",
    "a\n\n b\n",
    "{actor} nods",
    "*",
    "&x",
  ])("writes %j so that it is read as that very text", (words) => {
    for (const place of [["a"], ["a", "b"], ["l", 0], ["f", "g"]])
      expect(getIn(setIn("a: {}\nl: [1]\nf: { g: 1 }\n", place, words), place)).toBe(words);
  });
});

describe("names and lists", () => {
  it("calls a key otherwise, and leaves everything else in its place", () => {
    expect(changes(ROOMS, renameKey(ROOMS, ["pier"], "long-pier"))).toEqual(["-pier:", "+long-pier:"]);
    expect(renameKey("a: { north: b, south: c } # x\n", ["a", "north"], "up: no")).toBe(
      "a: { 'up: no': b, south: c } # x\n",
    );
    expect(renameKey(ROOMS, ["pier"], "pier")).toBe(ROOMS);
    expect(refusal(() => renameKey(ROOMS, ["pier"], "shed"))).toMatchObject({ code: "taken" });
    expect(refusal(() => renameKey(ROOMS, ["dock"], "x"))).toMatchObject({ code: "no-such-place" });
  });

  it("adds to the end of a list, and makes the list when there is none", () => {
    expect(changes(ROOMS, appendIn(ROOMS, ["pier", "npcs"], "cat"))).toEqual(["+    - cat"]);
    expect(appendIn("a: [b] # x\n", ["a"], "c")).toBe("a: [b, c] # x\n");
    expect(appendIn("a:\n  b: 1\n", ["a", "l"], { item: "oar", count: 2 })).toBe(
      "a:\n  b: 1\n  l:\n    - { item: oar, count: 2 }\n",
    );
    expect(appendIn("a:\n- b\n", ["a"], "c")).toBe("a:\n- b\n- c\n");
    expect(refusal(() => appendIn(ROOMS, ["pier", "name"], 1))).toMatchObject({ code: "no-such-place" });
  });
});

describe("an edit is refused in words", () => {
  const BASE = "base: &base\n  x: 1\nuser: *base\nother:\n  <<: *base\n  y: 2\n";

  it("when an alias would say something else", () => {
    for (const edit of [
      () => setIn(BASE, ["base", "x"], 2),
      () => removeIn(BASE, ["base", "x"]),
      () => removeIn(BASE, ["base"]),
      () => setIn(BASE, ["user", "x"], 2),
      () => removeIn(BASE, ["user", "x"]),
      () => setIn(BASE, ["other", "<<", "x"], 2),
    ]) {
      const { code, message } = refusal(edit);
      expect(code).toBe("alias");
      expect(message).toMatch(/Write (?:the|its) values out/);
    }
  });

  it("but not when the alias keeps its meaning", () => {
    expect(setIn(BASE, ["other", "y"], 3)).toBe(BASE.replace("y: 2", "y: 3"));
    expect(setIn(BASE, ["user"], 5)).toBe(BASE.replace("*base\nother", "5\nother"));
    expect(setIn("a: &x 1\nb: 2\n", ["a"], 3)).toBe("a: &x 3\nb: 2\n");
  });

  it.each([
    ["a: [", "not-yaml", /Line 1/],
    ["a: 1\n\tb: 2\n", "not-yaml", /Line 2/],
    ["a: 1\na: 2\n", "not-yaml", /unique/],
    ["a: 1\n---\nb: 2\n", "not-yaml", /document/],
  ])("when the file %j is no YAML of ours", (text, code, words) => {
    const refused = refusal(() => setIn(text, ["x"], 1));
    expect(refused.code).toBe(code);
    expect(refused.message).toMatch(words);
  });

  it("when the path leads nowhere, or the value is none", () => {
    expect(refusal(() => setIn(ROOMS, ["pier", "name", "x"], 1)).message).toBe(
      "'pier › name' has a value of its own, and nothing below it.",
    );
    expect(refusal(() => setIn(ROOMS, ["pier", "npcs", 7], 1)).message).toBe(
      "'pier › npcs' has no entry 7: it has 2.",
    );
    expect(refusal(() => removeIn(ROOMS, ["pier", "npcs", 2])).code).toBe("no-such-place");
    expect(refusal(() => removeIn(ROOMS, [])).code).toBe("no-such-place");
    expect(refusal(() => setIn(ROOMS, ["pier", "name"], undefined)).code).toBe("no-value");
    expect(refusal(() => setIn(ROOMS, ["pier"], { when: new Date(0) })).code).toBe("no-value");
    expect(getIn(ROOMS, ["pier", "toString"])).toBeUndefined();
  });
});
