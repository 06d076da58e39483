import type { Content } from "../content/types.ts";
import { channelSchema, defaultRules } from "../rules/schemas.ts";
import { smallContent } from "./small-content.ts";

/** The island with channels, news, and a message for those who come back. */
export function talkContent(): Content {
  const channel = (written: unknown): ReturnType<typeof channelSchema.parse> => channelSchema.parse(written);
  const small = smallContent();
  return {
    ...small,
    rules: {
      ...defaultRules(),
      channels: {
        gossip: channel({ name: "Gossip", aliases: ["chat"], caption: "Anything." }),
        market: channel({ name: "Market", caption: "Wares.", on: false }),
        staff: channel({ name: "Staff", caption: "Order.", hear: "storyteller", speak: "storyteller" }),
        notices: channel({ name: "Notices", caption: "From above.", speak: "admin" }),
      },
      socials: {
        wave: {
          alone: { actor: "You wave.", others: "{actor} waves." },
          to: { actor: "You wave at {to}.", to: "{actor} waves at you.", others: "{actor} waves at {to}." },
        },
      },
    },
    news: [
      { id: "2026-03-14-lamp", date: "2026-03-14", title: "The lamp", text: "It burns." },
      { id: "2026-02-01-pier", date: "2026-02-01", title: "The pier", text: "It is longer." },
    ],
    screens: new Map([...small.screens, ["motd", "High water at nine."]]),
  };
}
