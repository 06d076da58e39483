import type { ComponentDef, DeepReadonly, Entity, World } from "@wyldlands/ecs";

/** Tells of a component only when its `gist` became another: a fight writes who strikes next, and all that a room shows is that it goes on. */
export function watchGist<T>(
  world: World,
  component: ComponentDef<T>,
  gist: (value: DeepReadonly<T>) => string,
  note: (entity: Entity) => void,
): void {
  const known = new WeakMap<Entity, string>();
  world.onChange(component, (entity, value) => {
    const now = gist(value);
    if (known.get(entity) === now) return;
    known.set(entity, now);
    note(entity);
  });
  world.onRemove(component, (entity) => {
    known.delete(entity);
    note(entity);
  });
}
