import { escapeMarkup } from "@wyldlands/protocol";
import { unread } from "../content/news.ts";
import type { NewsItem } from "../content/types.ts";
import { defineCommand, type CommandContext } from "./command.ts";

/** What is new in the game: the newest first, with what was not read yet marked. */
export const news = defineCommand(
  {
    name: "news",
    forms: ["news", "news <piece:text>"],
    usage: "NEWS lists the news; NEWS 1 reads the newest, NEWS NEW all that you have not read.",
    help: "Lists what is new in the game, the newest first. News 1 reads the newest, news and a word of its title another, news new all that you have not read.",
  },
  (context, rest) => {
    const { game, session, tell } = context;
    const all = game.content.news ?? [];
    const fresh = unread(all, session.preferences.newsRead);
    if (all.length === 0) tell("There is no news.");
    else if (rest === "") tell(listing(all, fresh));
    else if (/^(?:new|unread|all)$/i.test(rest)) {
      tell(fresh.length === 0 ? "You have read it all." : fresh.map(piece).join("\n\n"));
      mark(context, fresh);
    } else {
      const one = pick(all, rest);
      if (one) {
        tell(piece(one));
        mark(context, [one]);
      } else
        tell(`No news is meant by '${escapeMarkup(rest)}'. <hint>NEWS alone lists them by number.</hint>`);
    }
  },
);

/** The words that greet those who come back. */
export const motd = defineCommand(
  {
    name: "motd",
    forms: ["motd"],
    usage: "MOTD takes no more words.",
    help: "Shows the words again that greet whoever comes back to the game.",
  },
  ({ game, tell }) => tell(game.content.screens.get("motd") ?? "There is no message today."),
);

function listing(all: readonly NewsItem[], fresh: readonly NewsItem[]): string {
  const lines = all.map(
    (one, index) =>
      `  ${index + 1}. ${dayWords(one.date)}: ${one.title}${fresh.includes(one) ? " (new)" : ""}`,
  );
  const hint =
    fresh.length === 0
      ? "NEWS and a number reads one."
      : "NEWS and a number reads one, NEWS NEW all that you have not read.";
  return ["News, the newest first:", ...lines, `<hint>${hint}</hint>`].join("\n");
}

function piece({ title, date, text }: NewsItem): string {
  return `<title>${title}</title>, ${dayWords(date)}\n${text}`;
}

/** '14 March 2026', of '2026-03-14'. */
function dayWords(date: string): string {
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(`${date}T00:00:00Z`));
}

function pick(all: readonly NewsItem[], typed: string): NewsItem | undefined {
  if (/^\d{1,4}$/.test(typed)) return all[Number(typed) - 1];
  const wanted = typed.toLowerCase();
  return all.find(({ id, title }) => title.toLowerCase().includes(wanted) || id.includes(wanted));
}

/** Notes them as read, and forgets of what is no more. */
function mark({ game, session, services }: CommandContext, some: readonly NewsItem[]): void {
  const { newsRead } = session.preferences;
  if (some.every(({ id }) => newsRead.includes(id))) return;
  const read = new Set([...newsRead, ...some.map(({ id }) => id)]);
  const kept = (game.content.news ?? []).map(({ id }) => id).filter((id) => read.has(id));
  services.prefer(session, { ...session.preferences, newsRead: kept });
}
