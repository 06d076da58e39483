import { describe, expect, it } from "vitest";
import { findVectors } from "./find-vectors.ts";
import { lemmas } from "./lemmas.ts";
import { cosine, readVectors } from "./vectors.ts";

type Pairs = readonly (readonly [memory: string, question: string])[];

/** What somebody remembers, and how somebody else asks for it who uses none of the same words. */
const ONE: Pairs = [
  ["Anna brought me fresh bread from the bakehouse.", "did she give you a loaf to eat"],
  ["Somebody robbed the strongbox of the chandler.", "who is the thief that took the money"],
  ["The ferry sank in the gale with nine aboard.", "tell me of the boat that went down in a storm"],
  ["Josse struck the watchman in the face.", "was there a fight, somebody hitting a guard"],
  ["The old lamp keeper died of a fever.", "which illness killed him"],
  ["Bram is to marry the weaver's daughter.", "have you heard of a wedding"],
  ["A child fell into the well by the chapel.", "what about the little girl in the water"],
  ["Hesper owes the miller forty pence.", "is she in debt"],
  ["The baker's oven burned down half the lane.", "was there a fire"],
  ["Rats got into the granary and spoiled the corn.", "what vermin eat the grain"],
  ["The priest preaches against the drowned king every week.", "what does the clergyman say in his sermon"],
  ["Tern sings like a gull and will not stop.", "who makes music here"],
  ["She keeps her savings under the hearthstone.", "where is the coin hidden, in the fireplace"],
  ["The smith mended my broken sword.", "did anyone repair a weapon"],
  ["They hanged a smuggler on the quay at dawn.", "was a criminal executed"],
  ["The herring shoals came late this spring.", "how is the fishing"],
  ["A wolf carried off two lambs from the fold.", "what beast preys on the sheep"],
  ["The mayor raised the tax on salt.", "do the people pay duties to the government"],
  ["My grandmother could read the stars.", "does anybody know astronomy"],
  ["The bridge over the gorge has collapsed.", "can one still cross the ravine"],
  ["Gannet cheated at dice and was thrown out.", "any gamblers who swindle"],
  ["The physician cut off his leg above the knee.", "did a doctor amputate a limb"],
  ["A stranger asked the way to the burial ground.", "who wanted to find the cemetery"],
  ["The ale at the Anchor has gone sour.", "is the beer there any good"],
];

const OTHER: Pairs = [
  ["The rope broke and the bell crashed down.", "what happened when the cord snapped"],
  ["Edda hid the key under the stair.", "where is it concealed, to unlock the door"],
  ["Three soldiers deserted from the garrison.", "did any troops run away from the fort"],
  ["The cook poisoned the soup.", "was the food at dinner toxic"],
  ["Constance weeps for her lost husband.", "why does the widow mourn"],
  ["A dog bit the postman.", "which hound attacks who carries letters"],
  ["They found silver in the old mine.", "is there ore or precious metal in the hill"],
  ["Snow has closed the mountain pass.", "can travellers get across the peaks in winter"],
  ["The tailor sews coats for the harbour master.", "who makes garments"],
  ["My brother sailed to the southern islands.", "has your sibling gone on a voyage"],
  ["Somebody painted rude words on the chapel wall.", "who scribbled insults on the church"],
  ["The inn is full of lice.", "are there insects in the tavern beds"],
  ["Bees swarmed in the orchard.", "did anyone see the hive by the apple trees"],
  ["The judge took a bribe.", "is the magistrate corrupt"],
  ["Old Pell plays the fiddle on market days.", "who performs tunes on a violin"],
  ["A comet was seen above the lighthouse.", "what shone in the sky at night"],
  ["Fog hid the reef and a ship ran aground.", "how was the vessel wrecked on rocks in the mist"],
  ["The butcher sharpens his knives at noon.", "when does he whet his blades to cut meat"],
  ["Two lovers jumped from the cliff.", "did a couple commit suicide"],
  ["The teacher beats lazy pupils.", "are the schoolchildren punished"],
  ["The garden is overgrown with nettles.", "do weeds grow among the plants"],
  ["Marn lost his hat in the wind.", "whose cap was blown off"],
  ["The queen pardoned the rebels.", "did the monarch forgive the revolt"],
  ["A merchant sold false gems to the abbot.", "which trader deceived the monk with jewels"],
];

describe("remembering what a question means", () => {
  const file = findVectors();

  /** By memory: its place among all of its list for the question that means it; what does not come to mind has none. */
  function ranks(pairs: Pairs, score: (memory: string, question: string) => number): number[] {
    return pairs.map(([own, question]) => {
      const mine = score(own, question);
      if (mine <= 0) return Infinity;
      return 1 + pairs.filter(([other]) => other !== own && score(other, question) >= mine).length;
    });
  }

  it("finds the memory among the first three where hardly a word is the same", () => {
    if (file === undefined) throw new Error("there is no file of word vectors");
    const vectors = readVectors(file);
    const meant = (memory: string, question: string): number => {
      const [one, other] = [vectors.embed(memory), vectors.embed(question)];
      return one && other ? cosine(one, other) : 0;
    };
    const same = (memory: string, question: string): number => {
      const known = new Set(lemmas(memory));
      return lemmas(question).filter((word) => known.has(word)).length;
    };
    const all = [...ONE, ...OTHER];
    const near = [...ranks(ONE, meant), ...ranks(OTHER, meant)];
    const stems = [...ranks(ONE, same), ...ranks(OTHER, same)];
    const hits = (list: readonly number[], most: number): number =>
      list.filter((rank) => rank <= most).length;
    process.stdout.write(
      `of ${all.length} paraphrases among the first three: ${hits(near, 3)} by vectors, ${hits(stems, 3)} by stems; ` +
        `the first: ${hits(near, 1)} by vectors, ${hits(stems, 1)} by stems; ` +
        `${vectors.size} words in ${vectors.bytes} bytes of memory\n`,
    );
    const missed = all.flatMap(([memory], i) => ((near[i] ?? 0) > 3 ? [`${memory} (${near[i]})`] : []));
    // Nine of ten.
    expect(hits(near, 3), missed.join(" ")).toBeGreaterThanOrEqual(all.length * 0.9);
    expect(hits(stems, 3)).toBeLessThan(all.length / 4);
  });
});
