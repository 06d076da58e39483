import { checkContent } from "../check-content.ts";
import { SMALL_GAME, withFolder } from "../content-fixture.ts";

type Files = Readonly<Record<string, string>>;

export const ROOMS = "areas/dock/rooms.yaml";
export const ITEMS = "areas/dock/items.yaml";
export const NPCS = "areas/dock/npcs.yaml";
export const AREA = "areas/dock/area.yaml";

/** The small game, with its post on the pier: nothing in it is to be found. */
export const SOUND: Files = {
  ...(SMALL_GAME as Files),
  [ROOMS]: String(SMALL_GAME[ROOMS]).replace(
    "  npcs:\n    - ferryman\n",
    "  npcs: [ferryman]\n  things: [post]\n",
  ),
};

/** What is found when files of the sound game are changed: 'file:line code'. A text is added to its file, a pair replaces. */
export async function found(
  changes: Readonly<Record<string, string | readonly (readonly [from: string, to: string])[]>> = {},
): Promise<string[]> {
  const files: Record<string, string> = { ...SOUND };
  for (const [file, change] of Object.entries(changes)) {
    if (typeof change === "string") files[file] = `${files[file] ?? ""}${change}`;
    else
      for (const [from, to] of change) {
        const text = files[file] ?? "";
        if (!text.includes(from)) throw new Error(`${file} does not contain: ${from}`);
        files[file] = text.replace(from, to);
      }
  }
  const { findings } = await withFolder(files, checkContent);
  return findings.map(({ file, line, code }) => `${file}:${line} ${code}`);
}
