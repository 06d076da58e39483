export { createAdmin, migrateDatabase } from "./admin/offline.ts";
export { worldConfig, type WorldConfig } from "./config.ts";
export { counts } from "./content/counts.ts";
export { loadContent } from "./content/load.ts";
export type { Content, Finding } from "./content/types.ts";
export { WORLD_EXIT, WorldError } from "./errors.ts";
export { createGrpcListener } from "./link/grpc-listener.ts";
export { startWorld, type RunningWorld, type WorldOptions } from "./start.ts";
export { parseFaults } from "./turn/faults.ts";
