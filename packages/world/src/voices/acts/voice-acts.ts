import type { Refusal } from "@wyldlands/ecs";
import type { LegalAct } from "@wyldlands/voice";
import { accept } from "./accept.ts";
import { attack } from "./attack.ts";
import { bid } from "./bid.ts";
import { buy } from "./buy.ts";
import { callGuard } from "./call-guard.ts";
import { finish } from "./finish.ts";
import { follow } from "./follow.ts";
import { forgive } from "./forgive.ts";
import { gesture } from "./gesture.ts";
import { give } from "./give.ts";
import { haggle } from "./haggle.ts";
import { heal } from "./heal.ts";
import { lead } from "./lead.ts";
import { leave } from "./leave.ts";
import { mend } from "./mend.ts";
import { offer } from "./offer.ts";
import { open } from "./open.ts";
import { part } from "./part.ts";
import { promise } from "./promise.ts";
import { quest } from "./quest.ts";
import { refuse as sayNo } from "./refuse.ts";
import { sell } from "./sell.ts";
import { takeOn } from "./take-on.ts";
import { teach } from "./teach.ts";
import { tell } from "./tell.ts";
import type { Moment, VoiceAct } from "./voice-act.ts";

/** Everything that an npc can do by words: what the speaker asked for comes first. */
export const VOICE_ACTS: readonly VoiceAct[] = [
  sell,
  buy,
  mend,
  teach,
  accept,
  takeOn,
  finish,
  offer,
  bid,
  haggle,
  promise,
  quest,
  give,
  tell,
  heal,
  open,
  lead,
  follow,
  part,
  forgive,
  callGuard,
  attack,
  leave,
  sayNo,
  gesture,
];

export interface Found extends LegalAct {
  readonly act: VoiceAct;
  readonly arg: string;
}

/** Everything that the moment makes legal. Reads only. */
export function actsNow(at: Moment): Found[] {
  const { npc, speaker } = at;
  const moment: Moment = { ...at, kept: {} };
  if (!npc.alive || !speaker.alive || npc === speaker) return [];
  return VOICE_ACTS.flatMap((act) =>
    act.legal(moment).map(
      ({ arg, about, deal }): Found => ({
        act,
        arg: arg ?? "",
        id: arg === undefined ? act.verb : `${act.verb}:${arg}`,
        about,
        verb: act.verb,
        ...(deal && { deal }),
      }),
    ),
  );
}

/** Why what the speaker asks for in so many words cannot be done; undefined: they ask for nothing, or it can. */
export function whyNot(moment: Moment): Refusal<string> | undefined {
  for (const act of VOICE_ACTS) {
    const refusal = act.hindered?.(moment);
    if (refusal) return refusal;
  }
  return undefined;
}
