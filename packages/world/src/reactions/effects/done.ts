import { z } from "zod";
import { defineEffect } from "../effect.ts";

/** Whoever brought it about has done a deed of that name: an objective `{ kind: deed, deed: … }` asks for it. */
export const quest = defineEffect({
  key: "quest",
  schema: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "Write small letters, digits and hyphens."),
  somebody: true,
  perform(deed, { by }, { emit }) {
    if (by) emit({ type: "DeedDone", entity: by, deed });
  },
});

/** It goes for whoever brought it about, as far as it may. */
export const attack = defineEffect({
  key: "attack",
  schema: z.literal(true),
  somebody: true,
  of: ["npc"],
  perform(_true, { self, by }, { emit }) {
    if (by) emit({ type: "Provoked", entity: self, by });
  },
});
