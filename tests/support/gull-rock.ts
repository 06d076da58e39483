/** A line that is typed, and what its answer begins with or has in it. */
export type Step = readonly [line: string, answer: string];

/** From where everybody begins to the room that the new area is joined to. */
export const TO_THE_LIGHT: readonly Step[] = [
  ["down", "The Salt Quay"],
  ["west", "Customs Quay"],
  ["south", "The Breakwater"],
  ["south", "The Breakwater Light"],
];

/** From there, once it is published. */
export const TO_THE_LANDING: Step = ["south", "Wen has work for you."];

/** What a builder types, who stands at the Breakwater Light, for three rooms and a locked door between them. */
export const ROOMS: readonly Step[] = [
  ['area new "Gull Rock" "The Landing"', "Made the area Gull Rock (gull-rock) with its first room"],
  ["area terrain shore", "Set terrain of Gull Rock (gull-rock) to 'shore'."],
  ["exit north to harbor:breakwater-light", "Made an exit north to The Breakwater Light"],
  ['dig south "The Lamp Room"', "Dug The Lamp Room (gull-rock:lamp-room) south of The Landing."],
  ["build at lamp-room", "You have The Lamp Room (gull-rock:lamp-room)"],
  ["room describe A room as round as a barrel.", "Set"],
  ['dig up "The Gallery"', "Dug The Gallery (gull-rock:gallery) above The Lamp Room."],
  ["build at gallery", "You have The Gallery (gull-rock:gallery)"],
  ["room describe Sea on every side.", "Set"],
  ["build at landing", "You have The Landing (gull-rock:landing)"],
  ['item new "a brass key"', "Made a brass key (gull-rock:brass-key)."],
  ["item describe brass-key Green at the edges.", "Set"],
  [
    'door south "iron gate" locked key brass-key',
    "Made the door south of The Landing: iron gate, locked, opened by brass-key.",
  ],
  ["spawn item brass-key here", "The Landing brings forth a brass key."],
];

/** Then: somebody who keeps a shop and has a quest to give. */
export const PEOPLE: readonly Step[] = [
  ['npc new "Wen"', "Made Wen (gull-rock:wen)."],
  ["npc describe wen A woman in a tarred coat.", "Set"],
  ["spawn npc wen here", "The Landing brings forth Wen."],
  ['item new "a coil of rope"', "Made a coil of rope (gull-rock:coil-of-rope)."],
  ["item describe coil-of-rope Tarred hemp.", "Set"],
  ["item set coil-of-rope worth 1", "Set worth of a coil of rope (gull-rock:coil-of-rope) to 1."],
  ["shop wen sells coil-of-rope price 2 most 3", "Wen sells a coil of rope (gull-rock:coil-of-rope) for 2."],
  [
    'quest new "See the Lamp" from wen explore gallery',
    "Made the quest See the Lamp (gull-rock:see-the-lamp) of Wen: find The Gallery.",
  ],
  ["quest offer see-the-lamp Go up to the gallery and tell me what you see.", "Set"],
  ["quest done see-the-lamp Sea. I thought so.", "Set"],
  ["quest reward see-the-lamp experience 30", "See the Lamp (gull-rock:see-the-lamp) pays 30 experience."],
];

/** What whoever stands on the landing types to have everything that there is. */
export const PLAYED: readonly Step[] = [
  ["buy rope", "You buy a coil of rope from Wen for two copper pennies."],
  ["quest accept see the lamp", "You take on See the Lamp."],
  ["get key", "You get a brass key."],
  ["unlock south", "You unlock the iron gate with a brass key."],
  ["open south", "You open the iron gate."],
  ["south", "The Lamp Room"],
  ["up", "The Gallery"],
  ["down", "The Lamp Room"],
  ["north", "The Landing"],
  ["talk wen", "See the Lamp is done."],
];
