import { EcsError } from "./errors.ts";

/** Anything that checks and returns a value or throws: a zod schema fits. */
export interface Schema<T> {
  parse(value: unknown): T;
}

/** `authored`: comes from the prototype (how much health a body has). `state`: what happened since (how much is left). */
export type ComponentKind = "authored" | "state";

/** Who is sent the component as a state topic. */
export type ComponentSync = "owner" | "room" | "none";

/** A component as the kernel sees it, whatever its value type. */
export interface ComponentType {
  readonly name: string;
  readonly schema: Schema<unknown>;
  readonly default: (() => unknown) | undefined;
  /** False: derived or runtime-only; never stored and never dirty. */
  readonly persist: boolean;
  readonly kind: ComponentKind;
  readonly version: number;
  readonly migrate: ((old: unknown, fromVersion: number) => unknown) | undefined;
  readonly sync: ComponentSync;
  readonly tag: boolean;
}

/** A component and the value it starts with. */
export interface ComponentInit<T = unknown> {
  readonly type: ComponentType;
  readonly value: T;
}

/** Call it to make a {@link ComponentInit}: `Health({ current: 3 })`, or `Health()` for the default. */
export interface ComponentDef<T> extends ComponentType {
  (value?: T): ComponentInit<T>;
  readonly schema: Schema<T>;
  readonly default: (() => T) | undefined;
}

/** A component without data: its presence is the fact. */
export type TagDef = ComponentDef<true>;

export interface ComponentOptions<T> {
  readonly schema: Schema<T>;
  readonly default?: () => NoInfer<T>;
  /** Default true. */
  readonly persist?: boolean;
  /** Default `state`. */
  readonly kind?: ComponentKind;
  /** Default 1. Raise it when the shape changes, and give `migrate`. */
  readonly version?: number;
  /** Turns a stored value of an older version into one that the schema accepts. Gets the version it was stored with. */
  readonly migrate?: (old: unknown, fromVersion: number) => unknown;
  /** Default `none`. */
  readonly sync?: ComponentSync;
}

function define<T>(name: string, options: ComponentOptions<T>, tag: boolean): ComponentDef<T> {
  const make = (...given: [value?: T]): ComponentInit<T> => {
    const value = given[0];
    if (value !== undefined) return { type: def, value };
    if (options.default === undefined) {
      throw new EcsError("no-default", `Component '${name}' has no default: call it with a value.`);
    }
    return { type: def, value: options.default() };
  };
  Object.defineProperty(make, "name", { value: name });
  const def: ComponentDef<T> = Object.freeze(
    Object.assign(make, {
      schema: options.schema,
      default: options.default,
      persist: options.persist ?? true,
      kind: options.kind ?? "state",
      version: options.version ?? 1,
      migrate: options.migrate,
      sync: options.sync ?? "none",
      tag,
    }),
  );
  return def;
}

/** Declares a component. Its value type is the schema's; the value is an object of plain data. */
export function defineComponent<T>(name: string, options: ComponentOptions<T>): ComponentDef<T> {
  return define(name, options, false);
}

/** Declares a component without data, such as `Wounded`. Its stored form is `true`. */
export function defineTag(
  name: string,
  options: Pick<ComponentOptions<true>, "persist" | "kind" | "sync"> = {},
): TagDef {
  const schema: Schema<true> = {
    parse(value) {
      if (value !== true) throw new TypeError(`The tag '${name}' is stored as true.`);
      return true;
    },
  };
  return define(name, { ...options, schema, default: () => true }, true);
}
