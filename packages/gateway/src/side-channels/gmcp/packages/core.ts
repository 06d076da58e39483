import { plainText } from "@wyldlands/protocol";
import { z } from "zod";
import { words } from "../../../words.ts";
import { definePackage, take } from "../define-package.ts";

/** Some clients send it as text. What is longer than a minute is no ping. */
const pingTime = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number),
  ])
  .pipe(z.number().min(0).max(60_000));

const word = z.string().max(200);

/** `Char 1`, `Char.Items 1`; the version may be missing. Version 0 says no. */
const modules = z
  .array(z.string().max(200))
  .max(200)
  .transform((list) =>
    list.flatMap((entry) => {
      const [, name, version] = /^([a-z][\w.-]*)(?:\s+(\d{1,9}))?$/i.exec(entry.trim()) ?? [];
      return name === undefined || Number(version ?? 1) === 0 ? [] : [name.toLowerCase()];
    }),
  );

/** Greeting, declarations, keeping alive and goodbye. Nobody has to declare it. */
export const core = definePackage({
  module: "Core",
  takes: {
    "core.hello": take(
      z.object({
        client: word.default(""),
        version: z.union([word, z.number().transform(String)]).default(""),
      }),
      ({ client: name, version }, client) => {
        const facts = { name: printable(name), version: printable(version) };
        client.learn({
          ...(facts.name === "" ? {} : { name: facts.name }),
          ...(facts.version === "" ? {} : { version: facts.version }),
        });
      },
    ),
    "core.supports.set": take(modules, (names, client) => client.declare(names, "set")),
    "core.supports.add": take(modules, (names, client) => client.declare(names, "add")),
    "core.supports.remove": take(modules, (names, client) => client.declare(names, "remove")),
    // A client may send along how long its pings took on average, in milliseconds.
    "core.ping": take(z.unknown(), (data, client) => {
      const averageMs = pingTime.safeParse(data);
      if (averageMs.success) client.capabilities.pingMs = Math.round(averageMs.data);
      client.send("Core.Ping");
    }),
    "core.keepalive": take(z.unknown(), () => undefined),
  },
  end(last, client) {
    client.send("Core.Goodbye", plainText(last?.markup ?? words.goodbye));
  },
});

/** Shown to operators: printable ASCII, and not too long. */
function printable(text: string): string {
  return text
    .replace(/[^\x20-\x7e]/g, "")
    .trim()
    .slice(0, 40);
}
