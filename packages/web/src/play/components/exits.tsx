import { exitLine, orderedExits } from "../exits.ts";
import type { Game } from "../game.ts";
import { words } from "../words.ts";
import { LineButton } from "./line-button.tsx";

/** The ways out, as buttons that type the direction, or open the door that is in the way. */
export function Exits({ game }: { game: Game }) {
  const room = game.room.value;
  const exits = room === null ? [] : orderedExits(room.exits);
  const closed = room?.closed ?? [];
  // To the editor a direction would be a line of the text.
  if (exits.length === 0 || game.composer.open.value !== null) return null;
  return (
    <nav class="exits" aria-label={words.exits}>
      {exits.map((way) => (
        <LineButton key={way} game={game} line={exitLine(way, closed)}>
          {closed.includes(way) ? words.shut(way) : way}
        </LineButton>
      ))}
    </nav>
  );
}
