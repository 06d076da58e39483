// Makes docs/reference/ from the program's own registries, schemas, catalogues and comments. Runs through tsx; the folder
// that takes the place of docs/reference may be given.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandsPage } from "./lib/docs/commands.mjs";
import { componentsPage } from "./lib/docs/components.mjs";
import { configPage } from "./lib/docs/config.mjs";
import { contentPage } from "./lib/docs/content.mjs";
import { contentSchemas } from "./lib/docs/content-schemas.mjs";
import { errorsPage } from "./lib/docs/errors.mjs";
import { gmcpPage } from "./lib/docs/gmcp.mjs";
import { linkPage } from "./lib/docs/link.mjs";
import { metricsPage } from "./lib/docs/metrics.mjs";
import { mindsPage } from "./lib/docs/minds.mjs";
import { permissionsPage } from "./lib/docs/permissions.mjs";
import { rulesPage } from "./lib/docs/rules.mjs";
import { ROOT } from "./lib/tools.mjs";

/** The text of every reference page, by its file's name. */
export async function referencePages() {
  return new Map([
    ["commands.md", commandsPage()],
    ["components.md", componentsPage()],
    ["config.md", configPage()],
    ["content.md", contentPage()],
    ["errors.md", errorsPage()],
    ["gmcp.md", gmcpPage()],
    ["link.md", linkPage()],
    ["metrics.md", await metricsPage()],
    ["minds.md", mindsPage()],
    ["permissions.md", permissionsPage()],
    ["rules.md", await rulesPage()],
    ...contentSchemas(),
  ]);
}

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2] ?? join(ROOT, "docs/reference");
  mkdirSync(join(folder, "schemas"), { recursive: true });
  for (const [name, text] of await referencePages()) writeFileSync(join(folder, name), text);
}
