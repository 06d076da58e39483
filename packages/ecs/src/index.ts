export type {
  ComponentDef,
  ComponentInit,
  ComponentKind,
  ComponentOptions,
  ComponentSync,
  ComponentType,
  Schema,
  TagDef,
} from "./component.ts";
export { defineComponent, defineTag } from "./component.ts";
export type { Document } from "./document.ts";
export type { Entity } from "./entity.ts";
export type { EcsErrorCode } from "./errors.ts";
export { EcsError } from "./errors.ts";
export type { LoadProblem, LoadProblemCode, LoadResult, StoredDocument } from "./load.ts";
export type { MoveObserver } from "./observers.ts";
export type { Prototype } from "./prototype.ts";
export { definePrototype } from "./prototype.ts";
export type { Query } from "./query.ts";
export { Refusal } from "./refusal.ts";
export type { OnTargetGone, RelationDef, RelationOptions } from "./relation.ts";
export { defineRelation } from "./relation.ts";
export type { DeepReadonly } from "./values.ts";
export type { AttemptOptions, SpawnOptions, UnresolvedLink, World, WorldOptions } from "./world.ts";
export { createWorld } from "./world.ts";
