import type { Game } from "../game.ts";
import type { PaneName } from "../panes.ts";
import { words } from "../words.ts";
import { GroupPane } from "./group-pane.tsx";
import { QuestsPane } from "./quests-pane.tsx";
import { SettingsPane } from "./settings-pane.tsx";
import { TalkPane } from "./talk-pane.tsx";
import { TradePane } from "./trade-pane.tsx";

const INSIDE: Record<PaneName, typeof GroupPane> = {
  group: GroupPane,
  quests: QuestsPane,
  talk: TalkPane,
  trade: TradePane,
  settings: SettingsPane,
};

/** The one pane that is open, beside the log or below it. It is silent: the log has the same in words. */
export function Pane({ game }: { game: Game }) {
  const open = game.panes.open.value;
  if (open === undefined) return null;
  const Inside = INSIDE[open];
  const shut = (): void => {
    game.panes.close();
    document.getElementById("line")?.focus();
  };
  return (
    <aside
      id="pane"
      class={`pane pane-${open}`}
      aria-labelledby="pane-title"
      onKeyDown={(event) => {
        if (event.key === "Escape") shut();
      }}
    >
      <div class="pane-head">
        <h2 id="pane-title">{words.panes[open]}</h2>
        <button type="button" aria-label={words.panes.close(words.panes[open])} onClick={shut}>
          ×
        </button>
      </div>
      <Inside game={game} />
    </aside>
  );
}
