/** What is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of XML 1.0, one line for each without children. */
export function element(name: string, attributes: Attributes, children?: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(String(value))}"`],
  );
  const head = `<${name}${written.join("")}`;
  if (children === undefined) return `${head}/>`;
  return [`${head}>`, ...children, `</${name}>`].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** For an attribute. A character that XML 1.0 does not allow (§2.2) at all is left out; line ends and tabs stay what they are. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll(/[&<>"\t\n\r]/g, (found) => ENTITIES[found] ?? `&#${found.charCodeAt(0)};`);
}
