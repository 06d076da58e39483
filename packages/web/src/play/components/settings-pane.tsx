import { useState } from "preact/hooks";
import type { Game } from "../game.ts";
import { importLine, MOST_FILE_BYTES } from "../settings-file.ts";
import { words } from "../words.ts";
import { LineButton } from "./line-button.tsx";

/** What the player has set, out to a file and in from one. What there is, the world lists in words. */
export function SettingsPane({ game }: { game: Game }) {
  const [said, setSaid] = useState("");
  const take = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    // The same file can be chosen again.
    const text = file === undefined || file.size > MOST_FILE_BYTES ? "" : await file.text();
    input.value = "";
    if (file === undefined) return;
    const line = importLine(text);
    if (line === undefined) setSaid(words.settings.noFile(file.name));
    else if (game.send(line)) setSaid(words.settings.sent(file.name));
  };
  return (
    <div class="settings">
      <p>{words.settings.about}</p>
      <div class="choices">
        <LineButton game={game} line="settings">
          {words.settings.list}
        </LineButton>
        <button
          type="button"
          onClick={() => {
            game.saveSettings();
            setSaid("");
          }}
        >
          {words.settings.save}
        </button>
        <label class="file">
          {words.settings.take}
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => void take(event.currentTarget)}
          />
        </label>
      </div>
      <p class="quiet" role="status">
        {said}
      </p>
    </div>
  );
}
