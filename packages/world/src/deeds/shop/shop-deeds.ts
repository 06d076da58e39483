import { browse } from "./browse.ts";
import { buy } from "./buy.ts";
import { haggle } from "./haggle.ts";
import { list } from "./list.ts";
import { mend } from "./mend.ts";
import { sell } from "./sell.ts";
import { value } from "./value.ts";

/** Deeds of shops that players can do. */
export const SHOP_DEEDS = [browse, buy, haggle, list, mend, sell, value] as const;
