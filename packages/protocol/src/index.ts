export * from "./generated/wyldlands/link/v1/link.ts";
export { attachMethod } from "./link/grpc-method.ts";
export { encodeGmcp, parseGmcp, supportsModule, type GmcpFrame } from "./gmcp/frame.ts";
export {
  GMCP_MESSAGES,
  type GmcpAffliction,
  type GmcpChannel,
  type GmcpDefence,
  type GmcpGroupMember,
  type GmcpItem,
  type GmcpOut,
  type GmcpOutName,
  type GmcpPlayer,
  type GmcpRoomInfo,
  type GmcpStatus,
  type GmcpTask,
  type GmcpTradeSide,
} from "./gmcp/messages.ts";
export { roomNumber } from "./gmcp/room-number.ts";
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
export { decodeMsdp, encodeMsdp, type MsdpValue, type MsdpVariable } from "./msdp/codec.ts";
export {
  decodeTopic,
  encodeTopic,
  type BeingTopic,
  type ChannelTopic,
  type CompletionsTopic,
  type DisplayTopic,
  type EditorTopic,
  type EffectTopic,
  type GroupMemberTopic,
  type GroupTopic,
  type QuestTopic,
  type RoomPlayersTopic,
  type RoomTopic,
  type ThemeColour,
  type SkillTopic,
  type StatusTopic,
  type ThingTopic,
  type TopicName,
  type Topics,
  type TradeSideTopic,
  type TradeTopic,
} from "./topics.ts";
export { WEB_SUBPROTOCOL, type WebDown, type WebUp } from "./web-messages.ts";
