import type { Permission } from "../../permissions/permissions.ts";
import type { CommandSpec } from "../deed.ts";

/** A command of the staff: done at once, however one lies or what one is busy with. */
export function staffCommand(
  spec: Pick<CommandSpec, "name" | "aliases" | "forms" | "usage" | "help" | "speech"> & {
    permission: Permission;
  },
): CommandSpec {
  return { ...spec, position: "sleeping", instant: true };
}
