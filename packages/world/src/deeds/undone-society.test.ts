import { describe, expect, it } from "vitest";
import { lettersTo } from "../society/letters.ts";
import { exchangeContent } from "../testing/exchange-content.ts";
import { caseOf, expectUndone, type Case } from "../testing/mined.ts";
import { postContent } from "../testing/post-content.ts";
import { appoint } from "../testing/staff.ts";
import { talkContent } from "../testing/talk-content.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { emptyStrongbox, fillStrongbox, showStrongbox } from "./bank/strongbox.ts";
import { beginNotice, goOnWithNotice } from "./boards/begin-notice.ts";
import { BOARD_DEEDS } from "./boards/board-deeds.ts";
import { listNotices } from "./boards/list-notices.ts";
import { pinUp } from "./boards/pin-up.ts";
import { readNotice } from "./boards/read-notice.ts";
import { pinForGood, takeDown } from "./boards/take-down.ts";
import { address } from "./post/address.ts";
import { deleteLetter } from "./post/delete-letter.ts";
import { deliver } from "./post/deliver.ts";
import { discard } from "./post/discard.ts";
import { enclose } from "./post/enclose.ts";
import { listMail } from "./post/list-mail.ts";
import { POST_DEEDS } from "./post/post-deeds.ts";
import { post } from "./post/post.ts";
import { readLetter } from "./post/read-letter.ts";
import { returnLetter } from "./post/return-letter.ts";
import { sortMail } from "./post/sort-mail.ts";
import { takeEnclosed } from "./post/take-enclosed.ts";
import { tidyMail } from "./post/tidy-mail.ts";
import { withdrawEnclosed } from "./post/withdraw.ts";
import { goOnWriting, writeLetter } from "./post/write.ts";
import { bug, idea, reportPlayer, typo } from "./reports/file-report.ts";
import { closeReport, showReport, takeReport } from "./reports/handle-report.ts";
import { listQueue, listReports } from "./reports/list-reports.ts";
import { REPORT_DEEDS } from "./reports/report-deeds.ts";
import { tellOfReports } from "./reports/tell-of-reports.ts";
import { speak } from "./speech/speak.ts";

type Scene = AsyncGenerator<Record<string, Case>>;

/** A letter from Ann to Bob and what becomes of it, each deed ready for when those before it were done. */
async function* letters(world: TestWorld): Scene {
  const [ann, bob] = (await world.players("Ann", "Bob")).map(({ character }) => character);
  if (!ann || !bob) throw new Error("they are not there");
  const [purse] = world.held(ann, "copper");
  if (!purse) throw new Error("Ann has no money");
  const rope = world.thing("rope", ann);
  yield {
    address: caseOf(address, ann, { to: "bob", subject: "Rope" }),
    "go-on-writing": caseOf(goOnWriting, ann, {}),
    "write-letter": caseOf(writeLetter, ann, { text: "Pull." }),
    enclose: caseOf(enclose, ann, { item: rope }),
    "enclose some": caseOf(enclose, ann, { item: purse, count: 4 }),
    "withdraw-enclosed": caseOf(withdrawEnclosed, ann, { what: "2 coppers" }),
    "list-mail": caseOf(listMail, ann, {}),
    post: caseOf(post, ann, {}),
    "sort-mail": caseOf(sortMail, bob, {}),
  };
  const [letter] = lettersTo(world.game, bob.id);
  if (!letter) throw new Error("Bob has no letter");
  yield {
    deliver: caseOf(deliver, letter, {}),
    "read-letter": caseOf(readLetter, bob, { number: 1 }),
    "return-letter": caseOf(returnLetter, bob, { number: 1 }),
    "take-enclosed": caseOf(takeEnclosed, ann, { number: 1 }),
    "delete-letter": caseOf(deleteLetter, ann, { number: 1 }),
    "address again": caseOf(address, ann, { to: "bob" }),
    "enclose again": caseOf(enclose, ann, { item: rope }),
    discard: caseOf(discard, ann, {}),
  };
  for (const text of ["One.", "Two."]) {
    world.act(address, ann, { to: "bob" });
    world.act(writeLetter, ann, { text });
    world.act(post, ann, {});
    world.act(readLetter, bob, { number: 1 });
  }
  yield { "tidy-mail": caseOf(tidyMail, bob, {}) };
  expect(lettersTo(world.game, bob.id)).toHaveLength(1);
}

/** Notices on the pier's board, Ann's and a moderator's part in them. */
async function* notices(world: TestWorld): Scene {
  const [kay, ann] = await world.players("Kay", "Ann");
  await appoint(world, kay, "admin");
  yield {
    "begin-notice": caseOf(beginNotice, ann.character, { subject: "Boat" }),
    "go-on-with-notice": caseOf(goOnWithNotice, ann.character, {}),
    "pin-up": caseOf(pinUp, ann.character, { text: "For sale." }),
    "list-notices": caseOf(listNotices, ann.character, {}),
    "read-notice": caseOf(readNotice, ann.character, { number: 1 }),
    "pin-for-good": caseOf(pinForGood, kay.character, { number: 1 }),
    "take-down of another's": caseOf(takeDown, kay.character, { number: 1 }),
  };
}

/** Reports of players, read and answered by who may. */
async function* reports(world: TestWorld): Scene {
  const [kay, ann, bob] = await world.players("Kay", "Ann", "Bob");
  await appoint(world, kay, "admin");
  const { character } = ann;
  yield {
    bug: caseOf(bug, character, { text: "The pump gives no water." }),
    idea: caseOf(idea, character, { text: "A bench." }),
    typo: caseOf(typo, character, { text: "Harbuor." }),
    "report-player": caseOf(reportPlayer, character, { about: "bob", text: "shouts" }),
    "list-reports": caseOf(listReports, character, {}),
    "list-queue": caseOf(listQueue, kay.character, { which: "open" }),
    "tell-of-reports": caseOf(tellOfReports, kay.character, {}),
    "show-report": caseOf(showReport, kay.character, { number: 4 }),
    "take-report": caseOf(takeReport, kay.character, { number: 4 }),
    "close-report": caseOf(closeReport, kay.character, { number: 4, answer: "It is dealt with." }),
  };
  expect(lettersTo(world.game, character.id)).toHaveLength(1);
  expect(lettersTo(world.game, bob.character.id)).toEqual([]);
}

/** Does every case of a scene with a throw at each of its points. Gives the names of the deeds. */
async function thrown(world: TestWorld, scene: Scene): Promise<string[]> {
  const names: string[] = [];
  for await (const cases of scene)
    for (const name of Object.keys(expectUndone(world, cases))) names.push(cases[name]?.deed.name ?? "");
  return names;
}

describe("a deed of the post, the bank, the boards, the reports or a channel that throws in its middle", () => {
  const start = useWorlds();

  it("leaves letters and what is enclosed in them as they were", async () => {
    const world = await start({ content: postContent() });
    const names = await thrown(world, letters(world));
    expect(names).toEqual(expect.arrayContaining(POST_DEEDS.map(({ name }) => name)));
  });

  it("leaves the notices on a board as they were, and notes nothing in the audit log", async () => {
    const world = await start({ content: postContent() });
    const names = await thrown(world, notices(world));
    const own = BOARD_DEEDS.map(({ name }) => name).filter((name) => name !== "step-into");
    expect(names).toEqual(expect.arrayContaining(own));
    // The two that a moderator did got through once each.
    expect(world.game.writes.audit.map(({ action }) => action)).toEqual(["board", "board"]);
  });

  it("leaves the queue of reports as it was, and notes nothing in the audit log", async () => {
    const world = await start({ content: postContent() });
    const names = await thrown(world, reports(world));
    expect(names).toEqual(expect.arrayContaining(REPORT_DEEDS.map(({ name }) => name)));
    expect(world.game.writes.audit.map(({ detail }) => detail)).toEqual([
      "report show 4",
      "report take 4",
      "report close 4 It is dealt with.",
    ]);
  });

  it("leaves what lies in a strongbox as it was", async () => {
    const world = await start({ content: exchangeContent() });
    const [ann] = await world.players("Ann", "Bob");
    const nails = world.thing("nail", ann.character, 5);
    const cases = {
      fill: caseOf(fillStrongbox, ann.character, { item: nails, count: 3 }),
      show: caseOf(showStrongbox, ann.character, {}),
      empty: caseOf(emptyStrongbox, ann.character, { what: "all" }),
    };
    expect(Object.keys(expectUndone(world, cases))).toEqual(Object.keys(cases));
  });

  it("leaves what is kept of a channel as it was", async () => {
    const world = await start({ content: talkContent() });
    const [ann] = await world.players("Ann", "Bob");
    const cases = {
      "the first line": caseOf(speak, ann.character, { channel: "gossip", text: "Hm." }),
      "the next one": caseOf(speak, ann.character, { channel: "chat", text: "Hm." }),
    };
    expect(Object.keys(expectUndone(world, cases))).toEqual(Object.keys(cases));
  });
});
