import { defineRelation, type ComponentType } from "@wyldlands/ecs";
import { Character } from "./character.ts";
import { Description } from "./description.ts";
import { Due } from "./due.ts";
import { Errand } from "./errand.ts";
import { Mortal } from "./mortal.ts";
import { Name } from "./name.ts";
import { Portable } from "./portable.ts";
import { Room } from "./room.ts";
import { SpawnPoints } from "./spawn-points.ts";
import { Stack } from "./stack.ts";

export { Character, Description, Due, Errand, Mortal, Name, Portable, Room, SpawnPoints, Stack };

/** Where a thing is: in a room, a bag, a hand. Stored once, on the thing. */
export const ContainedIn = defineRelation("contained-in", { onTargetGone: "inherit", acyclic: true });

export const COMPONENTS: readonly ComponentType[] = [
  Name,
  Description,
  Room,
  Portable,
  Stack,
  Character,
  Errand,
  Mortal,
  SpawnPoints,
  Due,
];

export const RELATIONS = [ContainedIn] as const;
