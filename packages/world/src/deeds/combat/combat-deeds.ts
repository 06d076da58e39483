import { assist } from "./assist.ts";
import { attack } from "./attack.ts";
import { backstab } from "./backstab.ts";
import { bash } from "./bash.ts";
import { consider } from "./consider.ts";
import { defend } from "./defend.ts";
import { disarm } from "./disarm.ts";
import { duel } from "./duel.ts";
import { findCorpse } from "./find-corpse.ts";
import { flee } from "./flee.ts";
import { rescue } from "./rescue.ts";
import { shoot } from "./shoot.ts";
import { throwAt } from "./throw-at.ts";

/** Deeds of a fight that players have commands for. */
export const COMBAT_DEEDS = [
  assist,
  attack,
  backstab,
  bash,
  consider,
  defend,
  disarm,
  duel,
  findCorpse,
  flee,
  rescue,
  shoot,
  throwAt,
] as const;
