import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Letter, NoticeBegun, Parcel } from "../../components/index.ts";
import { lettersTo } from "../../society/letters.ts";
import { recordsOf } from "../../society/records.ts";
import { caseOf, expectUndone } from "../../testing/mined.ts";
import { postContent } from "../../testing/post-content.ts";
import type { TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { pinUp } from "../boards/pin-up.ts";
import { bug } from "../reports/file-report.ts";
import { address } from "./address.ts";
import { discard } from "./discard.ts";
import { enclose } from "./enclose.ts";
import { post } from "./post.ts";
import { returnLetter } from "./return-letter.ts";
import { takeEnclosed } from "./take-enclosed.ts";
import { withdrawEnclosed } from "./withdraw.ts";
import { writeLetter } from "./write.ts";

const RUNS = Number(process.env["WYLDLANDS_FUZZ_RUNS"] ?? "20");

describe("a deed of the post that throws in its middle", () => {
  const start = useWorlds();

  it("leaves letters, things and coins as they were", async () => {
    const world = await start({ content: postContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    const [purse] = world.held(ann.character, "copper");
    if (!purse) throw new Error("Ann has no money");
    const rope = world.thing("rope", ann.character);
    ann.character.add(NoticeBegun({ board: "isle:board", subject: "Boat" }));
    const points = expectUndone(world, {
      enclose: caseOf(enclose, ann.character, { item: rope }),
      "enclose some": caseOf(enclose, ann.character, { item: purse, count: 4 }),
      address: caseOf(address, ann.character, { to: "bob", subject: "Rope" }),
      write: caseOf(writeLetter, ann.character, { text: "Pull." }),
      withdraw: caseOf(withdrawEnclosed, ann.character, { what: "2 coppers" }),
      post: caseOf(post, ann.character, {}),
      take: caseOf(takeEnclosed, bob.character, { number: 1 }),
      return: caseOf(returnLetter, bob.character, { number: 1 }),
      "enclose again": caseOf(enclose, bob.character, { item: rope }),
      discard: caseOf(discard, bob.character, {}),
      "pin up": caseOf(pinUp, ann.character, { text: "For sale." }),
      bug: caseOf(bug, ann.character, { text: "The pump" }),
    });
    expect(points["post"]).toBeGreaterThan(5);
    expect(lettersTo(world.game, ann.character.id)).toHaveLength(1);
  });
});

/** What there is of everything, in whoever's hands, letters and rooms. */
function things(world: TestWorld): Record<string, number | undefined> {
  const { "isle:copper": coppers, "isle:rope": ropes, "isle:shell": shells } = world.census();
  return { coppers, ropes, shells };
}

describe("whatever three players do with the post", () => {
  const start = useWorlds();

  it("nothing is lost or doubled, over the world's ends too, and what is in a letter is in one letter", async () => {
    const command = fc.constantFrom(
      "mail enclose all",
      "mail enclose 3 coppers",
      "mail enclose rope",
      "mail withdraw all",
      "mail withdraw 1 copper",
      "mail send ann Hm",
      "mail send bob Hm",
      "mail send cid Hm",
      "mail post",
      "mail post",
      "mail discard",
      "mail take 1",
      "mail take 2",
      "mail return 1",
      "mail return 2",
      "mail delete 1",
      "mail read 1",
      "mail delete read",
      "east",
      "west",
      "drop all",
      "get all.rope",
    );
    const step = fc.oneof(
      { weight: 30, arbitrary: fc.record({ who: fc.nat(2), line: command }) },
      { weight: 1, arbitrary: fc.constant("the world ends" as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
        const content = postContent();
        let world = await start({ content });
        const players = await world.players("Ann", "Bob", "Cid");
        for (const { character } of players) {
          world.thing("rope", character);
          world.thing("shell", character, 20);
        }
        // What they begin with is no deed of theirs: it is stored before anything ends.
        await world.committer.flush();
        const before = things(world);
        for (const one of steps) {
          if (one === "the world ends") {
            world.committer.flush = () => Promise.resolve();
            world = await world.restart({ content });
          } else {
            const player = players[one.who];
            player?.connection.post(one.line);
            // A letter is written at once; the dot goes nowhere when no editor was opened.
            if (one.line.startsWith("mail send"))
              for (const line of ["Hm.", "."]) player?.connection.post(line);
          }
        }
        await world.settle();
        expect(things(world)).toEqual(before);
        for (const { id } of players.map(({ character }) => character)) {
          const owner = world.game.world.byId(id);
          if (!owner) throw new Error("a player is gone");
          expect(recordsOf(owner, Parcel).length).toBeLessThan(2);
        }
        for (const letter of world.game.world.query(Letter)) expect(letter.need(Letter).from).not.toBe("");
        expect((await world.metrics.failedItems.get()).values).toMatchObject([{ value: 0 }]);
        world.stop();
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});
