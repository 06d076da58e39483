import { describe, expect, it } from "vitest";
import { emptyDraft } from "./draft.ts";
import { Findings } from "./findings.ts";
import { readNews } from "./read-news.ts";
import { folderSource } from "./source.ts";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What is read of files of `news/`, and what is found wrong with them. */
async function read(files: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), "news-"));
  const draft = emptyDraft();
  const findings = new Findings();
  try {
    await mkdir(join(folder, "news"));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, "news", name), text);
    await readNews(folderSource(folder), Object.keys(files), draft, findings);
  } finally {
    await rm(folder, { recursive: true });
  }
  return { news: draft.news, codes: findings.sorted().map(({ file, code }) => `${file} ${code}`) };
}

describe("news files", () => {
  it("begin with a day and a title, and come the newest first", async () => {
    const { news, codes } = await read({
      "2026-01-02-quay.md": "# The quay\n\nIt is longer.\n\nBy a plank.\n",
      "2026-03-04-lamp.md": "# The lamp\nIt burns.",
    });
    expect(codes).toEqual([]);
    expect(news).toEqual([
      { id: "2026-03-04-lamp", date: "2026-03-04", title: "The lamp", text: "It burns." },
      { id: "2026-01-02-quay", date: "2026-01-02", title: "The quay", text: "It is longer.\n\nBy a plank." },
    ]);
  });

  it("are findings without a day that there is, a title, or a text", async () => {
    const { news, codes } = await read({
      "lamp.md": "# The lamp\nIt burns.",
      "2026-02-30-lamp.md": "# The lamp\nIt burns.",
      "2026-02-03-lamp.md": "It burns.",
      "2026-02-04-lamp.md": "# The lamp\n\n",
      "2026-02-05-lamp.md": "# The lamp\n<lamp>It burns.",
    });
    expect(codes).toEqual([
      "news/2026-02-03-lamp.md empty-topic",
      "news/2026-02-04-lamp.md empty-topic",
      expect.stringMatching(/^news\/2026-02-05-lamp\.md /),
      "news/2026-02-30-lamp.md unknown-file",
      "news/lamp.md unknown-file",
    ]);
    expect(news.map(({ id }) => id)).toEqual(["2026-02-05-lamp"]);
  });
});
