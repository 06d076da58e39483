import { unread } from "../../content/news.ts";
import { list } from "../../content/prose.ts";
import { defineDeed } from "../deed.ts";

/** Who comes into play hears what news there is that it has not read. */
export const bringNews = defineDeed({
  name: "bring-news",
  perform(_args, { game, actor, show }) {
    const session = game.players.sessionOf(actor);
    // A guest has come to look around, not to catch up.
    if (!session?.account) return;
    const fresh = unread(game.content.news ?? [], session.preferences.newsRead);
    if (fresh.length === 0) return;
    const titles = list(fresh.slice(0, 3).map(({ title }) => title));
    const more = fresh.length > 3 ? ", and more" : "";
    show([actor], `<system>News: ${titles}${more}.</system> <hint>NEWS has it all.</hint>`);
  },
});
