import type { GmcpOut, SkillTopic } from "@wyldlands/protocol";
import { z } from "zod";
import { definePackage, take, type GmcpClient } from "../define-package.ts";

const word = z.string().max(100).optional();

/** `asked`: groups whose lists the client follows, with what it was last told of each. */
interface Told {
  groups?: string;
  asked: Map<string, string>;
}

/** What the character has learned: the groups unasked, each one's list and each skill's text when the client asks. */
export const charSkills = definePackage({
  module: "Char.Skills",
  takes: {
    "char.skills.get": take(z.object({ group: word, name: word }), ({ group, name }, client) => {
      if (!client.topic("skills")) return;
      if (group === undefined || group === "") groups(client);
      else if (name === undefined || name === "") list(client, group.toLowerCase());
      else info(client, group.toLowerCase(), name.toLowerCase());
    }),
  },
  begin(client) {
    delete toldOf(client).groups;
    changed(client);
  },
  changed(topics, client) {
    if (topics.has("skills")) changed(client);
  },
});

function toldOf(client: GmcpClient): Told {
  return client.memory("Char.Skills", (): Told => ({ asked: new Map() }));
}

/** What the client has and is so no longer. */
function changed(client: GmcpClient): void {
  const told = toldOf(client);
  if (!client.topic("skills")) {
    delete told.groups;
    told.asked.clear();
    return;
  }
  if (told.groups !== JSON.stringify(groupsOf(client))) groups(client);
  for (const [group, before] of told.asked)
    if (before !== JSON.stringify(listOf(client, group))) list(client, group);
}

function groups(client: GmcpClient): void {
  const now = groupsOf(client);
  toldOf(client).groups = JSON.stringify(now);
  client.send("Char.Skills.Groups", now);
}

/** A group that is empty or unknown has an empty list: the client waits for an answer. Only real ones are followed. */
function list(client: GmcpClient, group: string): void {
  const now = listOf(client, group);
  const { asked } = toldOf(client);
  if (now.list.length > 0) asked.set(group, JSON.stringify(now));
  else asked.delete(group);
  client.send("Char.Skills.List", now);
}

function info(client: GmcpClient, group: string, name: string): void {
  const skill = of(client, group).find((one) => one.name.toLowerCase() === name);
  const said = skill ? `${skill.about} ${rank(skill)}` : "You have not learned that.";
  client.send("Char.Skills.Info", { group, skill: skill?.name ?? name, info: said });
}

function groupsOf(client: GmcpClient): GmcpOut["Char.Skills.Groups"] {
  const counts = new Map<string, number>();
  for (const { kind } of client.topic("skills")?.skills ?? []) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
}

function listOf(client: GmcpClient, group: string): GmcpOut["Char.Skills.List"] {
  const skills = of(client, group);
  return { group, list: skills.map(({ name }) => name), descs: skills.map(rank) };
}

function of(client: GmcpClient, group: string): SkillTopic[] {
  return (client.topic("skills")?.skills ?? []).filter(({ kind }) => kind === group);
}

function rank({ rank: points, word: said }: SkillTopic): string {
  return `${points} of 100, ${said}`;
}
