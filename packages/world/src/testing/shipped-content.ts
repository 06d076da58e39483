import { fileURLToPath } from "node:url";
import { loadContent } from "../content/load.ts";
import type { Content } from "../content/types.ts";

/** The game that ships. Throws when it has findings. */
export async function shippedContent(): Promise<Content> {
  const folder = fileURLToPath(new URL("../../../../content", import.meta.url));
  const loaded = await loadContent(folder);
  if (loaded.ok) return loaded.content;
  throw new Error(loaded.findings.map(({ file, line, message }) => `${file}:${line} ${message}`).join("\n"));
}
