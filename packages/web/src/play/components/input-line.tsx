import { useEffect, useRef } from "preact/hooks";
import type { Game } from "../game.ts";
import { Completer } from "../completer.ts";
import { History } from "../history.ts";
import { words } from "../words.ts";
import { keepFocus } from "./keep-focus.ts";

/** The input line with the prompt as its label. Its text is the player's: only sending or the history changes it. */
export function InputLine({ game }: { game: Game }) {
  const input = useRef<HTMLInputElement>(null);
  const history = useRef(new History());
  const completer = useRef(new Completer());
  const masked = game.masked.value;
  const complete = (line: string | undefined, field: HTMLInputElement): void => {
    put(line, field);
    if (line !== undefined) game.announce(line);
  };
  useEffect(
    () =>
      game.completions.subscribe((answer) => {
        const field = input.current;
        if (answer === null || field === null) return;
        complete(completer.current.answer(answer.line, answer.lines, field.value), field);
      }),
    [game],
  );
  useEffect(() => {
    // What had the focus before is gone from the page, the composer for one.
    if (document.activeElement === document.body) input.current?.focus();
    return keepFocus(input);
  }, []);

  const send = (event: Event): void => {
    event.preventDefault();
    const field = input.current;
    if (field === null || !game.send(field.value)) return;
    if (!masked) history.current.add(field.value);
    field.value = "";
    field.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "PageUp" || event.key === "PageDown") {
      event.preventDefault();
      game.log.page(event.key === "PageUp" ? -1 : 1);
    } else if (!masked && event.key === "Tab" && !event.shiftKey) {
      const field = event.currentTarget as HTMLInputElement;
      const tabbed = completer.current.tab(field.value);
      if (tabbed === "leave" || ("ask" in tabbed && !game.complete(tabbed.ask))) return;
      event.preventDefault();
      if ("show" in tabbed) complete(tabbed.show, field);
    } else if (!masked && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      recall(event.key === "ArrowUp", event.currentTarget as HTMLInputElement, history.current);
    }
  };

  const field = {
    id: "line",
    ref: input,
    autocomplete: "off",
    autocapitalize: "off",
    autocorrect: "off",
    spellcheck: false,
    enterkeyhint: "send",
    maxLength: 4_000,
    autoFocus: true,
    onKeyDown,
  } as const;
  return (
    <form class="input" onSubmit={send}>
      <label for="line">
        <span class="unseen">{words.typeHere} </span>
        {game.prompt.value || ">"}
      </label>
      {masked ? <input {...field} type="password" /> : <input {...field} type="text" />}
      <button type="submit">{words.send}</button>
    </form>
  );
}

function recall(older: boolean, field: HTMLInputElement, history: History): void {
  put(older ? history.older(field.value) : history.newer(), field);
}

function put(line: string | undefined, field: HTMLInputElement): void {
  if (line === undefined) return;
  field.value = line;
  field.setSelectionRange(line.length, line.length);
}
