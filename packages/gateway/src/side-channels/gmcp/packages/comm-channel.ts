import { plainText, type GmcpChannel } from "@wyldlands/protocol";
import { z } from "zod";
import { definePackage, take, type GmcpClient } from "../define-package.ts";

/** How players speak to each other besides the world's channels: what is so said is marked with these names. */
const SPEECH: readonly GmcpChannel[] = [
  { name: "say", caption: "Say", command: "say", enabled: true },
  { name: "tell", caption: "Tell", command: "tell", enabled: true },
  { name: "whisper", caption: "Whisper", command: "whisper", enabled: true },
  { name: "shout", caption: "Shout", command: "shout", enabled: true },
];

const GROUP: GmcpChannel = { name: "group", caption: "Group", command: "gtell", enabled: true };

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
    "comm.channel.enable": take(z.string(), (name, client) => {
      const known = client.topic("channels")?.channels.find(({ id }) => id === name.toLowerCase());
      if (known) client.type(`channels on ${known.id}`);
    }),
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
    if (topics.has("channels") || topics.has("group")) {
      const now = JSON.stringify(channelsOf(client));
      if (now !== listOf(client).last) list(client);
    }
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

/** What the client was told last. */
function listOf(client: GmcpClient): { last: string } {
  return client.memory("Comm.Channel.List", () => ({ last: "" }));
}

function list(client: GmcpClient): void {
  const channels = channelsOf(client);
  client.send("Comm.Channel.List", channels);
  listOf(client).last = JSON.stringify(channels);
}

function channelsOf(client: GmcpClient): GmcpChannel[] {
  const channels = client.topic("channels")?.channels ?? [];
  return [
    ...SPEECH,
    ...(client.topic("group") ? [GROUP] : []),
    ...channels.map(({ id, name, on }) => ({ name: id, caption: name, command: id, enabled: on })),
  ];
}

/** Everyone in play can be told something. */
function players(client: GmcpClient): void {
  const names = client.topic("who")?.players ?? [];
  client.send(
    "Comm.Channel.Players",
    names.map((name) => ({ name, channels: ["tell"] })),
  );
}
