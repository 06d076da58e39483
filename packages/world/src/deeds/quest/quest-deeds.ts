import { abandonQuest } from "./abandon.ts";
import { acceptQuest, declineQuest } from "./accept.ts";
import { chooseInQuest } from "./choose.ts";
import { showQuest } from "./quest.ts";
import { ask, talk } from "./talk.ts";

/** Talking to those who live here, and what they want done. The first that is called `quest` tells of the whole command. */
export const QUEST_DEEDS = [
  talk,
  ask,
  showQuest,
  acceptQuest,
  declineQuest,
  chooseInQuest,
  abandonQuest,
] as const;
