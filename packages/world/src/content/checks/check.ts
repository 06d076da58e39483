import type { Authored, Draft } from "../draft.ts";
import type { FindingCode } from "../findings.ts";
import type { Content } from "../types.ts";
import type { YamlPath } from "../yaml-file.ts";
import type { Reach } from "./reach.ts";

/** What a check looks at: a game whose every part is right by itself and towards the others. */
export interface CheckContext {
  readonly draft: Draft;
  readonly content: Content;
  /** What a player who begins at the start can come to and come by. */
  readonly reach: Reach;
  /** What could be come by if every room could be come to: so that one cut-off room is one finding. */
  readonly everywhere: Reach;
  /** Words that are right although nothing else of the game uses them: those of `lore/`. In lower case. */
  readonly lore: ReadonlySet<string>;
  /** Every text that players may read. */
  readonly texts: readonly PlayerText[];
  /** At an authored entry; `path` leads on below it. */
  readonly at: (entry: Authored<unknown>, path: YamlPath, message: string) => void;
  /** At a line of a file. */
  readonly add: (file: string, line: number, message: string) => void;
}

export interface PlayerText {
  readonly file: string;
  readonly text: string;
  /** The line on which the given offset of the text stands, or the nearest that is known. */
  readonly lineAt: (offset: number) => number;
}

/** One thing that a game which loads can still have wrong with it. Such findings do not keep the world from starting. */
export interface ContentCheck {
  readonly code: FindingCode;
  readonly run: (context: CheckContext) => void;
}

export function defineCheck(check: ContentCheck): ContentCheck {
  return check;
}
