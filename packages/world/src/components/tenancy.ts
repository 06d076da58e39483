import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

const person = z.object({ id: z.string(), name: z.string() });

/**
 * A room that was let: to whom, in which house ('area:slug'), and who else may come in. `look`: what its tenant wrote of it,
 * as plain text; "" shows what the house says of its rooms.
 */
export const Tenancy = defineComponent("tenancy", {
  schema: z.object({ tenant: person, house: z.string(), guests: z.array(person), look: z.string() }),
});
