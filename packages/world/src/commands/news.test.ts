import { describe, expect, it } from "vitest";
import { talkContent } from "../testing/talk-content.ts";
import { PASSWORD } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";

const content = talkContent();

describe("news", () => {
  const start = useWorlds();

  it("is listed with the newest first, and marked until it was read", async () => {
    let world = await start({ content });
    const [ann] = await world.players("Ann");
    expect(await ann.type("news")).toBe(
      [
        "News, the newest first:",
        "  1. 14 March 2026: The lamp (new)",
        "  2. 1 February 2026: The pier (new)",
        "NEWS and a number reads one, NEWS NEW all that you have not read.",
      ].join("\n"),
    );
    expect(await ann.type("news 1")).toBe("The lamp, 14 March 2026\nIt burns.");
    world = await world.restart({ content });
    ann.read();
    expect(await ann.type("news")).toContain(
      "1. 14 March 2026: The lamp\n  2. 1 February 2026: The pier (new)",
    );
    expect(await ann.type("news new")).toBe("The pier, 1 February 2026\nIt is longer.");
    expect(await ann.type("news new")).toBe("You have read it all.");
    expect(await ann.type("news pier")).toContain("It is longer.");
    expect(await ann.type("news 9")).toContain("No news is meant by '9'.");
    world.stop();
  });

  it("is told to who comes back, below the day's message, and not to who has read it", async () => {
    const world = await start({ content });
    const [ann] = await world.players("Ann");
    await ann.type("quit");
    const again = await world.connect();
    again.read();
    const shown = await again.typeAll("ann", PASSWORD);
    expect(shown).toMatch(/^High water at nine\.\n\nThe Pier\n/);
    expect(shown).toContain("News: The lamp and The pier. NEWS has it all.");
    expect(await again.type("motd")).toBe("High water at nine.");
    await again.type("news new");
    await again.type("quit");
    const third = await world.connect();
    expect(await third.typeAll("ann", PASSWORD)).not.toContain("News:");
  });

  it("says so where there is none", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    expect(await ann.type("news")).toBe("There is no news.");
    expect(await ann.type("motd")).toBe("There is no message today.");
  });
});
