import { afk } from "./afk.ts";
import { emote } from "./emote.ts";
import { reply } from "./reply.ts";
import { say } from "./say.ts";
import { shout } from "./shout.ts";
import { speak } from "./speak.ts";
import { tell } from "./tell.ts";
import { title } from "./title.ts";
import { whisper } from "./whisper.ts";
import { tellNpc } from "../../voices/deeds/tell-npc.ts";

export const SPEECH_DEEDS = [say, tell, tellNpc, reply, whisper, shout, emote, speak, afk, title];
