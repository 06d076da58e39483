import type { GmcpOut, GmcpStatus } from "@wyldlands/protocol";
import { definePackage, type GmcpClient } from "../define-package.ts";

/** What a client may write beside each value of `Char.Status`. */
const CAPTIONS: GmcpOut["Char.StatusVars"] = {
  name: "Name",
  level: "Level",
  xp: "Experience",
  xpnext: "Next level at",
  lessons: "Lessons",
  race: "Folk",
  class: "Calling",
  position: "Position",
  gold: "Coins",
  target: "Foe",
  targethp: "Foe's health, of 100",
};

/** Whose eyes the client sees through, and how that one fares. */
export const char = definePackage({
  module: "Char",
  begin(client) {
    toldOf(client).captions = false;
    name(client);
    vitals(client);
    status(client);
  },
  changed(topics, client) {
    if (topics.has("character")) name(client);
    if (topics.has("vitals")) vitals(client);
    if (topics.has("status") || topics.has("character")) status(client);
  },
});

/** `captions`: the client knows them. `last`: the status that it was told. */
function toldOf(client: GmcpClient): { captions: boolean; last: string } {
  return client.memory("Char", () => ({ captions: false, last: "" }));
}

function name(client: GmcpClient): void {
  const character = client.topic("character");
  if (character) client.send("Char.Name", { name: character.name, fullname: character.name });
}

function vitals(client: GmcpClient): void {
  const points = client.topic("vitals");
  if (!points) return;
  const { health, mana, stamina } = points;
  client.send("Char.Vitals", {
    hp: health.left,
    maxhp: health.most,
    mp: mana.left,
    maxmp: mana.most,
    st: stamina.left,
    maxst: stamina.most,
  });
}

function status(client: GmcpClient): void {
  const now = statusOf(client);
  if (!now) return;
  const told = toldOf(client);
  const json = JSON.stringify(now);
  if (told.captions && told.last === json) return;
  if (!told.captions) client.send("Char.StatusVars", CAPTIONS);
  client.send("Char.Status", now);
  Object.assign(told, { captions: true, last: json });
}

function statusOf(client: GmcpClient): GmcpStatus | undefined {
  const character = client.topic("character");
  const topic = client.topic("status");
  if (!character || !topic) return undefined;
  return {
    name: character.name,
    level: topic.level,
    xp: topic.experience,
    xpnext: topic.next ?? topic.experience,
    lessons: topic.lessons,
    race: topic.folk,
    class: topic.calling ?? "",
    position: topic.position,
    gold: topic.gold,
    target: topic.foe?.name ?? "",
    targethp: topic.foe?.health ?? 0,
  };
}
