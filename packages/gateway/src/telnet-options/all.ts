import type { TelnetOption } from "./define-option.ts";
import { echo } from "./echo.ts";
import { naws } from "./naws.ts";
import { sga } from "./sga.ts";

/** Every option this gateway speaks, in the order in which they are offered. */
export const telnetOptions: readonly TelnetOption[] = [naws, echo, sga];
