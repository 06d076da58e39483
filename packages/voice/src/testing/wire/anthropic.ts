import type { Performance } from "../behaviour.ts";
import { isBody, listOf, numberOf, textOf, type Asked, type Body, type Wire } from "./wire.ts";

/** Anthropic's messages. Asked for a shape by a forced tool, it answers with a call of that tool, as older models do. */
export function anthropic(body: Body): Wire {
  const model = String(body["model"]);
  const tool = listOf(body["tools"])[0];
  const block = (text: string): Body =>
    tool === undefined
      ? { type: "text", text }
      : { type: "tool_use", id: "toolu_fake", name: tool["name"], input: parsed(text) };
  return {
    asked: read(body, model, tool),
    named: true,
    opening: (played) => [
      {
        type: "message_start",
        message: {
          ...HEAD,
          model,
          content: [],
          stop_reason: null,
          usage: { ...inputOf(played), output_tokens: 1 },
        },
      },
      {
        type: "content_block_start",
        index: 0,
        content_block: tool === undefined ? block("") : { ...block(""), input: {} },
      },
    ],
    piece: (text) => ({
      type: "content_block_delta",
      index: 0,
      delta:
        tool === undefined ? { type: "text_delta", text } : { type: "input_json_delta", partial_json: text },
    }),
    closing: (played) => [
      { type: "content_block_stop", index: 0 },
      {
        type: "message_delta",
        delta: { stop_reason: stopOf(played, tool), stop_sequence: null },
        usage: { output_tokens: played.usage.output },
      },
      { type: "message_stop" },
    ],
    whole: (played) => ({
      ...HEAD,
      model,
      content: played.fault === "refusal" ? [] : [block(played.text)],
      stop_reason: stopOf(played, tool),
      stop_sequence: null,
      usage: { ...inputOf(played), output_tokens: played.usage.output },
    }),
    error: (status, message) => ({ type: "error", error: { type: ERRORS[status] ?? "api_error", message } }),
  };
}

const HEAD = { type: "message", id: "msg_fake", role: "assistant" };

const ERRORS: Readonly<Record<number, string>> = { 401: "authentication_error", 429: "rate_limit_error" };

function read(body: Body, model: string, tool: Body | undefined): Asked {
  const config = isBody(body["output_config"]) ? body["output_config"] : undefined;
  const format = isBody(config?.["format"]) ? config["format"] : undefined;
  const schema = format?.["schema"] ?? tool?.["input_schema"];
  return {
    api: "anthropic",
    model,
    system:
      typeof body["system"] === "string"
        ? [body["system"]]
        : listOf(body["system"]).map((part) => String(part["text"])),
    messages: listOf(body["messages"]).map((message) => ({
      role: String(message["role"]),
      text: textOf(message["content"]),
    })),
    stream: body["stream"] === true,
    structured: schema === undefined ? "none" : "schema",
    schema,
    maxTokens: numberOf(body["max_tokens"]),
    temperature: numberOf(body["temperature"]),
    inputs: [],
  };
}

/** Anthropic counts what it had kept apart from the input. */
function inputOf({ usage }: Performance): Body {
  return {
    input_tokens: usage.input - usage.cached,
    cache_read_input_tokens: usage.cached,
    cache_creation_input_tokens: 0,
  };
}

function stopOf(played: Performance, tool: Body | undefined): string {
  if (played.fault === "refusal") return "refusal";
  if (played.finish === "length") return "max_tokens";
  return tool === undefined ? "end_turn" : "tool_use";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}
