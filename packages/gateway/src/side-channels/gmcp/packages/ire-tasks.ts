import type { GmcpTask, QuestTopic } from "@wyldlands/protocol";
import { z } from "zod";
import { definePackage, take, type GmcpClient } from "../define-package.ts";
import { diff } from "../diff.ts";

/** The journal of quests, in the shape that scripts for the games of Iron Realms read. */
export const ireTasks = definePackage({
  module: "IRE.Tasks",
  takes: {
    "ire.tasks.request": take(z.unknown(), (_data, client) => {
      const now = tasksOf(client);
      if (now) client.send("IRE.Tasks.List", [...now.values()]);
    }),
  },
  begin(client) {
    delete toldOf(client).last;
    tell(client);
  },
  changed(topics, client) {
    if (topics.has("quests")) tell(client);
  },
});

type Tasks = ReadonlyMap<string, GmcpTask>;

function toldOf(client: GmcpClient): { last?: Tasks } {
  return client.memory("IRE.Tasks", () => ({}));
}

/** The whole list when a quest is taken or ends, else what became of one. */
function tell(client: GmcpClient): void {
  const told = toldOf(client);
  const now = tasksOf(client) ?? new Map<string, GmcpTask>();
  const { added, removed, updated } = diff(told.last ?? new Map<string, GmcpTask>(), now);
  if (added.length + removed.length > 0) client.send("IRE.Tasks.List", [...now.values()]);
  else if (updated.length > 0) client.send("IRE.Tasks.Update", updated);
  told.last = now;
}

function tasksOf(client: GmcpClient): Tasks | undefined {
  const quests = client.topic("quests")?.quests;
  return quests && new Map(quests.map((quest) => [quest.id, taskOf(quest)]));
}

function taskOf({ id, name, step, ready }: QuestTopic): GmcpTask {
  const [area = ""] = id.split(":", 1);
  return {
    id,
    name,
    desc: step,
    type: "quests",
    cmd: `quest ${name}`,
    status: ready ? "1" : "0",
    group: area,
  };
}
