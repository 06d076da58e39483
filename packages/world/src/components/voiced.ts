import { defineComponent } from "@wyldlands/ecs";
import { TRAITS } from "@wyldlands/voice";
import { z } from "zod";
import { whenSchema } from "../conditions/schema.ts";
import { VOICE_MODES } from "../voices/voice-modes.ts";

const lore = z.object({
  id: z.string(),
  about: z.array(z.string()),
  says: z.string(),
  secret: z.number().min(-1).max(1).exactOptional(),
});

/** Who somebody is and how they talk, as their author wrote it. */
export const Voiced = defineComponent("voiced", {
  schema: z.object({
    calling: z.string().exactOptional(),
    traits: z.partialRecord(z.enum(TRAITS), z.number().min(-1).max(1)),
    background: z.string(),
    goals: z.array(z.string()),
    style: z.object({
      about: z.string(),
      address: z.object({
        friend: z.string().exactOptional(),
        stranger: z.string().exactOptional(),
        foe: z.string().exactOptional(),
      }),
      openers: z.array(z.string()),
      closers: z.array(z.string()),
      gestures: z.array(z.string()).exactOptional(),
      terse: z.boolean(),
    }),
    lore: z.array(lore),
    /** What it says, by intent or by the words it is asked about. */
    says: z.array(
      z.object({
        intent: z.string(),
        topics: z.array(z.string()),
        says: z.string(),
        when: whenSchema.exactOptional(),
      }),
    ),
    mode: z.enum(VOICE_MODES).exactOptional(),
  }),
  kind: "authored",
  default: () => ({
    traits: {},
    background: "",
    goals: [],
    style: { about: "", address: {}, openers: [], closers: [], terse: false },
    lore: [],
    says: [],
  }),
});
