import { z } from "zod";
import { definePackage, take } from "../define-package.ts";

/** What only this world does: it completes what is being typed. */
export const wyldlands = definePackage({
  module: "Wyldlands",
  takes: {
    "wyldlands.complete": take(z.object({ line: z.string() }), ({ line }, client) => client.complete(line)),
  },
  changed(topics, client) {
    const completions = topics.has("completions") ? client.topic("completions") : undefined;
    if (completions) client.send("Wyldlands.Completions", completions);
  },
});
