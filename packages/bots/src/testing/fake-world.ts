/** How a fake session is shown to its player; given by the transport. */
export interface FakeScreen {
  show(lines: readonly string[]): void;
  prompt(text: string): void;
  echo(on: boolean): void;
  /** Where the character is now, for clients that draw it. */
  room?(id: string, room: Room): void;
  end(words: string): void;
}

/** What the fake does wrong on purpose to lines that `at` picks out. */
export interface FakeFault {
  kind: "double" | "lose" | "swap" | "double-heard";
  at(line: string): boolean;
}

export interface Room {
  title: string;
  look: string;
  exits: Record<string, string>;
  things: string[];
}

interface Account {
  password: string;
  character: string;
  room: string;
  things: string[];
  coins: number;
}

type Step = (session: FakeSession, line: string) => void;

/** A game of three rooms that keeps the outer contract: login, rooms, say, things, coins. */
export class FakeWorld {
  readonly rooms: Record<string, Room> = {
    quay: {
      title: "The Salt Quay",
      look: "Gulls argue.",
      exits: { north: "market" },
      things: ["a coil of rope"],
    },
    market: {
      title: "The Fish Market",
      look: "It smells.",
      exits: { south: "quay", east: "lane" },
      things: [],
    },
    lane: { title: "Rope Lane", look: "Tar and hemp.", exits: { west: "market" }, things: ["a tin cup"] },
  };
  readonly accounts = new Map<string, Account>();
  readonly sessions = new Set<FakeSession>();
  readonly fault: FakeFault | undefined;
  #guests = 0;

  constructor(fault?: FakeFault) {
    this.fault = fault;
  }

  guest(): Account {
    return this.newcomer(`Guest${++this.#guests}`);
  }

  newcomer(character: string): Account {
    return { password: "", character, room: "quay", things: [], coins: 10 };
  }

  others(than: FakeSession): FakeSession[] {
    return [...this.sessions].filter((other) => other !== than && other.body?.room === than.body?.room);
  }

  named(name: string): FakeSession | undefined {
    return [...this.sessions].find((other) => other.body?.character.toLowerCase() === name.toLowerCase());
  }
}

/** One player's session in the fake: the login dialogue, then the game. */
export class FakeSession {
  readonly world: FakeWorld;
  screen: FakeScreen;
  body: Account | undefined;
  #step: Step = atName;
  #draft = { name: "", password: "" };
  #held: string[] | undefined;

  constructor(world: FakeWorld, screen: FakeScreen) {
    this.world = world;
    this.screen = screen;
    world.sessions.add(this);
  }

  begin(): void {
    this.screen.show(["Wyldlands, a pretended one.", ""]);
    this.ask("Name: ", atName);
  }

  take(line: string): void {
    this.#step(this, line);
  }

  ask(prompt: string, step: Step, echo = true): void {
    this.#step = step;
    this.screen.echo(echo);
    this.screen.prompt(prompt);
  }

  get draft(): { name: string; password: string } {
    return this.#draft;
  }

  enter(body: Account): void {
    this.body = body;
    this.screen.show(["Welcome.", "", ...this.view()]);
    this.ask("> ", play);
  }

  leave(words: string): void {
    this.world.sessions.delete(this);
    this.screen.end(words);
  }

  view(): string[] {
    const room = this.room();
    this.screen.room?.(this.body?.room ?? "", room);
    const people = this.world.others(this).map((other) => `${other.body?.character} is here.`);
    return [room.title, room.look, ...people, `Exits: ${Object.keys(room.exits).join(", ")}`];
  }

  room(): Room {
    return this.world.rooms[this.body?.room ?? "quay"] as Room;
  }

  /** Shows an answer, unless the fault has it lost, doubled or late. */
  answer(line: string, lines: readonly string[]): void {
    const fault = this.world.fault;
    const kind = fault?.at(line) === true ? fault.kind : undefined;
    if (kind === "swap") {
      this.#held = [...lines];
      return;
    }
    if (kind !== "lose") this.screen.show(lines);
    if (kind === "double") this.screen.show(lines);
    if (this.#held !== undefined) this.screen.show(this.#held);
    this.#held = undefined;
  }
}

function atName(session: FakeSession, line: string): void {
  session.draft.name = line;
  if (line === "guest") session.enter(session.world.guest());
  else if (line === "new") session.ask("Choose an account name: ", chooseName);
  else if (session.world.accounts.has(line)) session.ask("Password: ", password, false);
  else {
    session.screen.show(["Nobody here knows that name. `new` makes an account, `guest` plays at once."]);
    session.ask("Name: ", atName);
  }
}

function password(session: FakeSession, line: string): void {
  const account = session.world.accounts.get(session.draft.name);
  if (account?.password === line) session.enter(account);
  else {
    session.screen.show(["That is not it."]);
    session.ask("Name: ", atName);
  }
}

function chooseName(session: FakeSession, line: string): void {
  session.draft.name = line;
  session.ask("Choose a password: ", choosePassword, false);
}

function choosePassword(session: FakeSession, line: string): void {
  session.draft.password = line;
  session.ask("Repeat the password: ", () => session.ask("Name your character: ", nameCharacter), false);
}

function nameCharacter(session: FakeSession, line: string): void {
  const account = { ...session.world.newcomer(line), password: session.draft.password };
  session.world.accounts.set(session.draft.name, account);
  session.enter(account);
}

function play(session: FakeSession, line: string): void {
  const body = session.body as Account;
  const [verb = "", ...rest] = line.split(" ");
  const arg = rest.join(" ");
  if (verb === "quit") {
    session.leave("Fair winds.");
    return;
  }
  session.answer(line, deed(session, body, verb, arg));
  session.screen.prompt("> ");
}

function deed(session: FakeSession, body: Account, verb: string, arg: string): string[] {
  const { world } = session;
  const room = session.room();
  const way = room.exits[verb];
  if (way !== undefined) {
    body.room = way;
    return session.view();
  }
  const hear = (text: string): void => {
    const twice = world.fault?.kind === "double-heard" && world.fault.at(text);
    for (const other of world.others(session)) {
      other.screen.show(twice ? [text, text] : [text]);
      other.screen.prompt("> ");
    }
  };
  switch (verb) {
    case "look":
      return session.view();
    case "say":
      hear(`${body.character} says, '${arg}'`);
      return [`You say, '${arg}'`];
    case "emote":
      hear(`${body.character} ${arg}`);
      return [`${body.character} ${arg}`];
    case "tell":
      return tell(session, arg);
    case "who":
      return [
        "Awake:",
        ...[...world.sessions].map((other) => `  ${other.body?.character ?? "someone at the door"}`),
      ];
    case "help":
      return ["look, say, get, drop, give, tell, who, quit"];
    case "inventory":
      return ["You carry:", ...body.things.map((thing) => `  ${thing}`), `  ${body.coins} coins`];
    case "get":
      return move(room.things, body.things, arg, "You get");
    case "drop":
      return move(body.things, room.things, arg, "You drop");
    case "give":
      return give(session, body, arg);
    default:
      return [`You do not know how to '${verb}'. Try 'help'.`];
  }
}

function tell(session: FakeSession, arg: string): string[] {
  const [name = "", ...words] = arg.split(" ");
  const other = session.world.named(name);
  if (other === undefined) return [`There is no ${name} about.`];
  other.screen.show([`${session.body?.character} tells you, '${words.join(" ")}'`]);
  other.screen.prompt("> ");
  return [`You tell ${name}, '${words.join(" ")}'`];
}

function move(from: string[], to: string[], arg: string, verb: string): string[] {
  const found = from.filter((thing) => arg === "all" || thing.endsWith(arg));
  if (found.length === 0) return [`You see no ${arg} to do that with.`];
  return found.map((thing) => {
    from.splice(from.indexOf(thing), 1);
    to.push(thing);
    return `${verb} ${thing}.`;
  });
}

function give(session: FakeSession, body: Account, arg: string): string[] {
  const [, thing = "", name = ""] = /^(.+) to (.+)$/.exec(arg) ?? [];
  const other = session.world.named(name);
  if (other?.body === undefined || other === session) return [`You see no ${name} here.`];
  const coins = /^(\d+) (?:copper|coin)s?$/.exec(thing)?.[1];
  if (coins !== undefined) {
    if (body.coins < Number(coins)) return ["You have not that many."];
    body.coins -= Number(coins);
    other.body.coins += Number(coins);
    return [`You give ${thing} to ${other.body.character}.`];
  }
  return move(body.things, other.body.things, thing, "You hand over").map((words) =>
    words.replace(/\.$/, ` to ${name}.`),
  );
}
