import type { ActionSpec, DomainSpec } from "../src/index.ts";

/** A smith's work from the tree to the sword handed over: twelve actions, ten to twelve steps. */
const CRAFT: Record<string, ActionSpec> = {
  "take-axe": { then: { axe: true }, place: "shed" },
  "fell-tree": { when: { axe: true }, then: { wood: true }, cost: 4, place: "wood-lot" },
  "burn-charcoal": {
    when: { wood: true },
    then: { charcoal: true, wood: false },
    cost: 3,
    place: "wood-lot",
  },
  "take-pick": { then: { pick: true }, place: "shed" },
  "mine-ore": { when: { pick: true }, then: { ore: true }, cost: 5, place: "mine" },
  "light-furnace": { when: { charcoal: true }, then: { lit: true, charcoal: false }, place: "forge" },
  smelt: { when: { ore: true, lit: true }, then: { iron: true, ore: false }, cost: 2, place: "forge" },
  "take-hammer": { then: { hammer: true }, place: "forge" },
  "forge-blade": {
    when: { iron: true, hammer: true, lit: true },
    then: { blade: true, iron: false },
    cost: 3,
    place: "forge",
  },
  "carve-grip": { when: { wood: true, axe: true }, then: { grip: true, wood: false }, cost: 2 },
  "fit-sword": {
    when: { blade: true, grip: true },
    then: { sword: true, blade: false, grip: false },
    cost: 2,
    place: "forge",
  },
  "hand-over": { when: { sword: true }, then: { delivered: true, sword: false }, place: "market" },
};

const CRAFT_FACTS = [
  "axe",
  "wood",
  "charcoal",
  "pick",
  "ore",
  "lit",
  "iron",
  "hammer",
  "blade",
  "grip",
  "sword",
  "delivered",
];
const PLACES = ["shed", "wood-lot", "mine", "forge", "market"];
const GOALS = { deliver: { want: { delivered: true } } };

/** What else there is to do in a day, and nothing of it helps: 38 actions over 20 facts. */
function distractors(): { actions: Record<string, ActionSpec>; facts: string[] } {
  const moods = [
    "fed",
    "rested",
    "washed",
    "cheered",
    "warm",
    "prayed",
    "gossiped",
    "drunk",
    "dressed",
    "shaved",
  ];
  const chores = [
    "swept",
    "fetched-water",
    "fed-cat",
    "fixed-roof",
    "oiled-door",
    "stacked-peat",
    "aired-bed",
    "paid-rent",
    "wrote-home",
    "cut-hay",
  ];
  const actions: Record<string, ActionSpec> = {};
  for (const [i, mood] of moods.entries()) {
    actions[`get-${mood}`] = { then: { [mood]: true }, cost: 1 + (i % 3) };
    actions[`lose-${mood}`] = {
      when: { [mood]: true },
      then: { [mood]: false, [moods[(i + 1) % 10]!]: true },
    };
  }
  for (const [i, chore] of chores.entries())
    actions[`do-${chore}`] = {
      when: { [moods[i]!]: true },
      then: { [chore]: true, [moods[i]!]: false },
      place: PLACES[i % 5]!,
    };
  for (const [i, tool] of ["axe", "pick", "hammer", "wood", "charcoal", "ore", "grip", "blade"].entries())
    actions[`drop-${tool}`] = { when: { [tool]: true }, then: { [tool]: false, [chores[i]!]: true } };
  return { actions, facts: [...moods, ...chores] };
}

/** The same things for money, and many ways to earn it: 38 actions more. */
function market(): Record<string, ActionSpec> {
  const prices = { axe: 4, wood: 2, charcoal: 3, pick: 5, ore: 4, iron: 9, hammer: 3, blade: 16, grip: 3 };
  const actions: Record<string, ActionSpec> = {};
  for (const [thing, price] of Object.entries(prices)) {
    actions[`borrow-${thing}`] = {
      when: { "owed-a-favour": true },
      then: { [thing]: true, "owed-a-favour": false },
      cost: 6,
    };
    actions[`buy-${thing}`] = {
      when: { money: `>= ${price}` },
      then: { money: -price, [thing]: true },
      place: "market",
    };
    // What lies in the shed to be taken is nobody's to sell.
    if (["axe", "pick", "hammer"].includes(thing)) continue;
    actions[`sell-${thing}`] = {
      when: { [thing]: true },
      then: { money: Math.ceil(price / 2), [thing]: false },
      place: "market",
    };
  }
  actions["carry-loads"] = {
    when: { tired: "<= 6" },
    then: { money: 2, tired: 2 },
    cost: 4,
    place: "market",
  };
  actions["wash-ore"] = { when: { tired: "<= 5" }, then: { money: 3, tired: 3 }, cost: 5, place: "mine" };
  actions["stack-timber"] = {
    when: { tired: "<= 7" },
    then: { money: 1, tired: 1 },
    cost: 2,
    place: "wood-lot",
  };
  actions["sharpen-knives"] = {
    when: { hammer: true, tired: "<= 7" },
    then: { money: 3, tired: 1 },
    cost: 4,
    place: "forge",
  };
  actions["sell-firewood"] = { when: { wood: true }, then: { wood: false, money: 2 }, cost: 2 };
  actions["mend-fence"] = {
    when: { axe: true, wood: true },
    then: { wood: false, "owed-a-favour": true },
    cost: 5,
  };
  actions.rest = { then: { tired: -4 }, cost: 4 };
  actions.sleep = { then: { tired: "= 0" }, cost: 9, place: "shed" };
  actions["pawn-cloak"] = { when: { cloak: true }, then: { cloak: false, money: 6 }, place: "market" };
  actions["redeem-cloak"] = { when: { money: ">= 8" }, then: { cloak: true, money: -8 }, place: "market" };
  actions["run-errand"] = { when: { tired: "<= 8" }, then: { money: 1, tired: 1 }, cost: 3 };
  actions["buy-a-nap"] = {
    when: { money: ">= 1" },
    then: { money: -1, tired: -6 },
    cost: 2,
    place: "market",
  };
  actions["light-with-peat"] = {
    when: { money: ">= 1" },
    then: { money: -1, lit: true },
    cost: 3,
    place: "forge",
  };
  actions["call-in-favour"] = {
    when: { "owed-a-favour": true },
    then: { "owed-a-favour": false, money: 4 },
    cost: 2,
  };
  return actions;
}

/** The three domains of the comparison, by the name of their row. */
export function domains(): Record<string, DomainSpec> {
  const common = { places: PLACES, goals: GOALS };
  const { actions, facts } = distractors();
  const money = { ...CRAFT, ...market() };
  return {
    "12 actions": { ...common, facts: CRAFT_FACTS, actions: CRAFT },
    "50 with distractors": {
      ...common,
      facts: [...CRAFT_FACTS, ...facts],
      actions: { ...CRAFT, ...actions },
    },
    "50 with alternatives and money": {
      ...common,
      facts: [...CRAFT_FACTS, "owed-a-favour", "cloak"],
      numbers: { money: { max: 200 }, tired: { max: 10 } },
      actions: money,
    },
  };
}
