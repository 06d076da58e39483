import { afk } from "./afk.ts";
import { emote } from "./emote.ts";
import { reply } from "./reply.ts";
import { say } from "./say.ts";
import { shout } from "./shout.ts";
import { speak } from "./speak.ts";
import { tell } from "./tell.ts";
import { title } from "./title.ts";
import { whisper } from "./whisper.ts";

export const SPEECH_DEEDS = [say, tell, reply, whisper, shout, emote, speak, afk, title];
