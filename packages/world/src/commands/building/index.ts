import type { Command } from "../command.ts";
import { build } from "./build.ts";
import { diff } from "./diff.ts";
import { drafts } from "./drafts.ts";
import { editing } from "./editing.ts";
import { find } from "./find.ts";
import { preview } from "./preview.ts";
import { publish } from "./publish.ts";
import { discard, redo, undo } from "./steps.ts";
import { suggest } from "./suggest.ts";
import { VERBS } from "./verbs.ts";

/** Commands of builders. Those whose word means something to players already are reached by the words behind it, or by BUILD. */
export const BUILDING_COMMANDS: readonly Command[] = [
  build,
  ...VERBS.filter(({ when }) => when === undefined).map(editing),
  diff,
  discard,
  drafts,
  find,
  preview,
  publish,
  redo,
  suggest,
  undo,
];
