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

const LOCATION: Field = ["`inv` or `room`", "Carried by the character, or in the room with it."];
const ITEM: Field = ["a thing", "See [Things](#things)."];
const NAME: Field = ["text", "A player's name."];

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
  "Char.Items.List": {
    says:
      "Everything at one place: when a character comes into play, when it comes into a room, and when the client asks. " +
      "An answer to `Char.Items.Contents` has `rep` and the thing's id for its place.",
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
    fields: { name: NAME, fullname: NAME },
  },
  "Room.AddPlayer": {
    says: "A player came into the room.",
    topics: ["roomPlayers"],
    fields: { name: NAME, fullname: NAME },
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
    says: "The channels on which something may be heard.",
    list: true,
    fields: {
      name: ["text", "The channel, as `Comm.Channel.Text` names it."],
      caption: ["text", "What to show for it."],
      command: ["text", "The command that speaks on it."],
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
  "Char.Login.Credentials": {
    says: "Logs in without typing. Sent empty (`{}`), it asks to be asked in text. The password is in no log.",
    fields: { account: ["text", "The account's name."], password: ["text", "Its password."] },
  },
  "Comm.Channel.List": { says: "Asks for the channels again." },
  "Comm.Channel.Players": { says: "Asks who is in play; answered at most every five seconds." },
};

export const ABOUT_THINGS: { readonly [K in keyof GmcpItem]-?: Field } = {
  id: ["text", "The thing's own id, for as long as it exists."],
  name: ["text", "What it is called, with its number: 'three tin mugs'."],
  count: ["number, or not there", "How many there are; one without it."],
  attrib: ["text, or not there", "Letters: `m` for a being, `t` for what can be taken."],
};
