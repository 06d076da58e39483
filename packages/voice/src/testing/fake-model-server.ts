import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { performanceOf, vectorOf, type Behaviour, type Performance } from "./behaviour.ts";
import { anthropic } from "./wire/anthropic.ts";
import { openaiChat } from "./wire/openai-chat.ts";
import { openaiResponses } from "./wire/openai-responses.ts";
import { isBody, type Asked, type Body, type Wire } from "./wire/wire.ts";

/** One request as the server got it. */
export interface SeenRequest extends Asked {
  /** The first is 0. */
  readonly n: number;
  readonly path: string;
  /** The key it came with. */
  readonly key: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** The body, letter for letter: for tests of what leaks. */
  readonly raw: string;
}

export type ServerScript = (seen: SeenRequest) => Behaviour | Promise<Behaviour>;

export interface FakeModelServer {
  /** Base address for every provider: `http://127.0.0.1:<port>/v1`. */
  readonly url: string;
  readonly port: number;
  /** Everything it was asked, the oldest first. */
  readonly requests: readonly SeenRequest[];
  /** Answers that were sent whole. */
  readonly answered: number;
  /** Requests whose sender went away before the answer was whole. */
  readonly abandoned: number;
  /** Behaves otherwise from now on. */
  answers(script: ServerScript): void;
  /** Ends every connection. */
  close(): Promise<void>;
}

/**
 * A server on 127.0.0.1 that speaks OpenAI's chat completions, OpenAI's responses, Anthropic's messages and OpenAI's
 * embeddings, streamed and whole, and does what `script` says. It answers `{"say":"Aye.",…}` without one.
 */
export async function fakeModelServer(script: ServerScript = () => ({})): Promise<FakeModelServer> {
  const requests: SeenRequest[] = [];
  let current = script;
  let answered = 0;
  let abandoned = 0;

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const raw = await bodyOf(request);
    const body: unknown = raw === "" ? {} : JSON.parse(raw);
    const path = request.url ?? "/";
    const wire = isBody(body) ? wireOf(path, body) : undefined;
    if (wire === undefined)
      return sendJson(response, 404, { error: { message: `There is nothing at ${path}.` } });
    const headers = headersOf(request);
    const seen: SeenRequest = { ...wire.asked, n: requests.length, path, key: keyOf(headers), headers, raw };
    requests.push(seen);
    let gone = false;
    response.on("close", () => {
      gone = true;
      if (response.writableFinished) answered++;
      else abandoned++;
    });
    const behaviour = await current(seen);
    const played = performanceOf(behaviour, raw.length);
    if (played.fault === "hang-up") response.destroy();
    else if (failed(response, wire, seen, behaviour)) return;
    else if (seen.api === "embeddings") {
      await wait(played.firstMs);
      sendJson(response, 200, embedded(seen, behaviour, played));
    } else await play(response, wire, played, () => gone);
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      // A script that throws shows as what it threw, not as a hanging test.
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { error: { message: `The script threw: ${String(error)}` } });
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    port,
    requests,
    get answered() {
      return answered;
    },
    get abandoned() {
      return abandoned;
    },
    answers: (script) => {
      current = script;
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

function wireOf(path: string, body: Body): Wire | undefined {
  if (path.endsWith("/chat/completions")) return openaiChat(body);
  if (path.endsWith("/responses")) return openaiResponses(body);
  if (path.endsWith("/messages")) return anthropic(body);
  if (!path.endsWith("/embeddings")) return undefined;
  const chat = openaiChat(body);
  const input = body["input"];
  return {
    ...chat,
    asked: {
      ...chat.asked,
      api: "embeddings",
      inputs: Array.isArray(input) ? input.map(String) : [String(input)],
    },
  };
}

/** Sends the status that a fault stands for, if it does. */
function failed(response: ServerResponse, wire: Wire, seen: SeenRequest, behaviour: Behaviour): boolean {
  const { fault } = behaviour;
  const retry = behaviour.retryAfter === undefined ? {} : { "retry-after": String(behaviour.retryAfter) };
  if (fault === "429") sendJson(response, 429, wire.error(429, "Rate limit reached."), retry);
  else if (fault === "500") sendJson(response, 500, wire.error(500, "The server had an error."));
  else if (fault === "401")
    sendJson(response, 401, wire.error(401, `Incorrect API key provided: ${seen.key ?? "none"}.`));
  else return false;
  return true;
}

async function play(
  response: ServerResponse,
  wire: Wire,
  played: Performance,
  gone: () => boolean,
): Promise<void> {
  const { fault } = played;
  if (!wire.asked.stream) {
    await wait(played.firstMs + played.betweenMs * played.pieces.length);
    if (fault === "stall" || gone()) return;
    if (fault !== "cut") return sendJson(response, 200, wire.whole(played));
    const body = JSON.stringify(wire.whole(played));
    response.writeHead(200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    });
    response.write(body.slice(0, body.length / 2), () => response.destroy());
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  const send = (event: ReturnType<Wire["piece"]>): void => {
    const type = wire.named && event !== "done" ? `event: ${String(event["type"])}\n` : "";
    response.write(`${type}data: ${event === "done" ? "[DONE]" : JSON.stringify(event)}\n\n`);
  };
  for (const event of wire.opening(played)) send(event);
  await wait(played.firstMs);
  for (const piece of fault === "refusal" ? [] : played.pieces) {
    if (gone()) return;
    send(wire.piece(piece));
    if (played.betweenMs > 0) await wait(played.betweenMs);
  }
  if (fault === "stall" || gone()) return;
  // What is cut has left first, so that the other side sees words and then the end of the connection.
  if (fault === "cut") return void response.write(": cut\n\n", () => response.destroy());
  for (const event of wire.closing(played)) send(event);
  response.end();
}

function embedded(seen: SeenRequest, behaviour: Behaviour, played: Performance): Body {
  return {
    object: "list",
    model: seen.model,
    data: seen.inputs.map((text, index) => ({
      object: "embedding",
      index,
      embedding: behaviour.vectors?.[index] ?? vectorOf(text),
    })),
    usage: { prompt_tokens: played.usage.input, total_tokens: played.usage.input },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
}

function keyOf(headers: Readonly<Record<string, string>>): string | undefined {
  return headers["x-api-key"] ?? headers["authorization"]?.replace(/^Bearer /, "");
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: Body,
  headers: Record<string, string> = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

/** Unreferenced: a server that is waiting keeps no process alive. */
function wait(ms: number): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
