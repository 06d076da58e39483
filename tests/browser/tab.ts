import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { artefact } from "../support/artefacts.ts";
import { DESK } from "./browser.ts";

export interface LogLine {
  /** words, typed or notice; `waiting`: not answered yet; `again`: shown once more after a reload. */
  kind: string;
  text: string;
  waiting: boolean;
  again: boolean;
}

const LOG = `[...document.querySelectorAll(".log .line")].map((line) => ({
  kind: ["words", "typed", "notice"].find((kind) => line.classList.contains(kind)),
  text: line.textContent,
  waiting: line.classList.contains("waiting"),
  again: line.classList.contains("again"),
}))`;

/** A person at the player page: opens it, reads it, types and clicks. What the page itself complains of is gathered. */
export class Tab {
  readonly page: Page;
  /** Console errors and uncaught exceptions; a page that lost its gateway may have the browser's own. */
  readonly complaints: string[] = [];
  /** Connections to the world that were opened, and that ended, since the tab was opened. */
  readonly lines = { opened: 0, ended: 0 };
  readonly #url: string;

  private constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") this.complaints.push(message.text());
    });
    page.on("websocket", (line) => {
      this.lines.opened += 1;
      line.on("close", () => (this.lines.ended += 1));
    });
  }

  /** A tab with cookies and storage of its own. */
  static async open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Tab> {
    const context = await browser.newContext({ ...DESK, colorScheme: "dark", ...options });
    const tab = new Tab(await context.newPage(), url);
    tab.page.setDefaultTimeout(15_000);
    await tab.page.goto(url);
    return tab;
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole("button", { name: button, exact: true }).click();
  }

  /** Types a line as a person does and sends it. */
  async type(line: string): Promise<void> {
    await this.page.locator("#line").pressSequentially(line);
    await this.page.keyboard.press("Enter");
  }

  /** Types a line and waits until the world has answered it. */
  async ask(line: string): Promise<void> {
    const typed = this.page.locator(".line.typed");
    const before = await typed.count();
    await this.type(line);
    await typed.nth(before).waitFor({ state: "attached" });
    await this.settled();
  }

  /** Resolves when the log has this text in one of its lines. */
  async sees(text: string): Promise<void> {
    await this.page.locator(".log .line", { hasText: text }).first().waitFor({ state: "attached" });
  }

  /** Resolves when the input line's label, which is the prompt, ends so. */
  async prompted(prompt: string): Promise<void> {
    await this.page.locator("label[for=line]", { hasText: prompt }).waitFor();
  }

  async inRoom(name: string): Promise<void> {
    await this.page.getByRole("heading", { name, exact: true }).waitFor();
  }

  async status(text: string): Promise<void> {
    await this.page.getByRole("status").getByText(text, { exact: true }).waitFor();
  }

  /** From now on every state that is shown is noted; call what is returned to read them. */
  async watchStatus(): Promise<() => Promise<string[]>> {
    await this.page.evaluate(`(() => {
      const element = document.querySelector("[role=status]");
      window.statesSeen = [element.textContent];
      new MutationObserver(() => window.statesSeen.push(element.textContent))
        .observe(element, { childList: true, characterData: true, subtree: true });
    })()`);
    return () => this.page.evaluate<string[]>("window.statesSeen");
  }

  /** Nothing that is on the page waits for an answer, and what came with the answers is on it as well. */
  async settled(): Promise<void> {
    await this.page.locator(".line.waiting").first().waitFor({ state: "detached" });
    await this.page.evaluate(
      "new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))",
    );
  }

  log(): Promise<LogLine[]> {
    return this.page.evaluate<LogLine[]>(LOG);
  }

  /** The texts of the log, one a line. */
  async text(): Promise<string> {
    return (await this.log()).map((line) => line.text).join("\n");
  }

  /** How often a text stands in the world's words. */
  async count(text: string): Promise<number> {
    return (await this.log()).filter((line) => line.kind === "words" && line.text.includes(text)).length;
  }

  exits(): Promise<string[]> {
    return this.page.locator(".exits button").allTextContents();
  }

  /** Everything that the page holds a person, or a script, could read: its elements, fields, and every storage. */
  async everything(): Promise<string> {
    return this.page.evaluate<string>(`JSON.stringify([
      document.documentElement.outerHTML,
      [...document.querySelectorAll("input")].map((field) => field.value),
      { ...sessionStorage }, { ...localStorage }, document.cookie, history.state, location.href,
    ])`);
  }

  /** Pixels by which the page is wider than the window; 0 when nothing hangs out. */
  overhang(): Promise<number> {
    return this.page
      .evaluate<number>(`Math.max(0, ...[...document.querySelectorAll("body, .page, .head, .log, .foot")]
      .map((element) => Math.max(element.getBoundingClientRect().right, element.scrollWidth) - innerWidth))`);
  }

  /** Pixels between what is shown of the log and its end. */
  belowTheFold(): Promise<number> {
    return this.page.evaluate<number>(
      "((box) => Math.round(box.scrollHeight - box.scrollTop - box.clientHeight))(document.querySelector('.log'))",
    );
  }

  async reload(): Promise<void> {
    await this.page.goto(this.#url);
  }

  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: artefact("browser", `${name}.png`) });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
