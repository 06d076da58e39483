/** An element as a parser of XML 1.0 sees it, without the space between elements. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const NAME = "[A-Za-z_][\\w.-]*";
const TAG = new RegExp(`<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>`, "y");
const ATTRIBUTE = new RegExp(`(${NAME})="([^"<]*)"`, "g");

/** Parses elements and attributes. Throws for everything that is not well-formed, and for text between elements. */
export function parseXml(text: string): XmlElement {
  const head = /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/.exec(text);
  if (!head) throw new Error("it does not begin with an XML declaration");
  if (/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text))
    throw new Error("it holds a character that XML does not allow");
  const root = { name: "", attributes: {}, children: [] as XmlElement[] };
  const open: { name: string; children: XmlElement[] }[] = [root];
  let at = head[0].length;
  while (at < text.length) {
    TAG.lastIndex = at;
    const found = TAG.exec(text);
    if (!found) throw new Error(`no tag at ${at}: ${text.slice(at, at + 40)}`);
    at = TAG.lastIndex;
    const [, close, name = "", written = "", empty] = found;
    const parent = open.at(-1);
    if (close === "/") {
      if (parent?.name !== name || written !== "" || open.length === 1)
        throw new Error(`</${name}> closes nothing`);
      open.pop();
    } else {
      const attributes: Record<string, string> = {};
      for (const [, key = "", value = ""] of written.matchAll(ATTRIBUTE)) {
        if (Object.hasOwn(attributes, key)) throw new Error(`${key} is there twice`);
        attributes[key] = decoded(value);
      }
      const element = { name, attributes, children: [] as XmlElement[] };
      parent?.children.push(element);
      if (empty === "") open.push(element);
    }
    while (/\s/.test(text[at] ?? "")) at += 1;
  }
  const [only, ...more] = root.children;
  if (open.length > 1 || !only || more.length > 0) throw new Error("it has not one root, closed at the end");
  return only;
}

function decoded(value: string): string {
  return value.replaceAll(/&(#\d+|\w*);?/g, (whole, name: string) => {
    const code = name.startsWith("#") ? String.fromCodePoint(Number(name.slice(1))) : ENTITIES[name];
    if (code === undefined || !whole.endsWith(";")) throw new Error(`${whole} is no entity`);
    return code;
  });
}
