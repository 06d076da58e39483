/** Every way the kernel can object. The message names the entity or component and says what to do instead. */
export type EcsErrorCode =
  | "async-attempt" // the function given to `attempt` returned a promise
  | "cycle" // the link would make an entity its own ancestor
  | "dead-entity" // a write to an entity that has been despawned or unloaded
  | "duplicate-id" // an entity with this id is already in memory
  | "duplicate-name" // two components or two relations share a name
  | "foreign-entity" // the entity belongs to another world
  | "in-attempt" // not allowed until the open attempt has ended
  | "in-loop" // not allowed inside a query loop or a system
  | "missing-component" // `need` or `edit` of a component that the entity does not have
  | "no-default" // the component was called without a value and has no default
  | "restless-flush" // change observers keep changing what they observe
  | "undoing" // a spawn from an observer while an attempt is being undone
  | "unknown-component" // not among the components given to `createWorld`
  | "unknown-relation" // not among the relations given to `createWorld`
  | "unsaved"; // unloading an entity with changes that `takeDirty` has not handed out

export class EcsError extends Error {
  readonly code: EcsErrorCode;

  constructor(code: EcsErrorCode, message: string) {
    super(message);
    this.name = "EcsError";
    this.code = code;
  }
}
