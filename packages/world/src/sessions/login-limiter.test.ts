import { describe, expect, it } from "vitest";
import { Bans } from "../link/bans.ts";
import { PendingWrites } from "../persistence/pending.ts";
import { Directory } from "../society/directory.ts";
import { Accounts } from "./accounts.ts";
import { addressKey, isLoopback, LoginLimiter } from "./login-limiter.ts";

describe("the limit on logging in", () => {
  it("lets so many tries through in any minute, and says how long to wait", () => {
    let now = 0;
    const limiter = new LoginLimiter(3, () => now);
    for (now = 0; now < 3_000; now += 1_000) {
      expect(limiter.wait("a")).toBe(0);
      limiter.count("a");
    }
    expect(limiter.wait("a")).toBe(57);
    expect(limiter.wait("b")).toBe(0);
    now = 59_999;
    expect(limiter.wait("a")).toBe(1);
    now = 60_000;
    expect(limiter.wait("a")).toBe(0);
    limiter.count("a");
    expect(limiter.wait("a")).toBe(1);
    limiter.giveBack("a");
    expect(limiter.wait("a")).toBe(0);
    limiter.clear("a");
    expect(limiter.wait("a")).toBe(0);
  });

  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["::FFFF:192.0.2.1", "192.0.2.1"],
    ["0:0:0:0:0:ffff:192.0.2.1", "192.0.2.1"],
    ["::ffff:c000:0201", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:0DB8:0001:0002::9", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["2001:db8:1:2::", "2001:db8:1:2"],
    ["fe80::1%eth0", "fe80:0:0:0"],
    ["::1", "::1"],
    ["127.0.0.1", "127.0.0.1"],
  ])("takes %s for the household %s", (address, key) => {
    expect(addressKey(address)).toBe(key);
  });

  it("knows this machine", () => {
    for (const address of ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])
      expect(isLoopback(addressKey(address))).toBe(true);
    for (const address of ["192.0.2.1", "::2", "1270::1", "::ffff:192.0.2.127"])
      expect(isLoopback(addressKey(address))).toBe(false);
  });

  const accounts = (limit: number): Accounts => {
    const writes = new PendingWrites();
    return new Accounts(writes, new Directory(writes), new Bans(writes), limit, () => 0);
  };

  it("goes by address and by account, and a refused try counts for nobody", () => {
    const two = accounts(2);
    for (const account of ["ann", "bob"]) expect(two.loginWait("192.0.2.1", account)).toBe(0);
    // The address has had its two: cid's account is none the worse for what it tries then.
    for (let i = 0; i < 5; i += 1) expect(two.loginWait("192.0.2.1", "cid")).toBe(60);
    for (const address of ["192.0.2.2", "192.0.2.3"]) expect(two.loginWait(address, "cid")).toBe(0);
    expect(two.loginWait("192.0.2.4", "CID")).toBe(60);
    expect(two.loginWait("192.0.2.4", "dot")).toBe(0);
  });

  it("forgives an account that logs in, but not the guesses that came from the same address", () => {
    const two = accounts(2);
    two.loginWait("192.0.2.1", "ann");
    two.loginWait("192.0.2.1", "mine");
    two.loginSucceeded("192.0.2.1", "mine");
    expect(two.loginWait("192.0.2.1", "bob")).toBe(0);
    expect(two.loginWait("192.0.2.1", "bob")).toBe(60);
    for (let i = 0; i < 9; i += 1) {
      expect(two.loginWait("192.0.2.7", "house")).toBe(0);
      two.loginSucceeded("192.0.2.7", "house");
    }
  });

  it("has none by address for this machine, and the same by account", () => {
    const two = accounts(2);
    for (let i = 0; i < 9; i += 1) expect(two.loginWait("::1", `account${i}`)).toBe(0);
    expect(two.loginWait("::1", "account1")).toBe(0);
    expect(two.loginWait("::1", "account1")).toBe(60);
  });
});
