/** A message as it came: `name` as the client wrote it, `data` undefined when there was none. */
export interface GmcpFrame {
  name: string;
  data: unknown;
}

const NAME = /^[A-Za-z][\w-]*(?:\.[\w-]+)*$/;
/** No package has a longer name. */
const NAME_LENGTH = 100;

/** `Package.Sub JSON`, or the name alone. UTF-8 and without telnet's doubling of IAC. */
export function encodeGmcp(name: string, data?: unknown): string {
  return data === undefined ? name : `${name} ${JSON.stringify(data)}`;
}

/** Reads a message; undefined when the name is none or the data is no JSON. Never throws. */
export function parseGmcp(text: string): GmcpFrame | undefined {
  const trimmed = text.trim();
  const end = trimmed.search(/\s/);
  const name = end < 0 ? trimmed : trimmed.slice(0, end);
  if (name.length > NAME_LENGTH || !NAME.test(name)) return undefined;
  if (end < 0) return { name, data: undefined };
  try {
    return { name, data: JSON.parse(trimmed.slice(end)) as unknown };
  } catch {
    return undefined;
  }
}

/** Whether a client that declared these modules (lower case) wants what is in `module`: a parent speaks for its children. */
export function supportsModule(declared: ReadonlySet<string>, module: string): boolean {
  let name = module.toLowerCase();
  for (;;) {
    if (declared.has(name)) return true;
    const dot = name.lastIndexOf(".");
    if (dot < 0) return false;
    name = name.slice(0, dot);
  }
}
