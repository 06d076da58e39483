import { z } from "zod";
import { Readable } from "../../components/index.ts";
import { definePart } from "./part.ts";

/** What bears writing. */
export const readable = definePart({
  shape: {
    /** What is written on it. */
    text: z.string().trim().min(1).optional(),
  },
  build: ({ text }) => (text === undefined ? [] : [Readable({ text })]),
});
