import { describe, expect, it } from "vitest";
import { AddressList } from "./addresses.ts";
import { requestPeer } from "./forwarded.ts";

const proxies = new AddressList(["127.0.0.1", "10.0.0.0/8", "2001:db8:ffff::/48"]);
const from = (address: string, headers: Record<string, string>, secure = false) =>
  requestPeer({ address, secure, forwarded: false }, headers, proxies);

describe("who sent a request", () => {
  it.each([
    ["the peer, when it is no listed proxy", "198.51.100.9", "203.0.113.7", "198.51.100.9"],
    ["whom a listed proxy names", "127.0.0.1", "203.0.113.7", "203.0.113.7"],
    ["not whom the client itself names before that", "127.0.0.1", "192.0.2.66, 203.0.113.7", "203.0.113.7"],
    ["whom the first of several listed proxies names", "127.0.0.1", "203.0.113.7, 10.1.2.3", "203.0.113.7"],
    ["not whom an unlisted proxy names", "127.0.0.1", "192.0.2.66, 198.51.100.9, 10.1.2.3", "198.51.100.9"],
    ["the farthest, when all are listed", "127.0.0.1", "10.9.9.9, 10.1.2.3", "10.9.9.9"],
    ["an IPv6 address in any notation", "127.0.0.1", "2001:0DB8:0::7", "2001:db8::7"],
    ["an address with a port", "127.0.0.1", "203.0.113.7:4711", "203.0.113.7"],
    ["an IPv6 address with a port", "127.0.0.1", "[2001:db8::7]:4711", "2001:db8::7"],
    [
      "the last one known, before what is no address",
      "127.0.0.1",
      "203.0.113.7, unknown, 10.1.2.3",
      "10.1.2.3",
    ],
  ])("is %s", (_what, peer, header, address) => {
    expect(from(peer, { "x-forwarded-for": header })).toMatchObject({ address });
  });

  it("is a listed proxy itself when it names nobody, and is not taken for forwarded then", () => {
    for (const headers of [{}, { "x-forwarded-for": "" }, { "x-forwarded-for": "unknown" }])
      expect(from("127.0.0.1", headers as Record<string, string>)).toEqual({
        address: "127.0.0.1",
        secure: false,
        forwarded: false,
      });
  });

  it("came by TLS when a listed proxy says so, and only then", () => {
    const https = { "x-forwarded-for": "203.0.113.7", "x-forwarded-proto": "https" };
    expect(from("127.0.0.1", https).secure).toBe(true);
    expect(from("198.51.100.9", https).secure).toBe(false);
    expect(from("127.0.0.1", { "x-forwarded-proto": "https, http" }).secure).toBe(false);
  });

  it("did not come by TLS when only the proxy did", () => {
    expect(from("127.0.0.1", { "x-forwarded-proto": "http" }, true).secure).toBe(false);
    expect(from("127.0.0.1", {}, true).secure).toBe(true);
    expect(from("198.51.100.9", { "x-forwarded-proto": "http" }, true).secure).toBe(true);
  });
});
