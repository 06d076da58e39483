import { checkSchema } from "./check-schema.ts";
import type { HelpDraft } from "./draft.ts";
import type { Findings } from "./findings.ts";
import { checkTextMarkup } from "./markup-check.ts";
import { helpSchema } from "./schemas.ts";
import type { ContentSource } from "./source.ts";
import { readTextFile } from "./text-file.ts";
import { parseYamlFile } from "./yaml-file.ts";

/**
 * Reads help/<name>.md: an optional head of YAML between two lines '---', then the text as players read it.
 * Findings: 'bad-help-head' for a head without end, 'empty-topic', and those of the schema and the markup.
 */
export async function readHelpTopic(
  from: ContentSource,
  name: string,
  findings: Findings,
): Promise<HelpDraft | undefined> {
  const read = await readTextFile(from, `help/${name}`, findings);
  if (read === undefined) return undefined;
  const { file, text } = read;
  let head = "{}";
  let body = text;
  if (text.startsWith("---\n")) {
    const end = text.indexOf("\n---\n", 3);
    if (end === -1) {
      findings.add(
        file,
        1,
        "bad-help-head",
        "The head begun with '---' has no end. Put a line '---' after it.",
      );
      return undefined;
    }
    // A blank first line in place of '---' keeps the head's line numbers true.
    head = `\n${text.slice(4, end)}`;
    body = text.slice(end + "\n---\n".length);
  }
  const source = parseYamlFile({ file, text: head }, findings);
  if (source === undefined) return undefined;
  checkTextMarkup(read, findings);
  const value = checkSchema(helpSchema, source.value ?? {}, source, [], findings);
  if (value === undefined) return undefined;
  if (body.trim() === "") {
    findings.add(file, 1, "empty-topic", "The topic says nothing. Write its text below the head.");
  }
  const topic = { name: name.slice(0, -".md".length), ...value, text: body.trim() };
  return { topic, source };
}
