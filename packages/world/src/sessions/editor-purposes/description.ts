import { Character } from "../../components/index.ts";
import { describe, DESCRIPTION_LIMITS } from "../../deeds/life/describe.ts";
import type { EditorPurpose } from "./purpose.ts";

/** What others see who look at the character. */
export const description: EditorPurpose = {
  name: "description",
  title: "how you look to others",
  command: "describe",
  most: DESCRIPTION_LIMITS,
  read: ({ actor }) => actor.get(Character)?.description ?? "",
  save: ({ actor, services }, text) => services.act(actor, describe, { text }),
};
