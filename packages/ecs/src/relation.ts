/**
 * What becomes of the sources when their target is despawned.
 * `inherit`: they go to what the target itself was linked to (a broken bag drops its contents where it lay), or nowhere;
 * `remove`: the link ends; `despawn`: they go too.
 */
export type OnTargetGone = "inherit" | "remove" | "despawn";

/** A link from a source to one target at a time. A target's sources are kept in the order in which they came. */
export interface RelationDef {
  readonly name: string;
  readonly onTargetGone: OnTargetGone;
  /** True: an entity can never be its own ancestor. */
  readonly acyclic: boolean;
  readonly persist: boolean;
}

export interface RelationOptions {
  /** Default `remove`. */
  readonly onTargetGone?: OnTargetGone;
  /** Default false. */
  readonly acyclic?: boolean;
  /** Default true. */
  readonly persist?: boolean;
}

export function defineRelation(name: string, options: RelationOptions = {}): RelationDef {
  return Object.freeze({
    name,
    onTargetGone: options.onTargetGone ?? "remove",
    acyclic: options.acyclic ?? false,
    persist: options.persist ?? true,
  });
}
