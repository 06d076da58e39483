import { useEffect } from "preact/hooks";
import type { Game } from "../game.ts";
import { words } from "../words.ts";
import { Body } from "./body.tsx";
import { Composer } from "./composer.tsx";
import { Door } from "./door.tsx";
import { Exits } from "./exits.tsx";
import { InputLine } from "./input-line.tsx";
import { LiveRegion } from "./live-region.tsx";
import { Log } from "./log.tsx";
import { PaneButtons } from "./pane-buttons.tsx";
import { Pane } from "./pane.tsx";
import { RoomName } from "./room-name.tsx";
import { Status } from "./status.tsx";

/** The player client: head, log with a pane beside it, and at the foot everything that is touched. */
export function App({ game }: { game: Game }) {
  const room = game.room.value;
  const composing = game.composer.open.value !== null && !game.composer.byLine.value;
  useEffect(() => {
    document.title = room === null ? words.title : `${room.name} – ${words.title}`;
  }, [room]);
  return (
    <div class={game.panes.open.value === undefined ? "page" : "page with-pane"}>
      <a class="skip" href={composing ? "#text" : "#line"}>
        {words.skip}
      </a>
      <header class="head">
        <RoomName game={game} />
        <Status game={game} />
      </header>
      <Log game={game} />
      <Pane game={game} />
      <footer class="foot">
        <Body game={game} />
        <PaneButtons game={game} />
        <Exits game={game} />
        <Door game={game} />
        <Composer composer={game.composer} />
        {composing || <InputLine game={game} />}
      </footer>
      <LiveRegion game={game} />
    </div>
  );
}
