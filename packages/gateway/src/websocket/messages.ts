import type { WebUp } from "@wyldlands/protocol";
import { z } from "zod";

const columns = z.int().min(0).max(10_000);
const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

const webUp = z.discriminatedUnion("t", [
  z.object({
    t: z.literal("hello"),
    width: columns,
    height: columns,
    resume: z.object({ token: z.string().min(1).max(200), last: count }).optional(),
  }),
  z.object({ t: z.literal("line"), n: count.min(1), text: z.string() }),
  z.object({ t: z.literal("size"), width: columns, height: columns }),
  z.object({ t: z.literal("complete"), line: z.string() }),
  z.object({ t: z.literal("settings") }),
  z.object({ t: z.literal("ping") }),
  z.object({ t: z.literal("bye") }),
]);

export type ParsedWebUp = { ok: true; message: WebUp } | { ok: false; reason: string };

/** Reads a client's message. `reason` says what is wrong with it in at most 120 ASCII characters, and quotes nothing. */
export function parseWebUp(data: string): ParsedWebUp {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return { ok: false, reason: "a message must be JSON" };
  }
  const result = webUp.safeParse(json);
  if (result.success) return { ok: true, message: withoutUndefined(result.data) };
  const issue = result.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? "message" : issue.path.join(".");
  const what =
    issue?.code === "invalid_union" ? "no such kind of message" : (issue?.message ?? "not understood");
  return { ok: false, reason: `${where}: ${what}`.slice(0, 120) };
}

function withoutUndefined(message: z.output<typeof webUp>): WebUp {
  if (message.t !== "hello") return message;
  const { t, width, height, resume } = message;
  return resume === undefined ? { t, width, height } : { t, width, height, resume };
}
