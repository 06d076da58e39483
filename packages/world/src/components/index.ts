import { defineRelation, type ComponentType } from "@wyldlands/ecs";
import { Activity } from "./activity.ts";
import { Aliases } from "./aliases.ts";
import { Body } from "./body.ts";
import { Character } from "./character.ts";
import { Closure } from "./closure.ts";
import { Combatant } from "./combatant.ts";
import { Container } from "./container.ts";
import { Cooldowns } from "./cooldowns.ts";
import { Corpse } from "./corpse.ts";
import { Damaged } from "./damaged.ts";
import { Decays } from "./decays.ts";
import { Description } from "./description.ts";
import { Discoveries } from "./discoveries.ts";
import { Door } from "./door.ts";
import { Drafts } from "./drafts.ts";
import { Due } from "./due.ts";
import { Duelling } from "./duelling.ts";
import { Durability } from "./durability.ts";
import { Edible } from "./edible.ts";
import { Effects } from "./effects.ts";
import { Enterable } from "./enterable.ts";
import { Errand } from "./errand.ts";
import { Experience } from "./experience.ts";
import { Filed } from "./filed.ts";
import { Filled } from "./filled.ts";
import { Fuel } from "./fuel.ts";
import { Health } from "./health.ts";
import { Hidden } from "./hidden.ts";
import { Home } from "./home.ts";
import { Hours } from "./hours.ts";
import { ItemKind } from "./item-kind.ts";
import { Letter } from "./letter.ts";
import { LightSource } from "./light-source.ts";
import { Lit } from "./lit.ts";
import { Lock } from "./lock.ts";
import { Loot } from "./loot.ts";
import { Mailbox } from "./mailbox.ts";
import { Mana } from "./mana.ts";
import { Mortal } from "./mortal.ts";
import { Name } from "./name.ts";
import { Natural } from "./natural.ts";
import { Outfit } from "./outfit.ts";
import { Portable } from "./portable.ts";
import { Posture } from "./posture.ts";
import { Praise } from "./praise.ts";
import { Praised } from "./praised.ts";
import { Readable } from "./readable.ts";
import { Relationship } from "./relationship.ts";
import { RoomNature } from "./room-nature.ts";
import { Room } from "./room.ts";
import { Skills } from "./skills.ts";
import { SpawnPoints } from "./spawn-points.ts";
import { Stack } from "./stack.ts";
import { Stamina } from "./stamina.ts";
import { States } from "./states.ts";
import { Station } from "./station.ts";
import { Teacher } from "./teacher.ts";
import { Temper } from "./temper.ts";
import { Usable } from "./usable.ts";
import { Vessel } from "./vessel.ts";
import { WaitingLines } from "./waiting-lines.ts";
import { Ways } from "./ways.ts";
import { Weapon } from "./weapon.ts";
import { Wearable } from "./wearable.ts";
import { Wimpy } from "./wimpy.ts";
import { Worn } from "./worn.ts";

/** Every component, in the order of their files. `scripts` and tests go through them all. */
export const COMPONENTS: readonly ComponentType[] = [
  Activity,
  Aliases,
  Body,
  Character,
  Closure,
  Combatant,
  Container,
  Cooldowns,
  Corpse,
  Damaged,
  Decays,
  Description,
  Discoveries,
  Door,
  Drafts,
  Due,
  Duelling,
  Durability,
  Edible,
  Effects,
  Enterable,
  Errand,
  Experience,
  Filed,
  Filled,
  Fuel,
  Health,
  Hidden,
  Home,
  Hours,
  ItemKind,
  Letter,
  LightSource,
  Lit,
  Lock,
  Loot,
  Mailbox,
  Mana,
  Mortal,
  Name,
  Natural,
  Outfit,
  Portable,
  Posture,
  Praise,
  Praised,
  Readable,
  Relationship,
  RoomNature,
  Room,
  Skills,
  SpawnPoints,
  Stack,
  Stamina,
  States,
  Station,
  Teacher,
  Temper,
  Usable,
  Vessel,
  WaitingLines,
  Ways,
  Weapon,
  Wearable,
  Wimpy,
  Worn,
];

export {
  Activity,
  Aliases,
  Body,
  Character,
  Closure,
  Combatant,
  Container,
  Cooldowns,
  Corpse,
  Damaged,
  Decays,
  Description,
  Discoveries,
  Door,
  Drafts,
  Due,
  Duelling,
  Durability,
  Edible,
  Effects,
  Enterable,
  Errand,
  Experience,
  Filed,
  Filled,
  Fuel,
  Health,
  Hidden,
  Home,
  Hours,
  ItemKind,
  Letter,
  LightSource,
  Lit,
  Lock,
  Loot,
  Mailbox,
  Mana,
  Mortal,
  Name,
  Natural,
  Outfit,
  Portable,
  Posture,
  Praise,
  Praised,
  Readable,
  Relationship,
  RoomNature,
  Room,
  Skills,
  SpawnPoints,
  Stack,
  Stamina,
  States,
  Station,
  Teacher,
  Temper,
  Usable,
  Vessel,
  WaitingLines,
  Ways,
  Weapon,
  Wearable,
  Wimpy,
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
