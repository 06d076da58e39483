import { describe, expect, it } from "vitest";
import { Channel, GatewayBoot } from "../link/channel.ts";
import { Session } from "../sessions/session.ts";
import { TurnOutput } from "./turn-output.ts";

const session = (id: string): Session => new Session(id, "telnet", "192.0.2.1", new Uint8Array(), 0);

describe("a turn's output", () => {
  const [ann, bob] = [session("ann"), session("bob")];

  it("joins texts that follow each other for the same one session, and keeps the order of the others", () => {
    const output = new TurnOutput();
    output.tell([ann], "one");
    output.tell([ann], "two");
    output.tell([ann, bob], "three");
    output.tell([ann, bob], "four");
    output.tell([bob], "five");
    output.tell([], "nobody");
    output.tell([ann], "");
    expect(output.take().outs.map(({ sessions, text }) => ({ sessions, text }))).toEqual([
      { sessions: [ann], text: "one\ntwo" },
      { sessions: [ann, bob], text: "three" },
      { sessions: [ann, bob], text: "four" },
      { sessions: [bob], text: "five" },
    ]);
    expect(output.take()).toEqual({ outs: [], closings: [] });
  });

  it("joins no words that are about something with others", () => {
    const output = new TurnOutput();
    output.tell([ann], "one");
    output.tell([ann], "no way", { $case: "wrongWay", wrongWay: "north" });
    output.tell([ann], "three");
    expect(output.take().outs.map(({ text, about }) => [text, about?.$case])).toEqual([
      ["one", undefined],
      ["no way", "wrongWay"],
      ["three", undefined],
    ]);
  });

  it("remembers which connection each had when it was said", () => {
    const output = new TurnOutput();
    const cid = session("cid");
    const [first, second] = [1, 2].map((no) => new Channel(new GatewayBoot("g", "b", 0, false, 0), no, 0));
    cid.channel = first;
    output.tell([cid], "to the first");
    cid.channel = second;
    output.tell([cid], "to the second");
    cid.channel = undefined;
    expect(output.take().outs.map(({ channels }) => channels)).toEqual([[first], [second]]);
  });

  it("drops what was said since a mark, and nothing of what was said before", () => {
    const output = new TurnOutput();
    output.tell([ann], "kept");
    const mark = output.mark();
    output.tell([ann], "dropped");
    output.tell([bob], "dropped as well");
    output.rewind(mark);
    output.tell([ann], "after");
    expect(output.take().outs.map(({ text }) => text)).toEqual(["kept", "after"]);
  });

  it("keeps goodbyes through a rewind: their channels are closed for good", () => {
    const output = new TurnOutput();
    const channel = new Channel(new GatewayBoot("g", "b", 0, false, 0), 1, 0);
    const mark = output.mark();
    output.close(channel, "Fair winds.");
    output.rewind(mark);
    expect(output.take().closings).toEqual([{ channel, text: "Fair winds." }]);
  });
});
