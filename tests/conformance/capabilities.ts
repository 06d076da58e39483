import { roomNumber, type MsdpValue } from "@wyldlands/protocol";
import { expect } from "vitest";
import { OwnSeat } from "./own-seat.ts";
import type { Seat } from "./seat.ts";

/** A player's evening on one way into the game. */
export interface Evening {
  seat: Seat;
  account: string;
  character: string;
  password: string;
  /** It has a token to come back with. */
  own: boolean;
  /** A neighbour, on telnet, in the same room all the time. */
  nell: Seat;
  /** Sits down anew, the connection before being gone. */
  again(): Promise<Seat>;
}

export interface Capability {
  name: string;
  /** Ends when the last line of it has been seen. Returns what else is to be the same on every way. */
  play(evening: Evening): Promise<unknown>;
  /** Ways on which the outcome is another by design: what is expected there instead, and why. */
  differs?: { ways: string[]; why: string };
}

const EXITS = /^Exits: /;

/** Where the wire can hide what is typed, it does so now, or does not. */
function hides(seat: Seat, hidden: boolean): Promise<void> {
  if (seat.hides === undefined) return Promise.resolve();
  return seat.holds(`typing to be ${hidden ? "hidden" : "shown"}`, () => seat.hides === hidden);
}

async function logIn(seat: Seat, account: string, password: string): Promise<void> {
  await seat.promptIs(/^Name: $/);
  await seat.ask(account, /^Password: $/);
  await hides(seat, true);
  seat.send(password);
}

/** In this order, for one begins where the one before ended. */
export const capabilities: Capability[] = [
  {
    name: "making an account, with passwords hidden",
    async play({ seat, account, password, character }) {
      await seat.promptIs(/^Name: $/);
      await seat.ask("new", /^Choose an account name: $/);
      await hides(seat, false);
      await seat.ask(account, /^Choose a password: $/);
      await hides(seat, true);
      await seat.ask(password, /^Repeat the password: $/);
      await hides(seat, true);
      await seat.ask(password, /^Name your character: $/);
      await hides(seat, false);
      await seat.ask(character, /^The warden holds out a hand/);
      expect(seat.words.join("\n")).not.toContain(password);
    },
  },
  {
    name: "quitting",
    async play({ seat }) {
      seat.send("quit");
      await seat.ends();
    },
  },
  {
    name: "a wrong password",
    async play(evening) {
      const seat = await evening.again();
      await logIn(seat, evening.account, "not the password");
      await seat.until(/password do not go together/);
      await seat.promptIs(/^Name: $/);
    },
  },
  {
    name: "logging in",
    async play({ seat, account, password }) {
      await logIn(seat, account, password);
      await seat.until(EXITS);
      await hides(seat, false);
    },
  },
  { name: "looking", play: ({ seat }) => seat.ask("look", EXITS) },
  { name: "looking at a thing", play: ({ seat }) => seat.ask("look drum", "A plain drum.") },
  {
    name: "the prompt",
    async play({ seat }) {
      seat.send("");
      await seat.promptIs(/\S/);
      return seat.prompt;
    },
  },
  {
    name: "walking",
    async play({ seat }) {
      await seat.ask("north", EXITS);
      await seat.ask("sw", /\./);
      await seat.ask("south", EXITS);
    },
  },
  {
    name: "saying, and being heard",
    async play({ seat, nell }) {
      await seat.ask("say good evening", "You say, 'good evening'");
      return nell.until(/says, 'good evening'/);
    },
  },
  {
    name: "hearing",
    async play({ seat, nell }) {
      nell.send("say good evening to you");
      await seat.until("Nell says, 'good evening to you'");
    },
  },
  {
    name: "telling, both ways",
    async play({ seat, nell, character }) {
      await seat.ask("tell nell are you there", /^You tell Nell/);
      const heard = await nell.until(/tells you, 'are you there'/);
      nell.send(`tell ${character} I am`);
      await seat.until("Nell tells you, 'I am'");
      return heard;
    },
  },
  {
    name: "an emote",
    async play({ seat, nell }) {
      await seat.ask("emote waves.", /waves\.$/);
      return nell.until(/waves\.$/);
    },
  },
  {
    name: "getting, dropping, giving",
    async play({ seat, nell, character }) {
      await seat.ask("get ball", /^You get/);
      await seat.ask("drop ball", /^You drop/);
      await seat.ask("get ball", /^You get/);
      await seat.ask("get mountain", /mountain/);
      await seat.ask("give ball to nell", /^You give/);
      const heard = await nell.until(/gives you a ball/);
      nell.send(`give ball to ${character}`);
      await seat.until("Nell gives you a ball.");
      await seat.ask("inventory", /a ball/);
      await seat.ask("drop ball", /^You drop/);
      return heard;
    },
  },
  { name: "help", play: ({ seat }) => seat.ask("help tell", /meet me/) },
  { name: "an unknown command", play: ({ seat }) => seat.ask("xyzzy", /There is no command 'xyzzy'/) },
  { name: "a command half said", play: ({ seat }) => seat.ask("give", /^Give what/) },
  {
    name: "twenty lines at once",
    async play({ seat }) {
      seat.send(...Array.from({ length: 20 }, (_, i) => `say line ${i + 1}`));
      await seat.until("You say, 'line 20'");
    },
  },
  {
    name: "a line of 4000 bytes",
    play: ({ seat }) => seat.ask(`say ${"word ".repeat(798)}end`, / end'$|^end'$|end'/),
  },
  {
    name: "a line beyond 4096 bytes",
    async play({ seat }) {
      seat.send(`say ${"word ".repeat(1000)}`);
      await seat.until(/That line/);
      await seat.ask("say after it", "You say, 'after it'");
    },
    differs: {
      ways: ["v1.wyldlands"],
      why: "it numbers its lines and refuses a long one whole, for the page still has it; a terminal's is cut",
    },
  },
  {
    name: "control characters",
    async play({ seat, nell }) {
      await seat.ask("say a\u0007b\u001b[31mc\u0001d\u0085e", /^You say, 'ab/);
      return nell.until(/says, 'ab/);
    },
  },
  {
    name: "a tab",
    async play({ seat, nell }) {
      await seat.ask("say left\tright", /^You say, 'left/);
      return nell.until(/says, 'left/);
    },
  },
  {
    name: "markup typed by a player",
    async play({ seat, nell }) {
      await seat.ask("say <item>&amp; more</item> &lt;b&gt;", /^You say, '</);
      return nell.until(/says, '</);
    },
  },
  {
    name: "characters of every kind",
    async play({ seat, nell }) {
      await seat.ask("say café — 中文 🙂 naïve e\u0301", /^You say, 'café/);
      return nell.until(/says, 'café/);
    },
  },
  { name: "who is there", play: ({ seat }) => seat.ask("who", /Nell/) },
  {
    name: "writing in the editor",
    async play({ seat }) {
      seat.send("describe");
      await seat.holds("the editor's prompt", () => seat.prompt !== "> ");
      const prompt = seat.prompt;
      seat.send("Tall & thin, <hat> on.", "Smells of tar.");
      await seat.ask(".", /new eyes/);
      await seat.ask("look me", /Smells of tar\./);
      return prompt;
    },
  },
  {
    name: "what a client knows of the room, the character, its things and its talk",
    async play({ seat, nell }) {
      seat.send("north");
      await seat.until(EXITS);
      seat.send("south");
      await seat.until(EXITS);
      await seat.ask("get hoop", /^You get/);
      nell.send("say a word for the wire");
      await seat.until("Nell says, 'a word for the wire'");
      await seat.ask("drop hoop", /^You drop/);
      // The facts of the last line come behind its words.
      await seat.ask("say all told", "You say, 'all told'");
      await seat.ask("say truly", "You say, 'truly'");
      sameFacts(seat);
      return undefined;
    },
  },
  {
    name: "what a client knows of its group, channels, quests, trade and letters",
    async play({ seat, nell, character }) {
      await seat.ask("group invite nell", "You ask Nell to come along.");
      await nell.ask("group accept", /^You go along with/);
      await seat.ask("talk warden", /QUEST ACCEPT/);
      await seat.ask("quest accept the tally", /You take on The Tally/);
      await seat.ask("get hoop", /1 of 2/);
      await nell.ask(`mail send ${character} Tides`, /\./);
      await nell.ask("High water at nine.", /./);
      nell.send(".", "mail post");
      await seat.until(/A letter has come for you, from Nell: Tides/);
      await seat.ask("gossip hello", /^\[Gossip\]/);
      await seat.ask("trade nell", /^You offer Nell a trade/);
      await nell.ask("trade accept", /put your heads together/);
      await seat.ask("offer 2 coins", /^You offer two coppers/);
      // The facts of the last line come behind its words.
      await seat.ask("say all told", "You say, 'all told'");
      await seat.ask("say truly", "You say, 'truly'");
      sameCompany(seat, character);
      await seat.ask("trade cancel", /everything stays where it was\.$/);
      await seat.ask("drop hoop", /^You drop/);
      await seat.ask("quest abandon the tally", /Then I count something else/);
      await seat.ask("group leave", "You leave the group.");
      await seat.ask("mail read 1", /High water at nine/);
      await seat.ask("mail delete 1", /^You tear up/);
      await nell.until(/no more/);
      return undefined;
    },
  },
  {
    name: "settings, out as a line and in again",
    async play({ seat }) {
      await seat.ask("brief on", /briefly/);
      await seat.ask("wimpy 12 points", /12 points/);
      await seat.ask("settings export", /^Keep that line/);
      const line = seat.words.at(-2) ?? "";
      const settings = { brief: true, wimpy: { points: 12 } };
      expect(JSON.parse(line)).toEqual(settings);
      await seat.ask("settings reset", /as it was at first/);
      await seat.ask(`settings import ${line}`, /Your settings are those now/);
      if (seat instanceof OwnSeat) {
        seat.askSettings();
        await seat.holds("the settings", () => seat.facts.topics.settings !== undefined);
        expect(seat.facts.topics.settings).toEqual(settings);
      }
      await seat.ask("settings import {}", /Your settings are those now/);
    },
  },
  {
    name: "a narrow window",
    async play({ seat }) {
      seat.resize(40);
      // The size was read before this.
      await seat.ask("say narrow", "You say, 'narrow'");
      const from = seat.words.length;
      seat.send("say It is said that the lamp was lit before the harbour had a name.");
      await seat.until(/name\.'$/);
      const lines = seat.words.slice(from);
      // Our own page wraps for itself, and a plain frame knows no width.
      if (seat.wraps) expect(lines.map(({ length }) => length).every((width) => width <= 40)).toBe(true);
      if (seat.wraps) expect(lines.length).toBeGreaterThan(1);
      seat.resize(500);
      await seat.ask("say wide", "You say, 'wide'");
    },
  },
  {
    name: "a width by the player's own wish",
    async play({ seat, own }) {
      seat.send("width 40", "say narrow again");
      await seat.until("You say, 'narrow again'");
      const from = seat.words.length;
      seat.send("say It is said that the bell was cast before there was a tower for it.");
      await seat.until(/for it\.'$/);
      const widths = seat.words.slice(from).map(({ length }) => length);
      if (own) expect(seat.facts.topics.display?.width).toBe(40);
      else expect(Math.max(...widths)).toBeLessThanOrEqual(40);
      seat.send("width auto", "say wide again");
      await seat.until("You say, 'wide again'");
    },
  },
  {
    name: "a map, drawn for eyes and told to ears",
    async play({ seat, own }) {
      seat.send("map", "say drawn");
      await seat.until("You say, 'drawn'");
      await seat.ask("screenreader on", /made to be heard/);
      seat.send("map", "say told");
      await seat.until("You say, 'told'");
      if (!own) await seat.promptIs(/^Ready: $/);
      await seat.ask("screenreader auto", /Your client says/);
      seat.send("look", "say seen");
      await seat.until("You say, 'seen'");
    },
  },
  {
    name: "the line is lost, and the player comes back",
    async play(evening) {
      const { account, password, nell } = evening;
      await evening.seat.ask("get bell", /^You get/);
      evening.seat.drop();
      await evening.seat.ends();
      if (evening.own) {
        await evening.seat.open();
      } else {
        await nell.until(/lost in thought/);
        await logIn(await evening.again(), account, password);
        await evening.seat.until(EXITS);
        await nell.until(/awake again/);
      }
      await evening.seat.ask("inventory", /a bell/);
      await evening.seat.ask("drop bell", /^You drop/);
    },
    differs: {
      ways: ["v1.wyldlands"],
      why: "it comes back with its token, and nobody noticed; a terminal gives its name and password",
    },
  },
];

/** The same of what it has with others. */
function sameCompany({ facts }: Seat, character: string): void {
  const last = (name: string): unknown => facts.gmcp.findLast((message) => message.name === name)?.data;
  const both = [character, "Nell"];
  if (facts.gmcp.length > 0) {
    const group = last("Group") as { leader: string; members: { name: string }[] };
    expect([group.leader, group.members.map(({ name }) => name)]).toEqual([character, both]);
    const channels = last("Comm.Channel.List") as { name: string }[];
    expect(channels.map(({ name }) => name)).toEqual(expect.arrayContaining(["group", "gossip"]));
    expect(last("Comm.Channel.Text")).toBeDefined();
    const tasks = facts.gmcp.filter(({ name }) => name.startsWith("IRE.Tasks.")).map(({ data }) => data);
    expect(JSON.stringify(tasks)).toContain("The Tally");
    expect(last("Wyldlands.Trade")).toMatchObject({ open: true, with: "Nell", mine: { coins: 2 } });
    expect(last("Wyldlands.Mail")).toEqual({ unread: 1 });
  }
  if (Object.keys(facts.msdp).length > 0) {
    const group = JSON.stringify(facts.msdp["GROUP"]);
    for (const name of both) expect(group).toContain(name);
  }
  if (Object.keys(facts.topics).length > 0) {
    const { group, channels, quests, trade, mail } = facts.topics;
    expect(group?.members.map(({ name }) => name)).toEqual(both);
    expect(channels?.channels).toMatchObject([{ id: "gossip", name: "Gossip", on: true }]);
    expect(quests?.quests).toMatchObject([{ name: "The Tally", objectives: [{ have: 1, need: 2 }] }]);
    expect(trade).toMatchObject({ with: { name: "Nell" }, mine: { coins: 2, agreed: false } });
    expect(mail).toEqual({ unread: 1 });
  }
}

interface RoomFact {
  num: number;
  id: string;
  name: string;
  area?: string;
  exits: Record<string, number>;
}

/** GMCP, MSDP and the topics, whichever this seat has, say the same. */
function sameFacts({ facts }: Seat): void {
  const last = (name: string): unknown => facts.gmcp.findLast((message) => message.name === name)?.data;
  const yard = { num: roomNumber("arena:yard"), id: "arena:yard", name: "The Yard", area: "The Arena" };
  const ways = { n: "arena:gallery", e: "arena:stable", d: "arena:cellar" };
  const exits = Object.fromEntries(Object.entries(ways).map(([way, to]) => [way, roomNumber(to)]));
  if (facts.gmcp.length > 0) {
    expect(last("Room.Info") as RoomFact).toMatchObject({ ...yard, exits });
    expect(last("Char.Name")).toMatchObject({ name: expect.stringMatching(/^[A-Z][a-z]+$/) as string });
    const { hp, maxhp } = last("Char.Vitals") as { hp: number; maxhp: number };
    expect(hp).toBeGreaterThan(0);
    expect(hp).toBe(maxhp);
    expect(last("Char.Status")).toMatchObject({ level: 1, position: "standing", gold: 10, target: "" });
    expect(last("Char.Afflictions.List")).toEqual([]);
    const talk = facts.gmcp.filter(({ name }) => name === "Comm.Channel.Text").map(({ data }) => data);
    expect(talk).toContainEqual({
      channel: "say",
      talker: "Nell",
      text: "Nell says, 'a word for the wire'",
    });
    const changes = facts.gmcp.filter(({ name }) => /^Char\.Items\.(?:Add|Remove)$/.test(name));
    const inv = changes.filter(({ data }) => (data as { location: string }).location === "inv").slice(-2);
    expect(inv.map(({ name, data }) => [name, (data as { item: { name: string } }).item.name])).toEqual([
      ["Char.Items.Add", "a hoop"],
      ["Char.Items.Remove", "a hoop"],
    ]);
  }
  if (Object.keys(facts.msdp).length > 0) {
    const msdpExits = Object.fromEntries(Object.entries(exits).map(([way, num]) => [way, `${num}`]));
    expect(facts.msdp as Record<string, MsdpValue>).toMatchObject({
      ROOM_NAME: yard.name,
      AREA_NAME: yard.area,
      ROOM: { VNUM: `${yard.num}`, ID: yard.id, NAME: yard.name, AREA: yard.area, EXITS: msdpExits },
      ROOM_EXITS: msdpExits,
      INVENTORY: ["ten coppers"],
      HEALTH: expect.stringMatching(/^[1-9]\d*$/) as string,
      LEVEL: "1",
      MONEY: "10",
      POSITION: "standing",
      CHARACTER_NAME: expect.stringMatching(/^[A-Z][a-z]+$/) as string,
    });
  }
  if (Object.keys(facts.topics).length > 0) {
    const { room, inventory, character, vitals, status, effects } = facts.topics;
    expect(vitals?.health.left).toBe(vitals?.health.most);
    expect(status).toMatchObject({ level: 1, position: "standing", gold: 10 });
    expect(effects).toEqual({ effects: [] });
    expect(room).toMatchObject({ id: yard.id, name: yard.name, area: yard.area });
    expect(room?.exits).toEqual({ north: ways.n, east: ways.e, down: ways.d });
    expect(inventory?.items.map(({ name }) => name)).toEqual(["ten coppers"]);
    expect(character?.name).toMatch(/^[A-Z][a-z]+$/);
  }
}
