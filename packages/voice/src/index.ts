export * from "./intents.ts";
export * from "./model.ts";
export * from "./reply.ts";
export * from "./scene.ts";
