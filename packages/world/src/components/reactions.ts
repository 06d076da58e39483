import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { whenSchema } from "../conditions/schema.ts";

/** What happens, and what of it is meant. See `content/parts/reacts.ts`, which checks what authors write. */
export interface Reaction {
  on: string;
  words?: string[] | undefined;
  item?: string | undefined;
  way?: string | undefined;
  coins?: number | undefined;
  below?: number | undefined;
  every?: number | undefined;
  when?: z.infer<typeof whenSchema> | undefined;
  rest?: number | undefined;
  /** Each with one key: the name of an effect (`reactions/effects/`). */
  do: Record<string, unknown>[];
}

/** What a room, being or thing does of its own when something happens near it. */
export const Reactions = defineComponent<Reaction[]>("reactions", {
  schema: z.array(
    z.object({
      on: z.string(),
      words: z.array(z.string()).optional(),
      item: z.string().optional(),
      way: z.string().optional(),
      coins: z.number().optional(),
      below: z.number().optional(),
      every: z.number().optional(),
      when: whenSchema.optional(),
      rest: z.number().optional(),
      do: z.array(z.record(z.string(), z.unknown())),
    }),
  ),
  kind: "authored",
  default: () => [],
});
