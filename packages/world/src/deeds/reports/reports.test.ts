import { describe, expect, it } from "vitest";
import { Report } from "../../components/index.ts";
import { reports } from "../../reports/reports.ts";
import { postContent } from "../../testing/post-content.ts";
import { appoint, silence } from "../../testing/staff.ts";
import { PASSWORD } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";

describe("the report queue", () => {
  const start = useWorlds();

  it("takes in faults, ideas and slips, with where they were written, and answers by letter", async () => {
    const world = await start({ content: postContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    await appoint(world, bob, "storyteller");
    expect(await ann.type("bug The pump; it gives <b>no</b> water")).toBe(
      "Thank you. Your report on a fault is number 1: REPORTS shows what becomes of it.",
    );
    expect(bob.read()).toBe("A report came in: number 1, on a fault. REPORT SHOW 1 reads it.");
    await ann.typeAll("idea Let me sit", "east", "typo harbuor");
    bob.read();
    expect(reports(world.game).map((one) => one.need(Report))).toMatchObject([
      { number: 1, kind: "bug", room: "isle:pier", state: "open", name: "Ann", by: ann.character.id },
      { number: 2, kind: "idea", room: "isle:pier" },
      { number: 3, kind: "typo", room: "isle:beach" },
    ]);
    expect(await ann.type("reports")).toContain(
      "  1. On a fault, just now: The pump; it gives <b>no</b> water It waits to be read.",
    );
    expect(await bob.type("reports open")).toMatch(
      /^There are three reports\.\n {2}1\. On a fault, by Ann, just now: /,
    );
    expect(await bob.type("reports idea")).toMatch(/^There is one report\.\n {2}2\. On an idea/);
    expect(await bob.type("report show 1")).toBe(
      "Report 1, on a fault, by Ann, just now, written at isle:pier:\nThe pump; it gives <b>no</b> water\nIt waits to be read.",
    );
    expect(await bob.type("report take 1")).toBe("Report 1 is yours to look into.");
    expect(await ann.type("reports")).toContain("It is being looked into.");
    expect(await bob.type("report close 1 Somebody has primed it; thank you.")).toBe("Report 1 is answered.");
    expect(await bob.type("report close 1 Again.")).toBe("Report 1 is answered already.");
    await world.tick();
    expect(ann.read()).toContain("A letter has come for you, from the harbour office: Your report 1.");
    expect(await ann.type("mail read 1")).toContain("Somebody has primed it; thank you.");
    expect(await ann.type("reports")).toContain(
      "It is answered. The answer: Somebody has primed it; thank you.",
    );
    expect(await bob.type("reports open")).toMatch(/^There are two reports\./);
    expect(world.storage.audit.map(({ action, detail }) => [action, detail])).toEqual([
      ["report", "report show 1"],
      ["report", "report take 1"],
      ["report", "report close 1 Somebody has primed it; thank you."],
    ]);
  });

  it("keeps what the writer had seen last with a report of a player, in play or away", async () => {
    const world = await start({ content: postContent() });
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    await appoint(world, cid, "admin");
    for (let i = 1; i <= 25; i += 1) await bob.type(`say foul word ${i} <b>`);
    ann.read();
    expect(await ann.type("report bob shouts at me")).toBe(
      "Thank you. Your report on Bob is number 1: REPORTS shows what becomes of it.",
    );
    const { about, evidence } = reports(world.game)[0]?.need(Report) ?? {};
    expect(about).toEqual({ id: bob.character.id, name: "Bob" });
    expect(evidence).toHaveLength(20);
    expect(evidence?.at(-1)).toBe("Bob says, 'foul word 25 <b>'");
    expect(bob.read()).not.toContain("eport");
    const shown = await cid.type("report show 1");
    expect(shown).toContain("What Ann had seen last:\n  Bob says, 'foul word 6 <b>'");
    await bob.type("quit");
    expect(await ann.type("report bob left in a hurry")).toContain("Your report on Bob is number 2");
    expect(await ann.type("report nobody is here")).toMatch(/^There is no player called 'nobody'\./);
    expect(await ann.type("report ann is me")).toMatch(/^That is you\./);
    expect(await ann.type("report bob")).toMatch(/^Report whom, and why\?/);
  });

  it("is not for players, who see nothing but their own", async () => {
    const world = await start({ content: postContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    await ann.type("bug Mine");
    for (const line of [
      "report show 1",
      "report take 1",
      "report close 1 Done",
      "reports all",
      "reports open",
    ])
      expect(await bob.type(line), line).toMatch(/^You have no right to do that\./);
    expect(await bob.type("reports")).toMatch(/^You have reported nothing\./);
    expect(world.storage.audit).toEqual([]);
  });

  it("takes ten of one player that wait, from the silenced as well", async () => {
    const world = await start({ content: postContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    await appoint(world, bob, "admin");
    silence(world, ann);
    for (let i = 1; i <= 10; i += 1) expect(await ann.type(`bug Number ${i}`)).toContain(`number ${i}`);
    expect(await ann.type("bug One more")).toMatch(/^10 reports of yours wait for an answer\./);
    await bob.type("report close 1 Yes.");
    expect(await ann.type("bug One more")).toMatch(/^You have sent 10 reports within the hour\./);
    await world.tick(3_600_001);
    expect(await ann.type("bug One more")).toContain("number 11");
    expect(await ann.type("bug")).toMatch(/^What goes wrong\?/);
    expect(await ann.type(`bug ${"x".repeat(1_001)}`)).toMatch(/^That is too long/);
  });

  it("is there after the world's end, and answers who is away", async () => {
    let world = await start({ content: postContent() });
    const [ann] = await world.players("Ann");
    await ann.typeAll("bug The pump", "quit");
    world = await world.restart({ content: postContent() });
    const [bob] = await world.players("Bob");
    await appoint(world, bob, "admin");
    expect(await bob.type("report close 1 Mended.")).toBe("Report 1 is answered.");
    const back = await world.connect();
    back.read();
    expect(await back.typeAll("ann", PASSWORD)).toContain("The post holds one letter for you.");
    expect(await back.type("idea Next")).toContain("number 2");
    world.stop();
  });

  it("is told of to staff who come into play, and to nobody else", async () => {
    const world = await start({ content: postContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    await appoint(world, bob, "storyteller");
    await ann.typeAll("bug The pump", "bug The lamp");
    for (const one of [ann, bob]) await one.type("quit");
    const back = await world.connect();
    expect(await back.typeAll("ann", PASSWORD)).not.toContain("wait to be read");
    const staff = await world.connect();
    expect(await staff.typeAll("bob", PASSWORD)).toContain(
      "Two reports wait to be read. REPORTS OPEN lists what there is.",
    );
  });

  it("answers a guest that is gone without a letter to nobody", async () => {
    const world = await start({ content: postContent() });
    const [bob] = await world.players("Bob");
    await appoint(world, bob, "admin");
    const guest = await world.guest();
    await guest.typeAll("bug The pump", "quit");
    bob.read();
    expect(await bob.type("report close 1 Mended.")).toBe("Report 1 is answered.");
    expect(world.game.world.byId(guest.character.id)).toBeUndefined();
  });
});
