import { cpSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { CliError } from "../errors.ts";
import { EXIT } from "../exit-codes.ts";
import type { Command } from "./command.ts";

export const contentSchemas: Command = {
  name: "content schemas",
  summary: "Writes JSON Schemas of the content's files, for editors that complete and check.",
  usage: "--out <folder>",
  help: `
One for each kind of file: world, area, rooms, items, npcs, quests, a help topic's head, and each file of rules/. The builder's
guide tells how editors are told of them.

  --out <folder>   Where to; it is made when it is not there. Files of the same names are replaced.`,
  options: { out: { type: "string" } },
  maxRest: 0,
  async run({ configInput, installation, out }, { options }) {
    if (typeof options["out"] !== "string")
      throw new CliError("bad-usage", "Say where to: `wyldlands content schemas --out schemas`.");
    const folder = resolve(configInput.cwd, options["out"]);
    const from = join(installation.root, "docs/reference/schemas");
    const names = readdirSync(from).filter((name) => name.endsWith(".schema.json"));
    mkdirSync(folder, { recursive: true });
    for (const name of names) cpSync(join(from, name), join(folder, name));
    out(`${names.length} schemas are in ${folder}.\n`);
    return EXIT.ok;
  },
};
