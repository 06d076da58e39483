import { Parcel } from "../../components/index.ts";
import { parcelOf } from "../../deeds/post/parcel.ts";
import { LETTER_LIMITS, writeLetter } from "../../deeds/post/write.ts";
import type { EditorPurpose } from "./purpose.ts";

/** The letter that the character has begun. Saving does not post it. */
export const letter: EditorPurpose = {
  name: "letter",
  title: "your letter",
  command: "mail write",
  most: LETTER_LIMITS,
  read: ({ actor }) => parcelOf(actor)?.need(Parcel).text ?? "",
  save: ({ actor, services }, text) => services.act(actor, writeLetter, { text }),
};
