import { cast } from "./cast.ts";
import { choose } from "./choose.ts";
import { learn } from "./learn.ts";
import { rest } from "./rest.ts";
import { sit } from "./sit.ts";
import { sleep } from "./sleep.ts";
import { stand } from "./stand.ts";
import { train } from "./train.ts";
import { wake } from "./wake.ts";

/** Deeds of bodies that players can do. */
export const BODY_DEEDS = [cast, choose, learn, rest, sit, sleep, stand, train, wake] as const;
