import { resolveFrom, type Loaded } from "./load-config.ts";
import type { Config } from "./schema.ts";

interface WithPaths {
  readonly api_key_file?: string | undefined;
  readonly model_folder?: string | undefined;
}

/** `ai` with its paths (keys, model files, templates) as they are relative to where they are written. */
export function aiPaths(loaded: Loaded<Config>, cwd: string): Config["ai"] {
  const { ai } = loaded.config;
  const at = (key: string, path: string): string => resolveFrom(loaded, key, path, cwd);
  const placed = <T extends WithPaths>(entry: T, keyOf: (name: string) => string): T => ({
    ...entry,
    ...(entry.api_key_file !== undefined && {
      api_key_file: at(keyOf("api_key_file"), entry.api_key_file),
    }),
    ...(entry.model_folder !== undefined && {
      model_folder: at(keyOf("model_folder"), entry.model_folder),
    }),
  });
  return {
    ...ai,
    ...(ai.templates !== undefined && { templates: at("ai.templates", ai.templates) }),
    llm: {
      ...placed(ai.llm, (name) => `ai.llm.${name}`),
      fallback: ai.llm.fallback.map((entry) => placed(entry, () => "ai.llm.fallback")),
      embeddings: placed(ai.llm.embeddings, (name) => `ai.llm.embeddings.${name}`),
    },
  };
}
