import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { ImportedArea } from "@wyldlands/world";
import { CliError, messageOf, systemCode } from "../errors.ts";
import { EXIT } from "../exit-codes.ts";
import type { Command } from "./command.ts";
import { contentFolder, findingLines } from "./content-folder.ts";

const MOST_SHOWN = 20;

export const importArea: Command = {
  name: "import area",
  summary: "Brings an area that somebody has packed with `export area` into a content folder.",
  usage: "<file.zip> [--as <name>] [--out <content folder>] [--force]",
  help: `
The area comes in as a new folder under areas/: whole, or not at all, and never over one that is there. What it names and this
content has not is listed by file and line, and then nothing is written. A running world takes it with \`wyldlands content reload\`.

  --as     Calls the area something else, in its folder and in every id.
  --out    The content folder; without it the one that the server uses.
  --force  Writes it although the content does not load with it, to be mended by hand.

Exit code 0 when it was written and loads, 1 otherwise.`,
  options: { as: { type: "string" }, out: { type: "string" }, force: { type: "boolean" } },
  maxRest: 1,
  async run(context, { options, rest }) {
    const [file] = rest;
    if (file === undefined)
      throw new CliError("bad-usage", "Say which file: wyldlands import area strand.zip.");
    const { as, out } = options;
    const folder = contentFolder(context, typeof out === "string" ? out : undefined);
    const world = await import("@wyldlands/world");
    const zip = await readBundleFile(resolve(context.configInput.cwd, file), world.BUNDLE_LIMITS.bytes);
    const imported = await world
      .importArea(zip, folder, {
        as: typeof as === "string" ? as : undefined,
        force: options["force"] === true,
      })
      .catch((error: unknown) => {
        if (systemCode(error) === undefined || systemCode(error) === "ENOSPC" || isOurs(error)) throw error;
        throw new CliError(
          "content",
          `${folder} cannot be written (${messageOf(error)}). Nothing was left there.`,
        );
      });
    context.out(report(imported, folder));
    return imported.written && imported.loads ? EXIT.ok : EXIT.findings;
  },
};

function isOurs(error: unknown): boolean {
  return error instanceof Error && "exitCode" in error;
}

async function readBundleFile(path: string, most: number): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new CliError("bad-usage", `${path} is no file. Name the zip file.`);
    if (found.size > most)
      throw new CliError("content", `${path} is ${found.size} bytes long; a bundle has at most ${most}.`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError("bad-usage", `${path} cannot be read (${messageOf(error)}).`);
  }
}

function report(
  { area, manifest, written, loads, findings, missing, waysIn }: ImportedArea,
  folder: string,
): string {
  const { name, author, licence, levels } = manifest;
  const of = [
    name,
    ...(author === undefined ? [] : [`by ${author}`]),
    ...(levels?.length === 2 ? [`for levels ${levels.join(" to ")}`] : []),
  ];
  const leave =
    licence === undefined ? "It says nothing of what others may do with it." : `Licence: ${licence}.`;
  const lines = [`${of.join(", ")}. ${leave}`];
  if (missing.length > 0) {
    lines.push("It names what this content has not:");
    for (const { id, kind, name: known, uses } of missing.slice(0, MOST_SHOWN))
      lines.push(
        `  ${id}, ${kind === "item" || kind === "npc" ? `an ${kind}` : `a ${kind}`}: ${known} (${uses.slice(0, 3).join(", ")})`,
      );
    if (missing.length > MOST_SHOWN) lines.push(`  and ${missing.length - MOST_SHOWN} more`);
  }
  if (waysIn.length > 0) {
    lines.push("Where it was made, these ways led to it; here they do not:");
    for (const { from, direction, to } of waysIn.slice(0, MOST_SHOWN))
      lines.push(`  ${from} ${direction} to ${to}`);
  }
  lines.push(findingLines(findings).trimEnd());
  const count = `${findings.length} ${findings.length === 1 ? "finding" : "findings"}`;
  if (!written)
    lines.push(
      `${count}: nothing was written. Mend the content first, or use --force and mend areas/${area} by hand.`,
    );
  else if (!loads)
    lines.push(
      `${folder}/areas/${area} is written. ${count}: no world starts with it until they are mended.`,
    );
  else
    lines.push(
      `${folder}/areas/${area} is written. A running world takes it with \`wyldlands content reload\`.`,
    );
  return `${lines.filter((line) => line !== "").join("\n")}\n`;
}
