import type { Game } from "../game.ts";
import { words } from "../words.ts";

export function RoomName({ game }: { game: Game }) {
  const room = game.room.value;
  return (
    <div class="where">
      <h1>{room?.name ?? words.title}</h1>
      <p>{room?.area ?? words.nowhere}</p>
    </div>
  );
}
