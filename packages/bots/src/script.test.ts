import { expect, onTestFinished, test } from "vitest";
import { playCheck } from "./play-check.ts";
import { startFakeServer } from "./testing/fake-server.ts";

test("the tour passes on telnet, on the web and across, on a server that keeps the contract", async () => {
  const server = await startFakeServer();
  onTestFinished(() => server.close());
  const printed: string[] = [];
  const code = await playCheck(
    ["--telnet", `127.0.0.1:${server.telnetPort}`, "--web", server.url, "--timeout", "2000"],
    (line) => printed.push(line),
  );
  expect(printed.filter((line) => line.includes("✗"))).toEqual([]);
  expect(printed.filter((line) => line.includes("✓"))).toHaveLength(3 * 15);
  expect(code).toBe(0);
});

test("a server that swallows what is said fails the check, and the step is named", async () => {
  const server = await startFakeServer({ kind: "lose", at: (line) => line.startsWith("say") });
  onTestFinished(() => server.close());
  const printed: string[] = [];
  const code = await playCheck(["--web", server.url, "--timeout", "200"], (line) => printed.push(line));
  expect(printed.find((line) => line.includes("✗"))).toContain("each hears the other");
  expect(code).toBe(1);
});

test("a server that is not there fails the check in words", async () => {
  const server = await startFakeServer();
  await server.close();
  const printed: string[] = [];
  const code = await playCheck(["--telnet", `127.0.0.1:${server.telnetPort}`], (line) => printed.push(line));
  expect(printed[1]).toMatch(/✗ a guest plays at once .*ECONNREFUSED/);
  expect(code).toBe(1);
});

test("an address that is none is refused with the usage", async () => {
  const printed: string[] = [];
  expect(await playCheck(["--telnet", "harbour"], (line) => printed.push(line))).toBe(2);
  expect(printed[0]).toContain("--telnet wants host:port, not 'harbour'");
});
