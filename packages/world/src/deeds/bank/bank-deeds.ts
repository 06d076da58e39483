import { balance } from "./balance.ts";
import { deposit } from "./deposit.ts";
import { pay } from "./pay.ts";
import { withdraw } from "./withdraw.ts";

export const BANK_DEEDS = [deposit, withdraw, balance, pay] as const;
