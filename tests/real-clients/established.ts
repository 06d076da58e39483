import { readFileSync } from "node:fs";

/** `/proc/net/tcp` writes addresses and states in hexadecimal; 01 is ESTABLISHED. */
const ESTABLISHED = "01";

/**
 * The local ports of every living connection from this machine to a port of it: the same ports, the same sockets. The
 * kernel may list one twice, or leave it out, while others come and go: ask again before it counts.
 */
export function socketsTo(port: number): number[] {
  const ports = readFileSync("/proc/net/tcp", "utf8")
    .split("\n")
    .slice(1)
    .map((row) => row.trim().split(/\s+/))
    .filter(([, , remote, state]) => remote?.endsWith(`:${hex(port)}`) === true && state === ESTABLISHED)
    .map(([, local]) => Number.parseInt(local?.split(":")[1] ?? "", 16));
  return [...new Set(ports)].sort((a, b) => a - b);
}

function hex(port: number): string {
  return port.toString(16).toUpperCase().padStart(4, "0");
}
