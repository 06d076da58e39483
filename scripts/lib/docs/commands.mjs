// docs/reference/commands.md: what players type, and what operators type.
import { COMMANDS } from "../../../packages/cli/src/commands/command-table.ts";
import { isInstant } from "../../../packages/world/src/commands/permit.ts";
import { PRIORITY } from "../../../packages/world/src/commands/priority.ts";
import { Registry } from "../../../packages/world/src/commands/registry.ts";
import { DIRECTIONS } from "../../../packages/world/src/content/directions.ts";
import { listComments } from "./comments.mjs";
import { code, page, sentence, table } from "./markdown.mjs";

const DEED = "packages/world/src/deeds/deed.ts";

export function commandsPage() {
  const scopes = new Map(listComments(DEED, "SCOPES").map(({ name, comment }) => [name, comment]));
  const registry = new Registry();
  const whole = registry
    .specs()
    .filter(({ name }) => name.length > 2 && registry.find(name.slice(0, -1))?.spec.name !== name);
  const parts = [
    page(
      "Commands",
      ["packages/world/src/commands/registry.ts", DEED, "packages/cli/src/commands/command-table.ts"],
      "What players type in the game, and below it what operators type in a shell. In the game `help` and a command's name say the same.",
    ),
    "## In the game\n",
    `A direction alone walks: ${DIRECTIONS.map((each) => code(each)).join(", ")}, or short: \`n\`, \`e\`, \`s\`, \`w\`, \`ne\`, \`se\`, \`sw\`, \`nw\`, \`u\`, \`d\`. ` +
      `A command may be typed by its beginning, one letter for those typed most (${PRIORITY.filter(
        (word) =>
          !"neswud".includes(word[0] ?? "") &&
          registry.find(word[0])?.spec.name === registry.exact(word)?.spec.name,
      )
        .map((word) => code(word[0]))
        .join(", ")}), two for others; ${whole.map(({ name }) => code(name)).join(", ")} are typed whole. ` +
      "`;` divides several commands, except in what is said; `\\;` and quotes keep it. `!` repeats a line, `3n2e` walks, ALIAS makes commands of one's own. " +
      'Where `…` stands behind a word, several things may be meant: `all`, `all.shell`, `5 coppers`, `2.mug` or `second mug`, `"tin mug"`, `mug in sack`.\n',
  ];
  for (const { name, aliases = [], forms, usage, help } of registry.specs()) {
    const also = aliases.length > 0 ? ` Also ${aliases.map(code).join(", ")}.` : "";
    const lines = forms.map((form) => `* ${code(plain(form))}${slots(form, scopes)}`);
    parts.push(
      `### ${name}\n\n${help}${also}${asks(registry.exact(name, "admin"))}\n\n${lines.join("\n")}\n\nWhen it is not understood: ${usage}\n`,
    );
  }
  parts.push(
    "## In a shell\n",
    "`npm run wyldlands -- <command>` from the project's folder; `npm start` is `wyldlands start`. Exit codes are in [errors.md](errors.md).\n",
    table(
      ["command", "what it does"],
      COMMANDS.map(({ name, usage, summary }) => [
        code(["wyldlands", name, usage].filter(Boolean).join(" ")),
        summary,
      ]),
    ),
  );
  for (const { name, help } of COMMANDS) parts.push(`### wyldlands ${name}\n\n${blocks(help)}\n`);
  return parts.join("\n");
}

/** What it takes to use it, and whether it waits for who is busy. */
function asks(entry) {
  const { position, role, cooldown } = entry.spec;
  const least = position ?? ("deed" in entry ? "standing" : "sleeping");
  const parts = [
    role !== undefined && role !== "player" ? `For ${role}s.` : "",
    least === "sleeping" ? "" : `Takes ${least}.`,
    cooldown === undefined ? "" : `Again after ${cooldown} s.`,
    isInstant(entry) ? "" : "Waits while you are busy.",
  ].filter(Boolean);
  return parts.length === 0 ? "" : ` ${parts.join(" ")}`;
}

/** `give <item:carried...> to <to:beings>` as a player would write it. */
function plain(form) {
  return form.replaceAll(/<(\w+):\w+(\.{3})?>/g, (_all, slot, many) => `<${slot}>${many ? "…" : ""}`);
}

function slots(form, scopes) {
  const said = [...form.matchAll(/<(\w+):(\w+)(?:\.{3})?>/g)].map(([, slot, scope]) => {
    const comment = scopes.get(scope);
    if (comment === undefined) throw new Error(`The form '${form}' has an unknown scope '${scope}'.`);
    return `${code(slot)} is ${comment}`;
  });
  return said.length > 0 ? `: ${sentence(said.join("; "))}` : "";
}

/** A help text whose lists of options are indented: they stay as they are. */
function blocks(help) {
  return help
    .trim()
    .split("\n\n")
    .map((block) => (/^ {2}\S/.test(block) ? `\`\`\`\n${block}\n\`\`\`` : block))
    .join("\n\n");
}
