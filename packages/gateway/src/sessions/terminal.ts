import { decodeTopic } from "@wyldlands/protocol";
import { renderPrompt } from "../render/render.ts";
import { Words, type Rendering } from "../render/words.ts";
import { words } from "../words.ts";
import type { Capabilities } from "./capabilities.ts";
import type { Ending, Presenter, WorldState } from "./presenter.ts";
import type { WhenKnown } from "./when-known.ts";

/** A character stream to a person: what telnet and a plain WebSocket have in common. */
export interface TerminalWire {
  /** Text with CR LF line ends and SGR codes. */
  write(text: string): void;
  /** Writes what other clients are shown as well. */
  show(rendering: Rendering): void;
  /** Marks the end of a prompt (telnet GA), where the wire can. */
  promptMark(): void;
  /** Asks the client to show, or not to show, what is typed. */
  echo(on: boolean): void;
  /** The client, when told, shows nothing of what is typed, Enter included. */
  readonly silencesEnter: boolean;
  /** Sends what is written and ends the connection. */
  end(ending: Ending): void;
  pause(): void;
  resume(): void;
}

/**
 * Shows a session on a terminal. Knows where the cursor stands, so that words never begin behind a prompt, and prints
 * the prompt once after a batch for whoever got words, a new prompt, or typed Enter.
 */
export class Terminal implements Presenter {
  readonly #wire: TerminalWire;
  readonly #capabilities: Capabilities;
  readonly #client: WhenKnown | undefined;
  #prompt = "";
  #afterPrompt = false;
  /** Words stand since the last prompt. */
  #worded = false;
  #promptDue = false;
  #echo = true;

  /** `client`: keeps drawings until it is known who looks at them; without it they are shown at once. */
  constructor(wire: TerminalWire, capabilities: Capabilities, client?: WhenKnown) {
    this.#wire = wire;
    this.#capabilities = capabilities;
    this.#client = client;
  }

  /** The client sent a line: its own Enter moved the cursor. */
  entered(): void {
    if (!this.#echo && this.#wire.silencesEnter) this.#wire.write("\r\n");
    this.#afterPrompt = false;
  }

  out(text: Words): void {
    this.#inOrder(() => {
      if (this.#lines(text)) this.#promptDue = true;
    }, text.drawn);
  }

  state(topic: string, json: string): void {
    if (topic === "echo" || topic === "prompt") this.#inOrder(() => this.#heed(topic, json));
  }

  answered(): void {
    this.#inOrder(() => {
      if (!this.#afterPrompt) this.#promptDue = true;
    });
  }

  refused(line: string, _clientNo: number, reason: string): void {
    this.#inOrder(() => {
      this.#lines(new Words(reason));
      this.#lines(new Words(words.notTaken(this.#echo ? line : undefined)));
      this.#printPrompt();
    });
  }

  world(_state: WorldState, text: Words): void {
    this.#tell(text);
  }

  batchEnd(): void {
    this.#inOrder(() => {
      if (this.#promptDue) this.#printPrompt();
    });
  }

  /** The gateway's own words, outside any batch. */
  notice(markup: string): void {
    this.#tell(new Words(markup));
  }

  end(ending: Ending, text: Words | undefined): void {
    this.#client?.settle();
    this.#setEcho(true);
    if (text !== undefined) this.#lines(text);
    this.#wire.end(ending);
  }

  pause(): void {
    this.#wire.pause();
  }

  resume(): void {
    this.#wire.resume();
  }

  #inOrder(step: () => void, drawn = false): void {
    if (this.#client === undefined) step();
    else this.#client.inOrder(step, drawn);
  }

  #tell(text: Words): void {
    this.#inOrder(() => {
      this.#lines(text);
      this.#printPrompt();
    });
  }

  #heed(topic: "echo" | "prompt", json: string): void {
    if (topic === "echo") {
      this.#setEcho(decodeTopic("echo", json)?.on ?? true);
      return;
    }
    const prompt = decodeTopic("prompt", json)?.text ?? "";
    if (prompt !== this.#prompt || !this.#afterPrompt) this.#promptDue = true;
    this.#prompt = prompt;
  }

  /** False: there is nothing in it for this client. */
  #lines(text: Words): boolean {
    const lines = text.rendering(this.#capabilities);
    if (lines.text === "") return false;
    this.#freshLine();
    this.#wire.show(lines);
    this.#worded = true;
    return true;
  }

  #freshLine(): void {
    if (this.#afterPrompt) this.#wire.write("\r\n");
    this.#afterPrompt = false;
  }

  #printPrompt(): void {
    this.#promptDue = false;
    if (this.#prompt === "") return;
    this.#freshLine();
    if (this.#worded && this.#capabilities.wishes?.compact === false) this.#wire.write("\r\n");
    this.#worded = false;
    this.#wire.write(renderPrompt(this.#prompt, this.#capabilities));
    this.#wire.promptMark();
    this.#afterPrompt = true;
  }

  #setEcho(on: boolean): void {
    if (on !== this.#echo) this.#wire.echo(on);
    this.#echo = on;
  }
}
