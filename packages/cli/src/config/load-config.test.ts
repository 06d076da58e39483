import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { CliError } from "../errors.ts";
import { cliConfig } from "./cli-schema.ts";
import { loadConfigWith, type Loaded } from "./load-config.ts";
import { maskAddresses } from "../mask.ts";
import { printConfig } from "./print-config.ts";

const world = z.object({
  server: z.object({
    tick_rate: z.int().min(1).max(20).default(10),
    content: z.string().optional(),
  }),
  gateway: z.object({ session_timeout: z.int().min(1).default(3600) }),
  database: z.object({ url: z.string().optional(), max_connections: z.int().default(5) }).prefault({}),
});
const gateway = z.object({
  gateway: z.strictObject({
    telnet: z.strictObject({
      addr: z.string().default("127.0.0.1"),
      port: z.int().min(0).max(65_535).default(4000),
    }),
    exempt: z.array(z.string()).default([]),
  }),
});

type Shape = z.output<typeof world> & z.output<typeof gateway> & z.output<typeof cliConfig>;

describe("the configuration", () => {
  let cwd: string;
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), "wyld-config-"));
  });
  afterEach(() => rmSync(cwd, { recursive: true }));

  const load = (yaml?: string, env: NodeJS.ProcessEnv = {}): Loaded<Shape> => {
    if (yaml !== undefined) writeFileSync(join(cwd, "wyldlands.yaml"), yaml);
    return loadConfigWith<Shape>([world, gateway, cliConfig], { cwd, env });
  };
  const refusal = (yaml?: string, env?: NodeJS.ProcessEnv): string => {
    let said = "";
    expect(() => {
      try {
        load(yaml, env);
      } catch (error) {
        said = error instanceof CliError ? error.message : "";
        throw error;
      }
    }).toThrow(CliError);
    return said;
  };

  test("is all defaults without file and environment, sections of both halves joined", () => {
    expect(load().config).toEqual({
      server: { tick_rate: 10 },
      gateway: { session_timeout: 3600, telnet: { addr: "127.0.0.1", port: 4000 }, exempt: [] },
      database: { max_connections: 5 },
      link: { listen: "unix" },
      log: { level: "info", pretty: false },
    });
    expect(load().dataDir).toBe(join(cwd, "data"));
  });

  test("takes values from the file, and over them from the environment, and knows where each came from", () => {
    const loaded = load("server:\n  tick_rate: 5\ngateway:\n  telnet:\n    port: 4100\n", {
      WYLDLANDS_GATEWAY__TELNET__PORT: "4001",
      WYLDLANDS_LOG__PRETTY: "true",
      WYLDLANDS_GATEWAY__EXEMPT: "[10.0.0.1, 10.0.0.2]",
      WYLDLANDS_GATEWAY__TELNET__ADDR: "0.0.0.0",
    });
    expect(loaded.config.server.tick_rate).toBe(5);
    expect(loaded.config.gateway.telnet).toEqual({ addr: "0.0.0.0", port: 4001 });
    expect(loaded.config.gateway.exempt).toEqual(["10.0.0.1", "10.0.0.2"]);
    expect(loaded.config.log.pretty).toBe(true);
    expect(loaded.origins.get("server.tick_rate")).toBe("wyldlands.yaml:2");
    expect(loaded.origins.get("gateway.telnet.port")).toBe("WYLDLANDS_GATEWAY__TELNET__PORT");
    expect(loaded.origins.has("log.level")).toBe(false);
  });

  test("lets DATABASE_URL outrank the file and WYLDLANDS_DATABASE__URL outrank both", () => {
    const yaml = "database: { url: postgresql://file/a }\n";
    expect(load(yaml, { DATABASE_URL: "postgresql://env/b" }).config.database.url).toBe("postgresql://env/b");
    const both = { DATABASE_URL: "postgresql://env/b", WYLDLANDS_DATABASE__URL: "postgresql://own/c" };
    expect(load(yaml, both).config.database.url).toBe("postgresql://own/c");
  });

  test("leaves variables alone that are no keys, and counts empty ones as not set", () => {
    const env = { WYLDLANDS_DATA_DIR: "/tmp/elsewhere", WYLDLANDS_SHARED: "x", WYLDLANDS_LOG__LEVEL: "" };
    const loaded = load(undefined, env);
    expect(loaded.dataDir).toBe("/tmp/elsewhere");
    expect(loaded.config.log.level).toBe("info");
  });

  test.each([
    [
      "gateway:\n  telnet:\n    prot: 4000\n",
      "wyldlands.yaml:3: 'gateway.telnet.prot' is not a key. Did you mean 'port'?",
    ],
    ["serve:\n  tick_rate: 3\n", "wyldlands.yaml:1: 'serve' is not a key. Did you mean 'server'?"],
    ["server:\n  tick_rate: 99\n", "wyldlands.yaml:2: 'server.tick_rate' must be at most 20, not 99."],
    ["\nserver:\n  tick_rate: fast\n", "wyldlands.yaml:3: 'server.tick_rate' must be a number."],
    [
      "log:\n  level: inf\n",
      "wyldlands.yaml:2: 'log.level' must be one of: trace, debug, info, warn, error, fatal, silent. Did you mean 'info'?",
    ],
    ["log: loud\n", "wyldlands.yaml:1: 'log' is a section and must hold keys, one to a line: level, pretty."],
    [
      "server:\n  tick_rate:\n",
      "wyldlands.yaml:2: 'server.tick_rate' has no value. Give it one or remove the line.",
    ],
    ["server:\n  tick_rate: 3\n  tick_rate: 4\n", "wyldlands.yaml:3: not YAML: Map keys must be unique."],
    [
      "link:\n  listen: elsewhere\n",
      "wyldlands.yaml:2: 'link.listen' must be 'unix' or 'tcp://host:port', as in tcp://127.0.0.1:4300.",
    ],
    [
      "link:\n  worlds:\n    - tcp://a:1\n    - b\n",
      "wyldlands.yaml:2: 'link.worlds.1' must be 'unix:/path/to/socket' or 'tcp://host:port'.",
    ],
  ])("refuses %j with file, line and remedy", (yaml, message) => {
    expect(refusal(yaml)).toContain(message);
  });

  test.each([
    ["WYLDLANDS_GATEWAY__TELNET__PROT", "1", "names no key. Did you mean 'WYLDLANDS_GATEWAY__TELNET__PORT'?"],
    ["WYLDLANDS_GATEWAY_TELNET_PORT", "1", "names no key. Did you mean 'WYLDLANDS_GATEWAY__TELNET__PORT'?"],
    ["WYLDLANDS_GATEWAY__TELNET", "1", "names a section, not a key."],
    ["WYLDLANDS_SERVER__TICK_RATE", "many", "'server.tick_rate' must be a number."],
  ])("refuses %s=%s by the variable's name", (name, value, message) => {
    const said = refusal(undefined, { [name]: value });
    expect(said).toContain(`${name}: `);
    expect(said).toContain(message);
  });

  test("tells everything that is wrong at once", () => {
    const said = refusal("server:\n  tick_rat: 1\nlog:\n  level: 3\n", { WYLDLANDS_GATEWAY__X: "1" });
    expect(said.split("\n")).toHaveLength(3);
  });

  test("does not show a bad text value, which may be a secret", () => {
    expect(refusal("gateway:\n  telnet:\n    port: hunter2\n")).not.toContain("hunter2");
  });

  test("refuses a file that was named and is not there", () => {
    expect(() => loadConfigWith([world], { cwd, env: {}, file: "other.yaml" })).toThrow(/other\.yaml/);
  });

  test("prints as YAML that means the same, with origins, and with secrets masked", () => {
    const loaded = load("server: { tick_rate: 7 }\n", {
      DATABASE_URL: "postgresql://wyld:s3cret@db.example:5432/wyld?sslmode=require",
    });
    const text = printConfig(loaded);
    expect(text).toContain("  tick_rate: 7  # wyldlands.yaml:1");
    expect(text).toContain("  # content: not set");
    expect(text).toContain("postgresql://wyld:********@db.example:5432/wyld?sslmode=require");
    expect(text).toContain("# DATABASE_URL");
    expect(text).not.toContain("s3cret");
    const { database: printed, ...rest } = parse(text) as Shape;
    const { database: meant, ...others } = loaded.config;
    expect(rest).toEqual(others);
    expect(printed.max_connections).toBe(meant.max_connections);
  });

  test("masks passwords in addresses wherever they stand", () => {
    expect(maskAddresses("cannot reach postgres://a:b@c/d?password=e&x=1")).toBe(
      "cannot reach postgres://a:********@c/d?password=********&x=1",
    );
  });
});
