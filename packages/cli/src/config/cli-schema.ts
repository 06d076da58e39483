import { z } from "zod";

const TCP = /^tcp:\/\/(\[[0-9a-f:.]+\]|[^\s:/]+):\d{1,5}$/i;

/** The keys that belong to neither gateway nor world. */
export const cliConfig = z.object({
  link: z.object({
    /** Where the world waits for gateways: a socket in the data folder, or TCP between hosts. */
    listen: z
      .string()
      .refine((text) => text === "unix" || TCP.test(text), {
        message: "must be 'unix' or 'tcp://host:port', as in tcp://127.0.0.1:4300",
      })
      .default("unix"),
    /** Where a gateway finds worlds; without it, the sockets in the data folder. */
    worlds: z
      .array(
        z.string().refine((text) => text.startsWith("unix:/") || TCP.test(text), {
          message: "must be 'unix:/path/to/socket' or 'tcp://host:port'",
        }),
      )
      .optional(),
  }),
  log: z.object({
    /** The least weighty records that are written to the logs. */
    level: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
    /** Every record on the terminal as one readable line, not only errors and announcements. */
    pretty: z.boolean().default(false),
  }),
});

export type CliConfig = z.output<typeof cliConfig>;
