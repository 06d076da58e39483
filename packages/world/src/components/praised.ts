import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What a character has been praised for already: 'area:slug deed' of who praised it and for what. */
export const Praised = defineComponent("praised", {
  schema: z.array(z.string()),
  default: (): string[] => [],
});
