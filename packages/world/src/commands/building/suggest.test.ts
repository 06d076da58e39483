import type { Described, Subject } from "@wyldlands/voice";
import { describe, expect, it } from "vitest";
import { useBuilding } from "../../testing/use-building.ts";
import type { Speech } from "../../voices/speech.ts";

const start = useBuilding();

/** Speaks for nobody, and describes what it is told to. */
class Describing implements Speech {
  readonly model = true;
  readonly asked: { subject: Subject; player: string | undefined }[] = [];
  next: Described = {
    text: "Nets hang from the beams. Tar has dripped here for years.",
    trace: { notes: [] },
  };
  atOnce = () => undefined;
  answer = () => Promise.reject(new Error("Nobody speaks here."));
  choose = () => Promise.resolve({ trace: { notes: [] } });
  budgetLeft = () => undefined;
  wrong = () => undefined;
  forget = () => undefined;

  describe(subject: Subject, { player }: { player?: string }): Promise<Described> {
    this.asked.push({ subject, player });
    return Promise.resolve(this.next);
  }
}

describe("SUGGEST", () => {
  it("puts a model's words for a room into the line editor, and a dot makes them the draft's", async () => {
    const speech = new Describing();
    const { ann, text } = await start({ speech });
    const shown = await ann.type("suggest room nets, tar, a cat");
    expect(shown).toContain("Suggested for The Pier (dock:pier); nothing of it is in your draft yet.");
    expect(shown).toContain("1: Nets hang from the beams. Tar has dripped here for years.");
    expect(speech.asked[0]?.subject).toMatchObject({
      kind: "room",
      name: "The Pier",
      notes: "nets, tar, a cat. As it is now: Planks over green water.",
      area: expect.stringMatching(/\w/) as string,
    });
    expect(speech.asked[0]?.subject.near.join()).toMatch(/^\w+ to \S/);
    expect(speech.asked[0]?.player).toMatch(/./);
    await ann.type("A cat sleeps on them.");
    expect(await ann.type(".")).toContain("Wrote 'look' of The Pier (dock:pier).");
    const diff = await ann.type("diff");
    expect(diff).toContain("Nets hang from the beams.");
    expect(diff).toContain("A cat sleeps on them.");
    expect(text("areas/dock/rooms.yaml")).toContain("Planks over green water.");
  });

  it("leaves all as it was with .q", async () => {
    const { ann } = await start({ speech: new Describing() });
    await ann.type("suggest item oar");
    expect(await ann.type(".q")).toContain("Left as it was.");
    expect(await ann.type("diff")).toContain("Your draft changes nothing.");
  });

  it("tells when words speak to the reader, and why none came", async () => {
    const speech = new Describing();
    const { ann } = await start({ speech });
    speech.next = { trace: { notes: ["past its deadline"] } };
    expect(await ann.type("suggest npc joss")).toContain(
      "Nothing came of it: past its deadline. Try again with other notes",
    );
    speech.next = { text: "You see nets.", trace: { notes: ["it speaks to the reader: change that"] } };
    expect(await ann.type("suggest npc joss")).toContain("it speaks to the reader: change that.");
  });

  it.each([
    ["suggest", "Suggest words for what?"],
    ["suggest quest", "Suggest words for what?"],
    ["suggest npc", "Suggest words for what?"],
    ["suggest npc nobody", "There is no npc 'nobody' in the area dock."],
  ])("says what to type instead of %s", async (line, said) => {
    const { ann } = await start({ speech: new Describing() });
    expect(await ann.type(line)).toContain(said);
  });

  it("without a model says how to write it oneself", async () => {
    const { ann } = await start();
    expect(await ann.type("suggest room")).toContain(
      "No model is set up that could suggest anything. Write it yourself: ROOM DESCRIBE",
    );
  });

  it("does not write over a text that is begun", async () => {
    const { world, ann, folder } = await start({ speech: new Describing() });
    await ann.typeAll("item describe oar", "Ash, and older than its owner.");
    const speech = new Describing();
    const next = await world.restart({ folder, speech });
    ann.connection.send({ $case: "close", close: { deliberate: true } });
    await next.settle();
    const back = await next.connect();
    await back.typeAll("ann", "salt and tar");
    expect(await back.type("suggest room")).toContain(
      "You have a text begun already. BUILD WRITE goes on with it",
    );
    expect(speech.asked).toEqual([]);
    expect(await back.type("build write")).toContain("2: Ash, and older than its owner.");
    next.stop();
  });
});
