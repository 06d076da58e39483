import type { TestServer } from "../support/server.ts";

/** A gateway's figure by its name without the prefix, labels included. */
export async function figure(server: TestServer, name: string): Promise<number> {
  const text = await (await fetch(`${server.httpUrl}/metrics`)).text();
  const row = text.split("\n").find((line) => line.startsWith(`wyldlands_gateway_${name} `));
  if (row === undefined) throw new Error(`the gateway has no figure ${name}`);
  return Number(row.split(" ").at(-1));
}
