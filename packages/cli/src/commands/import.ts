import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { CliError } from "../errors.ts";
import { EXIT } from "../exit-codes.ts";
import type { Command } from "./command.ts";

const HELP = `
  --out    The content folder to write: a new one, or a game to which the areas are added.
  --area   What the folder of the first zone is called; otherwise its name says.
  --json   Prints {counts, areas, findings: [{file, line, code, message}]}, which is also in import-report.json.

Every fact of the old files is carried over, or stands in import-report.md in that folder by file and line; triggers and
specials are kept as text in notes/. Faults in the source never stop it. Exit code 0 when something was imported, 1 when there was nothing.
\`wyldlands content check <folder>\` tells whether the result can be played.`;

/** `import circle` and `import are` differ in what they read. */
function importCommand(from: "circle" | "are", summary: string, what: string): Command {
  return {
    name: `import ${from}`,
    summary,
    usage: "<folder or files> --out <content folder> [--area <name>] [--json]",
    help: `\n${what}\n${HELP}`,
    options: { out: { type: "string" }, area: { type: "string" }, json: { type: "boolean" } },
    maxRest: 500,
    async run({ configInput: { cwd }, installation, out: print }, { options, rest }) {
      const { out, area, json } = options;
      if (rest.length === 0)
        throw new CliError("bad-usage", `Say what to import. See \`wyldlands import ${from} --help\`.`);
      if (typeof out !== "string")
        throw new CliError("bad-usage", "Say where to write it: --out <content folder>.");
      if (typeof area === "string" && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(area))
        throw new CliError(
          "bad-usage",
          `'${area}' is no name for an area: use small letters, digits and hyphens.`,
        );
      const folder = resolve(cwd, out);
      await mkdir(folder, { recursive: true });
      const { importWorld } = await import("@wyldlands/world");
      const result = await importWorld({
        from,
        paths: rest.map((path) => resolve(cwd, path)),
        out: folder,
        area: typeof area === "string" ? area : undefined,
        shipped: installation.content,
      });
      const { counts, areas, findings } = result;
      if (counts.files === 0) {
        for (const { file, message } of findings) print(`${file}: ${message}\n`);
        print(`There is nothing to import in ${rest.join(", ")}.\n`);
        return EXIT.findings;
      }
      const text = `${JSON.stringify({ counts, areas, findings }, null, 2)}\n`;
      await writeFile(join(folder, "import-report.json"), text);
      if (json === true) print(text);
      else {
        const list = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
        print(`${list.join(", ")}.\n${findings.length} findings: see ${join(folder, "import-report.md")}.\n`);
      }
      return EXIT.ok;
    },
  };
}

export const importCircle = importCommand(
  "circle",
  "Brings an area or a library of CircleMUD or tbaMUD into a content folder.",
  "Reads .zon, .wld, .mob, .obj, .shp, .qst, .trg and .hlp files: a library with its folders and indexes, or the files of a zone.",
);
export const importAre = importCommand(
  "are",
  "Brings area files of Merc, ROM and their kin into a content folder.",
  "Reads .are files with their #AREA, #AREADATA, #MOBILES, #OBJECTS, #ROOMS, #RESETS, #SHOPS, #SPECIALS and #HELPS.",
);
