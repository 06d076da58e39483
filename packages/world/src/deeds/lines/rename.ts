import { Aliases } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";

/** Sets one of a player's own commands, or takes it away when there is no body. */
export const rename = defineDeed<{ word: string; body: string }>({
  name: "rename",
  perform({ word, body }, { actor }) {
    const { [word]: _before, ...others } = actor.get(Aliases) ?? {};
    const all = body === "" ? others : { ...others, [word]: body };
    if (Object.keys(all).length > 0) actor.add(Aliases(all));
    else actor.remove(Aliases);
  },
});
