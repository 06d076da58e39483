import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { openPrompt } from "./prompt.ts";

describe("asking", () => {
  const open = () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const prompt = openPrompt(input as unknown as NodeJS.ReadStream, output as unknown as NodeJS.WriteStream);
    return { input, output, prompt };
  };

  test("takes answers that came in one packet, and does not repeat them", async () => {
    const { input, output, prompt } = open();
    input.write("ann\ncorrect horse\n");
    expect(await prompt.ask("Name: ")).toBe("ann");
    expect(await prompt.askHidden("Password: ")).toBe("correct horse");
    prompt.close();
    const shown = String(output.read());
    expect(shown).toBe("Name: \nPassword: \n");
  });

  test("refuses in words when there is no answer to come", async () => {
    const { input, prompt } = open();
    input.end();
    await expect(prompt.ask("Name: ")).rejects.toThrow(/no answer/);
  });
});
