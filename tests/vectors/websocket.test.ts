import { afterEach, describe, expect, it } from "vitest";
import { startTestGateway, type TestGateway } from "../../packages/gateway/src/testing/start.ts";
import { WebClient } from "../../packages/gateway/src/testing/web-client.ts";

/** Frames that a client sends, and the lines that reach the world. */
interface FrameVector {
  /** A test of evennia/evennia, server/portal/test_wire_formats.py. */
  source: string;
  protocol: string | undefined;
  frames: (string | Buffer)[];
  lines: string[];
  /** TEXT frames that are answered. */
  answers?: string[];
  differs?: string;
}

const TERMINAL = "terminal.mudstandards.org";
const ENVELOPES = "json.mudstandards.org";
const GMCP = "gmcp.mudstandards.org";

const binary = (text: string): Buffer => Buffer.from(text, "latin1");
const envelope = (proto: string, id: string, data: string): string => JSON.stringify({ proto, id, data });

const TRIMMED = "Evennia trims the line; here that is the world's to do";
const ENTER = "Evennia drops it; on telnet it is an Enter, and so it is here";
const REPLACED = "Evennia drops it; here what is no UTF-8 becomes U+FFFD, as on telnet";

const vectors: FrameVector[] = [
  {
    source: "TestTerminalFormat.test_decode_binary",
    protocol: TERMINAL,
    frames: [binary("look")],
    lines: ["look"],
  },
  {
    source: "TestTerminalFormat.test_decode_strips_whitespace",
    protocol: TERMINAL,
    frames: [binary("  look  \n")],
    lines: ["  look  "],
    differs: TRIMMED,
  },
  {
    source: "TestTerminalFormat.test_decode_empty",
    protocol: TERMINAL,
    frames: [binary("   ")],
    lines: ["   "],
    differs: ENTER,
  },
  {
    source: "TestTerminalFormat.test_decode_invalid_utf8",
    protocol: TERMINAL,
    frames: [binary("\xff\xfe")],
    lines: ["\ufffd\ufffd"],
    differs: REPLACED,
  },
  {
    source: "TestTerminalEdgeCases.test_decode_text_frame_treated_as_text",
    protocol: TERMINAL,
    frames: ["look"],
    lines: ["look"],
  },
  {
    source: "TestTerminalEdgeCases.test_decode_empty_bytes, test_decode_empty_bytes_text_frame",
    protocol: TERMINAL,
    frames: [binary(""), ""],
    lines: ["", ""],
    differs: ENTER,
  },
  {
    source: "TestJsonStandardFormat.test_decode_binary_as_text",
    protocol: ENVELOPES,
    frames: [binary("look")],
    lines: ["look"],
  },
  {
    source: "TestJsonStandardEdgeCases.test_decode_binary_invalid_utf8",
    protocol: ENVELOPES,
    frames: [binary("\xff\xfe")],
    lines: ["\ufffd\ufffd"],
    differs: REPLACED,
  },
  {
    source: "TestJsonStandardFormat.test_decode_text_envelope",
    protocol: ENVELOPES,
    frames: [envelope("text", "", "look around")],
    lines: ["look around"],
  },
  {
    source: "TestJsonStandardFormat.test_decode_gmcp_envelope",
    protocol: ENVELOPES,
    frames: [envelope("gmcp", "Core.Ping", "")],
    lines: [],
    answers: [envelope("gmcp", "Core.Ping", "")],
  },
  {
    source: "TestJsonStandardFormat.test_decode_gmcp_envelope_with_data",
    protocol: ENVELOPES,
    frames: [envelope("gmcp", "Char.Vitals", '{"hp": 100}')],
    lines: [],
  },
  {
    source: "TestJsonStandardFormat.test_decode_websocket_close",
    protocol: ENVELOPES,
    frames: [envelope("websocket_close", "", "")],
    lines: [],
    differs: "a WebSocket has a close frame of its own",
  },
  {
    source: "TestJsonStandardFormat.test_decode_invalid_json_text_frame",
    protocol: ENVELOPES,
    frames: ["not json"],
    lines: [],
  },
  {
    source: "TestJsonStandardFormat.test_decode_generic_proto",
    protocol: ENVELOPES,
    frames: [envelope("custom", "my_cmd", '{"key": "val"}')],
    lines: [],
    differs: "no other proto is spoken here",
  },
  {
    source:
      "TestJsonStandardEdgeCases.test_decode_envelope_missing_proto, test_decode_envelope_missing_all_fields",
    protocol: ENVELOPES,
    frames: ['{"id": "my_cmd", "data": "test"}', "{}"],
    lines: [],
  },
  {
    source: "TestJsonStandardEdgeCases.test_decode_envelope_missing_id_and_data",
    protocol: ENVELOPES,
    frames: ['{"proto": "text"}'],
    lines: [""],
    differs: ENTER,
  },
  {
    source: "TestGmcpStandardFormat.test_decode_binary_as_text",
    protocol: GMCP,
    frames: [binary("look")],
    lines: ["look"],
  },
  {
    source: "TestGmcpStandardFormat.test_decode_text_as_gmcp",
    protocol: GMCP,
    frames: ["Core.Ping"],
    lines: [],
    answers: ["Core.Ping"],
  },
  {
    source: "TestGmcpStandardFormat.test_decode_gmcp_with_data",
    protocol: GMCP,
    frames: ['Char.Vitals {"hp": 100}'],
    lines: [],
  },
  {
    source: "TestGmcpStandardFormat.test_decode_binary_invalid_utf8",
    protocol: GMCP,
    frames: [binary("\xff\xfe")],
    lines: ["\ufffd\ufffd"],
    differs: REPLACED,
  },
  {
    source: "TestGmcpStandardEdgeCases.test_decode_empty_binary, test_decode_binary_whitespace_only",
    protocol: GMCP,
    frames: [binary(""), binary("   \n  ")],
    lines: ["", "   ", "  "],
    differs: ENTER,
  },
  {
    source: "TestWebSocket.test_data_in (tests.py): a sentence",
    protocol: undefined,
    frames: ["You can get anything you want at Alice's Restaurant."],
    lines: ["You can get anything you want at Alice's Restaurant."],
  },
];

const running: TestGateway[] = [];
const clients: WebClient[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const { gateway } of running.splice(0)) await gateway.close();
});

async function browse(protocols: string[]): Promise<{ test: TestGateway; client: WebClient }> {
  const test = await startTestGateway();
  running.push(test);
  const client = new WebClient(test.gateway.ports.http, protocols);
  clients.push(client);
  return { test, client };
}

describe("frames of the plain subprotocols", () => {
  it.each(vectors)("$source", async ({ protocol, frames, lines, answers = [] }) => {
    const { test, client } = await browse(protocol === undefined ? [] : [protocol]);
    await client.opened();
    for (const frame of frames) client.socket.send(frame);
    client.socket.send(binary("and that is all"));
    expect(await test.link.typed(lines.length + 1)).toEqual([...lines, "and that is all"]);
    expect(await client.texts(answers.length)).toEqual(answers);
  });

  it("TestTerminalFormat.test_encode_text_preserves_ansi, TestJson…, TestGmcp…: words go out in BINARY frames", async () => {
    for (const protocol of [TERMINAL, ENVELOPES, GMCP]) {
      const { test, client } = await browse([protocol]);
      await client.opened();
      await test.link.waiting.until("a session", () => test.link.opens.has(1));
      test.link.say(1, "Hello <exit>world</exit>", { prompt: { text: "HP: 100&gt;" } });
      expect(await client.untilBinary("HP: 100>")).toBe("Hello \u001b[32mworld\u001b[0m\r\nHP: 100>");
      expect(client.frames).toEqual([]);
    }
  });
});

/** TestWebSocketSubprotocolNegotiation; Evennia's own order counts there, the client's here (RFC 6455 §4.1). */
describe("the choice of a subprotocol", () => {
  it.each([
    ["test_json_subprotocol_offered", [ENVELOPES], ENVELOPES],
    ["test_gmcp_subprotocol_offered", [GMCP], GMCP],
    ["test_terminal_subprotocol_offered", [TERMINAL], TERMINAL],
    ["test_server_preference_wins: the client's does", [TERMINAL, ENVELOPES], TERMINAL],
    ["test_mixed_known_and_unknown", ["unknown.protocol", TERMINAL], TERMINAL],
    ["test_no_subprotocol_offered: plain text", [], ""],
  ])("%s", async (_source, offered, chosen) => {
    const { client } = await browse(offered);
    await client.opened();
    expect(client.socket.protocol).toBe(chosen);
  });

  it("test_unknown_subprotocol_falls_back: refused in words, for a client that names one speaks no other", async () => {
    const { client } = await browse(["unknown.protocol"]);
    expect((await client.turnedAway()).status).toBe(400);
  });
});
