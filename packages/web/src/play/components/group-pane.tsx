import type { GroupMemberTopic } from "@wyldlands/protocol/topics";
import type { Game } from "../game.ts";
import { words } from "../words.ts";
import { Gauge } from "./gauge.tsx";

const VITALS = ["health", "mana", "stamina"] as const;

/** Who is in the group and how each fares. */
export function GroupPane({ game }: { game: Game }) {
  const group = game.panes.group.value;
  if (group === null) return null;
  return (
    <ul class="members">
      {group.members.map((member) => (
        <Member key={member.id} member={member} leads={member.id === group.leader} />
      ))}
    </ul>
  );
}

function Member({ member, leads }: { member: GroupMemberTopic; leads: boolean }) {
  return (
    <li>
      <h3>{member.name}</h3>
      <p>{words.group.about(member.level, leads, member.here)}</p>
      {VITALS.map((vital) => (
        <Gauge
          key={vital}
          id={`${member.id}-${vital}`}
          name={words.body[vital]}
          left={member[vital]}
          most={100}
          said={words.group.share(member[vital])}
        />
      ))}
    </li>
  );
}
