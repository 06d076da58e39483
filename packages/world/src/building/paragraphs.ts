/** Characters of a line in the line editor, at most where words allow it. */
const WIDTH = 100;

/** A text of the content as it is shown in the line editor: folded at words, an empty line between paragraphs. */
export function asLines(text: string): string {
  return text
    .split("\n")
    .map((paragraph) => folded(paragraph))
    .join("\n\n");
}

/** What was written in the line editor as a text of the content: lines of a paragraph run on, an empty line ends it. */
export function asText(lines: string): string {
  return lines
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim().replaceAll(/\s*\n\s*/g, " "))
    .filter((paragraph) => paragraph !== "")
    .join("\n");
}

function folded(paragraph: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(" ")) {
    if (line !== "" && line.length + word.length >= WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}
