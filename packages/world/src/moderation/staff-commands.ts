import type { Command } from "../commands/command.ts";
import { ai } from "../minds/staff/ai.ts";
import { at } from "./at.ts";
import { auditCommand } from "./audit.ts";
import { ban, bans, unban } from "./ban.ts";
import { books } from "./books.ts";
import { boot } from "./boot.ts";
import { restart, shutdown } from "./end.ts";
import { force } from "./force.ts";
import { deny, grant, revoke } from "./grant.ts";
import { permissions } from "./permissions-command.ts";
import { reload } from "./reload.ts";
import { role } from "./role.ts";
import { sanctions } from "./sanctions-command.ts";
import { snoop } from "./snoop.ts";
import { users } from "./users.ts";

/** Commands of the staff that are no deeds, and the one by which a player learns what moderators laid on them. */
export const STAFF_COMMANDS: readonly Command[] = [
  ai,
  at,
  auditCommand,
  ban,
  bans,
  books,
  boot,
  deny,
  force,
  grant,
  permissions,
  reload,
  restart,
  revoke,
  role,
  sanctions,
  shutdown,
  snoop,
  unban,
  users,
];
