import { z } from "zod";
import { PostOffice } from "../../components/index.ts";
import { definePart } from "./part.ts";

/** Where letters are sent, and what is enclosed in them is handed out: a being that keeps the post, or a room that has one. */
export const postOffice = definePart({
  shape: {
    /** There is a post: a being takes the postage into its own purse, a room into a till that nobody sees. */
    post: z.literal(true).optional(),
  },
  build: ({ post }) => (post ? [PostOffice()] : []),
});
