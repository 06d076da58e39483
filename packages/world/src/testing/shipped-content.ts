import { fileURLToPath } from "node:url";
import { loadContent } from "../content/load.ts";
import type { Content } from "../content/types.ts";
import { frozen } from "./made-once.ts";

let shipped: Promise<Content> | undefined;

/** The game that ships, read once for all tests of this process. Throws when it has findings. */
export function shippedContent(): Promise<Content> {
  return (shipped ??= read());
}

async function read(): Promise<Content> {
  const folder = fileURLToPath(new URL("../../../../content", import.meta.url));
  const loaded = await loadContent(folder);
  if (loaded.ok) return frozen(loaded.content);
  throw new Error(loaded.findings.map(({ file, line, message }) => `${file}:${line} ${message}`).join("\n"));
}
