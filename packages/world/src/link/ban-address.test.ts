import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { banAddress } from "./ban-address.ts";

describe("an address that is to be banned", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    [" 192.0.2.1 ", "192.0.2.1"],
    ["192.0.2.1/32", "192.0.2.1"],
    ["192.0.2.77/24", "192.0.2.0/24"],
    ["10.255.255.255/9", "10.128.0.0/9"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["2001:DB8:0:0::7", "2001:db8::/64"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2:3:4:5:6/48", "2001:db8:1::/48"],
    ["2001:db8::7/128", "2001:db8::7/128"],
  ])("is written in one way: %s as %s", (text, address) => {
    expect(banAddress(text)).toEqual({ ok: true, address });
    expect(banAddress(address)).toEqual({ ok: true, address });
  });

  it.each([
    ["example.org", "Write an IP address"],
    ["", "Write an IP address"],
    ["192.0.2.1/24/24", "Write an IP address"],
    ["192.0.2.1/x", "Write an IP address"],
    ["fe80::1%eth0", "Write an IP address"],
    ["192.0.2.1/33", "goes up to 32"],
    ["2001:db8::/129", "goes up to 128"],
    ["0.0.0.0/0", "half the world"],
    ["192.0.0.0/7", "half the world"],
    ["::/0", "half the world"],
    ["127.0.0.1", "this machine"],
    ["127.0.0.0/8", "this machine"],
    ["::1", "this machine"],
    ["::1/128", "this machine"],
  ])("is refused as %j", (text, words) => {
    expect(banAddress(text)).toEqual({ ok: false, refusal: expect.stringContaining(words) });
  });

  it("is the same whichever of its network's addresses is named", () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV6(), fc.integer({ min: 16, max: 32 }), (v4, v6, length) => {
        for (const text of [`${v4}/${length}`, `${v6}/${length}`]) {
          const first = banAddress(text);
          if (first.ok) expect(banAddress(first.address)).toEqual(first);
        }
      }),
    );
  });
});
