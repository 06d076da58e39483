import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import type { Row } from "../gateway/figures.ts";

/** Parts of a bench that measures the server from its build, by name. */
export type Parts<R extends Pick<Row, "part" | "what" | "met">> = Readonly<
  Record<string, () => Promise<R[]>>
>;

/**
 * Builds what is written, runs the parts that WYLDLANDS_PARTS names, or all, and prints each one's table. `processes`: what shares the
 * machine's cores. Throws when a target was missed.
 */
export async function runParts<R extends Pick<Row, "part" | "what" | "met">>(
  parts: Parts<R>,
  processes: string,
): Promise<void> {
  const chosen = process.env["WYLDLANDS_PARTS"]?.split(",") ?? Object.keys(parts);
  await build();
  console.log(`${cpus().length} cores carry ${processes}, each a process of its own.`);
  const missed: string[] = [];
  for (const name of chosen) {
    const part = parts[name];
    if (part === undefined) throw new Error(`no part '${name}': there are ${Object.keys(parts).join(", ")}`);
    const rows = await part();
    console.table(rows);
    for (const row of rows) if (row.met === "NO") missed.push(`${row.part}: ${row.what}`);
  }
  if (missed.length > 0) throw new Error(`targets missed: ${missed.join("; ")}`);
}

async function build(): Promise<void> {
  const script = fileURLToPath(new URL("../../scripts/build.mjs", import.meta.url));
  const [code] = (await once(spawn(process.execPath, [script], { stdio: "inherit" }), "exit")) as [number];
  if (code !== 0) throw new Error("the build failed");
}
