import type { GmcpGroupMember, GroupMemberTopic } from "@wyldlands/protocol";
import { definePackage, type GmcpClient } from "../define-package.ts";

/** The company that the character keeps. Nothing is said before there is one; its end is said once. */
export const group = definePackage({
  module: "Group",
  begin(client) {
    toldOf(client).company = false;
    tell(client);
  },
  changed(topics, client) {
    if (topics.has("group")) tell(client);
  },
});

/** `company`: the client was told of a group that has not ended. */
function toldOf(client: GmcpClient): { company: boolean } {
  return client.memory("Group", () => ({ company: false }));
}

function tell(client: GmcpClient): void {
  const told = toldOf(client);
  const now = client.topic("group");
  if (now) {
    const leader = now.members.find(({ id }) => id === now.leader)?.name ?? "";
    client.send("Group", { leader, count: now.members.length, members: now.members.map(memberOf) });
  } else if (told.company) client.send("Group", { leader: "", count: 0, members: [] });
  told.company = Boolean(now);
}

function memberOf({ name, level, here, health, mana, stamina }: GroupMemberTopic): GmcpGroupMember {
  const whole = { mhp: 100, mmn: 100, mmv: 100 };
  return { name, info: { lvl: level, hp: health, mn: mana, mv: stamina, ...whole, here: here ? 1 : 0 } };
}
