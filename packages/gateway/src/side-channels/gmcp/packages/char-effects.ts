import type { EffectTopic, GmcpAffliction } from "@wyldlands/protocol";
import { definePackage, type GmcpClient, type GmcpPackage } from "../define-package.ts";

/** What does the character good while it lasts. */
export const charDefences = effectsPackage("Char.Defences");

/** What harms it, and what would take that away. */
export const charAfflictions = effectsPackage("Char.Afflictions");

type Effects = Map<string, GmcpAffliction>;

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
        .map((effect) => [effect.id, entryOf(effect)]),
    );
    if (told.last) {
      const { last } = told;
      // One that became another is gone and comes again: clients go by the name.
      const same = ([id, { name, desc }]: [string, GmcpAffliction], other: Effects): boolean =>
        other.get(id)?.name === name && other.get(id)?.desc === desc;
      const gone = [...last].filter((one) => !same(one, now)).map(([, { name }]) => name);
      if (gone.length > 0) client.send(`${module}.Remove`, gone);
      for (const one of now) if (!same(one, last)) add(client, one[1]);
    } else if (module === "Char.Afflictions") client.send("Char.Afflictions.List", [...now.values()]);
    else client.send("Char.Defences.List", [...now.values()].map(plain));
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

function entryOf({ name, does, cure }: EffectTopic): GmcpAffliction {
  return { name, cure: cure ?? "", desc: does };
}

function plain({ name, desc }: GmcpAffliction): { name: string; desc: string } {
  return { name, desc };
}
