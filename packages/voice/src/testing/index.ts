export type { Behaviour, Fault } from "./behaviour.ts";
export {
  fakeModelServer,
  type FakeModelServer,
  type SeenRequest,
  type ServerScript,
} from "./fake-model-server.ts";
export { scriptedModel, type ModelScript, type ScriptedModel } from "./scripted-model.ts";
export { virtualTime, type VirtualTime } from "./virtual-time.ts";
