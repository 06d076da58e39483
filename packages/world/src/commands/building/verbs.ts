import { area } from "./area.ts";
import { copy } from "./copy.ts";
import { dig } from "./dig.ts";
import { door } from "./door.ts";
import { exit } from "./exit.ts";
import { quest } from "./quest.ts";
import { rename } from "./rename.ts";
import { room } from "./room.ts";
import { set, unset } from "./set.ts";
import { shop } from "./shop.ts";
import { spawn } from "./spawn.ts";
import { item, npc } from "./things.ts";
import type { BuildVerb } from "./verb.ts";

/** Every command that changes a draft. */
export const VERBS: readonly BuildVerb[] = [
  dig,
  room,
  exit,
  door,
  npc,
  item,
  spawn,
  shop,
  quest,
  area,
  set,
  unset,
  copy,
  rename,
];
