import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What stands behind a character's name in WHO and WHOIS; the player's own words. */
export const Title = defineComponent("title", {
  schema: z.object({ text: z.string() }),
  default: () => ({ text: "" }),
});
