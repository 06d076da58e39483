import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CliError } from "../errors.ts";
import { aiPaths } from "./ai-paths.ts";
import { printConfig } from "./print-config.ts";
import { loadConfig } from "./schema.ts";

describe("the configuration of voices", () => {
  let cwd: string;
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), "wyld-voices-"));
    mkdirSync(join(cwd, "etc"));
  });
  afterEach(() => rmSync(cwd, { recursive: true }));

  const load = (yaml: string, env: NodeJS.ProcessEnv = {}) => {
    writeFileSync(join(cwd, "etc", "wyldlands.yaml"), yaml);
    return loadConfig({ cwd, env, file: "etc/wyldlands.yaml" });
  };
  const refusal = (yaml: string): string => {
    try {
      load(yaml);
    } catch (error) {
      return (error as CliError).message;
    }
    throw new Error("It was not refused.");
  };

  test("takes paths relative to the file that they are written in", () => {
    const { llm, templates } = aiPaths(
      load(`ai:
  templates: prompts
  llm:
    provider: openai
    model: gpt-4.1-mini
    model_folder: models
    api_key_file: voice.key
    fallback:
      - { provider: llama-cpp, model: m.gguf }
      - { provider: llama-cpp, model: n.gguf, model_folder: more, api_key_file: /etc/other.key }
    embeddings: { provider: local, model: v, api_key_file: vectors.key }
`),
      cwd,
    );
    expect(llm).toMatchObject({
      api_key_file: join(cwd, "etc", "voice.key"),
      model_folder: join(cwd, "etc", "models"),
      fallback: [
        { model: "m.gguf" },
        { model_folder: join(cwd, "etc", "more"), api_key_file: "/etc/other.key" },
      ],
      embeddings: { api_key_file: join(cwd, "etc", "vectors.key") },
    });
    expect(llm.fallback[0]).not.toHaveProperty("model_folder");
    expect(templates).toBe(join(cwd, "etc", "prompts"));
  });

  test("takes paths of the environment relative to the working directory", () => {
    const env = { WYLDLANDS_AI__LLM__API_KEY_FILE: "voice.key", WYLDLANDS_AI__LLM__MODEL_FOLDER: "models" };
    expect(aiPaths(load("", env), cwd).llm).toMatchObject({
      api_key_file: join(cwd, "voice.key"),
      model_folder: join(cwd, "models"),
    });
  });

  test("refuses a key by its line, says where it belongs, and does not repeat it", () => {
    const beside = refusal("ai:\n  llm:\n    provider: none\n    api_key: sk-abc123\n");
    expect(beside).toMatch(/^etc\/wyldlands\.yaml:4: 'ai\.llm\.api_key' is refused: a key is never written/);
    const fallback = refusal(
      "ai:\n  llm:\n    fallback: [{ provider: openai, model: m, api_key: sk-abc123 }]\n",
    );
    expect(fallback).toMatch(
      /^etc\/wyldlands\.yaml:3: 'ai\.llm\.fallback\.0' is refused: a key is never written/,
    );
    const mistaken = refusal("ai:\n  llm:\n    api_key_env: sk-abc123\n");
    expect(mistaken).toMatch(/'ai\.llm\.api_key_env' names an environment variable, as in OPENAI_API_KEY/);
    for (const said of [beside, fallback, mistaken]) expect(said).not.toContain("abc123");
  });

  test("names what a provider lacks by its line", () => {
    expect(refusal("ai:\n  llm:\n    provider: openai\n")).toMatch(
      /'ai\.llm\.model' needs a value: the name/,
    );
    expect(refusal("ai:\n  llm: { provider: openal, model: m }\n")).toMatch(/Did you mean 'openai'\?/);
  });

  test("is printed as it can be read again", () => {
    const yaml =
      "ai: { llm: { prices: { gpt-4.1-mini: { input: 0.4, output: 1.6 } }, budget: { per_day: false } } }\n";
    const printed = printConfig(load(yaml));
    expect(load(printed).config).toEqual(load(yaml).config);
  });
});
