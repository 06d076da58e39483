import { REFUSAL, type Performance } from "../behaviour.ts";
import {
  isBody,
  listOf,
  numberOf,
  splitMessages,
  type Asked,
  type Body,
  type Wire,
  type WireEvent,
} from "./wire.ts";

/** OpenAI's chat completions, which Ollama, LM Studio, llama.cpp's server and vLLM speak as well. */
export function openaiChat(body: Body): Wire {
  const model = String(body["model"]);
  const asked = read(body, model);
  const head = { id: "chatcmpl-fake", created: 1_700_000_000, model };
  const chunk = (delta: Body, finish: string | null = null): WireEvent => ({
    ...head,
    object: "chat.completion.chunk",
    choices: [{ index: 0, delta, finish_reason: finish }],
  });
  return {
    asked,
    named: false,
    opening: () => [chunk({ role: "assistant", content: "" })],
    piece: (text) => chunk({ content: text }),
    closing: (played) => [
      ...(played.fault === "refusal" ? [chunk({ refusal: REFUSAL })] : []),
      chunk({}, finishOf(played)),
      ...(isBody(body["stream_options"]) ? [{ ...head, choices: [], usage: usageOf(played) }] : []),
      "done",
    ],
    whole: (played) => ({
      ...head,
      object: "chat.completion",
      choices: [{ index: 0, message: messageOf(played), finish_reason: finishOf(played) }],
      usage: usageOf(played),
    }),
    error: (status, message) => ({ error: { message, type: `error_${status}`, code: null, param: null } }),
  };
}

function read(body: Body, model: string): Asked {
  const format = isBody(body["response_format"]) ? body["response_format"] : undefined;
  const named = isBody(format?.["json_schema"]) ? format["json_schema"] : undefined;
  return {
    api: "openai-chat",
    model,
    ...splitMessages(listOf(body["messages"])),
    stream: body["stream"] === true,
    structured:
      format?.["type"] === "json_schema" ? "schema" : format?.["type"] === "json_object" ? "json" : "none",
    schema: named?.["schema"],
    maxTokens: numberOf(body["max_tokens"]) ?? numberOf(body["max_completion_tokens"]),
    temperature: numberOf(body["temperature"]),
    inputs: [],
  };
}

function messageOf(played: Performance): Body {
  return played.fault === "refusal"
    ? { role: "assistant", content: null, refusal: REFUSAL }
    : { role: "assistant", content: played.text };
}

function finishOf(played: Performance): string {
  return played.fault === "refusal" ? "content_filter" : played.finish;
}

function usageOf({ usage }: Performance): Body {
  return {
    prompt_tokens: usage.input,
    completion_tokens: usage.output,
    total_tokens: usage.input + usage.output,
    prompt_tokens_details: { cached_tokens: usage.cached },
  };
}
