import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A letter that is not posted yet: a record, filed under who writes it. What is enclosed is in it. */
export const Parcel = defineComponent("parcel", {
  schema: z.object({
    /** Entity id of whom it is to; "" while that is not said. */
    to: z.string(),
    /** The name of whom it is to, for words. */
    name: z.string(),
    subject: z.string(),
    text: z.string(),
  }),
  default: () => ({ to: "", name: "", subject: "", text: "" }),
});
