import { address } from "./address.ts";
import { deleteLetter } from "./delete-letter.ts";
import { discard } from "./discard.ts";
import { enclose } from "./enclose.ts";
import { listMail } from "./list-mail.ts";
import { post } from "./post.ts";
import { readLetter } from "./read-letter.ts";
import { returnLetter } from "./return-letter.ts";
import { takeEnclosed } from "./take-enclosed.ts";
import { tidyMail } from "./tidy-mail.ts";
import { withdrawEnclosed } from "./withdraw.ts";
import { goOnWriting } from "./write.ts";

/** Deeds of letters that players do by command. The first tells of the command. */
export const POST_DEEDS = [
  listMail,
  readLetter,
  address,
  goOnWriting,
  enclose,
  withdrawEnclosed,
  post,
  discard,
  takeEnclosed,
  deleteLetter,
  returnLetter,
  tidyMail,
] as const;
