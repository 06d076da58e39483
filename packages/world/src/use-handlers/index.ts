import { bandage } from "./bandage.ts";
import type { UseHandler } from "./handler.ts";
import { reacts } from "./reacts.ts";
import { salve } from "./salve.ts";
import { sound } from "./sound.ts";

export const USE_HANDLERS: Readonly<Record<string, UseHandler>> = { bandage, salve, sound, reacts };
