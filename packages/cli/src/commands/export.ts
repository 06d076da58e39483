import { rename, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { CliError, messageOf, systemCode } from "../errors.ts";
import { EXIT } from "../exit-codes.ts";
import type { Command } from "./command.ts";
import { contentFolder } from "./content-folder.ts";

const CONTENT = "  --content  The content folder; without it the one that the server uses.";

export const exportMudlet: Command = {
  name: "export mudlet",
  summary: "Draws the world as a map that Mudlet loads.",
  usage: "[--out <file>] [--open] [--content <folder>]",
  help: `
Writes MMP XML: areas, rooms with their places, exits with their doors, what is typed to go into things, and a colour for each
ground. Rooms have the numbers that GMCP's Room.Info says, so that Mudlet's mapper finds where its player is. Without --out it
goes to standard output.

  --out      The file to write, such as map.xml.
  --open     Leaves out hidden exits and the rooms that nothing else leads to: a map for players.
${CONTENT}`,
  options: { out: { type: "string" }, open: { type: "boolean" }, content: { type: "string" } },
  maxRest: 0,
  async run(context, { options: { out, open, content } }) {
    const folder = contentFolder(context, typeof content === "string" ? content : undefined);
    const { loadContent, mudletMap } = await import("@wyldlands/world");
    const loaded = await loadContent(folder);
    if (!loaded.ok)
      throw new CliError(
        "content",
        `The content in ${folder} has faults, so there is no world to draw. \`wyldlands content check\` names them.`,
      );
    const { xml, counts } = mudletMap(loaded.content, open === true);
    if (typeof out !== "string") {
      context.out(xml);
      return EXIT.ok;
    }
    await writeWhole(resolve(context.configInput.cwd, out), Buffer.from(xml));
    context.out(`${out}: ${counts.areas} areas, ${counts.rooms} rooms, ${counts.exits} exits.\n`);
    return EXIT.ok;
  },
};

export const exportArea: Command = {
  name: "export area",
  summary: "Packs an area into one file to give to others.",
  usage: "<area> [--out <file.zip>] [--author <name>] [--licence <licence>] [--content <folder>]",
  help: `
The file holds the area's YAML as it is, and a manifest: its name and levels, who wrote it and what others may do with it, what it
names of other areas and of the rules, and how other areas led to it. \`wyldlands import area\` reads it.

  --out      The file to write; without it <area>.zip.
  --author   Who wrote it.
  --licence  What others may do with it, such as CC-BY-4.0.
${CONTENT}`,
  options: {
    out: { type: "string" },
    author: { type: "string" },
    licence: { type: "string" },
    content: { type: "string" },
  },
  maxRest: 1,
  async run(context, { options, rest }) {
    const [area] = rest;
    if (area === undefined)
      throw new CliError(
        "bad-usage",
        "Say which area: wyldlands export area harbor. It is called as its folder.",
      );
    const text = (name: string): string | undefined => {
      const value = options[name];
      return typeof value === "string" ? value : undefined;
    };
    const out = text("out") ?? `${area}.zip`;
    const world = await import("@wyldlands/world");
    const { zip, manifest } = await world.exportArea(contentFolder(context, text("content")), area, {
      author: text("author"),
      licence: text("licence"),
    });
    await writeWhole(resolve(context.configInput.cwd, out), zip);
    const { files, needs, licence } = manifest;
    context.out(`${out}: ${manifest.name}, ${files.length} ${files.length === 1 ? "file" : "files"}.\n`);
    if (needs.length > 0)
      context.out(
        `It names ${needs.length} rooms, things and people of other areas; its manifest lists them.\n`,
      );
    if (licence === undefined)
      context.out(
        "It says nothing of what others may do with it: --licence CC-BY-4.0, for example, would.\n",
      );
    return EXIT.ok;
  },
};

/** Writes a file so that nobody finds half of it. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.new`;
  try {
    await writeFile(temporary, bytes);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (systemCode(error) === "ENOSPC") throw error;
    throw new CliError(
      "bad-usage",
      `${path} cannot be written (${messageOf(error)}). Name another file with --out.`,
    );
  }
}
