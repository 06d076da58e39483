/** One thing that the server put on the screen. `again`: it was shown before, and the server marked it as repeated. */
export interface ScreenItem {
  kind: "line" | "prompt";
  text: string;
  /** Milliseconds, `performance.now()`. */
  at: number;
  again?: true;
}

export interface ScreenMatch extends ScreenItem {
  match: RegExpExecArray;
}

export interface WaitOptions {
  /** Milliseconds; 5,000 unless told. */
  timeoutMs?: number;
}

export interface AskOptions extends WaitOptions {
  /**
   * Telnet has no acks, and words about others come with a prompt, too. With a pattern the answer is taken to be there when
   * a line matches; when none does, whatever came by a second after the last of it. The web does not need it.
   */
  expect?: RegExp;
}

export type Unsubscribe = () => void;

/**
 * A player's connection without a player: lines go in, a screen comes out. The same over telnet and over WebSocket, so
 * that a script written once runs on both. Texts are bare words: no colours, no markup, no control characters.
 */
export interface BotClient {
  readonly transport: "telnet" | "web";
  readonly connected: boolean;
  /** False while the server hides what is typed (a password). */
  readonly echo: boolean;
  /** What stands before the cursor now; empty before the first prompt. */
  readonly prompt: string;
  /** The newest lines and prompts, oldest first; bounded. */
  readonly transcript: readonly string[];

  /**
   * Opens the connection. After a drop a web client goes on with its session where the server still has it, and sends its
   * unanswered lines again; telnet always starts anew. Rejects when nobody answers.
   */
  connect(): Promise<{ resumed: boolean }>;
  /** Sends one line and returns its number, counted from 1 over the life of the session. */
  send(line: string): number;
  /** Sends several lines in one packet; returns the number of the last one. */
  sendMany(lines: readonly string[]): number;

  /**
   * The next line or prompt that matches; everything up to and including it is consumed. What came earlier and was not
   * consumed counts, so there is no race between sending and waiting. A string is looked for as it stands.
   */
  waitFor(pattern: RegExp | string, options?: WaitOptions): Promise<ScreenMatch>;
  /** Waits until what stands before the cursor matches, with everything sent answered as far as the transport can tell. */
  waitForPrompt(pattern: RegExp | string, options?: WaitOptions): Promise<ScreenItem>;
  /**
   * Sends a line and gathers what comes until the server is ready for the next: the line's ack on the web, the prompt after
   * at least one line on telnet. What others do meanwhile is gathered too.
   */
  ask(line: string, options?: AskOptions): Promise<string[]>;

  onLine(listener: (item: ScreenItem) => void): Unsubscribe;
  /** From now on what comes is told to listeners and to whoever waits for it, and not kept: for a load bot, that costs memory. */
  forget(): void;
  /** Web only: the line with this number is answered. */
  onAck(listener: (n: number) => void): Unsubscribe;
  /** Web only: the line with this number was not taken, and why. */
  onRefused(listener: (n: number, text: string) => void): Unsubscribe;
  onClose(listener: () => void): Unsubscribe;

  /** Says goodbye and closes; the server need not keep the session. */
  close(): Promise<void>;
  /** Cuts the line: no goodbye, as when a cable is pulled. */
  drop(): void;
}
