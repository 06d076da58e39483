import { DO } from "@wyldlands/telnet";
import { describe, expect, it } from "vitest";
import { FakeOptionClient } from "../testing/option-client.ts";
import { mccp3 } from "./mccp3.ts";

describe("compression of what the client sends", () => {
  it("starts when the client says that it does", () => {
    const client = new FakeOptionClient(mccp3).offer();
    expect(client.hear(DO)).toBe("");
    expect(client.stream).toEqual([]);
    client.tell("");
    expect(client.stream).toEqual(["inflate"]);
  });

  it("is taken back when there is no place left", () => {
    const client = new FakeOptionClient(mccp3).offer();
    client.places = 0;
    expect(client.hear(DO)).toBe("\xff\xfc\x57");
  });
});
