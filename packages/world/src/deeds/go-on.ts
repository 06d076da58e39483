import type { Entity, Refusal } from "@wyldlands/ecs";
import { defineDeed, type Deed } from "./deed.ts";

interface GoOn {
  readonly name: string;
  /** What the line editor is opened for. */
  readonly purpose: string;
  /** Why there is nothing to go on with. */
  readonly unbegun: (actor: Entity) => Refusal<string> | undefined;
  readonly command: { name: string; forms: string[]; usage: string; help: string };
}

/** Goes on with a text that is begun: the line editor opens. */
export function goOn({ name, purpose, unbegun, command }: GoOn): Deed {
  return defineDeed({
    name,
    check: (_args, { actor }) => unbegun(actor),
    perform(_args, { actor, emit }) {
      emit({ type: "WritingBegun", entity: actor, purpose });
    },
    commands: [command],
  });
}
