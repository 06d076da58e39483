// docs/reference/permissions.md: what each role may, and the commands that not everybody has.
import { Registry } from "../../../packages/world/src/commands/registry.ts";
import { ROLES } from "../../../packages/world/src/deeds/deed.ts";
import { PERMISSION_WORDS, PERMISSIONS } from "../../../packages/world/src/permissions/permissions.ts";
import { allows, isGuarded, may } from "../../../packages/world/src/permissions/rights.ts";
import { code, page, sentence, table } from "./markdown.mjs";

const SOURCES = [
  "packages/world/src/permissions/permissions.ts",
  "packages/world/src/moderation/staff-commands.ts",
  "packages/world/src/deeds/staff/staff-deeds.ts",
];

export function permissionsPage() {
  const guarded = new Registry().specs("admin").filter(isGuarded);
  return [
    page(
      "Roles and permissions",
      SOURCES,
      `Roles, the least first: ${ROLES.map(code).join(", ")}. Each may what those before it may. ` +
        "`grant`, `deny` and `revoke` change single permissions of an account, whatever its role. Nobody acts on somebody of a higher role. " +
        "Whoever may not use a command hears that there is none of that name; what is done or refused by right of a permission is in the audit log. " +
        "[The administrator's guide](../guides/admin.md) says how all this is used.",
    ),
    "## Permissions\n",
    table(
      ["permission", ...ROLES, "may"],
      PERMISSION_WORDS.map((word) => [
        code(word),
        ...marks((role) => may(role, word)),
        PERMISSIONS[word].says,
      ]),
    ),
    "## Commands\n",
    table(
      ["command", ...ROLES, "permission", "what it does"],
      guarded.map((spec) => [
        spec.forms.map((form) => code(plain(form))).join("<br>"),
        ...marks((role) => allows(role, spec)),
        spec.permission === undefined ? "" : code(spec.permission),
        sentence(spec.help),
      ]),
    ),
  ].join("\n");
}

function marks(test) {
  return ROLES.map((role) => (test(role) ? "yes" : ""));
}

/** `mute <who:word> <text:text>` as one would write it. */
function plain(form) {
  return form.replaceAll(/<(\w+):\w+(\.{3})?>/g, (_all, slot) => `<${slot}>`);
}
