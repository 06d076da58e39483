import { useEffect, useRef } from "preact/hooks";
import type { Game } from "../game.ts";
import type { Place } from "../talk.ts";
import { words } from "../words.ts";

/** What was said on each channel, one behind the other, and a line to speak there. */
export function TalkPane({ game }: { game: Game }) {
  const { panes } = game;
  const places = panes.talk.places.value;
  const place = places.find(({ id }) => id === panes.talk.shown.value) ?? places[0];
  if (place === undefined) return null;
  const turn = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = (places.indexOf(place) + step + places.length) % places.length;
    const next = places[at];
    if (next === undefined) return;
    panes.look(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={words.talk.tabs} onKeyDown={turn}>
        {places.map(({ id, name, unread }) => (
          <button
            key={id}
            id={`tab-${id}`}
            type="button"
            role="tab"
            aria-selected={id === place.id}
            aria-controls="talk"
            tabIndex={id === place.id ? 0 : -1}
            onClick={() => panes.look(id)}
          >
            {name}
            {unread > 0 && <span class="count"> {words.talk.unread(unread)}</span>}
          </button>
        ))}
      </div>
      <Said game={game} place={place} />
      <Speak key={place.id} game={game} place={place} />
    </>
  );
}

function Said({ game, place }: { game: Game; place: Place }) {
  const box = useRef<HTMLDivElement>(null);
  const lines = game.panes.talk.lines(place.id);
  useEffect(() => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [place.id, lines.length, lines.at(-1)?.n]);
  return (
    <div id="talk" class="talk" role="tabpanel" aria-labelledby={`tab-${place.id}`} tabIndex={0} ref={box}>
      {lines.length === 0 && <p class="quiet">{words.talk.nothing}</p>}
      {lines.map(({ n, text }) => (
        <p key={n}>{text}</p>
      ))}
    </div>
  );
}

function Speak({ game, place }: { game: Game; place: Place }) {
  const field = useRef<HTMLInputElement>(null);
  // To the editor it would be a line of the text.
  if (place.say === undefined || game.composer.open.value !== null) return null;
  const send = (event: Event): void => {
    event.preventDefault();
    const text = field.current?.value.trim() ?? "";
    if (field.current === null || text === "" || !game.send(`${place.say} ${text}`)) return;
    field.current.value = "";
  };
  return (
    <form class="speak" onSubmit={send}>
      <label for="speak">{words.talk.speak(place.name)}</label>
      <input id="speak" ref={field} type="text" autocomplete="off" maxLength={1_000} enterkeyhint="send" />
      <button type="submit">{words.send}</button>
    </form>
  );
}
