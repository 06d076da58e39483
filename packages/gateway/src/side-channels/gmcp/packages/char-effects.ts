import type { EffectTopic, GmcpAffliction, GmcpDefence } from "@wyldlands/protocol";
import { definePackage, type GmcpClient, type GmcpPackage } from "../define-package.ts";

/** What does the character good while it lasts. */
export const charDefences = effectsPackage("Char.Defences");

/** What harms it, and what would take that away. */
export const charAfflictions = effectsPackage("Char.Afflictions");

/** `ends`: on the clock of the gateway, in seconds. */
type Effects = Map<string, { entry: GmcpAffliction; ends: number }>;

/** An end may be off by so many seconds before it counts as another. */
const SLACK = 2;

/** The whole list when a character comes into play, then one by one. */
function effectsPackage(module: "Char.Defences" | "Char.Afflictions"): GmcpPackage {
  const toldOf = (client: GmcpClient): { last?: Effects } => client.memory(module, () => ({}));
  const tell = (client: GmcpClient): void => {
    const told = toldOf(client);
    const all = client.topic("effects")?.effects;
    if (!all) {
      delete told.last;
      return;
    }
    const now: Effects = new Map(
      all
        .filter(({ harmful }) => harmful === (module === "Char.Afflictions"))
        .map((effect) => [effect.id, { entry: entryOf(effect), ends: client.now() / 1_000 + effect.left }]),
    );
    if (told.last) {
      const { last } = told;
      // One that became another is gone and comes again: clients go by the name.
      const same = (id: string): boolean => {
        const [before, after] = [last.get(id), now.get(id)];
        if (!before || !after || Math.abs(before.ends - after.ends) > SLACK) return false;
        return before.entry.name === after.entry.name && before.entry.desc === after.entry.desc;
      };
      const gone = [...last].filter(([id]) => !same(id)).map(([, { entry }]) => entry.name);
      if (gone.length > 0) client.send(`${module}.Remove`, gone);
      for (const [id, { entry }] of now) if (!same(id)) add(client, entry);
    } else {
      const entries = [...now.values()].map(({ entry }) => entry);
      if (module === "Char.Afflictions") client.send("Char.Afflictions.List", entries);
      else client.send("Char.Defences.List", entries.map(plain));
    }
    told.last = now;
  };
  const add = (client: GmcpClient, effect: GmcpAffliction): void => {
    if (module === "Char.Afflictions") client.send("Char.Afflictions.Add", effect);
    else client.send("Char.Defences.Add", plain(effect));
  };
  return definePackage({
    module,
    begin(client) {
      delete toldOf(client).last;
      tell(client);
    },
    changed(topics, client) {
      if (topics.has("effects")) tell(client);
    },
  });
}

function entryOf({ name, does, cure, left }: EffectTopic): GmcpAffliction {
  return { name, cure: cure ?? "", desc: does, left };
}

function plain({ name, desc, left }: GmcpAffliction): GmcpDefence {
  return { name, desc, left };
}
