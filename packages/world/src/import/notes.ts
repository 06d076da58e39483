import { areaOfNote, type Names } from "./names.ts";
import type { Note, OldWorld } from "./model.ts";
import type { ImportLog } from "./report.ts";

const TITLES: Readonly<Record<Note["kind"], string>> = {
  script: "Triggers and programs",
  attached: "What they were attached to",
  special: "Special procedures",
  quest: "Quests",
};
const CODES = {
  script: "lost-script",
  attached: "lost-script",
  special: "lost-special",
  quest: "lost-quest",
} as const;

/** `notes/<area>.md`: what has no place in the game and should not be lost. The game does not read them. */
export function noteFiles(world: OldWorld, names: Names, log: ImportLog): Map<string, string> {
  const byArea = new Map<string, Note[]>();
  for (const note of world.notes) {
    const area = areaOfNote(note.near, names);
    byArea.set(area, [...(byArea.get(area) ?? []), note]);
    if (note.kind !== "quest") log.add(note, CODES[note.kind], `${note.title}: in notes/${area}.md.`);
  }
  const files = new Map<string, string>();
  for (const [area, notes] of byArea) {
    const parts = Object.entries(TITLES).flatMap(([kind, title]) => {
      const own = notes.filter((note) => note.kind === kind);
      if (own.length === 0) return [];
      return [`## ${title}\n`, ...own.map(noteText)];
    });
    files.set(`notes/${area}.md`, `# ${area}: what was not carried over\n\n${parts.join("\n")}`);
  }
  return files;
}

function noteText({ kind, title, text, file, line }: Note): string {
  const clean = text.replaceAll(/(?!\n)\p{Cc}/gu, "").replace(/~?\s*$/, "");
  if (kind === "attached" || kind === "special") return `* ${title}: \`${clean}\` (${file}:${line})\n`;
  return `### ${title}\n${file}:${line}\n\n${clean.replaceAll(/^/gm, "    ")}\n`;
}
