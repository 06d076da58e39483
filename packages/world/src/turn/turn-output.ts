import type { Out as LinkOut } from "@wyldlands/protocol";
import type { Channel } from "../link/channel.ts";
import type { Session } from "../sessions/session.ts";

/** What words are about, for clients that read side channels: said once, with the words. */
export type About = NonNullable<LinkOut["about"]>;

export interface Out {
  sessions: Session[];
  /** Their connections when it was said: one that is closed later in the turn still gets it. */
  channels: (Channel | undefined)[];
  text: string;
  about?: About | undefined;
}

export interface TopicOut {
  session: Session;
  topic: string;
  json: string;
}

/** Stands before each line that is read over another's shoulder. */
export const SNOOPED = "% ";

/** What a turn has to say, in order: words for several sessions at once, state topics, and goodbyes. */
export class TurnOutput {
  #outs: Out[] = [];
  #closings: { channel: Channel; text: string }[] = [];
  /** Outs before this one are settled: words are no longer joined to them. */
  #settled = 0;

  tell(sessions: Session[], text: string, about?: About): void {
    if (sessions.length === 0 || text === "") return;
    const last = this.#outs.length > this.#settled ? this.#outs.at(-1) : undefined;
    const only = sessions.length === 1 ? sessions[0] : undefined;
    // Two texts in a row for the same one session travel as one.
    const joins =
      last?.sessions.length === 1 && last.sessions[0] === only && last.channels[0] === only?.channel;
    if (last && joins && !last.about && !about) last.text += `\n${text}`;
    else this.#outs.push({ sessions, channels: sessions.map((session) => session.channel), text, about });
    for (const session of sessions) if (session.snoopers.length > 0) this.#passOn(session, text);
  }

  /** Who looks on while a player plays reads the same, marked; not what dialogues say: there secrets are asked for. */
  #passOn({ snoopers, stack, character }: Session, text: string): void {
    if (!character || stack.length > 0) return;
    const marked = text
      .split("\n")
      .map((line) => `${SNOOPED}${line}`)
      .join("\n");
    for (const one of snoopers) this.#outs.push({ sessions: [one], channels: [one.channel], text: marked });
  }

  /** Who has been told something since the last `take`. */
  hearers(): Set<Session> {
    return new Set(this.#outs.flatMap(({ sessions }) => sessions));
  }

  close(channel: Channel, text: string): void {
    this.#closings.push({ channel, text });
  }

  /** Where the output stands now; `rewind` drops what was said since, but no goodbye: that channel is closed for good. */
  mark(): number {
    this.#settled = this.#outs.length;
    return this.#outs.length;
  }

  rewind(mark: number): void {
    this.#outs.length = mark;
  }

  /** Everything said since the last call. */
  take(): { outs: Out[]; closings: { channel: Channel; text: string }[] } {
    const taken = { outs: this.#outs, closings: this.#closings };
    this.#outs = [];
    this.#closings = [];
    this.#settled = 0;
    return taken;
  }
}
