/** What a file of settings is called when it is saved. */
export const SETTINGS_FILE = "wyldlands-settings.json";

/** A larger file is not read, in bytes. */
export const MOST_FILE_BYTES = 65_536;
/** What fits into one line, in bytes. */
const MOST_LINE_BYTES = 4_000;

/** The line that takes in settings from a file's text; undefined when the text is none of ours. What of it goes, the world says. */
export function importLine(text: string): string | undefined {
  let settings: unknown;
  try {
    settings = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof settings !== "object" || settings === null || Array.isArray(settings)) return undefined;
  const line = `settings import ${JSON.stringify(settings)}`;
  return new TextEncoder().encode(line).length > MOST_LINE_BYTES ? undefined : line;
}

/** Hands the player a file, as the browser does with what is downloaded. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
