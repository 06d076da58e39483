import { WEB_SUBPROTOCOL } from "@wyldlands/protocol/web";
import { render } from "preact";
import { App } from "./components/app.tsx";
import { startGame } from "./game.ts";
import { draftStore } from "./saved-draft.ts";
import { sessionStore } from "./saved-session.ts";
import { download } from "./settings-file.ts";
import { screenSize } from "./screen-size.ts";
import { watchKeyboard } from "./soft-keyboard.ts";

const scheme = location.protocol === "https:" ? "wss" : "ws";
const game = startGame({
  open: () => new WebSocket(`${scheme}://${location.host}/ws`, WEB_SUBPROTOCOL),
  store: sessionStore(() => sessionStorage),
  drafts: draftStore(() => sessionStorage),
  size: screenSize(document.body),
  download,
});

window.addEventListener("online", () => game.tryNow());
document.addEventListener("visibilitychange", () => document.hidden || game.tryNow());
window.addEventListener("resize", () => {
  const { width, height } = screenSize(document.body);
  game.resize(width, height);
});
watchKeyboard(window);

const root = document.getElementById("play");
if (root !== null) render(<App game={game} />, root);
