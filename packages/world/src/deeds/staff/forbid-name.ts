import { permitted } from "../../permissions/rights.ts";
import { forbiddenNames, nameForbidden, setForbidden } from "../../society/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { staffCommand } from "./staff-command.ts";

/** From now on nobody new may be called so. */
export const forbidName = defineDeed<{ name: string }>({
  name: "forbid-name",
  check({ name }, { game, actor }) {
    const refusal = permitted(game, actor, "names");
    if (refusal) return refusal;
    if (!/^\p{Script=Latin}{2,24}$/u.test(name)) return refuse("A name is one word of 2 to 24 letters.");
    return nameForbidden(game, name) === undefined
      ? undefined
      : refuse("'{name}' is forbidden already.", { name });
  },
  perform({ name }, { game, actor, show }) {
    setForbidden(game, name, true);
    show(
      [actor],
      "<system>Nobody new may be called '{name}'. RENAME changes who is called so now.</system>",
      {
        name,
      },
    );
  },
  commands: [
    staffCommand({
      name: "forbid",
      permission: "names",
      forms: ["forbid name <name:word>"],
      usage:
        "Forbid which name? FORBID NAME TERN. What is forbidden for good stands in content/rules/names.yaml.",
      help: "Forbids a name to all who come new: forbid name tern. ALLOW NAME takes that back.",
    }),
  ],
});

/** A name that a moderator forbade may be borne again. */
export const allowName = defineDeed<{ name: string }>({
  name: "allow-name",
  check({ name }, { game, actor }) {
    const refusal = permitted(game, actor, "names");
    if (refusal) return refusal;
    const all = forbiddenNames(game);
    if (all.includes(name.toLowerCase())) return undefined;
    return refuse("'{name}' was not forbidden in play. <hint>{all}</hint>", {
      name,
      all: all.length === 0 ? "No name was." : `These were: ${all.join(", ")}.`,
    });
  },
  perform({ name }, { game, actor, show }) {
    setForbidden(game, name, false);
    show([actor], "<system>'{name}' is a name again.</system>", { name });
  },
  commands: [
    staffCommand({
      name: "allow",
      permission: "names",
      forms: ["allow name <name:word>"],
      usage: "Allow which name again? ALLOW NAME TERN.",
      help: "Takes back what FORBID NAME forbade.",
    }),
  ],
});
