import type { BotClient, WaitOptions } from "./client.ts";
import { isExitsLine, parseRoomView, type RoomView } from "./room-view.ts";

export interface NewAccount {
  name: string;
  password: string;
  character: string;
}

const EXITS = /^\s*Exits:/;
/** What the game tells the doer mostly begins so; what it tells about others does not. */
const ANSWER = /^(?:You|There|Nothing)\b/;
const HEARD = /^(.+?) says, '(.*)'$/;

/** Someone who plays: knows the dialogue of the login and a few commands, and learns everything else from the screen. */
export class Player {
  readonly client: BotClient;
  readonly #wait: WaitOptions;
  /** The room seen last. */
  room: RoomView | undefined;

  constructor(client: BotClient, options: WaitOptions = {}) {
    this.client = client;
    this.#wait = options;
  }

  async loginAsGuest(): Promise<RoomView> {
    await this.#door("guest");
    return this.#enter();
  }

  async newAccount({ name, password, character }: NewAccount): Promise<RoomView> {
    await this.#door("new");
    await this.#answer(/Choose an account name: ?$/, name);
    await this.#answer(/Choose a password: ?$/, password);
    await this.#answer(/Repeat the password: ?$/, password);
    await this.#answer(/Name your character: ?$/, character);
    return this.#enter();
  }

  /** `character` is chosen by name where the account has several. */
  async login(name: string, password: string, character?: string): Promise<RoomView> {
    await this.#door(name);
    await this.#answer(/Password: ?$/, password);
    if (character === undefined) return this.#enter();
    const found = await this.client.waitFor(/Choose a character: ?$|^\s*Exits:/, this.#wait);
    if (found.kind === "prompt") this.client.send(character);
    return found.kind === "prompt" ? this.#enter() : this.look();
  }

  /** The room, or undefined when the way is barred: `words` of `ask` tell why. */
  async walk(direction: string): Promise<RoomView | undefined> {
    const lines = await this.#ask(
      direction,
      /^\s*Exits:|^You |^There is no |^That (?:takes|way)| is closed\. /,
    );
    if (!lines.some(isExitsLine)) return undefined;
    return this.#see(lines);
  }

  async look(): Promise<RoomView> {
    return this.#see(await this.#ask("look", EXITS));
  }

  /** Resolves when the speaker hears it. */
  async say(text: string): Promise<void> {
    this.client.send(`say ${text}`);
    await this.client.waitFor(`You say, '${text}'`, this.#wait);
  }

  /** Resolves with the speaker's name when this player hears `text` from somebody else. */
  async hears(text: string): Promise<string> {
    for (;;) {
      const { match } = await this.client.waitFor(HEARD, this.#wait);
      if (match[2] === text) return match[1] as string;
    }
  }

  tell(who: string, text: string): Promise<string[]> {
    return this.#ask(`tell ${who} ${text}`, ANSWER);
  }

  get(thing: string): Promise<string[]> {
    return this.#ask(`get ${thing}`, ANSWER);
  }

  drop(thing: string): Promise<string[]> {
    return this.#ask(`drop ${thing}`, ANSWER);
  }

  give(thing: string, to: string): Promise<string[]> {
    return this.#ask(`give ${thing} to ${to}`, ANSWER);
  }

  inventory(): Promise<string[]> {
    return this.#ask("inventory", /^You (?:carry|are carrying|have)/);
  }

  /** Leaves the game and waits until the server has closed the connection, or asks for a name again. */
  async quit(): Promise<void> {
    const { client } = this;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error("still connected after 'quit'")),
        this.#wait.timeoutMs ?? 5_000,
      );
      const left = (): void => {
        clearTimeout(timer);
        stop();
        resolve();
      };
      const stop = client.onClose(left);
      client.send("quit");
      client.waitFor(/^Name: ?$/, this.#wait).then(left, () => {});
    });
    await client.close();
  }

  async #door(answer: string): Promise<void> {
    if (!this.client.connected) await this.client.connect();
    await this.#answer(/Name: ?$/, answer);
  }

  async #answer(prompt: RegExp, text: string): Promise<void> {
    await this.client.waitForPrompt(prompt, this.#wait);
    this.client.send(text);
  }

  async #enter(): Promise<RoomView> {
    await this.client.waitFor(EXITS, this.#wait);
    return this.look();
  }

  #ask(line: string, expect: RegExp): Promise<string[]> {
    return this.client.ask(line, { ...this.#wait, expect });
  }

  #see(lines: string[]): RoomView {
    const room = parseRoomView(lines);
    if (room === undefined) throw new Error(`no room in: ${lines.join(" / ")}`);
    this.room = room;
    return room;
  }
}
