import { Character } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";

/** Sets what others see who look at the actor. */
export const describe = defineDeed<{ text: string }>({
  name: "describe",
  perform({ text }, { actor }) {
    actor.edit(Character).description = text;
  },
  words: { actor: "You see yourself with new eyes." },
});
