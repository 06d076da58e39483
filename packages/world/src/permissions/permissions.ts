import type { Role } from "../deeds/deed.ts";

interface PermissionRule {
  /** What whoever has it may do, as 'May …'. */
  says: string;
  /** Who has it without being granted it: this role and those above. */
  least: Role;
}

const rule = (least: Role, says: string): PermissionRule => ({ least, says });

/** Everything that a role gives the right to, word by word. An account can be granted or denied each, whatever its role. */
export const PERMISSIONS = {
  echo: rule("storyteller", "put words before everybody in a room, an area or the world"),
  goto: rule("storyteller", "go to any room or player at once"),
  at: rule("storyteller", "do something as if somewhere else"),
  invis: rule("storyteller", "go unseen by those of a lesser role"),
  transfer: rule("storyteller", "bring players from where they are to somewhere else"),
  mute: rule("storyteller", "silence players, and lift that"),
  boot: rule("storyteller", "end a player's connection"),
  reports: rule("storyteller", "read what players report, and answer"),
  "board-moderate": rule("storyteller", "take down and pin what others wrote on a board"),
  minds: rule(
    "storyteller",
    "see what goes on in the minds of those who live here, hold them and let them go on",
  ),
  users: rule("storyteller", "see who is connected, and for how long"),
  "whois-full": rule("storyteller", "see whose account a character belongs to"),
  spawn: rule("builder", "make things and people out of the content"),
  modify: rule("builder", "change figures and names of things and people"),
  purge: rule("builder", "take things and people out of the world"),
  build: rule("builder", "change the content in a draft, walk in it and publish it"),
  reload: rule("builder", "have the world go by what the content's files say now"),
  freeze: rule("admin", "freeze players where they stand, and thaw them"),
  jail: rule("admin", "put players in jail, and let them go"),
  ban: rule("admin", "shut accounts and addresses out, and let them in again"),
  snoop: rule("admin", "see what a player sees and types"),
  force: rule("admin", "have a player do something"),
  names: rule("admin", "forbid names, rename players, and have players and rumours forgotten"),
  audit: rule("admin", "read the log of what was done by right of a role"),
  journal: rule("admin", "read the books: who had what, and whence"),
  grant: rule("admin", "give and take permissions and roles"),
  shutdown: rule("admin", "stop the game or start it again"),
  addresses: rule("admin", "see from which address somebody is connected"),
} as const satisfies Record<string, PermissionRule>;

export type Permission = keyof typeof PERMISSIONS;

/** In the order of the table. */
export const PERMISSION_WORDS = Object.keys(PERMISSIONS) as readonly Permission[];

export function isPermission(word: string): word is Permission {
  return Object.hasOwn(PERMISSIONS, word);
}
