import { decodeTopic, type DisplayTopic } from "@wyldlands/protocol";

/** Columns a player may wish for, as wide as a window may be. */
const WIDTH = { least: 20, most: 500 };
const COLOURS: readonly unknown[] = [0, 16, 256, "truecolour"];

/** The wishes in a `display` topic. What is missing, null or none of these things is the client's to say. */
export function readWishes(json: string): DisplayTopic {
  const said: unknown = decodeTopic("display", json);
  if (typeof said !== "object" || said === null) return {};
  const { screenReader, colours, width, compact, theme } = said as Partial<
    Record<keyof DisplayTopic, unknown>
  >;
  const wishes: DisplayTopic = {};
  if (typeof screenReader === "boolean") wishes.screenReader = screenReader;
  if (COLOURS.includes(colours)) wishes.colours = colours as NonNullable<DisplayTopic["colours"]>;
  if (typeof width === "number" && Number.isInteger(width) && width >= WIDTH.least && width <= WIDTH.most)
    wishes.width = width;
  if (typeof compact === "boolean") wishes.compact = compact;
  if (typeof theme === "object" && theme !== null) wishes.theme = theme;
  return wishes;
}
