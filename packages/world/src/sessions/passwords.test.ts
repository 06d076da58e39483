import { describe, expect, it } from "vitest";
import { hashPassword, passwordFault, verifyPassword } from "./passwords.ts";

describe("a password", () => {
  it("is kept as argon2id with 19 MiB and two passes, and is known again", async () => {
    const hash = await hashPassword("salt and tar");
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(hash).not.toContain("salt");
    expect(await verifyPassword(hash, "salt and tar")).toBe(true);
    expect(await verifyPassword(hash, "salt and tar ")).toBe(false);
    expect(await hashPassword("salt and tar")).not.toBe(hash);
  });

  it("of an account that does not exist is wrong, whatever it is", async () => {
    expect(await verifyPassword(undefined, "")).toBe(false);
    expect(await verifyPassword(undefined, "salt and tar")).toBe(false);
  });

  it("has 8 to 200 characters and is not the account's name", () => {
    expect(passwordFault("1234567", "ann")).toBe(
      "A password needs at least 8 characters; a short sentence does well.",
    );
    expect(passwordFault("x".repeat(201), "ann")).toBe("A password may have 200 characters at most.");
    expect(passwordFault("Annabella", "annabella")).toBe("A password must not be the account's name.");
    expect(passwordFault("x".repeat(200), "ann")).toBeUndefined();
    expect(passwordFault("pass wörd", "ann")).toBeUndefined();
  });
});
