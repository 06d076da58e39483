import { describe, expect, test } from "vitest";
import { fill, loadTemplates, parseTemplate, TEMPLATES } from "./template.ts";

const OWN =
  "--- rules\nBe brief.\n--- persona\nYou are {name}.\n--- moment\n{nonce} {acts}\n--- said\n{said}\n";

describe("templates", () => {
  test("an operator's own takes the place of the one that ships, the others stay", () => {
    const templates = loadTemplates((file) => (file === "dialogue.md" ? OWN : undefined));
    expect(templates.dialogue.rules).toBe("Be brief.");
    expect(templates.action).toBe(TEMPLATES.action);
  });

  test("what is wrong with them is told by file and line, with what to write instead, all at once", () => {
    const files: Record<string, string> = {
      "dialogue.md": OWN.replace("{acts}", "{atcs}").replace("Be brief.", "Hello {name}."),
      "action.md": "Choose!\n--- rulez\n--- rules\n--- rules\n",
    };
    let said = "";
    try {
      loadTemplates((file) => files[file]);
    } catch (error) {
      said = (error as Error).message;
    }
    expect(said.split("\n")).toEqual([
      "dialogue.md:2: {name} is no slot of the part 'rules'. It takes none, so that it never changes.",
      expect.stringContaining(
        "dialogue.md:6: {atcs} is no slot of the part 'moment'. It may use nonce, state, place",
      ),
      "dialogue.md: {acts} must be somewhere in it.",
      "action.md:1: begin with a line '--- rules'.",
      "action.md:2: 'rulez' is no part of a template. The parts are rules, persona, moment, said.",
      "action.md:4: the part 'rules' is there twice.",
      "action.md: the part '--- persona' is missing.",
      "action.md: the part '--- moment' is missing.",
      "action.md: the part '--- said' is missing.",
      "action.md: {options} must be somewhere in it.",
      "action.md: {nonce} must be somewhere in it.",
    ]);
  });

  test("a paragraph of which nothing is known is left out, and braces in what is filled in stay", () => {
    const text = "You are {name}.\nA {calling}.\n\nWhat you remember:\n{memories}\n\nAlways.";
    expect(fill(text, { name: "{calling}", memories: "" })).toBe("You are {calling}.\n\nAlways.");
  });

  test("lines may end as Windows ends them", () => {
    expect(parseTemplate("dialogue", OWN.replace(/\n/g, "\r\n"))).toEqual(parseTemplate("dialogue", OWN));
  });
});
