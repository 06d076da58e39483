import type { Entity } from "@wyldlands/ecs";
import { encodeTopic, type TopicName, type Topics } from "@wyldlands/protocol";
import type { Channel } from "../link/channel.ts";
import type { CharacterRow, SessionRow } from "../persistence/port.ts";
import { NO_PREFERENCES, readPreferences, type Preferences } from "./preferences.ts";

/** Where a session stands. `editing`: a text is being written; `disconnected`: no connection holds it (link-dead). */
export type SessionState =
  | "connecting"
  | "authenticating"
  | "character-selection"
  | "playing"
  | "editing"
  | "disconnected";

/** One open question to the player. Persisted: a restarted world goes on with it. */
export interface DialogueFrame {
  name: string;
  data: Record<string, string>;
}

export interface SessionAccount {
  id: string;
  name: string;
  role: string;
  /** What it may or may not whatever its role says, by permission. */
  grants: Record<string, boolean>;
  characters: CharacterRow[];
}

/** What is kept in the row besides its columns. */
interface SessionData {
  account: SessionAccount | null;
  preferences: Preferences;
  stack: DialogueFrame[];
  clientNo: number;
  address: string;
  /** World time at which the connection was lost. */
  lostAt: number | null;
  failures: number;
}

/** Lines kept for a redraw. */
const RECENT_LINES = 20;

/** One player's connection and what it is in the middle of. Survives the connection and the world's process. */
export class Session {
  readonly id: string;
  readonly protocol: string;
  readonly createdAt: number;
  channel: Channel | undefined;
  address: string;
  account: SessionAccount | undefined;
  /** Of the account, as far as this session knows, or of the guest. */
  preferences: Preferences = NO_PREFERENCES;
  character: Entity | undefined;
  readonly stack: DialogueFrame[] = [];
  tokenHash: Uint8Array;
  previousTokenHash: Uint8Array | null = null;
  lastActivityAt: number;
  /** The last line of a numbering client that was applied. */
  clientNo = 0;
  lostAt: number | null = null;
  /** Wrong passwords so far. */
  failures = 0;
  readonly recent: string[] = [];
  /** Who looks on while this player plays. Not stored: looking on ends with the world's process. */
  readonly snoopers: Session[] = [];
  /** What the player typed in play last, for `!`. Not stored. */
  readonly lines: string[] = [];
  readonly #topics = new Map<TopicName, string>();
  /** What of a topic counts when it is asked whether it became another, where that is not the value itself. */
  readonly #gists = new Map<TopicName, string>();

  constructor(id: string, protocol: string, address: string, tokenHash: Uint8Array, now: number) {
    this.id = id;
    this.protocol = protocol;
    this.address = address;
    this.tokenHash = tokenHash;
    this.createdAt = now;
    this.lastActivityAt = now;
  }

  /** Sets a topic; the encoded value when the client does not have it yet. */
  setTopic<K extends TopicName>(topic: K, value: Topics[K]): string | undefined {
    return this.setEncoded(topic, encodeTopic(topic, value));
  }

  /** As `setTopic`, for a value that many sessions share. */
  setEncoded(topic: TopicName, json: string): string | undefined {
    if (this.#topics.get(topic) === json) return undefined;
    this.#topics.set(topic, json);
    return json;
  }

  /** As `setTopic`, for a value that counts as another only when `gist` is: it is not made up, or encoded, before. */
  setByGist<K extends TopicName>(topic: K, gist: string, value: () => Topics[K]): string | undefined {
    if (this.#topics.has(topic) && this.#gists.get(topic) === gist) return undefined;
    this.#gists.set(topic, gist);
    return this.setEncoded(topic, encodeTopic(topic, value()));
  }

  /** Whether the client has a value of the topic besides null. */
  hasTopic(topic: TopicName): boolean {
    return (this.#topics.get(topic) ?? "null") !== "null";
  }

  /** Forgets a topic, so that it is sent anew whatever its value is. */
  dropTopic(topic: TopicName): void {
    this.#topics.delete(topic);
  }

  /** Forgets what the client has, so that everything is sent anew. */
  forgetTopics(): void {
    this.#topics.clear();
  }

  /** Keeps words for a redraw. */
  remember(text: string): void {
    this.recent.push(...text.split("\n"));
    if (this.recent.length > RECENT_LINES) this.recent.splice(0, this.recent.length - RECENT_LINES);
  }

  toRow(state: SessionState): SessionRow {
    const data: SessionData = {
      account: this.account ?? null,
      preferences: this.preferences,
      stack: this.stack,
      clientNo: this.clientNo,
      address: this.address,
      lostAt: this.lostAt,
      failures: this.failures,
    };
    return {
      id: this.id,
      gateway: this.channel?.boot.gateway ?? "",
      boot: this.channel?.boot.boot ?? "",
      number: this.channel?.number ?? null,
      accountId: this.account?.id ?? null,
      characterId: this.character?.id ?? null,
      state,
      protocol: this.protocol,
      tokenHash: this.tokenHash,
      previousTokenHash: this.previousTokenHash,
      createdAt: this.createdAt,
      lastActivityAt: this.lastActivityAt,
      data,
    };
  }

  /** The session a row tells of, without its channel and character: those are attached by the loader. */
  static fromRow(row: SessionRow): Session {
    const session = new Session(row.id, row.protocol, "", row.tokenHash, row.createdAt);
    // Written by `toRow` alone.
    const data = row.data as SessionData;
    session.account = data.account ? { ...data.account, grants: data.account.grants ?? {} } : undefined;
    session.preferences = readPreferences(data.preferences);
    session.address = data.address;
    session.stack.push(...data.stack);
    session.clientNo = data.clientNo;
    session.lostAt = data.lostAt;
    session.failures = data.failures;
    session.lastActivityAt = row.lastActivityAt;
    session.previousTokenHash = row.previousTokenHash;
    return session;
  }
}
