import type { GmcpTradeSide, TradeSideTopic } from "@wyldlands/protocol";
import { z } from "zod";
import { definePackage, take, type GmcpClient } from "../define-package.ts";
import { itemOf } from "./char-items.ts";

/** What only this world does: it completes what is being typed, and tells of trades and letters. */
export const wyldlands = definePackage({
  module: "Wyldlands",
  takes: {
    "wyldlands.complete": take(z.object({ line: z.string() }), ({ line }, client) => client.complete(line)),
  },
  begin(client) {
    toldOf(client).trade = false;
    trade(client);
    mail(client);
  },
  changed(topics, client) {
    if (topics.has("trade")) trade(client);
    if (topics.has("mail")) mail(client);
    const completions = topics.has("completions") ? client.topic("completions") : undefined;
    if (completions) client.send("Wyldlands.Completions", completions);
  },
});

/** `trade`: the client was told of a sheet that is not put away. */
function toldOf(client: GmcpClient): { trade: boolean } {
  return client.memory("Wyldlands", () => ({ trade: false }));
}

const NOTHING: GmcpTradeSide = { items: [], coins: 0, agreed: false };

/** Nothing is said before there is a sheet; its end is said once. */
function trade(client: GmcpClient): void {
  const told = toldOf(client);
  const now = client.topic("trade");
  if (now)
    client.send("Wyldlands.Trade", {
      open: true,
      revision: now.revision,
      with: now.with.name,
      mine: sideOf(now.mine),
      theirs: sideOf(now.theirs),
    });
  else if (told.trade)
    client.send("Wyldlands.Trade", { open: false, revision: 0, with: "", mine: NOTHING, theirs: NOTHING });
  told.trade = Boolean(now);
}

function sideOf({ items, coins, agreed }: TradeSideTopic): GmcpTradeSide {
  return { items: items.map((thing) => itemOf(thing, "t")), coins, agreed };
}

function mail(client: GmcpClient): void {
  const now = client.topic("mail");
  if (now) client.send("Wyldlands.Mail", { unread: now.unread });
}
