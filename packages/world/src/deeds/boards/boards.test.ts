import { describe, expect, it } from "vitest";
import { MOST_NOTICES, noticesOf } from "../../boards/boards.ts";
import { Notice } from "../../components/index.ts";
import { postContent } from "../../testing/post-content.ts";
import { appoint, silence } from "../../testing/staff.ts";
import type { Player } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";

const BOARD = "isle:board";

async function pin(player: Player, subject: string, ...lines: string[]): Promise<string> {
  return player.typeAll(`board post ${subject}`, ...lines, ".");
}

describe("a board", () => {
  const start = useWorlds();

  it("shows who wrote what, and what is new to the reader", async () => {
    const world = await start({ content: postContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await bob.type("board")).toMatch(/^The isle's board: nothing hangs on it\./);
    expect(await ann.type("board post Boat for sale; cheap")).toContain("You write your notice");
    await ann.typeAll("Tarred last <b>spring</b>.", "Ask at the shed.");
    expect(await ann.type(".")).toBe("Your notice hangs: number 1.");
    expect(bob.read()).toBe("Ann pins a notice to the board.");
    await pin(ann, "And oars", "Two.");
    bob.read();
    expect(await bob.type("board")).toBe(
      "The isle's board:\n  1. New: Boat for sale; cheap, by Ann, just now\n  2. New: And oars, by Ann, just now\nBOARD READ and a number reads one.",
    );
    expect(await bob.type("board read")).toBe(
      "Notice 1: Boat for sale; cheap, by Ann, just now\nTarred last <b>spring</b>.\nAsk at the shed.",
    );
    expect(await bob.type("board")).toContain("1. Boat for sale");
    expect(await bob.type("board read")).toContain("Notice 2: And oars");
    expect(await bob.type("board read")).toMatch(/^There is nothing new on it\./);
    expect(await bob.type("board read 7")).toMatch(/^No notice with the number 7 hangs on it\./);
    expect(await bob.type("read board")).toMatch(/^Notices hang on it\./);
  });

  it("keeps its notices when it is made anew, and over the world's end", async () => {
    const content = postContent();
    let world = await start({ content });
    const [ann] = await world.players("Ann");
    await pin(ann, "First", "One.");
    world.one("board").despawn();
    world.thing("board", world.room("pier"));
    await world.settle();
    expect(await ann.type("board read 1")).toContain("One.");
    await pin(ann, "Second", "Two.");
    await ann.type("board post Third");
    await ann.type("Half of");
    world = await world.restart({ content });
    expect(await ann.typeAll("it.", ".")).toBe("Your notice hangs: number 3.");
    expect(await ann.type("board 3")).toContain("Third, by Ann, just now\nHalf of\nit.");
    world.stop();
  });

  it("lets its writer and moderators take a notice down, and nobody else", async () => {
    const world = await start({ content: postContent() });
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    await pin(ann, "One", "Hm.");
    await pin(ann, "Two", "Hm.");
    bob.read();
    expect(await bob.type("board remove 1")).toMatch(/^That notice is not yours to take down\./);
    expect(await bob.type("board pin 1")).toMatch(/^You have no right to do that\./);
    expect(await ann.type("board remove 1")).toBe("You take the notice down: One, by Ann.");
    await appoint(world, cid, "storyteller");
    cid.read();
    expect(await cid.type("board remove 2")).toBe("You take the notice down: Two, by Ann.");
    expect(world.storage.audit).toMatchObject([{ action: "board", subject: "Ann", done: true }]);
    expect(await cid.type("board remove 2")).toBe("Nothing hangs on it.");
  });

  it("loses its oldest notice when it is full, but none that is pinned for good", async () => {
    const world = await start({ content: postContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    await appoint(world, bob, "admin");
    await pin(ann, "First", "Stay.");
    bob.read();
    expect(await bob.type("board pin 1")).toBe("Notice 1 stays for good.");
    for (let number = 2; number <= MOST_NOTICES; number += 1) {
      await pin(bob, `Number ${number}`, "Hm.");
      const [own] = noticesOf(world.game, BOARD).slice(-1);
      if (own) own.edit(Notice).author = "somebody else";
    }
    await pin(ann, "One more", "Hm.");
    const numbers = noticesOf(world.game, BOARD).map((one) => one.need(Notice).number);
    expect(numbers).toHaveLength(MOST_NOTICES);
    expect(numbers.slice(0, 3)).toEqual([1, 3, 4]);
    expect(numbers.at(-1)).toBe(MOST_NOTICES + 1);
  });

  it("takes ten notices of one writer", async () => {
    const world = await start({ content: postContent() });
    const [ann] = await world.players("Ann");
    for (let i = 0; i < 10; i += 1) await pin(ann, "Again", "Hm.");
    expect(await pin(ann, "Again", "Hm.")).toMatch(/^Ten notices of yours hang there already\./);
    expect(ann.connection.prompt).toBe("] ");
    await ann.type(".q");
    await ann.type("board remove 4");
    expect(await pin(ann, "Again", "Hm.")).toBe("Your notice hangs: number 11.");
  });

  it("refuses guests, the silenced, those of too small a role, and where there is none", async () => {
    const world = await start({ content: postContent() });
    const [ann] = await world.players("Ann");
    const guest = await world.guest();
    ann.read();
    expect(await guest.type("board post Hello")).toMatch(/^The notices of guests blow away\./);
    expect(await ann.type("board write")).toMatch(/^You have begun no notice\./);
    expect(await ann.type(`board post ${"long ".repeat(30)}`)).toMatch(/takes 60 characters at most/);
    await ann.type("board post Hello");
    expect(await ann.type(".")).toMatch(/^There is nothing on it yet\./);
    await ann.type("Foul.");
    silence(world, ann);
    expect(await ann.type(".")).toMatch(/^A moderator has silenced you/);
    await ann.type(".q");
    expect(await ann.type("board post Hello")).toMatch(/^A moderator has silenced you/);
    expect(noticesOf(world.game, BOARD)).toEqual([]);
    await ann.type("east");
    expect(await ann.type("board post Hello")).toBe(
      "Only a storyteller or higher pins notices to the isle's slate.",
    );
    await ann.typeAll("west", "north");
    expect(await ann.type("board")).toMatch(/^There is no board here\./);
  });
});
