import type { Entity } from "@wyldlands/ecs";
import { Trading } from "../components/index.ts";
import type { Game } from "../game.ts";
import { channelsTopic } from "../views/channels-topic.ts";
import { groupTopic } from "../views/group-topic.ts";
import { mailTopic } from "../views/mail-topic.ts";
import { questsTopic } from "../views/quests-topic.ts";
import { tradeTopic } from "../views/trade-topic.ts";
import type { SetTopic } from "./character-topics.ts";
import type { Session } from "./session.ts";

/** Topics of what a character has with others; each is a part that may change by itself. */
export const SOCIAL_PARTS = ["group", "quests", "channels", "trade", "mail"] as const;

export type SocialPart = (typeof SOCIAL_PARTS)[number];

/** Makes up those of the parts that may have changed. Nothing is said of what the character has never had. */
export function socialTopics(
  game: Game,
  session: Session,
  character: Entity,
  parts: ReadonlySet<string>,
  set: SetTopic,
): void {
  const told = (topic: SocialPart, value: object | null): boolean =>
    value !== null || session.hasTopic(topic);
  if (parts.has("group")) {
    const group = groupTopic(game, character);
    if (told("group", group)) set("group", session.setTopic("group", group));
  }
  // What is carried counts for some quests.
  const moved = parts.has("place") || parts.has("room");
  if (parts.has("quests") || moved) {
    const quests = questsTopic(game, character);
    const gist = JSON.stringify(quests, (key, value: unknown) => (key === "left" ? undefined : value));
    if (told("quests", quests))
      set(
        "quests",
        session.setByGist("quests", gist, () => quests),
      );
  }
  if (parts.has("channels")) {
    const channels = channelsTopic(game, session);
    if (told("channels", channels)) set("channels", session.setTopic("channels", channels));
  }
  if (parts.has("trade") || (moved && character.has(Trading))) {
    const trade = tradeTopic(game, character);
    if (told("trade", trade)) set("trade", session.setTopic("trade", trade));
  }
  if (parts.has("mail")) {
    const mail = mailTopic(game, character);
    if (told("mail", mail)) set("mail", session.setTopic("mail", mail));
  }
}
