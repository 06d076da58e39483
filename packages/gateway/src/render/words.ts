import { renderLines, type RenderTarget } from "./render.ts";

/** Words as all clients of one look are shown them. */
export class Rendering {
  readonly text: string;
  #bytes: Uint8Array | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Its bytes, made once; a look has one character set, so all that share it have the same `encode`. Nobody may write to them. */
  bytes(encode: (text: string) => Uint8Array): Uint8Array {
    this.#bytes ??= encode(this.text);
    return this.#bytes;
  }
}

/** Words on their way to any number of clients: rendered once for all that see them alike. */
export class Words {
  readonly markup: string;
  #json: string | undefined;
  readonly #rendered = new Map<string, Rendering>();

  constructor(markup: string) {
    this.markup = markup;
  }

  /** How many different renderings were made. */
  get renderings(): number {
    return this.#rendered.size;
  }

  /** The markup as a JSON string. */
  get json(): string {
    this.#json ??= JSON.stringify(this.markup);
    return this.#json;
  }

  /** There is a drawing in it: whoever it is for should be known before it is shown. */
  get drawn(): boolean {
    return this.markup.includes("<art>");
  }

  /** Whole lines for that client; "" when none of it is for its eyes, or ears. */
  rendered(target: RenderTarget): string {
    return this.rendering(target).text;
  }

  /** The same, for a client that needs bytes. */
  rendering(target: RenderTarget): Rendering {
    const { width, colours, charset, screenReader, mxp = false, theme } = target;
    const key = `${width} ${colours} ${charset} ${screenReader} ${mxp} ${theme?.key ?? ""}`;
    let rendering = this.#rendered.get(key);
    if (rendering === undefined) {
      rendering = new Rendering(renderLines(this.markup, target));
      this.#rendered.set(key, rendering);
    }
    return rendering;
  }
}
