import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { loadContent } from "../content/load.ts";
import { SMALL_GAME } from "../content/content-fixture.ts";
import type { Content } from "../content/types.ts";

type Files = Readonly<Record<string, string>>;

/** The two rooms of the content fixture with what a test writes: a text is added to its file, or is a file of its own. */
export async function writtenContent(more: Files): Promise<Content> {
  const files: Record<string, string> = { ...(SMALL_GAME as Files) };
  for (const [file, text] of Object.entries(more)) files[file] = `${files[file] ?? ""}${text}`;
  return loadFiles(files);
}

/** A content of these files. Throws with its findings when it does not load. */
export async function loadFiles(files: Files): Promise<Content> {
  const folder = await mkdtemp(join(tmpdir(), "written-"));
  try {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
    const loaded = await loadContent(folder);
    if (loaded.ok) return loaded.content;
    throw new Error(
      loaded.findings.map(({ file, line, message }) => `${file}:${line}: ${message}`).join("\n"),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
