import { adminCreate } from "./admin-create.ts";
import { banAdd, banList, banRemove } from "./ban.ts";
import type { Command } from "./command.ts";
import { config } from "./config.ts";
import { contentCheck } from "./content-check.ts";
import { contentReload } from "./content-reload.ts";
import { contentSchemas } from "./content-schemas.ts";
import { exportArea, exportMudlet } from "./export.ts";
import { gateway } from "./gateway.ts";
import { importArea } from "./import-area.ts";
import { importAre, importCircle } from "./import.ts";
import { llmReport } from "./llm-report.ts";
import { migrate } from "./migrate.ts";
import { restartWorld } from "./restart-world.ts";
import { start } from "./start.ts";
import { status } from "./status.ts";
import { stop } from "./stop.ts";
import { world } from "./world.ts";

/** In the order of `wyldlands --help`. */
export const COMMANDS: readonly Command[] = [
  start,
  stop,
  status,
  restartWorld,
  adminCreate,
  banAdd,
  banRemove,
  banList,
  config,
  contentCheck,
  contentReload,
  contentSchemas,
  importCircle,
  importAre,
  importArea,
  exportArea,
  exportMudlet,
  llmReport,
  migrate,
  world,
  gateway,
];
