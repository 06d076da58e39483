export * from "./generated/wyldlands/link/v1/link.ts";
export { attachMethod } from "./link/grpc-method.ts";
export { createInProcessLink } from "./link/in-process.ts";
export {
  FRAME_SPLIT_BYTES,
  LINK_PROTOCOL,
  MESSAGE_LIMIT_BYTES,
  STREAM_UNSENT_LIMIT_BYTES,
  type GatewayStream,
  type LinkDialer,
  type LinkListener,
  type LinkStream,
  type WorldStream,
} from "./link/transport.ts";
export * from "./markup/index.ts";
export { decodeTopic, encodeTopic, type TopicName, type Topics } from "./topics.ts";
export { WEB_SUBPROTOCOL, type WebDown, type WebUp } from "./web-messages.ts";
