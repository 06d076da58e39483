import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

const member = z.object({ id: z.string(), name: z.string() });

/** A company of players, as a record: who leads it (id) and who is in it, in the order in which they came. Always two or more. */
export const Group = defineComponent("group", {
  schema: z.object({ leader: z.string(), members: z.array(member) }),
});
