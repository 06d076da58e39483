/**
 * A thing or beast, as `Char.Items` names it. `attrib`: letters, `m` for a being, `t` for what can be taken, `w` for what is
 * worn or wielded, `c` for what holds others.
 */
export interface GmcpItem {
  id: string;
  name: string;
  count?: number;
  attrib?: string;
}

export interface GmcpPlayer {
  name: string;
  fullname: string;
  /** Unless it stands: `sitting`, `resting`, `sleeping`, `fighting`. */
  position?: string;
}

/** Whole points; `max…` is what is whole. */
export interface GmcpVitals {
  hp: number;
  maxhp: number;
  mp: number;
  maxmp: number;
  st: number;
  maxst: number;
}

/** Every key every time, since clients merge what they get: without a foe `target` is empty, without a calling `class`. */
export interface GmcpStatus {
  name: string;
  level: number;
  xp: number;
  /** Experience at which the next level begins; at the last level, that of now. */
  xpnext: number;
  lessons: number;
  race: string;
  class: string;
  position: string;
  gold: number;
  target: string;
  /** Health of the foe, 0 to 100. */
  targethp: number;
}

export interface GmcpDefence {
  name: string;
  desc: string;
  /** Seconds that it lasts from now. */
  left: number;
}

/** A channel; `enabled`: the player listens to it. */
export interface GmcpChannel {
  name: string;
  caption: string;
  command: string;
  enabled: boolean;
}

/** As Aardwolf's package has it. Shares of 100, and 100 for what is whole; `here`: 1 in the same room, else 0. */
export interface GmcpGroupMember {
  name: string;
  info: {
    lvl: number;
    hp: number;
    mhp: number;
    mn: number;
    mmn: number;
    mv: number;
    mmv: number;
    here: 0 | 1;
  };
}

/** As the games of Iron Realms have it, every value a text. `status`: `1` when it is only to be brought to its end, else `0`. */
export interface GmcpTask {
  id: string;
  name: string;
  desc: string;
  type: "quests";
  cmd: string;
  status: "0" | "1";
  group: string;
}

export interface GmcpTradeSide {
  items: GmcpItem[];
  coins: number;
  agreed: boolean;
}

export interface GmcpAffliction extends GmcpDefence {
  /** What takes it away; empty when nothing does. */
  cure: string;
}

export interface GmcpRoomInfo {
  /** `roomNumber` of the id: mappers want a number. */
  num: number;
  id: string;
  name: string;
  area?: string;
  environment?: string;
  /** Short names of the ways: `n`, `sw`, `u`, `in`. */
  exits: Record<string, number>;
  coords?: { x: number; y: number; z: number };
}

/** What the gateway sends, by name. Numbers are numbers. `undefined`: the message has no data. */
export interface GmcpOut {
  "Core.Ping": undefined;
  "Core.Goodbye": string;
  "Char.Name": { name: string; fullname: string };
  "Char.Vitals": GmcpVitals;
  "Char.Status": GmcpStatus;
  "Char.StatusVars": Record<keyof GmcpStatus, string>;
  "Char.Skills.Groups": { name: string; count: number }[];
  "Char.Skills.List": { group: string; list: string[]; descs: string[] };
  "Char.Skills.Info": { group: string; skill: string; info: string };
  "Char.Defences.List": GmcpDefence[];
  "Char.Defences.Add": GmcpDefence;
  "Char.Defences.Remove": string[];
  "Char.Afflictions.List": GmcpAffliction[];
  "Char.Afflictions.Add": GmcpAffliction;
  "Char.Afflictions.Remove": string[];
  "Char.Items.List": { location: string; items: GmcpItem[] };
  "Char.Items.Add": { location: string; item: GmcpItem };
  "Char.Items.Remove": { location: string; item: GmcpItem };
  "Char.Items.Update": { location: string; item: GmcpItem };
  "Char.Login.Default": { type: string[] };
  "Char.Login.Result": { success: boolean; message?: string };
  "Room.Info": GmcpRoomInfo;
  "Room.Players": GmcpPlayer[];
  "Room.AddPlayer": GmcpPlayer;
  "Room.RemovePlayer": string;
  "Room.WrongDir": string;
  "Comm.Channel.List": GmcpChannel[];
  "Comm.Channel.Text": { channel: string; talker: string; text: string };
  "Comm.Channel.Players": { name: string; channels: string[] }[];
  Group: { leader: string; count: number; members: GmcpGroupMember[] };
  "IRE.Tasks.List": GmcpTask[];
  "IRE.Tasks.Update": GmcpTask[];
  "Wyldlands.Completions": { line: string; lines: string[] };
  "Wyldlands.Trade": {
    open: boolean;
    revision: number;
    with: string;
    mine: GmcpTradeSide;
    theirs: GmcpTradeSide;
  };
  "Wyldlands.Mail": { unread: number };
  "Client.GUI": { version: string; url: string };
  "Client.Map": { url: string };
}

export type GmcpOutName = keyof GmcpOut;

interface GmcpMessage {
  name: string;
  /** What a client has to declare to get it; whoever declares `Char` has `Char.Items` with it. */
  module: string;
  from: "client" | "server" | "both";
  /** False: nothing in the world feeds it yet, so it is never sent. */
  fed: boolean;
}

/** Every message of GMCP that this server knows of. */
export const GMCP_MESSAGES: readonly GmcpMessage[] = [
  ...messages("Core", "client", ["Hello", "Supports.Set", "Supports.Add", "Supports.Remove", "KeepAlive"]),
  ...messages("Core", "both", ["Ping"]),
  ...messages("Core", "server", ["Goodbye"]),
  ...messages("Char", "server", ["Name", "Vitals", "Status", "StatusVars"]),
  ...messages("Char.Skills", "server", ["Groups", "List", "Info"]),
  ...messages("Char.Skills", "client", ["Get"]),
  ...messages("Char.Defences", "server", ["List", "Add", "Remove"]),
  ...messages("Char.Afflictions", "server", ["List", "Add", "Remove"]),
  ...messages("Char.Items", "server", ["List", "Add", "Remove", "Update"]),
  ...messages("Char.Items", "client", ["Inv", "Contents", "Room"]),
  ...messages("Char.Login", "server", ["Default", "Result"]),
  ...messages("Char.Login", "client", ["Credentials"]),
  ...messages("Room", "server", ["Info", "Players", "AddPlayer", "RemovePlayer", "WrongDir"]),
  ...messages("Comm.Channel", "server", ["Text"]),
  ...messages("Comm.Channel", "client", ["Enable"]),
  ...messages("Comm.Channel", "both", ["List", "Players"]),
  { name: "Group", module: "Group", from: "server", fed: true },
  ...messages("IRE.Tasks", "server", ["List", "Update"]),
  ...messages("IRE.Tasks", "client", ["Request"]),
  ...messages("Wyldlands", "client", ["Complete"]),
  ...messages("Wyldlands", "server", ["Completions", "Trade", "Mail"]),
  ...messages("Client", "server", ["GUI", "Map"]),
  ...messages("Client.Media", "server", ["Default", "Load", "Play", "Stop"], false),
];

function messages(
  module: string,
  from: GmcpMessage["from"],
  names: readonly string[],
  fed = true,
): GmcpMessage[] {
  return names.map((name) => ({ name: `${module}.${name}`, module, from, fed }));
}
