/** Where the server is, and how to come. */
export interface Door {
  host: string;
  port: number;
  url: string;
  /** The player's address: every way in leads through a proxy, and this is what it says. */
  from: string;
  width?: number;
  /** Bits that a telnet client tells of itself; none unless said. */
  mtts?: number;
}

/** What a proxy adds to a request. */
export function forwarded(from: string): { headers: Record<string, string> } {
  return { headers: { "X-Forwarded-For": from } };
}
