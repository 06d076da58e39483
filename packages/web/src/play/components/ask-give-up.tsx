import { useLayoutEffect, useRef } from "preact/hooks";
import { words } from "../words.ts";

/** Asked before what is written is thrown away; the answer at hand is the one that loses nothing. */
export function AskGiveUp({ giveUp, keepOn }: { giveUp: () => void; keepOn: () => void }) {
  const safe = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => safe.current?.focus(), []);
  return (
    <div class="choices" role="alertdialog" aria-labelledby="ask-give-up">
      <p id="ask-give-up">{words.composer.askGiveUp}</p>
      <button type="button" class="first" ref={safe} onClick={keepOn}>
        {words.composer.keepOn}
      </button>
      <button type="button" onClick={giveUp}>
        {words.composer.doGiveUp}
      </button>
    </div>
  );
}
