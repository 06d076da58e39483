import type { Performance } from "../behaviour.ts";

/** What a request asked for, whichever format it came in. */
export interface Asked {
  readonly api: Api;
  readonly model: string;
  readonly system: readonly string[];
  readonly messages: readonly { readonly role: string; readonly text: string }[];
  readonly stream: boolean;
  /** How the answer's shape was asked for on the wire. */
  readonly structured: "schema" | "json" | "none";
  readonly schema: unknown;
  readonly maxTokens: number | undefined;
  readonly temperature: number | undefined;
  /** Texts to embed. */
  readonly inputs: readonly string[];
}

export type Api = "openai-chat" | "openai-responses" | "anthropic" | "embeddings";

/** One server-sent event. `done`: the bare `[DONE]` that ends OpenAI's chat streams. */
export type WireEvent = Record<string, unknown> | "done";

/** One wire format, for one request. */
export interface Wire {
  readonly asked: Asked;
  /** Whether events carry their type on a line of their own (`event:`). */
  readonly named: boolean;
  opening(played: Performance): WireEvent[];
  piece(text: string): WireEvent;
  closing(played: Performance): WireEvent[];
  /** The whole answer in one body. */
  whole(played: Performance): Record<string, unknown>;
  error(status: number, message: string): Record<string, unknown>;
}

export type Body = Readonly<Record<string, unknown>>;

/** Text of a message's content: a string, or parts of which some hold text. */
export function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content
    .map((part: unknown) => (isBody(part) && typeof part["text"] === "string" ? part["text"] : ""))
    .join("");
}

export function isBody(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function listOf(value: unknown): Body[] {
  return Array.isArray(value) ? value.filter(isBody) : [];
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** System texts and the rest of a list of messages; `developer` is what newer models call the system. */
export function splitMessages(list: readonly Body[]): Pick<Asked, "system" | "messages"> {
  const isSystem = (message: Body): boolean =>
    message["role"] === "system" || message["role"] === "developer";
  return {
    system: list.filter(isSystem).map((message) => textOf(message["content"])),
    messages: list
      .filter((message) => !isSystem(message))
      .map((message) => ({ role: String(message["role"]), text: textOf(message["content"]) })),
  };
}
