import { describe, expect, it } from "vitest";
import { storageError } from "./database-errors.ts";

describe("errors of the database", () => {
  it("tell a lost connection from a refusal", () => {
    const codeOf = (error: object): string => storageError(error, "testing").code;
    expect(codeOf({ code: "57P01" })).toBe("database-lost");
    expect(codeOf({ code: "08006" })).toBe("database-lost");
    expect(codeOf({ code: "XX000" })).toBe("database-lost");
    expect(codeOf(Object.assign(new Error("write EPIPE"), { code: "EPIPE" }))).toBe("database-lost");
    expect(codeOf(new Error("Connection terminated unexpectedly"))).toBe("database-lost");
    expect(codeOf({ code: "23505", constraint: "x" })).toBe("failed");
    expect(codeOf({ code: "22P02" })).toBe("failed");
  });

  it("quote nothing of the row", () => {
    const error = storageError(
      {
        code: "22P02",
        message: 'invalid input syntax for type uuid: "my password is swordfish"',
        detail: "Failing row contains (swordfish).",
      },
      "committing",
    );
    expect(error.message).toBe(
      'Nothing was stored while committing: the database refused it (22P02): invalid input syntax for type uuid: "…"',
    );
  });
});
