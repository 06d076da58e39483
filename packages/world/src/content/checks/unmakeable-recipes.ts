import { defineCheck } from "./check.ts";

/** A recipe that nobody can follow: a thing that it needs cannot be come by, no such station stands anywhere, or nobody can learn its skill. */
export const unmakeableRecipes = defineCheck({
  code: "unmakeable-recipe",
  run({ draft, reach, add }) {
    const { recipes, callings } = draft.rules;
    const source = draft.rulesFiles.get("recipes");
    const taught = new Set(Object.values(callings).flatMap(({ knows }) => knows));
    for (const id of reach.npcs) {
      const { teaches } = (draft.npcs.authored.get(id)?.value ?? {}) as { teaches?: { skills: string[] } };
      for (const skill of teaches?.skills ?? []) taught.add(skill);
    }
    for (const { value } of draft.quests.authored.values())
      for (const skill of Object.keys(value.rewards.skills)) taught.add(skill);
    for (const [slug, { needs, tool, station, skill }] of Object.entries(recipes)) {
      const say = (path: string[], message: string): void =>
        add(source?.file ?? "rules/recipes.yaml", source?.lineOf([slug, ...path]) ?? 1, message);
      for (const item of Object.keys(needs))
        if (!reach.items.has(item))
          say(["needs", item], `Nobody can come by ${item}. Put it into the world, or need another thing.`);
      if (tool !== undefined && !reach.items.has(tool))
        say(["tool"], `Nobody can come by ${tool}. Put it into the world, or name another tool.`);
      if (station !== undefined && !reach.stations.has(station))
        say(
          ["station"],
          `No ${station} stands where anybody can come to. Write 'station: ${station}' at a thing that does.`,
        );
      if (!taught.has(skill))
        say(["skill"], `Nobody can learn ${skill}. Let an npc teach it, or a calling know it.`);
    }
  },
});
