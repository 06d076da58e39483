import type { GmcpItem, GmcpOut, TopicName } from "@wyldlands/protocol";

/** A key's value and what it means, or the data as a whole. Markdown. */
export type Field = readonly [value: string, means: string];

/** Every key of the data, of an entry when they are a list, or `data` when they have none. */
type FieldsOf<D> = D extends readonly (infer E)[]
  ? FieldsOf<E>
  : D extends object
    ? { readonly [K in keyof D]-?: Field }
    : { readonly data: Field };

/** What a message is about. `topics`: the state topics that it is made from, and MSDP's variables with it. */
interface Says {
  says: string;
  topics?: readonly TopicName[];
}

type AboutOut<D> = Says &
  (D extends undefined
    ? { fields?: undefined; list?: undefined }
    : { fields: FieldsOf<D> } & (D extends readonly unknown[] ? { list: true } : { list?: undefined }));

export type About = Says & { fields?: Readonly<Record<string, Field>> | undefined; list?: true | undefined };

const LOCATION: Field = [
  "`inv`, `room` or `rep<id>`",
  "Carried by the character, in the room with it, or in a thing that the client asked about.",
];
const ITEM: Field = ["a thing", "See [Things](#things)."];
const NAME: Field = ["text", "A player's name."];
const STANCE: Field = [
  "text, or not there",
  "`sitting`, `resting`, `sleeping` or `fighting`; who stands has none.",
];
const EFFECT_NAME: Field = ["text", "What it is called; how many times over in brackets."];
const EFFECT_DESC: Field = ["text", "What it does: `armour +2, hidden`."];
const EFFECT_LEFT: Field = ["number", "Seconds that it lasts from then."];
const CURE: Field = [
  "text",
  "What takes it away: `magic`, `poison`, `disease`, `curse`. Empty: only time does.",
];
const NAMES: Field = ["list of texts", "The names of what has ended."];
const CAPTION: Field = ["text", "What to write beside it."];

const TASK = {
  id: ["text", "`area:slug`."],
  name: ["text", "What it is called."],
  desc: ["text", "What to do next, in plain words."],
  type: ["text", "Always `quests`."],
  cmd: ["text", "The command that tells more of it."],
  status: ["text", "`1` when it is only to be brought to its end, else `0`."],
  group: ["text", "The area it belongs to."],
} as const;
const TRADE_SIDE: Field = [
  "`items`, `coins`, `agreed`",
  "What that side gives, see [Things](#things), and whether it has agreed to the sheet as it is.",
];

/** What docs/reference/gmcp.md says of what this gateway sends. Nothing else reads it. */
export const ABOUT_SENT: { readonly [K in keyof GmcpOut]: AboutOut<GmcpOut[K]> } = {
  "Core.Ping": {
    says: "The answer to a ping, from the gateway itself: it comes while the world is away, too.",
  },
  "Core.Goodbye": {
    says: "The last message before the gateway closes the connection.",
    fields: { data: ["text", "Why, in words."] },
  },
  "Char.Name": {
    says: "A character came into play, or was renamed.",
    topics: ["character"],
    fields: { name: ["text", "Its name."], fullname: ["text", "The same; titles will stand here."] },
  },
  "Char.Vitals": {
    says: "Health, mana or stamina changed, or what is whole of it.",
    topics: ["vitals"],
    fields: {
      hp: ["number", "Health left, a whole number."],
      maxhp: ["number", "Health when whole."],
      mp: ["number", "Mana left."],
      maxmp: ["number", "Mana when whole."],
      st: ["number", "Stamina left."],
      maxst: ["number", "Stamina when whole."],
    },
  },
  "Char.Status": {
    says: "How the character stands in the world; every key, whenever one of them changed.",
    topics: ["status", "character"],
    fields: {
      name: ["text", "Its name."],
      level: ["number", "Its level."],
      xp: ["number", "Experience gathered in all."],
      xpnext: ["number", "Experience at which the next level begins; at the last level the same as `xp`."],
      lessons: ["number", "Lessons that a teacher may still give."],
      race: ["text", "Its folk."],
      class: ["text", "Its calling; empty without one."],
      position: ["text", "`standing`, `sitting`, `resting`, `sleeping` or `fighting`."],
      gold: ["number", "Coins at hand; those in bags do not count."],
      target: ["text", "Whom it fights; empty when nobody. `somebody` when the foe is not seen."],
      targethp: ["number", "Health that the foe has left, 0 to 100."],
    },
  },
  "Char.StatusVars": {
    says: "The captions of `Char.Status`, once before the first.",
    fields: {
      name: CAPTION,
      level: CAPTION,
      xp: CAPTION,
      xpnext: CAPTION,
      lessons: CAPTION,
      race: CAPTION,
      class: CAPTION,
      position: CAPTION,
      gold: CAPTION,
      target: CAPTION,
      targethp: CAPTION,
    },
  },
  "Char.Skills.Groups": {
    says: "The kinds of skills of which the character has learned some: unasked, when they change, and when the client asks.",
    topics: ["skills"],
    list: true,
    fields: {
      name: ["text", "`weapon`, `skill`, `spell`, `craft` or `lore`."],
      count: ["number", "How many of them it has learned."],
    },
  },
  "Char.Skills.List": {
    says: "What the character has learned of a kind: for who asked, then whenever it changes.",
    topics: ["skills"],
    fields: {
      group: ["text", "The kind."],
      list: ["list of texts", "The names of the skills."],
      descs: ["list of texts", "How well each is known, in the same order: `34 of 100, fair`."],
    },
  },
  "Char.Skills.Info": {
    says: "What one skill is, for who asked.",
    topics: ["skills"],
    fields: {
      group: ["text", "Its kind."],
      skill: ["text", "Its name."],
      info: ["text", "What it does, and how well the character knows it."],
    },
  },
  "Char.Defences.List": {
    says: "What does the character good while it lasts: when it comes into play, or the client declares the package.",
    topics: ["effects"],
    list: true,
    fields: { name: EFFECT_NAME, desc: EFFECT_DESC, left: EFFECT_LEFT },
  },
  "Char.Defences.Add": {
    says: "Something good began, or does another thing than before.",
    topics: ["effects"],
    fields: { name: EFFECT_NAME, desc: EFFECT_DESC, left: EFFECT_LEFT },
  },
  "Char.Defences.Remove": {
    says: "Something good ended.",
    topics: ["effects"],
    list: true,
    fields: { data: NAMES },
  },
  "Char.Afflictions.List": {
    says: "What harms the character while it lasts: when it comes into play, or the client declares the package.",
    topics: ["effects"],
    list: true,
    fields: { name: EFFECT_NAME, cure: CURE, desc: EFFECT_DESC, left: EFFECT_LEFT },
  },
  "Char.Afflictions.Add": {
    says: "Something harmful began, or does another thing than before.",
    topics: ["effects"],
    fields: { name: EFFECT_NAME, cure: CURE, desc: EFFECT_DESC, left: EFFECT_LEFT },
  },
  "Char.Afflictions.Remove": {
    says: "Something harmful ended.",
    topics: ["effects"],
    list: true,
    fields: { data: NAMES },
  },
  "Char.Items.List": {
    says:
      "Everything at one place: when a character comes into play, when it comes into a room, and when the client asks. " +
      "An answer to `Char.Items.Contents` has `rep` and the thing's id for its place, and is told on from then; a thing that is shut or gone is listed empty.",
    topics: ["inventory", "roomItems", "roomPlayers"],
    fields: {
      location: ["`inv`, `room` or `rep<id>`", "The place."],
      items: ["list of things", "What is there; in a room beasts as well. See [Things](#things)."],
    },
  },
  "Char.Items.Add": {
    says: "A thing came to that place.",
    topics: ["inventory", "roomItems", "roomPlayers"],
    fields: { location: LOCATION, item: ITEM },
  },
  "Char.Items.Remove": {
    says: "A thing is there no longer.",
    topics: ["inventory", "roomItems", "roomPlayers"],
    fields: { location: LOCATION, item: ITEM },
  },
  "Char.Items.Update": {
    says: "A thing that is still there has another name, number or `attrib`.",
    topics: ["inventory", "roomItems", "roomPlayers"],
    fields: { location: LOCATION, item: ITEM },
  },
  "Char.Login.Default": {
    says:
      "A password may be sent as `Char.Login.Credentials`. Said before anybody is logged in, over TLS; without TLS only " +
      "with `gateway.gmcp.plain_login`.",
    fields: { type: ["list of texts", "Always `password-credentials`."] },
  },
  "Char.Login.Result": {
    says: "How an attempt with `Char.Login.Credentials` ended.",
    fields: {
      success: ["`true` or `false`", "Whether it led into the game, or to the choice of a character."],
      message: ["text, or not there", "Why not, in words."],
    },
  },
  "Room.Info": {
    says: "The character is in another room, or the room has changed.",
    topics: ["room"],
    fields: {
      num: ["number", "The room's number: 31 bits made from its id, the same for ever."],
      id: ["text", "Its id, as builders write it: `area:slug`."],
      name: ["text", "Its name."],
      area: ["text, or not there", "The name of its area."],
      environment: ["text, or not there", "What kind of place it is."],
      exits: ["keys with numbers", "The number of the room that each way leads to: `n`, `sw`, `u`, `in`."],
      coords: ["`x`, `y`, `z`, or not there", "Where it lies on the map."],
    },
  },
  "Room.Players": {
    says: "The players in a room that the character came into, itself included.",
    topics: ["roomPlayers"],
    list: true,
    fields: { name: NAME, fullname: NAME, position: STANCE },
  },
  "Room.AddPlayer": {
    says: "A player came into the room, or one who is there has another position.",
    topics: ["roomPlayers"],
    fields: { name: NAME, fullname: NAME, position: STANCE },
  },
  "Room.RemovePlayer": {
    says: "A player left the room.",
    topics: ["roomPlayers"],
    fields: { data: ["text", "Its name."] },
  },
  "Room.WrongDir": {
    says: "The character could not go that way.",
    fields: { data: ["text", "The way, short: `n`."] },
  },
  "Comm.Channel.List": {
    says:
      "The channels on which something may be heard, and how players speak to each other besides: when the client declares " +
      "the package, when it asks, and when they change. In a clan there is `clan` as well, with `ctell`.",
    topics: ["channels", "group"],
    list: true,
    fields: {
      name: ["text", "The channel, as `Comm.Channel.Text` names it."],
      caption: ["text", "What to show for it."],
      command: ["text", "The command that speaks on it."],
      enabled: ["`true` or `false`", "Whether the player listens to it."],
    },
  },
  "Comm.Channel.Text": {
    says: "Something was said. It comes besides the words, not in their place.",
    fields: {
      channel: ["text", "On which channel."],
      talker: ["text", "Who said it."],
      text: ["text", "The words as they are shown, without colour."],
    },
  },
  "Comm.Channel.Players": {
    says: "Everyone in play, for who asked.",
    topics: ["who"],
    list: true,
    fields: { name: NAME, channels: ["list of texts", "The channels on which the player can be spoken to."] },
  },
  Group: {
    says:
      "The company that the character keeps, itself included, in the shape that Aardwolf made common: whole, whenever " +
      "something of it changed. Once more when it ends, with nobody in it.",
    topics: ["group"],
    fields: {
      leader: ["text", "The name of who leads it; empty when it has ended."],
      count: ["number", "How many are in it."],
      members: [
        "list",
        "Of each the `name` and an `info`: `lvl` (level), `hp`, `mn`, `mv` (health, mana, stamina left, 0 to 100), `mhp`, `mmn`, `mmv` (100) and `here` (1 in the same room, else 0).",
      ],
    },
  },
  "IRE.Tasks.List": {
    says:
      "What the character has taken on, in the shape that scripts for the games of Iron Realms read: when a quest is taken or ends, " +
      "and when the client asks. It is empty only when the last one has ended.",
    topics: ["quests"],
    list: true,
    fields: TASK,
  },
  "IRE.Tasks.Update": {
    says: "Something became of a quest that is under way.",
    topics: ["quests"],
    list: true,
    fields: TASK,
  },
  "Wyldlands.Trade": {
    says: "The trade sheet that lies between the character and another, whole, whenever it changed. Once more when it is put away, not open.",
    topics: ["trade"],
    fields: {
      open: ["`true` or `false`", "Whether there is a sheet."],
      revision: ["number", "Grows with every change; `agree 7` agrees to revision 7 and no other."],
      with: ["text", "The other's name."],
      mine: TRADE_SIDE,
      theirs: TRADE_SIDE,
    },
  },
  "Wyldlands.Mail": {
    says: "Letters that wait.",
    topics: ["mail"],
    fields: { unread: ["number", "How many are unread."] },
  },
  "Wyldlands.Completions": {
    says: "How a line could go on: the answer to `Wyldlands.Complete`.",
    topics: ["completions"],
    fields: {
      line: ["text", "The line, as it was asked."],
      lines: ["list of texts", "Whole lines that it could become, the likeliest first, twenty at most."],
    },
  },
  "Client.GUI": {
    says: "A package that the operator offers for the client: `gateway.gmcp.gui`.",
    fields: {
      version: ["text", "The client fetches it again when this changes."],
      url: ["text", "Where it is."],
    },
  },
  "Client.Map": {
    says: "A map that the operator offers for the client: `gateway.gmcp.map`.",
    fields: { url: ["text", "Where it is."] },
  },
};

/** The same of what it takes. */
export const ABOUT_TAKEN: Readonly<Record<string, About>> = {
  "Core.Hello": {
    says: "What the client is. Operators see it.",
    fields: { client: ["text", "Its name."], version: ["text or number", "Its version."] },
  },
  "Core.Supports.Set": {
    says: "Which packages the client wants, in place of those that it wanted before.",
    fields: { data: ["list of texts", "Names with versions: `Char 1`. Version 0 says no."] },
  },
  "Core.Supports.Add": {
    says: "Packages that it wants as well.",
    fields: { data: ["list of texts", "As for `Core.Supports.Set`."] },
  },
  "Core.Supports.Remove": {
    says: "Packages that it wants no longer.",
    fields: { data: ["list of texts", "As for `Core.Supports.Set`."] },
  },
  "Core.KeepAlive": { says: "Nothing; it keeps firewalls from forgetting the connection." },
  "Core.Ping": {
    says: "Asks for a `Core.Ping`.",
    fields: {
      data: [
        "number, or nothing",
        "Milliseconds that pings took on average. Operators see it as the session's ping.",
      ],
    },
  },
  "Char.Items.Inv": { says: "Asks for the `Char.Items.List` of what is carried." },
  "Char.Items.Room": { says: "Asks for that of the room." },
  "Char.Items.Contents": {
    says: "Asks for what is in a thing.",
    fields: { data: ["text or number", "The thing's id."] },
  },
  "Char.Skills.Get": {
    says: "Asks for the kinds of skills; with a kind, for what is learned of it; with a skill as well, for its text.",
    fields: {
      group: ["text, or not there", "A kind: `spell`."],
      name: ["text, or not there", "A skill's name."],
    },
  },
  "Char.Login.Credentials": {
    says: "Logs in without typing. Sent empty (`{}`), it asks to be asked in text. The password is in no log.",
    fields: { account: ["text", "The account's name."], password: ["text", "Its password."] },
  },
  "Wyldlands.Complete": {
    says: "Asks how a line could go on that is being typed. Lines of more than 200 characters are not answered; of two questions at once, the last is.",
    fields: { line: ["text", "What stands before the cursor."] },
  },
  "Comm.Channel.List": { says: "Asks for the channels again." },
  "Comm.Channel.Enable": {
    says: "Listen to a channel.",
    fields: { data: ["text", "Its name, as in `Comm.Channel.List`."] },
  },
  "IRE.Tasks.Request": {
    says: "Asks for the `IRE.Tasks.List`; nothing is said while there is nothing in it.",
  },
  "Comm.Channel.Players": { says: "Asks who is in play; answered at most every five seconds." },
};

export const ABOUT_THINGS: { readonly [K in keyof GmcpItem]-?: Field } = {
  id: ["text", "The thing's own id, for as long as it exists."],
  name: ["text", "What it is called, with its number: 'three tin mugs'."],
  count: ["number, or not there", "How many there are; one without it."],
  attrib: [
    "text, or not there",
    "Letters: `m` for a being, `t` for what can be taken, `w` for what is worn or wielded, `c` for what holds others.",
  ],
};
