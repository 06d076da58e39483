import { defineCheck } from "./check.ts";

/** A reference by a name that something had before: it is understood as long as `was` says so. */
export const staleReferences = defineCheck({
  code: "stale-reference",
  run({ draft, at }) {
    for (const { entry, path, from, to } of draft.stale)
      at(entry, path, `'${from}' is called '${to}' now. Write that.`);
  },
});
