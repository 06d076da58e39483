import { Name } from "../../components/index.ts";
import { findPerson } from "../../moderation/find-person.ts";
import { outranked, permitted } from "../../permissions/rights.ts";
import { characterName, characterNameFault } from "../../sessions/names.ts";
import { nameForbidden } from "../../society/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { staffCommand } from "./staff-command.ts";

/** Gives a player's character another name. */
export const rechristen = defineDeed<{ who: string; name: string }>({
  name: "rechristen",
  check({ who, name }, { game, actor }) {
    const refusal = permitted(game, actor, "names");
    if (refusal) return refusal;
    const person = findPerson(game, who);
    if (!person?.being || !game.directory.byId(person.being.id))
      return refuse("No kept character called '{who}' is in play. <hint>WHO lists who is.</hint>", { who });
    const wanted = characterName(name);
    const fault = characterNameFault(wanted, game.takenWords) ?? nameForbidden(game, wanted);
    if (fault !== undefined) return refuse("{fault}", { fault });
    if (game.directory.byName(wanted) || game.players.byName(wanted))
      return refuse("Somebody is called {wanted} already.", { wanted });
    return outranked(game, actor, person.role, person.name);
  },
  perform({ who, name }, { game, actor, show, emit }) {
    const being = findPerson(game, who)?.being;
    const row = being && game.directory.byId(being.id);
    if (!being || !row) return;
    const wanted = characterName(name);
    const before = row.name;
    being.add(Name({ name: wanted, keywords: [wanted.toLowerCase()] }));
    const values = { before, wanted };
    show([actor], "<system>{before} is called {wanted} now.</system>", values);
    show(
      [being],
      "<system>One of the staff gave you another name: you are {wanted} now. HELP MODERATION says what you can do.</system>",
      values,
    );
    show(
      game.witnesses(being).filter((one) => one !== actor),
      "{before} is called {wanted} now.",
      values,
    );
    emit({ type: "CharacterRenamed", entity: being, name: wanted });
  },
  commands: [
    staffCommand({
      name: "rename",
      permission: "names",
      forms: ["rename <who:word> <name:word>"],
      usage: "Rename whom, and to what? RENAME TERN PLOVER.",
      help: "Gives a player in play another name, for good: rename tern plover.",
    }),
  ],
});
