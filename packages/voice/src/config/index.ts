/** What a configuration is checked by; loads nothing else of the package. */
export { llmConfig } from "./llm-config.ts";
export { moderationConfig } from "../moderation/settings.ts";
