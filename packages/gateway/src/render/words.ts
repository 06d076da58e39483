import { renderLines, type RenderTarget } from "./render.ts";

/** Words on their way to any number of clients: rendered once for all that see them alike. */
export class Words {
  readonly markup: string;
  #json: string | undefined;
  readonly #rendered = new Map<string, string>();

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
    const { width, colours, charset, screenReader, mxp = false, theme } = target;
    const key = `${width} ${colours} ${charset} ${screenReader} ${mxp} ${theme?.key ?? ""}`;
    let text = this.#rendered.get(key);
    if (text === undefined) {
      text = renderLines(this.markup, target);
      this.#rendered.set(key, text);
    }
    return text;
  }
}
