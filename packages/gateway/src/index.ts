export { gatewayConfig, type GatewayConfig, type GatewayLimits } from "./config.ts";
export { GatewayError, type GatewayErrorCode } from "./errors.ts";
export { startGateway, type Gateway, type GatewayOptions, type SessionInfo } from "./gateway.ts";
export type { Readiness } from "./http/server.ts";
export type { Link, LinkEvents } from "./link/events.ts";
export { createGatewayLink, type GatewayLinkOptions } from "./link/gateway-link.ts";
export { createGrpcDialer } from "./link/grpc-dialer.ts";
