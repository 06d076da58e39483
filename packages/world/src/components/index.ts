import { defineRelation, type ComponentType } from "@wyldlands/ecs";
import { Achievements } from "./achievements.ts";
import { Acquaintance } from "./acquaintance.ts";
import { Activity } from "./activity.ts";
import { Aliases } from "./aliases.ts";
import { AuctionBook } from "./auction-book.ts";
import { Auctioneer } from "./auctioneer.ts";
import { Away } from "./away.ts";
import { BankAccount } from "./bank-account.ts";
import { Banker } from "./banker.ts";
import { Bargains } from "./bargains.ts";
import { Board } from "./board.ts";
import { BoardsRead } from "./boards-read.ts";
import { BuildDraft } from "./build-draft.ts";
import { Captive } from "./captive.ts";
import { Body } from "./body.ts";
import { ChannelBook } from "./channel-book.ts";
import { ChannelLines } from "./channel-lines.ts";
import { Character } from "./character.ts";
import { Clan } from "./clan.ts";
import { ClanMember } from "./clan-member.ts";
import { Cloaked } from "./cloaked.ts";
import { Closure } from "./closure.ts";
import { Combatant } from "./combatant.ts";
import { Comes } from "./comes.ts";
import { Container } from "./container.ts";
import { Conversation } from "./conversation.ts";
import { Cooldowns } from "./cooldowns.ts";
import { Corpse } from "./corpse.ts";
import { Damaged } from "./damaged.ts";
import { Decays } from "./decays.ts";
import { Description } from "./description.ts";
import { Discoveries } from "./discoveries.ts";
import { Door } from "./door.ts";
import { DraftFile } from "./draft-file.ts";
import { DraftStep } from "./draft-step.ts";
import { Drafts } from "./drafts.ts";
import { Due } from "./due.ts";
import { Duelling } from "./duelling.ts";
import { Durability } from "./durability.ts";
import { Edible } from "./edible.ts";
import { Effects } from "./effects.ts";
import { Enterable } from "./enterable.ts";
import { Errand } from "./errand.ts";
import { ErrandsDone } from "./errands-done.ts";
import { Escorted } from "./escorted.ts";
import { Experience } from "./experience.ts";
import { Favours } from "./favours.ts";
import { Filed } from "./filed.ts";
import { Filled } from "./filled.ts";
import { Flagged } from "./flagged.ts";
import { Following } from "./following.ts";
import { ForbiddenNames } from "./forbidden-names.ts";
import { Fuel } from "./fuel.ts";
import { Group } from "./group.ts";
import { Grouped } from "./grouped.ts";
import { Guiding } from "./guiding.ts";
import { Health } from "./health.ts";
import { Hearsay } from "./hearsay.ts";
import { Hidden } from "./hidden.ts";
import { Home } from "./home.ts";
import { Invitations } from "./invitations.ts";
import { ItemKind } from "./item-kind.ts";
import { Jailed } from "./jailed.ts";
import { Letter } from "./letter.ts";
import { Lately } from "./lately.ts";
import { LightSource } from "./light-source.ts";
import { Lit } from "./lit.ts";
import { Lock } from "./lock.ts";
import { Lodging } from "./lodging.ts";
import { Loot } from "./loot.ts";
import { Lot } from "./lot.ts";
import { Mailbox } from "./mailbox.ts";
import { Mana } from "./mana.ts";
import { Marks } from "./marks.ts";
import { Memory } from "./memory.ts";
import { Mind } from "./mind.ts";
import { Minded } from "./minded.ts";
import { Mood } from "./mood.ts";
import { Mortal } from "./mortal.ts";
import { Name } from "./name.ts";
import { Natural } from "./natural.ts";
import { Notice } from "./notice.ts";
import { NoticeBegun } from "./notice-begun.ts";
import { Notices } from "./notices.ts";
import { OpenOffers } from "./open-offers.ts";
import { Outfit } from "./outfit.ts";
import { Parcel } from "./parcel.ts";
import { Phrasings } from "./phrasings.ts";
import { Portable } from "./portable.ts";
import { PostOffice } from "./post-office.ts";
import { Posture } from "./posture.ts";
import { Praise } from "./praise.ts";
import { Praised } from "./praised.ts";
import { Preview } from "./preview.ts";
import { Promised } from "./promised.ts";
import { Publication } from "./publication.ts";
import { QuestLog } from "./quest-log.ts";
import { Reacted } from "./reacted.ts";
import { Reactions } from "./reactions.ts";
import { Readable } from "./readable.ts";
import { Relationship } from "./relationship.ts";
import { Remembering } from "./remembering.ts";
import { Report } from "./report.ts";
import { ReportQueue } from "./report-queue.ts";
import { Retired } from "./retired.ts";
import { RetiredRoom } from "./retired-room.ts";
import { Room } from "./room.ts";
import { RoomNature } from "./room-nature.ts";
import { RoomStates } from "./room-states.ts";
import { Shop } from "./shop.ts";
import { ShopBooks } from "./shop-books.ts";
import { Skills } from "./skills.ts";
import { SmallTalk } from "./small-talk.ts";
import { SpawnPoints } from "./spawn-points.ts";
import { Stack } from "./stack.ts";
import { Stamina } from "./stamina.ts";
import { States } from "./states.ts";
import { Station } from "./station.ts";
import { Teacher } from "./teacher.ts";
import { Temper } from "./temper.ts";
import { Tenancy } from "./tenancy.ts";
import { Till } from "./till.ts";
import { Title } from "./title.ts";
import { ToldBy } from "./told-by.ts";
import { TradeAsked } from "./trade-asked.ts";
import { TradeSheet } from "./trade-sheet.ts";
import { Trading } from "./trading.ts";
import { Usable } from "./usable.ts";
import { Vessel } from "./vessel.ts";
import { VoiceJob } from "./voice-job.ts";
import { Voiced } from "./voiced.ts";
import { Vowed } from "./vowed.ts";
import { WaitingLines } from "./waiting-lines.ts";
import { Ways } from "./ways.ts";
import { Weapon } from "./weapon.ts";
import { Wearable } from "./wearable.ts";
import { Worn } from "./worn.ts";

/** Every component, in the order of their files. `scripts` and tests go through them all. */
export const COMPONENTS: readonly ComponentType[] = [
  Achievements,
  Acquaintance,
  Activity,
  Aliases,
  Bargains,
  Away,
  AuctionBook,
  Auctioneer,
  BankAccount,
  Banker,
  Board,
  BoardsRead,
  BuildDraft,
  Captive,
  Body,
  ChannelBook,
  ChannelLines,
  Character,
  Clan,
  ClanMember,
  Cloaked,
  Closure,
  Combatant,
  Comes,
  Container,
  Conversation,
  Cooldowns,
  Corpse,
  Damaged,
  Decays,
  Description,
  Discoveries,
  Door,
  DraftFile,
  DraftStep,
  Drafts,
  Due,
  Duelling,
  Durability,
  Edible,
  Effects,
  Enterable,
  Errand,
  ErrandsDone,
  Escorted,
  Experience,
  Favours,
  Filed,
  Filled,
  Flagged,
  Following,
  ForbiddenNames,
  Fuel,
  Group,
  Grouped,
  Guiding,
  Health,
  Hearsay,
  Hidden,
  Home,
  Invitations,
  ItemKind,
  Jailed,
  Letter,
  Lately,
  LightSource,
  Lit,
  Lock,
  Lodging,
  Loot,
  Lot,
  Mailbox,
  Mana,
  Marks,
  Memory,
  Mind,
  Minded,
  Mood,
  Mortal,
  Name,
  Natural,
  Notice,
  NoticeBegun,
  Notices,
  OpenOffers,
  Outfit,
  Parcel,
  Phrasings,
  Portable,
  PostOffice,
  Posture,
  Praise,
  Praised,
  Preview,
  Promised,
  Publication,
  QuestLog,
  Reacted,
  Reactions,
  Readable,
  Relationship,
  Remembering,
  Report,
  ReportQueue,
  Retired,
  RetiredRoom,
  RoomNature,
  RoomStates,
  Room,
  Shop,
  ShopBooks,
  Skills,
  SmallTalk,
  SpawnPoints,
  Stack,
  Stamina,
  States,
  Station,
  Teacher,
  Temper,
  Tenancy,
  Till,
  TradeAsked,
  TradeSheet,
  Trading,
  Title,
  ToldBy,
  Usable,
  Vessel,
  VoiceJob,
  Voiced,
  Vowed,
  WaitingLines,
  Ways,
  Weapon,
  Wearable,
  Worn,
];

export {
  Achievements,
  Acquaintance,
  Activity,
  Aliases,
  Bargains,
  Away,
  AuctionBook,
  Auctioneer,
  BankAccount,
  Banker,
  Board,
  BoardsRead,
  BuildDraft,
  Captive,
  Body,
  ChannelBook,
  ChannelLines,
  Character,
  Clan,
  ClanMember,
  Cloaked,
  Closure,
  Combatant,
  Comes,
  Container,
  Conversation,
  Cooldowns,
  Corpse,
  Damaged,
  Decays,
  Description,
  Discoveries,
  Door,
  DraftFile,
  DraftStep,
  Drafts,
  Due,
  Duelling,
  Durability,
  Edible,
  Effects,
  Enterable,
  Errand,
  ErrandsDone,
  Escorted,
  Experience,
  Favours,
  Filed,
  Filled,
  Flagged,
  Following,
  ForbiddenNames,
  Fuel,
  Group,
  Grouped,
  Guiding,
  Health,
  Hearsay,
  Hidden,
  Home,
  Invitations,
  ItemKind,
  Jailed,
  Letter,
  Lately,
  LightSource,
  Lit,
  Lock,
  Lodging,
  Loot,
  Lot,
  Mailbox,
  Mana,
  Marks,
  Memory,
  Mind,
  Minded,
  Mood,
  Mortal,
  Name,
  Natural,
  Notice,
  NoticeBegun,
  Notices,
  OpenOffers,
  Outfit,
  Parcel,
  Phrasings,
  Portable,
  PostOffice,
  Posture,
  Praise,
  Praised,
  Preview,
  Promised,
  Publication,
  QuestLog,
  Reacted,
  Reactions,
  Readable,
  Relationship,
  Remembering,
  Report,
  ReportQueue,
  Retired,
  RetiredRoom,
  RoomNature,
  RoomStates,
  Room,
  Shop,
  ShopBooks,
  Skills,
  SmallTalk,
  SpawnPoints,
  Stack,
  Stamina,
  States,
  Station,
  Teacher,
  Temper,
  Tenancy,
  Till,
  TradeAsked,
  TradeSheet,
  Trading,
  Title,
  ToldBy,
  Usable,
  Vessel,
  VoiceJob,
  Voiced,
  Vowed,
  WaitingLines,
  Ways,
  Weapon,
  Wearable,
  Worn,
};

/** Where a thing is: in a room, a bag, a hand. Stored once, on the thing. */
export const ContainedIn = defineRelation("contained-in", { onTargetGone: "inherit", acyclic: true });

/**
 * Whose record it is: a being's, a room's or another record's. It is loaded with its owner, leaves memory with it and ends
 * with it. A record without an owner is always in memory.
 */
export const FiledUnder = defineRelation("filed-under", { onTargetGone: "despawn", acyclic: true });

export const RELATIONS = [ContainedIn, FiledUnder] as const;
