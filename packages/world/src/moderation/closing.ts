import { escapeMarkup } from "@wyldlands/protocol";
import type { Game } from "../game.ts";
import { durationWords } from "../society/duration.ts";
import type { System } from "../turn/system.ts";

/** `shutdown`: the game ends until somebody starts it; `restart`: the world starts anew under the players. */
export type ClosingKind = "shutdown" | "restart";

interface Plan {
  kind: ClosingKind;
  /** Unix milliseconds. */
  at: number;
  reason: string;
  /** Milliseconds before the end at which it is said next; those that are past are gone. */
  warnings: number[];
}

/** Before the end it is said to everybody, so many seconds ahead. */
const WARNINGS = [3_600, 1_800, 900, 600, 300, 120, 60, 30, 10].map((seconds) => seconds * 1_000);

/** The end that is planned for this world. It is of this process alone: the world after a restart does not end again. */
export class Closing {
  readonly #game: Game;
  readonly #end: (kind: ClosingKind, reason: string) => void;
  #plan: Plan | undefined;

  /** `end`: finishes the turn, stores everything and ends the process. */
  constructor(game: Game, end: (kind: ClosingKind, reason: string) => void) {
    this.#game = game;
    this.#end = end;
  }

  get planned(): Readonly<Pick<Plan, "kind" | "at" | "reason">> | undefined {
    return this.#plan;
  }

  /** In so many milliseconds; another plan is forgotten. Everybody is told. */
  plan(kind: ClosingKind, inMs: number, reason: string): void {
    this.#plan = {
      kind,
      at: this.#game.wall() + inMs,
      reason,
      warnings: WARNINGS.filter((ms) => ms < inMs),
    };
    this.#tell(inMs === 0 ? "now" : `in ${durationWords(inMs)}`);
  }

  /** False when nothing was planned. */
  cancel(): boolean {
    if (!this.#plan) return false;
    this.#plan = undefined;
    this.#say("The game goes on: nothing ends after all.");
    return true;
  }

  get system(): System {
    return { name: "closing", budgetMs: 1, run: () => this.#run() };
  }

  #run(): void {
    const plan = this.#plan;
    if (!plan) return;
    const left = plan.at - this.#game.wall();
    if (left <= 0) {
      this.#plan = undefined;
      this.#end(plan.kind, plan.reason);
      return;
    }
    const due = plan.warnings.filter((ms) => ms >= left);
    if (due.length === 0) return;
    plan.warnings = plan.warnings.filter((ms) => ms < left);
    this.#tell(`in ${durationWords(left)}`);
  }

  #tell(when: string): void {
    if (!this.#plan) return;
    const { kind, reason } = this.#plan;
    const what = kind === "shutdown" ? "The game closes" : "The world starts anew";
    const means =
      kind === "shutdown" ? "Everything is kept." : "Stay where you are: you will be asked nothing.";
    this.#say(`${what} ${when}: ${escapeMarkup(reason)}. ${means}`);
  }

  #say(text: string): void {
    const { players, output } = this.#game;
    const sessions = players.characters().flatMap((one) => players.sessionOf(one) ?? []);
    output.tell(sessions, `<system>${text}</system>`);
  }
}
