import { CST, Lexer } from "yaml";

/** Deeper than any content is; a parser that goes down with what it reads holds out for much longer. */
const DEEPEST = 60;

/**
 * The line on which a YAML text becomes so deep that parsing it could end the process; undefined: it does not. Counts open brackets,
 * list signs in one line and columns of indentation, without going down itself.
 */
export function tooDeepLine(text: string): number | undefined {
  let open = 0;
  let signs = 0;
  let line = 1;
  for (const lexeme of new Lexer().lex(text)) {
    const type = CST.tokenType(lexeme);
    if (type === "flow-map-start" || type === "flow-seq-start") open += 1;
    else if (type === "flow-map-end" || type === "flow-seq-end") open = Math.max(0, open - 1);
    else if (lexeme.includes("\n")) signs = 0;
    else if (type === "seq-item-ind" || type === "explicit-key-ind" || type === "map-value-ind") signs += 1;
    else if (type === "space" && signs === 0 && lexeme.length > 4 * DEEPEST) return line;
    if (open > DEEPEST || (open === 0 && signs > DEEPEST)) return line;
    line += lexeme.split("\n").length - 1;
  }
  return undefined;
}
