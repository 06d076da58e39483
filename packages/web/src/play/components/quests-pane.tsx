import { useEffect, useState } from "preact/hooks";
import type { QuestTopic } from "@wyldlands/protocol/topics";
import type { Game } from "../game.ts";
import { words } from "../words.ts";

/** Time that is left is counted anew this often, in milliseconds. */
const TICK_MS = 5_000;

/** The journal: each quest with what to do next. */
export function QuestsPane({ game }: { game: Game }) {
  const [now, setNow] = useState(Date.now());
  const quests = game.panes.quests.value?.quests ?? [];
  const timed = quests.some(({ left }) => left !== undefined);
  useEffect(() => {
    if (!timed) return undefined;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [timed]);
  const passed = Math.max(0, Math.floor((now - game.panes.questsAt) / 1_000));
  return (
    <ul class="quests">
      {quests.map((quest) => (
        <Quest key={quest.id} quest={quest} passed={passed} />
      ))}
    </ul>
  );
}

function Quest({ quest, passed }: { quest: QuestTopic; passed: number }) {
  const { name, step, objectives, ready, left } = quest;
  return (
    <li class={ready ? "ready" : ""}>
      <h3>{name}</h3>
      <p>{step}</p>
      {!ready && objectives.length > 0 && (
        <ul>
          {objectives.map(({ text, have, need }) => (
            <li key={text} class={have >= need ? "done" : ""}>
              {words.quests.objective(text, have, need)}
            </li>
          ))}
        </ul>
      )}
      {left !== undefined && <p class="left">{words.quests.left(Math.max(0, left - passed))}</p>}
    </li>
  );
}
