import { useEffect, useRef, useState } from "preact/hooks";
import type { EditorTopic } from "@wyldlands/protocol/topics";
import type { Composer as Writing } from "../composer.ts";
import { roomLeft } from "../editor-lines.ts";
import { words } from "../words.ts";
import { AskGiveUp } from "./ask-give-up.tsx";
import { keepFocus } from "./keep-focus.ts";
import { RoomLeft } from "./room-left.tsx";

/** While the world's line editor is open: its text as a whole, in place of the input line. */
export function Composer({ composer }: { composer: Writing }) {
  const open = composer.open.value;
  if (open === null) return null;
  if (!composer.byLine.value) return <Field key={open.title} composer={composer} open={open} />;
  return (
    <div class="as-whole">
      <button type="button" onClick={() => composer.setByLine(false)}>
        {words.composer.asWhole}
      </button>
    </div>
  );
}

function Field({ composer, open }: { composer: Writing; open: EditorTopic }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [asking, setAsking] = useState(false);
  const text = composer.text.value;
  const sending = composer.sending.value !== undefined;
  useEffect(() => {
    toEnd(area.current);
    return keepFocus(area);
  }, []);
  // A text that came from the world, as when a line was typed elsewhere; what is typed since this was drawn stays.
  useEffect(() => {
    const now = composer.text.value;
    if (area.current !== null && area.current.value !== now) area.current.value = now;
  }, [text]);

  const save = (): void => {
    setAsking(false);
    if (!composer.save()) area.current?.focus();
  };
  const giveUp = (): void => {
    if (sending) return;
    if (composer.changed && !asking) {
      setAsking(true);
      return;
    }
    setAsking(false);
    composer.giveUp();
  };
  const keepOn = (): void => {
    setAsking(false);
    area.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const saves = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!saves && event.key !== "Escape") return;
    event.preventDefault();
    if (saves) save();
    else if (asking) keepOn();
    else giveUp();
  };
  const follow = (): void => setCaret(area.current?.selectionStart ?? 0);

  return (
    <form
      class="composer"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label for="text">{words.composer.label(open.title)}</label>
      <textarea
        id="text"
        ref={area}
        rows={6}
        defaultValue={text}
        readOnly={sending}
        spellcheck
        aria-describedby="room-left composer-keys"
        onInput={(event) => {
          composer.write(event.currentTarget.value);
          follow();
        }}
        onSelect={follow}
        onKeyUp={follow}
        onClick={follow}
      />
      <RoomLeft text={text} room={roomLeft(text, caret, open.most)} most={open.most} />
      <p class="said" role="status">
        {said(composer)}
      </p>
      <span id="composer-keys" class="unseen">
        {words.composer.keys}
      </span>
      {asking ? (
        <AskGiveUp giveUp={giveUp} keepOn={keepOn} />
      ) : (
        <div class="choices">
          <button type="submit" class="first" aria-disabled={sending}>
            {words.composer.save}
          </button>
          <button type="button" aria-disabled={sending} onClick={giveUp}>
            {words.composer.giveUp}
          </button>
          <button
            type="button"
            class="quiet"
            aria-disabled={sending}
            onClick={() => sending || composer.setByLine(true)}
          >
            {words.composer.byLine}
          </button>
        </div>
      )}
    </form>
  );
}

function said(composer: Writing): string {
  const step = composer.sending.value?.step;
  if (step === undefined) return composer.said.value;
  return step === "leave" ? words.composer.leaving : words.composer.saving;
}

/** The editor was opened by what the player typed last: writing goes on where the text ends. */
function toEnd(area: HTMLTextAreaElement | null): void {
  if (area === null) return;
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
  area.scrollTop = area.scrollHeight;
}
