import { useEffect, useState } from "preact/hooks";
import type { TradeSideTopic } from "@wyldlands/protocol/topics";
import type { Game } from "../game.ts";
import { words } from "../words.ts";
import { LineButton } from "./line-button.tsx";

/** So long after a change, in milliseconds, nothing can be agreed to: the finger may have been on its way already. */
const LOOK_MS = 1_500;

/** The trade sheet, both sides, and the two ways in which it ends. What is agreed to is the revision that is shown. */
export function TradePane({ game }: { game: Game }) {
  const trade = game.panes.trade.value;
  const revision = trade?.revision ?? 0;
  const [seen, setSeen] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(revision), LOOK_MS);
    return () => clearTimeout(timer);
  }, [revision]);
  if (trade === null) return null;
  const settled = seen === revision;
  const { mine, theirs } = trade;
  const other = trade.with.name;
  const agree = (): void => {
    if (settled && !mine.agreed) game.send(`agree ${revision}`);
  };
  return (
    <div class="sheet">
      <p>{words.trade.revision(other, revision)}</p>
      <Side title={words.trade.mine} side={mine} />
      <Side title={words.trade.theirs(other)} side={theirs} />
      {game.composer.open.value === null && (
        <div class="choices">
          <button type="button" class="first" aria-disabled={!settled || mine.agreed} onClick={agree}>
            {mine.agreed ? words.trade.youAgreed : words.trade.agree(revision)}
          </button>
          <LineButton game={game} line="trade cancel">
            {words.trade.cancel}
          </LineButton>
        </div>
      )}
      <p class="quiet">{words.trade.how}</p>
    </div>
  );
}

function Side({ title, side }: { title: string; side: TradeSideTopic }) {
  const { items, coins, agreed } = side;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {items.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
        {coins > 0 && <li class="coins">{words.trade.coins(coins)}</li>}
        {items.length === 0 && coins === 0 && <li>{words.trade.nothing}</li>}
      </ul>
      <p class={agreed ? "agreed" : "quiet"}>{agreed ? words.trade.agreed : words.trade.notAgreed}</p>
    </section>
  );
}
