import type { Entity } from "@wyldlands/ecs";
import type { Preferences } from "../sessions/preferences.ts";
import type { Session } from "../sessions/session.ts";
import type { Channel, GatewayBoot } from "../link/channel.ts";
import { UndoLog } from "./undo-log.ts";
import type { ForgottenRow, VoiceRatingRow, VoiceUsageRow } from "./voice-rows.ts";
import type { AccountRow, AuditRow, BanRow, CharacterRow, SanctionKey, SanctionRow } from "./port.ts";

/** What has changed besides entities since the last commit was made up. Latest wins. */
export class PendingWrites {
  /** Takes back what is noted here when the line that brought it about throws. */
  readonly undo = new UndoLog();
  readonly sessions = new Set<Session>();
  readonly sessionsGone = new Set<string>();
  readonly accounts = new Map<string, AccountRow>();
  /** By account. */
  readonly preferences = new Map<string, Preferences>();
  readonly characters = new Map<string, CharacterRow>();
  readonly charactersGone = new Set<string>();
  /** Channels whose progress moved. */
  readonly progress = new Set<Channel>();
  readonly progressGone = new Set<Channel>();
  readonly boots = new Set<GatewayBoot>();
  readonly bans = new Map<string, BanRow>();
  readonly bansGone = new Set<string>();
  /** By subject, kind and channel. */
  readonly sanctions = new Map<string, SanctionRow>();
  readonly sanctionsGone = new Map<string, SanctionKey>();
  readonly audit: AuditRow[] = [];
  readonly voiceUsage: VoiceUsageRow[] = [];
  readonly voiceRatings: VoiceRatingRow[] = [];
  /** Characters who are to be forgotten: see `CommitBatch`. */
  readonly forgotten: ForgottenRow[] = [];
  /** Milliseconds that players were in play, by the hour's beginning (Unix milliseconds). */
  readonly playTime = new Map<number, number>();
  /** See `CommitBatch`. */
  voicesBefore: number | null = null;
  /** Characters that left play: out of memory once everything of them is stored. */
  readonly evictions = new Set<Entity>();

  get empty(): boolean {
    return (
      this.sessions.size === 0 &&
      this.sessionsGone.size === 0 &&
      this.accounts.size === 0 &&
      this.preferences.size === 0 &&
      this.characters.size === 0 &&
      this.charactersGone.size === 0 &&
      this.progress.size === 0 &&
      this.progressGone.size === 0 &&
      this.boots.size === 0 &&
      this.bans.size === 0 &&
      this.bansGone.size === 0 &&
      this.sanctions.size === 0 &&
      this.sanctionsGone.size === 0 &&
      this.audit.length === 0 &&
      this.voiceUsage.length === 0 &&
      this.voiceRatings.length === 0 &&
      this.forgotten.length === 0 &&
      this.playTime.size === 0 &&
      this.voicesBefore === null &&
      this.evictions.size === 0
    );
  }

  clear(): void {
    for (const one of [this.sessions, this.sessionsGone, this.accounts, this.characters, this.charactersGone])
      one.clear();
    for (const one of [this.progress, this.progressGone, this.boots, this.evictions]) one.clear();
    for (const one of [this.bans, this.bansGone, this.preferences]) one.clear();
    for (const one of [this.sanctions, this.sanctionsGone]) one.clear();
    this.audit.length = 0;
    this.voiceUsage.length = 0;
    this.voiceRatings.length = 0;
    this.forgotten.length = 0;
    this.playTime.clear();
    this.voicesBefore = null;
  }

  sessionGone(session: Session): void {
    this.sessions.delete(session);
    this.sessionsGone.add(session.id);
  }

  channelGone(channel: Channel): void {
    this.progress.delete(channel);
    this.progressGone.add(channel);
  }
}
