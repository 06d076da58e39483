import type { NewsItem } from "./types.ts";

/** Those that were not read, the newest first. */
export function unread(news: readonly NewsItem[], read: readonly string[]): NewsItem[] {
  return news.filter(({ id }) => !read.includes(id));
}
