import { describe, expect, it } from "vitest";
import { gatewayConfig } from "../config.ts";
import { plainAddress } from "../net/addresses.ts";
import { Bans } from "./bans.ts";
import { Admissions } from "./admission.ts";
import { TokenBucket } from "./token-bucket.ts";

function admissions(limits: Record<string, unknown>): { door: Admissions; clock: { now: number } } {
  const clock = { now: 0 };
  return { door: new Admissions(gatewayConfig.parse({ limits }), new Bans(), () => clock.now), clock };
}

const direct = (address: string) => ({ address, secure: false, forwarded: false });

describe("admission", () => {
  it("counts an IPv6 /64 as one address and an IPv4 address written as IPv6 as itself", () => {
    const { door } = admissions({ connections_per_address: 1 });
    expect(door.admit(direct("2001:db8:1:2::a")).ok).toBe(true);
    expect(door.admit(direct("2001:db8:1:2:ffff::b")).ok).toBe(false);
    expect(door.admit(direct("2001:db8:1:3::a")).ok).toBe(true);
    expect(plainAddress("::ffff:192.0.2.1")).toBe("192.0.2.1");
    expect(door.admit(direct(plainAddress("fe80::1%eth0"))).ok).toBe(true);
  });

  it("gives a place back once, however often it is released", () => {
    const { door } = admissions({});
    const admission = door.admit(direct("192.0.2.1"));
    if (admission.ok) for (let i = 0; i < 3; i++) admission.release();
    expect(door.open).toBe(0);
  });

  it("forgets callers that are gone", () => {
    const { door, clock } = admissions({});
    for (let i = 0; i < 100; i++) {
      const admission = door.admit(direct(`192.0.2.${i}`));
      if (admission.ok) admission.release();
    }
    expect(door.remembered).toBe(100);
    clock.now += 60_000;
    door.sweep();
    expect(door.remembered).toBe(0);
  });
});

describe("a token bucket", () => {
  it("gives its burst at once and its rate after that", () => {
    const bucket = new TokenBucket(20, 40, 0);
    let taken = 0;
    while (bucket.take(0)) taken++;
    expect(taken).toBe(40);
    expect(bucket.wait(0)).toBe(50);
    expect(bucket.take(49)).toBe(false);
    expect(bucket.take(50)).toBe(true);
  });
});
