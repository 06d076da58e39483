import type {
  Choice,
  Described,
  Occasion,
  Preparation,
  Prepared,
  Reflected,
  Reply,
  Scene,
  Subject,
  ToReflect,
} from "@wyldlands/voice";

/** What finds an npc's answers: with a model or without one, behind it always the grammar voice. */
export interface Speech {
  /** Whether a model can be asked at all. */
  readonly model: boolean;
  /** What can be answered in the turn itself. `own`: no model is to be asked. Undefined: a model has to be. */
  atOnce(
    scene: Scene,
    options: { readonly ring: readonly string[]; readonly own: boolean },
  ): Reply | undefined;
  /** Never rejects: what fails is answered by the grammar voice, and the reply's trace says why. */
  answer(scene: Scene, options: SpeechOptions): Promise<Reply>;
  /** Which of the choices the npc makes; without a choice in it, none. Never rejects. */
  choose(scene: Scene, options: ChoosingOptions): Promise<Choice>;
  /** One memory of many; absent where no model can be asked. Never rejects. */
  reflect?(memories: ToReflect, options: Asking): Promise<Reflected>;
  /** Words for what a builder builds; absent where no model can be asked. Never rejects. */
  describe?(subject: Subject, options: Asking): Promise<Described>;
  /** Answers that are found before anybody asks; absent where no model can be asked, or none are to be prepared. */
  readonly preparing?: PreparingSpeech | undefined;
  /** The share of the money that is left, 0 to 1, for that account and the world; undefined: there is no limit. */
  budgetLeft(account: string | undefined): number | undefined;
  /** Somebody said that what was said by that key (`Reply.key`) was bad: it is not said again out of what is kept. */
  wrong(key: string): void;
  /** Nothing that was said before is said again out of what is kept: a player's memories were erased. */
  forget(): void;
}

export interface PreparingSpeech {
  /** What an npc is asked most often, the commonest first. */
  occasions(scene: Scene): Occasion[];
  /** Whether answers to that should be prepared. */
  lacks(one: Prepared): boolean;
  /** Asks a model for all of them at once and keeps what may be said to anybody; the world pays. Never rejects. */
  prepare(base: Scene, sheet: readonly Prepared[], options: Omit<Asking, "player">): Promise<Preparation>;
}

interface Asking {
  /** Milliseconds from now. */
  readonly deadlineMs: number;
  /** Id of the account that it is charged to; without one the world pays. */
  readonly player?: string;
  /** Ends it. */
  readonly signal: AbortSignal;
}

export interface SpeechOptions extends Asking {
  /** Keys of what was said to this speaker lately. */
  readonly ring: readonly string[];
  /** Acts of its last answers to this speaker, the newest last. */
  readonly actsLately?: readonly (readonly string[])[];
}

export interface ChoosingOptions extends Asking {
  readonly choices: readonly { readonly id: string; readonly about: string }[];
}
