import { useEffect, useState } from "preact/hooks";
import { nearlyFull, type Most, type Room } from "../editor-lines.ts";
import { words } from "../words.ts";

/** Said when the writer pauses for this long, in milliseconds: a count that speaks into typing only disturbs. */
const PAUSE_MS = 1_000;

/** How much more fits: always to be seen, and said politely when it gets short. */
export function RoomLeft({ text, room, most }: { text: string; room: Room; most: Most }) {
  const [spoken, setSpoken] = useState("");
  const count = words.composer.room(room, most);
  const near = nearlyFull(room, most);
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(near ? count : ""), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <>
      <p id="room-left" class={room.excess === undefined ? "room-left" : "room-left excess"}>
        {count}
      </p>
      <div class="unseen" aria-live="polite">
        {spoken}
      </div>
    </>
  );
}
