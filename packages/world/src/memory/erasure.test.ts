import { describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Memory, Relationship } from "../components/index.ts";
import { regardOf, relationship } from "../society/regard.ts";
import { Hearsay } from "../components/hearsay.ts";
import { answer, heard } from "../testing/answering.ts";
import { appoint } from "../testing/staff.ts";
import { talkingMarket } from "../testing/talking-market.ts";
import { caseOf, expectUndone } from "../testing/mined.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { beForgotten } from "./erase-deeds.ts";
import { gossip } from "./gossip.ts";
import { hear } from "./hearing.ts";
import { memoriesOf } from "./long-term.ts";
import { argsOf, notice } from "./notice.ts";
import { giveWord } from "./promise-deeds.ts";
import { latelyOf } from "./short-term.ts";

describe("being forgotten", () => {
  const start = useWorlds();

  async function market(): Promise<{ world: TestWorld; ann: Player; bob: Player; wyn: Entity; owl: Entity }> {
    const world = await start({ content: talkingMarket() });
    const [ann, bob] = await world.players("Ann", "Bob");
    for (const { character } of [ann, bob]) world.move(character, "shed");
    const [wyn, owl] = [world.one("wyn"), world.one("owl")];
    owl.link(ContainedIn, world.room("shed"));
    return { world, ann, bob, wyn, owl };
  }

  const all = (world: TestWorld): string[] =>
    [...world.game.world.query(Memory)].map((one) => JSON.stringify(one.need(Memory)));

  /** Ann gives, tells and confides; Bob talks of her; the story goes round until it has no name. */
  async function lived({ world, ann, bob, wyn, owl }: Awaited<ReturnType<typeof market>>): Promise<void> {
    world.thing("lamp", ann.character);
    world.thing("dirk", bob.character);
    await ann.typeAll(
      "give lamp to wyn",
      "say I have hidden a straw under the pier.",
      "say between us, I broke the bell.",
    );
    await bob.typeAll(
      "give dirk to wyn",
      "say ANN is a thief, and the shed is full of it.",
      "say The pier is rotten.",
    );
    world.runner.run(gossip, wyn, { to: owl });
    await world.tick();
    const [told] = memoriesOf(world.game, "isle:owl").filter(
      (one) => one.need(Memory).from?.id === "isle:wyn",
    );
    if (!told) throw new Error("nothing was told");
    world.game.world.attempt(() => {
      const memory = told.edit(Memory);
      memory.fact = { verb: memory.fact.verb, by: { name: "somebody" }, words: "Something broke." };
      memory.about = [];
    });
    world.runner.run(giveWord, wyn, {
      to: ann.character,
      what: "wait",
      until: world.game.clock.now() + 1_000,
    });
    await world.settle();
  }

  it("takes away what one did and said, what was told of one, and the rumours without a name that came of it", async () => {
    const scene = await market();
    const { world, ann, bob, wyn } = scene;
    await lived(scene);
    const affinity = regardOf(world.game, wyn, ann.character).affinity;
    const told = [...world.game.world.query(Memory)]
      .find((one) => one.need(Memory).hops > 0)
      ?.need(Memory).root;
    const root = world.game.world.byId(told ?? "")?.need(Memory);
    expect(JSON.stringify(root)).toContain(ann.character.id);
    expect(await ann.type("forget me")).toContain("It cannot be undone. FORGET ME FOREVER does it.");
    expect(all(world).some((text) => text.includes(ann.character.id))).toBe(true);
    let forgot = 0;
    world.game.memory.likeness = [{ of: () => undefined, forget: () => void (forgot += 1) }];
    await ann.type("say wyn, what do you sell?");
    expect(world.voices.traces.of(wyn)).not.toEqual([]);
    expect(await ann.type("forget me forever")).toContain("It is done:");
    await world.tick();
    // Nor does the machinery beside the minds keep her words.
    expect([forgot, world.voices.traces.of(wyn)]).toEqual([1, []]);
    for (const text of all(world)) {
      expect(text).not.toContain(ann.character.id);
      expect(text.toLowerCase()).not.toMatch(/\bann\b/);
    }
    expect(all(world).some((text) => text.includes("Something broke"))).toBe(false);
    expect(latelyOf(world.game, wyn).join(" ")).not.toMatch(/\bann\b/i);
    // What is of others stays.
    expect(all(world).join()).toContain(bob.character.id);
    expect(all(world).join()).toContain("The pier is rotten.");
    // As does what is felt, but not why.
    expect(regardOf(world.game, wyn, ann.character).affinity).toBeCloseTo(affinity, 5);
    expect(relationship(world.game, wyn, ann.character)?.need(Relationship).interactions).toEqual([]);
    const next = await world.restart({ content: talkingMarket() });
    expect(all(next).join()).not.toContain(ann.character.id);
  });

  it("takes away what others were told of one, also those who are away", async () => {
    const { world, ann, bob, wyn } = await market();
    const [cid] = await world.players("Cid");
    world.move(cid.character, "shed");
    world.thing("lamp", ann.character);
    await ann.typeAll("give lamp to wyn", "look");
    const [memory] = memoriesOf(world.game, "isle:wyn");
    const knows = [
      { id: memory?.id ?? "", text: "Somebody gave me a lamp." },
      { id: "isle/ann", text: "They say that Ann's purse is full." },
      { id: "isle/annals", text: "The annals are in the vault." },
    ];
    for (const { character } of [bob, cid])
      for (const { id } of knows)
        answer(world, wyn, character, heard("rumours", "what is the news?", { knows }), `tell:${id}`);
    await bob.type("quit");
    await world.settle();
    const told = (): string[] => {
      const data = world.storage.entities.get(bob.character.id)?.data as
        | { components: { hearsay: { text: string }[] } }
        | undefined;
      return (data?.components.hearsay ?? []).map(({ text }) => text);
    };
    expect(told()).toEqual(knows.map(({ text }) => text));
    await ann.type("forget me forever");
    await world.settle();
    expect(told()).toEqual(["The annals are in the vault."]);
    expect(cid.character.need(Hearsay).map(({ text }) => text)).toEqual(["The annals are in the vault."]);
    cid.read();
    expect(await cid.type("hearsay")).not.toMatch(/\bann\b|lamp/i);
  });

  it("is in the audit log, and says so when there is nothing to forget", async () => {
    const { world, ann } = await market();
    expect(await ann.type("forget me forever")).toContain("Nobody here remembered anything of you.");
    await world.settle();
    expect(world.storage.audit.at(-1)).toMatchObject({ action: "forget", subject: "Ann", done: true });
    expect(await ann.type("forget bob")).toContain("FORGET ME FOREVER does it");
    expect(await ann.type("forg me forever")).not.toContain("Nobody here remembered");
  });

  it("is done for a player by an admin, also when that player is away, and by nobody of less right", async () => {
    const scene = await market();
    const { world, ann, bob } = scene;
    await lived(scene);
    await ann.typeAll("south", "quit");
    await appoint(world, bob, "storyteller");
    expect(await bob.type("ai forget ann")).toContain("You have no right to do that");
    expect(all(world).join()).toContain(ann.character.id);
    await appoint(world, bob, "admin");
    expect(await bob.type("ai forget ann")).toMatch(/memories and .* of Ann are erased/);
    expect(all(world).join().includes(ann.character.id)).toBe(false);
    await world.settle();
    expect(world.storage.audit.at(-1)).toMatchObject({ action: "ai", subject: "Ann", done: true });
    expect(await bob.type("ai forget nobody")).toContain("the name must be whole");
  });

  it("comes by itself with a guest's leaving", async () => {
    const { world, wyn } = await market();
    const guest = await world.guest();
    world.move(guest.character, "shed");
    world.thing("lamp", guest.character);
    await guest.type("give lamp to wyn");
    const { id } = guest.character;
    expect(all(world).join()).toContain(id);
    await guest.typeAll("south", "quit");
    await world.tick();
    expect(all(world).join()).not.toContain(id);
    expect(wyn.alive).toBe(true);
  });

  it("is shown whole to the staff before: what is remembered, and how a story went", async () => {
    const scene = await market();
    const { bob, world } = scene;
    await lived(scene);
    await appoint(world, bob, "admin");
    const memory = await bob.type("ai memory wyn");
    expect(memory).toContain("Wyn remembers, in these words:");
    expect(memory).toMatch(/Bob gave me a dirk\. \(experience; just now; strength 0\.\d+/);
    expect(memory).toContain("secret: told from trust 0.5 on");
    expect(await bob.type("ai memory nobody")).toContain("Nobody who lives here and remembers");
    const trace = await bob.type("ai rumour trace dirk");
    expect(trace).toMatch(/The story [0-9a-f-]{36}:\n {2}Wyn, just now: Bob gave me a dirk\./);
    const id = /The story ([0-9a-f-]{36})/.exec(trace)?.[1] ?? "";
    expect(await bob.type(`ai rumour erase ${id}`)).toContain("It is gone from one mind");
    expect(await bob.type("ai rumour trace dirk")).toContain("Nobody tells anything of 'dirk'");
    expect(await bob.type("ai rumour")).toContain("AI RUMOUR TRACE BELL");
  });

  it("and remembering are done whole or not at all", async () => {
    const scene = await market();
    const { world, ann, wyn, owl } = scene;
    await lived(scene);
    const fact = {
      verb: "struck",
      by: { id: ann.character.id, name: "Ann" },
      to: { id: "isle:wyn", name: "Wyn" },
    };
    const points = expectUndone(world, {
      notice: caseOf(notice, ann.character, argsOf([wyn, owl], fact, world.game.clock.now())),
      hear: caseOf(hear, ann.character, {
        text: "The hut is on fire, and Owl has gone.",
        minds: `${wyn.id} ${owl.id}`,
      }),
      gossip: caseOf(gossip, owl, { to: wyn }),
      "give-word": caseOf(giveWord, wyn, {
        to: ann.character,
        what: "wait",
        until: world.game.clock.now() + 5,
      }),
      forget: caseOf(beForgotten, ann.character, {}),
    });
    expect(Object.keys(points)).toHaveLength(5);
  });
});
