import { closeSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { terminalClosed } from "./lifeline.ts";

describe("a SIGHUP", () => {
  const streams = (isTTY: boolean, fd: number): Parameters<typeof terminalClosed>[0] => {
    const stream = { isTTY, fd } as NodeJS.Process["stdin"] & NodeJS.Process["stdout"];
    return { stdin: stream, stdout: stream, stderr: stream };
  };

  test("is no terminal's end where there never was one", () => {
    expect(terminalClosed(streams(false, 0))).toBe(false);
  });

  test("is its end where what was a terminal is none any more", () => {
    const fd = openSync(tmpdir(), "r");
    expect(terminalClosed(streams(true, fd))).toBe(true);
    closeSync(fd);
  });
});
