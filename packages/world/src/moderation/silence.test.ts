import type { Entity } from "@wyldlands/ecs";
import { describe, expect, it } from "vitest";
import { parseForm, type FormPart } from "../commands/forms.ts";
import { Registry } from "../commands/registry.ts";
import {
  Board,
  Body,
  ContainedIn,
  Experience,
  FiledUnder,
  Lodging,
  PostOffice,
  Report,
  ReportQueue,
  Stack,
} from "../components/index.ts";
import { purseOf } from "../items/purse.ts";
import type { SanctionKind } from "../persistence/port.ts";
import { isGuarded } from "../permissions/rights.ts";
import { EDITOR_PURPOSES } from "../sessions/editor-purposes/index.ts";
import { sanctionSubject } from "../society/sanctions.ts";
import { shippedContent } from "../testing/shipped-content.ts";
import { appoint } from "../testing/staff.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";

/** What is typed to one's own or to those who keep order: it needs no silence, since nobody else ever reads it. */
const UNHEARD: ReadonlySet<string> = new Set(["alias", "unalias", "report", "bug", "idea", "typo", "rate"]);

/** Commands whose words reach others by more than one line; see `SCRIPTS`. */
const SCRIPTED: ReadonlySet<string> = new Set(["mail", "board"]);

/** Ways that take several lines. `MARK`: the words that may not arrive. */
const SCRIPTS: readonly (readonly string[])[] = [
  ["describe", "MARK", "."],
  ["decorate", "MARK", "."],
  ["board post MARK", "MARK", "."],
  ["mail send Bob MARK", "MARK", ".", "mail post"],
  ["nod bob"],
];

/** They part the actor from those who listen. */
const LEFT_OUT = /^(?:clan (?:expel|demote|transfer|disband)|ignore|channels|cast|run|choose|kill|attack) /;

/** Of the commands of the staff; the others with words are refused as one: see below. */
const ECHOES: ReadonlySet<string> = new Set(["echo", "areaecho", "worldecho"]);

interface Stage {
  world: TestWorld;
  ann: Player;
  others: Player[];
  places: Entity[];
}

/** A letters-only word for each try, so that what one of them left behind is told from the next one's. */
function marker(index: number): string {
  return `Zaq${[...String(index)].map((digit) => "bcdfghjklm"[Number(digit)]).join("")}`;
}

function wordFor(part: FormPart, mark: string): string {
  if ("literal" in part) return part.literal;
  const { slot, scope } = part;
  if (scope === "text") return mark;
  if (scope === "number") return "1";
  if (scope === "direction") return "north";
  if (scope === "anyone" || scope === "beings") return "bob";
  if (scope !== "word") return "lantern";
  if (slot === "channel") return "gossip";
  if (slot === "rank") return "officer";
  if (slot === "field") return "name";
  if (["to", "who", "whom", "about", "from", "name", "account"].includes(slot)) return "bob";
  return mark;
}

/** Every line with words of one's own that a form of any command makes, and those of channels and scripts. */
function ways(channels: readonly string[]): { name: string; lines: (mark: string) => string[] }[] {
  const registry = new Registry();
  const forms = registry
    .specs("admin")
    .filter((spec) => !isGuarded(spec) || ECHOES.has(spec.name))
    .flatMap(({ name, forms: all }) => all.map((form) => ({ name, form, parts: parseForm(form) })))
    .filter(({ form }) => !LEFT_OUT.test(form))
    .filter(({ parts }) => parts.some((part) => "scope" in part && ["text", "word"].includes(part.scope)));
  return [
    ...forms.map(({ form, parts }) => ({
      name: form,
      lines: (mark: string) => [[form.split(" ")[0], ...parts.map((part) => wordFor(part, mark))].join(" ")],
    })),
    ...channels.map((id) => ({ name: `channel ${id}`, lines: (mark: string) => [`${id} ${mark}`] })),
    ...SCRIPTS.map((lines) => ({
      name: lines.join("; "),
      lines: (mark: string) => lines.map((line) => line.replaceAll("MARK", mark)),
    })),
  ];
}

/** Two in one group and clan, one of them with a room and money, at the places where words can be left. */
async function stage(world: TestWorld): Promise<Stage> {
  const { game } = world;
  const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
  await appoint(world, ann, "admin");
  ann.character.add(Body({ ...ann.character.need(Body), level: 5 }));
  if (ann.character.has(Experience)) ann.character.edit(Experience).points = 4_000;
  const purse = purseOf(game, ann.character);
  if (purse) purse.edit(Stack).count = 5_000;
  game.spawnThing("harbor:oil-flask", 1, ann.character);
  game.world.flush();
  await bob.type("tell ann hello");
  await ann.type("group invite bob");
  await bob.type("group accept");
  await ann.type("clan found The Herring Hall");
  await ann.type("clan invite bob");
  await bob.type("clan accept");
  const first = (type: Parameters<typeof game.world.query>[0]): Entity | undefined =>
    [...game.world.query(type)][0];
  const inn = first(Lodging);
  if (inn) {
    ann.character.link(ContainedIn, inn);
    await ann.type("rent room");
  }
  const post = first(PostOffice);
  const board = [...game.world.query(Board)].find((one) => one.need(Board).write === "player");
  const places = [post, board].flatMap((one) => (one ? [one.target(ContainedIn) ?? one] : []));
  cid.character.link(ContainedIn, game.startRoom);
  return { world, ann, others: [bob, cid], places: [game.startRoom, ...places] };
}

/** Whom or what the words of a way reached: what others read, and what is kept where others can read it. */
async function reached(
  { world, ann, others, places }: Stage,
  lines: (mark: string) => string[],
  counter: { next: number },
): Promise<string[]> {
  const { game } = world;
  const found = new Set<string>();
  const marks: string[] = [];
  for (const place of places) {
    const mark = marker((counter.next += 1)).toLowerCase();
    marks.push(mark);
    for (const one of [ann, others[0]]) one?.character.link(ContainedIn, place);
    for (const one of others) one.read();
    for (const line of lines(mark)) ann.connection.post(line);
    await world.settle();
    if (ann.session.stack.length > 0) await ann.type("~");
    const read = others.map((one) => one.read().toLowerCase()).join("\n");
    if (read.includes(mark) || read.includes("nods to you")) found.add("heard");
  }
  // What was shouted is not shouted again at once.
  await world.tick(10_000);
  const kept = game.world
    .entities()
    .filter((one) => !one.has(Report) && !one.has(ReportQueue))
    .map((one) => JSON.stringify(publicPart(world, one, ann.character)).toLowerCase())
    .join("\n");
  if (marks.some((mark) => kept.includes(mark))) found.add("kept");
  return [...found].sort();
}

/** What of an entity somebody besides its owner may come to read: drafts and shorthands are one's own. */
function publicPart(world: TestWorld, entity: Entity, owner: Entity): Record<string, unknown> {
  const document = world.game.world.serialize(entity) as { components?: Record<string, unknown> };
  const own = entity === owner || entity.target(FiledUnder) === owner;
  const hidden = ["aliases", "drafts", "waiting-lines", ...(own ? ["parcel", "notice-begun"] : [])];
  const components = Object.entries(document.components ?? {}).filter(([name]) => !hidden.includes(name));
  return Object.fromEntries(components);
}

describe("words of a player", () => {
  const worlds = useWorlds();

  it("reach others by many ways, and by none of them once a moderator has muted or frozen the player", async () => {
    const world = await worlds({ content: await shippedContent(), seed: "silence" });
    const set = await stage(world);
    const { ann } = set;
    const counter = { next: 100 };
    const all = ways(Object.keys(world.game.rules.channels));
    const loud: string[] = [];
    for (const { name, lines } of all) {
      const how = await reached(set, lines, counter);
      if (how.length > 0) loud.push(`${name}: ${how.join(" and ")}`);
    }
    // A way that is new is seen here; one that has gone from here is no longer tried.
    expect(loud.sort().join("\n")).toMatchSnapshot();

    // Every command that takes words is among them, or is on the list of those that nobody else reads.
    const speech = new Registry().specs("player").filter((spec) => spec.speech === true);
    const untried = speech
      .map(({ name }) => name)
      .filter((name) => !UNHEARD.has(name) && !SCRIPTED.has(name))
      .filter((name) => !loud.some((one) => one.startsWith(`${name} `)));
    expect(untried).toEqual([]);

    for (const kind of ["mute", "freeze"] satisfies SanctionKind[]) {
      world.game.sanctions.impose({
        subject: sanctionSubject(ann.session),
        kind,
        createdAt: 0,
        until: null,
        reason: "a test",
        by: "Kay",
      });
      for (const { name, lines } of all) {
        const how = await reached(set, lines, counter);
        expect(how, `${name}, although ${kind}d`).toEqual([]);
      }
    }
    expect((await world.metrics.failedItems.get()).values).toMatchObject([{ value: 0 }]);
  }, 120_000);

  it("are no reason, echo or order either, when it is one of the staff", async () => {
    const world = await worlds();
    const [ann, bob] = await world.players("Ann", "Bob");
    await appoint(world, ann, "admin");
    const subject = sanctionSubject(ann.session);
    world.game.sanctions.impose({ subject, kind: "mute", createdAt: 0, until: null, reason: "x", by: "Kay" });
    for (const spec of new Registry().specs("admin")) {
      if (!isGuarded(spec) || spec.speech !== true) continue;
      expect(await ann.type(`${spec.name} bob 10m zaqwords`), spec.name).toContain(
        "A moderator has silenced you",
      );
    }
    expect(bob.read()).toBe("");
  });

  it("written before in an editor are kept for the writer, and go nowhere until the silence is over", async () => {
    const world = await worlds();
    const [ann] = await world.players("Ann");
    const subject = sanctionSubject(ann.session);
    for (const purpose of EDITOR_PURPOSES.keys()) {
      world.sessions.push(ann.session, "editor", { purpose });
      await ann.type("Zaqwords");
      world.game.sanctions.impose({
        subject,
        kind: "mute",
        createdAt: 0,
        until: null,
        reason: "x",
        by: "Kay",
      });
      expect(await ann.type("."), purpose).toContain("A moderator has silenced you");
      expect(ann.session.stack, purpose).toHaveLength(1);
      await ann.type("~");
      world.game.sanctions.lift({ subject, kind: "mute" });
    }
  });
});
