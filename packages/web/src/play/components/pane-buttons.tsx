import type { Game } from "../game.ts";
import type { PaneName } from "../panes.ts";
import { words } from "../words.ts";
import { LineButton } from "./line-button.tsx";

/** What there is beside the log, as buttons that open and shut it; and letters that wait, as one that lists them. */
export function PaneButtons({ game }: { game: Game }) {
  const { panes } = game;
  const there = panes.there.value;
  const letters = panes.unreadMail.value;
  const writing = game.composer.open.value !== null;
  // A phone has no room for more than the text.
  if ((writing && !game.composer.byLine.value) || (there.length === 0 && letters === 0)) return null;
  return (
    <nav class="pane-buttons" aria-label={words.panes.label}>
      {there.map((pane) => (
        <button
          key={pane}
          type="button"
          aria-expanded={panes.open.value === pane}
          aria-controls={panes.open.value === pane ? "pane" : undefined}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => panes.toggle(pane)}
        >
          {words.panes[pane]}
          {countOf(game, pane)}
        </button>
      ))}
      {letters > 0 && !writing && (
        <LineButton game={game} line="mail">
          {words.panes.letters(letters)}
        </LineButton>
      )}
    </nav>
  );
}

function countOf({ panes }: Game, pane: PaneName) {
  const unread = pane === "talk" ? panes.talk.unread.value : 0;
  return unread > 0 && <span class="count"> {words.talk.unread(unread)}</span>;
}
