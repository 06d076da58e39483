/** What gRPC calls an address of ours: `tcp://host:port` is `host:port`; `unix` is for the caller to choose. */
export function linkAddress(configured: string): string | undefined {
  if (configured === "unix") return undefined;
  return configured.replace(/^tcp:\/\//i, "");
}

export function isLoopback(address: string): boolean {
  return /^(unix:|127\.|localhost:|\[::1\]:)/i.test(address);
}
