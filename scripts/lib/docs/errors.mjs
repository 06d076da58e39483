// docs/reference/errors.md: exit codes, and every code that an error of ours carries.
import { CliError } from "../../../packages/cli/src/errors.ts";
import { EXIT } from "../../../packages/cli/src/exit-codes.ts";
import { GatewayError } from "../../../packages/gateway/src/errors.ts";
import { keyComments, source, unionComments } from "./comments.mjs";
import { code, page, sentence, table } from "./markdown.mjs";

const CLI = "packages/cli/src/errors.ts";
const EXITS = "packages/cli/src/exit-codes.ts";
const GATEWAY = "packages/gateway/src/errors.ts";
const WORLD = "packages/world/src/errors.ts";
const STORAGE = "packages/world/src/persistence/port.ts";
const ECS = "packages/ecs/src/errors.ts";

export function errorsPage() {
  return [
    page(
      "Errors and exit codes",
      [EXITS, CLI, GATEWAY, WORLD, STORAGE, ECS],
      "Every message says what to do; this page is for scripts, and for whoever finds a code in a log.",
    ),
    "## Exit codes\n",
    exits(),
    "## The `wyldlands` command\n",
    table(
      ["code", "exit code", "when"],
      unionComments(CLI, "CliErrorCode").map(({ name, comment }) => [
        code(name),
        new CliError(name, "").exitCode,
        sentence(comment),
      ]),
    ),
    "## Gateway\n",
    gateway(),
    "## World\n",
    union(WORLD, "WorldErrorCode"),
    "## Storage\n",
    union(STORAGE, "StorageErrorCode"),
    "## Entities (for developers)\n",
    "An `EcsError` is a fault in a deed, a command or a system: the item that caused it is rolled back and answered in words, and the log has it.\n",
    union(ECS, "EcsErrorCode"),
  ].join("\n");
}

function exits() {
  const comments = keyComments(source(EXITS));
  return table(
    ["exit code", "what it says"],
    Object.entries(EXIT).map(([name, number]) => {
      const comment = number === 0 ? "All went well." : comments.get(`EXIT.${name}`);
      if (comment === undefined) throw new Error(`${EXITS}: '${name}' needs a doc comment.`);
      return [number, comment];
    }),
  );
}

function union(path, type) {
  return table(
    ["code", "when"],
    unionComments(path, type).map(({ name, comment }) => [code(name), sentence(comment)]),
  );
}

function gateway() {
  const codes = [...source(GATEWAY).matchAll(/^ {2}(GATEWAY_\w+):/gm)].map((match) => match[1]);
  return table(
    ["code", "what it says, for the telnet port as an example"],
    codes.map((each) => [code(each), new GatewayError(each, "telnet port 4000 (127.0.0.1)").message]),
  );
}
