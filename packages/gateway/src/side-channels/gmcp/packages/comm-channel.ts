import { plainText } from "@wyldlands/protocol";
import { z } from "zod";
import { definePackage, take, type GmcpClient } from "../define-package.ts";

/** The channels that the world marks words with, and the command that speaks on each. */
const CHANNELS = [
  { name: "say", caption: "Say", command: "say" },
  { name: "tell", caption: "Tell", command: "tell" },
];

/** Who is in play is asked of the world at most so often for one client, in milliseconds. */
const ASK_MS = 5_000;

interface Question {
  /** An answer is owed to the client. */
  open: boolean;
  askedAt: number;
}

/** What is said, apart from everything else, and who can be spoken to. */
export const commChannel = definePackage({
  module: "Comm.Channel",
  takes: {
    "comm.channel.list": take(z.unknown(), (_data, client) => list(client)),
    "comm.channel.players": take(z.unknown(), (_data, client) => {
      if (!client.topic("character")) return;
      const question = questionOf(client);
      if (client.topic("who") && client.now() - question.askedAt < ASK_MS) {
        players(client);
      } else if (!question.open) {
        Object.assign(question, { open: true, askedAt: client.now() });
        client.ask("who");
      }
    }),
  },
  begin: list,
  changed(topics, client) {
    if (!topics.has("who")) return;
    const question = questionOf(client);
    if (question.open && client.topic("who")) players(client);
    question.open = false;
  },
  out(words, about, client) {
    if (about?.$case !== "channel") return;
    const { channel, talker } = about.channel;
    client.send("Comm.Channel.Text", { channel, talker, text: plainText(words.markup) });
  },
});

function questionOf(client: GmcpClient): Question {
  return client.memory("Comm.Channel", (): Question => ({ open: false, askedAt: -Infinity }));
}

function list(client: GmcpClient): void {
  client.send("Comm.Channel.List", CHANNELS);
}

/** Everyone in play can be told something. */
function players(client: GmcpClient): void {
  const names = client.topic("who")?.players ?? [];
  client.send(
    "Comm.Channel.Players",
    names.map((name) => ({ name, channels: ["tell"] })),
  );
}
