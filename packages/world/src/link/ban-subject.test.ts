import { describe, expect, it } from "vitest";
import { banSubject } from "./ban-subject.ts";

describe("who is to be banned", () => {
  it.each([
    ["account:Ann", { subject: "account:ann", account: "ann" }],
    [" ACCOUNT: ann ", { subject: "account:ann", account: "ann" }],
    ["account:192.0.2.1", { subject: "account:192.0.2.1", account: "192.0.2.1" }],
    ["192.0.2.77/24", { subject: "192.0.2.0/24", account: undefined }],
  ])("is written in one way: %s", (text, read) => {
    expect(banSubject(text)).toEqual({ ok: true, ...read });
    expect(banSubject(read.subject)).toEqual({ ok: true, ...read });
  });

  it.each([
    ["account:", "`account:<name>`"],
    ["ann", "Write an IP address, a network such as 192.0.2.0/24 or 2001:db8::/64, or `account:<name>`."],
    ["::/0", "half the world"],
  ])("is refused as %j", (text, words) => {
    expect(banSubject(text)).toEqual({ ok: false, refusal: expect.stringContaining(words) });
  });
});
