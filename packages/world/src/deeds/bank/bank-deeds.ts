import { balance } from "./balance.ts";
import { deposit } from "./deposit.ts";
import { pay } from "./pay.ts";
import { emptyStrongbox, fillStrongbox, showStrongbox } from "./strongbox.ts";
import { withdraw } from "./withdraw.ts";

export const BANK_DEEDS = [
  deposit,
  withdraw,
  balance,
  pay,
  showStrongbox,
  fillStrongbox,
  emptyStrongbox,
] as const;
