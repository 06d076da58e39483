import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What is written on it. */
export const Readable = defineComponent("readable", {
  schema: z.object({ text: z.string() }),
  kind: "authored",
  default: () => ({ text: "" }),
});
