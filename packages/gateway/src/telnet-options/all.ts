import { charset } from "./charset.ts";
import type { TelnetOption } from "./define-option.ts";
import { echo } from "./echo.ts";
import { eor } from "./eor.ts";
import { gmcp } from "./gmcp.ts";
import { mccp2 } from "./mccp2.ts";
import { mccp3 } from "./mccp3.ts";
import { msdp } from "./msdp.ts";
import { mssp } from "./mssp.ts";
import { mxp } from "./mxp.ts";
import { naws } from "./naws.ts";
import { newEnviron } from "./new-environ.ts";
import { sga } from "./sga.ts";
import { timingMark } from "./timing-mark.ts";
import { ttype } from "./ttype.ts";

/**
 * Every option this gateway speaks, in the order in which they are offered; what compresses comes last, so that the other
 * offers are read by whoever cannot inflate.
 */
export const telnetOptions: readonly TelnetOption[] = [
  ttype,
  naws,
  newEnviron,
  charset,
  eor,
  mssp,
  msdp,
  gmcp,
  mxp,
  mccp2,
  mccp3,
  echo,
  sga,
  timingMark,
];

/** Those that do something by themselves as time goes by. */
export const tickingOptions: readonly TelnetOption[] = telnetOptions.filter(
  (option) => option.onTick !== undefined,
);
