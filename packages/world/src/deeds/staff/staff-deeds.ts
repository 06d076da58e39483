import { areaEcho, echo, worldEcho } from "./echo.ts";
import { allowName, forbidName } from "./forbid-name.ts";
import { goTo } from "./goto.ts";
import { freeze, jail, mute } from "./impose.ts";
import { invis } from "./invis.ts";
import { thaw, unjail, unmute } from "./lift.ts";
import { modify } from "./modify.ts";
import { purge } from "./purge.ts";
import { rechristen } from "./rechristen.ts";
import { spawn } from "./spawn.ts";
import { transfer } from "./transfer.ts";

/** What the staff do in the world. Each asks for its permission, however it came to be tried. */
export const STAFF_DEEDS = [
  allowName,
  areaEcho,
  echo,
  forbidName,
  freeze,
  goTo,
  invis,
  jail,
  modify,
  mute,
  purge,
  rechristen,
  spawn,
  thaw,
  transfer,
  unjail,
  unmute,
  worldEcho,
] as const;
