import { gatewayConfig, type GatewayConfig } from "@wyldlands/gateway/config";
import { worldConfig, type WorldConfig } from "@wyldlands/world/config";
import { z } from "zod";
import { cliConfig, type CliConfig } from "./cli-schema.ts";
import { loadConfigWith, type ConfigInput, type Loaded } from "./load-config.ts";

/** Everything `wyldlands.yaml` may hold. Gateway and world each read their own keys; `gateway.*` is known to both. */
export type Config = WorldConfig & CliConfig & { gateway: GatewayConfig };

/** The schemas laid over each other, in the order in which `wyldlands config` prints them. */
export const CONFIG_SCHEMAS: readonly z.ZodType[] = [
  worldConfig,
  z.object({ gateway: gatewayConfig }),
  cliConfig,
];

export function loadConfig(input: ConfigInput): Loaded<Config> {
  return loadConfigWith<Config>(CONFIG_SCHEMAS, input);
}
