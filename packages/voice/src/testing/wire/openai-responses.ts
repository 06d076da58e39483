import { REFUSAL, type Performance } from "../behaviour.ts";
import { isBody, listOf, numberOf, splitMessages, type Asked, type Body, type Wire } from "./wire.ts";

const ITEM = "msg_fake";

/** OpenAI's responses, the format of its own newer models. */
export function openaiResponses(body: Body): Wire {
  const model = String(body["model"]);
  const head = { id: "resp_fake", created_at: 1_700_000_000, model };
  const item = { type: "message", id: ITEM, role: "assistant" };
  let sequence = 0;
  const event = (type: string, fields: Body): Body => ({ type, sequence_number: sequence++, ...fields });
  return {
    asked: read(body, model),
    named: true,
    opening: () => [
      event("response.created", { response: { ...head, status: "in_progress" } }),
      event("response.output_item.added", { output_index: 0, item: { ...item, content: [] } }),
    ],
    piece: (text) =>
      event("response.output_text.delta", { item_id: ITEM, output_index: 0, content_index: 0, delta: text }),
    closing: (played) => [
      ...(played.fault === "refusal"
        ? [
            event("response.refusal.delta", {
              item_id: ITEM,
              output_index: 0,
              content_index: 0,
              delta: REFUSAL,
            }),
            event("response.refusal.done", {
              item_id: ITEM,
              output_index: 0,
              content_index: 0,
              refusal: REFUSAL,
            }),
          ]
        : []),
      event("response.output_item.done", { output_index: 0, item: { ...item, content: contentOf(played) } }),
      event(played.finish === "length" ? "response.incomplete" : "response.completed", {
        response: { ...head, ...endOf(played) },
      }),
    ],
    whole: (played) => ({
      ...head,
      object: "response",
      output: [{ ...item, content: contentOf(played) }],
      ...endOf(played),
    }),
    error: (status, message) => ({ error: { message, type: `error_${status}`, code: null, param: null } }),
  };
}

function read(body: Body, model: string): Asked {
  const format = isBody(body["text"]) && isBody(body["text"]["format"]) ? body["text"]["format"] : undefined;
  return {
    api: "openai-responses",
    model,
    ...splitMessages(listOf(body["input"])),
    stream: body["stream"] === true,
    structured:
      format?.["type"] === "json_schema" ? "schema" : format?.["type"] === "json_object" ? "json" : "none",
    schema: format?.["schema"],
    maxTokens: numberOf(body["max_output_tokens"]),
    temperature: numberOf(body["temperature"]),
    inputs: [],
  };
}

function contentOf(played: Performance): Body[] {
  return played.fault === "refusal"
    ? [{ type: "refusal", refusal: REFUSAL }]
    : [{ type: "output_text", text: played.text, annotations: [] }];
}

function endOf(played: Performance): Body {
  return {
    status: played.finish === "length" ? "incomplete" : "completed",
    incomplete_details: played.finish === "length" ? { reason: "max_output_tokens" } : null,
    usage: {
      input_tokens: played.usage.input,
      input_tokens_details: { cached_tokens: played.usage.cached },
      output_tokens: played.usage.output,
      output_tokens_details: { reasoning_tokens: 0 },
    },
  };
}
