import { expect, it } from "vitest";
import { renderPrompt } from "./render.ts";

const PROMPT = "<art>18/30hp a gull 40% > </art><aloud>health 18 of 30. a gull 40%. </aloud>";
const target = { width: 80, colours: 0, charset: "utf-8" } as const;

it("a prompt with a form for the eye and one for the ear is one line, with its own end, for each", () => {
  expect(renderPrompt(PROMPT, { ...target, screenReader: false })).toBe("18/30hp a gull 40% > ");
  expect(renderPrompt(PROMPT, { ...target, screenReader: true })).toBe("health 18 of 30. a gull 40%. ");
});
