import type { Dialogue } from "../dialogue.ts";
import { chooseAccount } from "./choose-account.ts";
import { chooseCharacter } from "./choose-character.ts";
import { choosePassword } from "./choose-password.ts";
import { editor } from "./editor.ts";
import { nameCharacter } from "./name-character.ts";
import { name } from "./name.ts";
import { password } from "./password.ts";
import { repeatPassword } from "./repeat-password.ts";

/** Every dialogue by its name, as the persisted stack names it. */
export const DIALOGUES: ReadonlyMap<string, Dialogue> = new Map(
  [name, password, chooseAccount, choosePassword, repeatPassword, nameCharacter, chooseCharacter, editor].map(
    (one) => [one.name, one],
  ),
);
