import type { Entity } from "@wyldlands/ecs";
import type { About } from "../../turn/turn-output.ts";
import { plainName } from "../../views/names.ts";

/** Marks words as spoken on a channel (`say`, `tell`), for clients that keep conversations apart. */
export function onChannel(channel: string, talker: Entity): About {
  return { $case: "channel", channel: { channel, talker: plainName(talker) } };
}
