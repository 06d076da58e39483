import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { check } from "./check.ts";
import { variableOf } from "./read-environment.ts";
import { CONFIG_SCHEMAS, loadConfig } from "./schema.ts";
import { find, getPath, keyTree, leafPaths, setPath } from "./schema-tree.ts";

/** A value for every key that is not its default. A key that is not here fails the test. */
const OTHER_VALUES: Record<string, unknown> = {
  "server.tick_rate": 5,
  "server.max_entities": 2_000,
  "server.content": "/srv/game",
  "server.watch_content": true,
  "gateway.session_timeout": 60,
  "gateway.resume_window": 30,
  "gateway.telnet.addr": "0.0.0.0",
  "gateway.telnet.port": 4001,
  "gateway.telnet.tls_port": false,
  "gateway.telnet.proxy_protocol": true,
  "gateway.websocket.addr": "0.0.0.0",
  "gateway.websocket.port": 8081,
  "gateway.websocket.tls_port": 8443,
  "gateway.websocket.proxy_protocol": true,
  "gateway.websocket.deflate": true,
  "gateway.tls.cert": "/etc/wyldlands/cert.pem",
  "gateway.tls.key": "/etc/wyldlands/key.pem",
  "gateway.proxies": ["10.0.0.7", "2001:db8::/64"],
  "gateway.websocket.origins": ["https://play.example.org"],
  "gateway.mccp.v2": false,
  "gateway.mccp.v3": false,
  "gateway.mxp": true,
  "gateway.gmcp.plain_login": true,
  "gateway.gmcp.gui": "https://example.org/gui.mpackage",
  "gateway.gmcp.gui_version": "2",
  "gateway.gmcp.map": "https://example.org/map.xml",
  "gateway.gmcp.map_file": "/srv/map.xml",
  "gateway.mssp.name": "The Salt",
  "gateway.mssp.contact": "keeper@example.org",
  "gateway.mssp.website": "https://example.org/",
  "gateway.mssp.hostname": "play.example.org",
  "gateway.mssp.icon": "https://example.org/icon.png",
  "gateway.mssp.discord": "https://discord.example.org/salt",
  "gateway.mssp.language": "Welsh",
  "gateway.mssp.location": "Wales",
  "gateway.mssp.created": "2024",
  "gateway.mssp.status": "Alpha",
  "gateway.mssp.genre": "Historical",
  "gateway.mssp.gameplay": "Roleplaying",
  "gateway.max_connections": 100,
  "gateway.limits.logins_per_minute": 3,
  "gateway.limits.connections_per_address": 2,
  "gateway.limits.connections_per_minute": 9,
  "gateway.limits.lines_per_second": 7,
  "gateway.limits.lines_burst": 8,
  "gateway.limits.unsent_bytes": 8192,
  "gateway.limits.compressed_sessions": 50,
  "gateway.limits.negotiations_per_10s": 16,
  "gateway.limits.login_seconds": 10,
  "gateway.limits.exempt": ["10.0.0.0/8"],
  "gateway.limits.exempt_loopback": false,
  "database.url": "postgresql://localhost/wyldlands",
  "database.max_connections": 9,
  "database.min_connections": 3,
  "ai.goap.max_planning_depth": 6,
  "ai.goap.planning_timeout": 20,
  "ai.memory.short_term_size": 5,
  "ai.memory.long_term_threshold": 0.5,
  "ai.mode": "adaptive",
  "ai.answer_deadline": 2,
  "ai.templates": "/srv/prompts",
  "ai.moderation.words": [{ word: "grobian", category: "slur", severity: 3 }],
  "ai.moderation.fine": ["bilge"],
  "ai.moderation.input.coarse": ["queue", "queue", "soften"],
  "ai.moderation.input.slur": ["queue", "queue", "soften"],
  "ai.moderation.input.sexual": ["queue", "queue", "soften"],
  "ai.moderation.input.minors": ["queue", "queue", "soften"],
  "ai.moderation.input.self_harm": ["queue", "queue", "soften"],
  "ai.moderation.input.threat": ["queue", "queue", "soften"],
  "ai.moderation.input.private": ["queue", "queue", "soften"],
  "ai.moderation.output.coarse": ["queue", "queue", "soften"],
  "ai.moderation.output.slur": ["queue", "queue", "soften"],
  "ai.moderation.output.sexual": ["queue", "queue", "soften"],
  "ai.moderation.output.minors": ["queue", "queue", "soften"],
  "ai.moderation.output.self_harm": ["queue", "queue", "soften"],
  "ai.moderation.output.threat": ["queue", "queue", "soften"],
  "ai.moderation.output.private": ["queue", "queue", "soften"],
  "ai.usage_days": 30,
  "ai.moderation.hold.flags": 3,
  "ai.moderation.hold.minutes": 10,
  "ai.llm.provider": "openai",
  "ai.llm.model": "gpt-4.1-mini",
  "ai.llm.base_url": "http://127.0.0.1:1234/v1",
  "ai.llm.api_key_env": "VOICE_KEY",
  "ai.llm.api_key_file": "/etc/wyldlands/voice.key",
  "ai.llm.structured": "words",
  "ai.llm.reasoning": "low",
  "ai.llm.at_once": 4,
  "ai.llm.model_folder": "/srv/models",
  "ai.llm.max_tokens": 300,
  "ai.llm.prompt_tokens": 1_200,
  "ai.llm.temperature": 0.2,
  "ai.llm.cache_ttl": 60,
  "ai.llm.prepare": 0.1,
  "ai.llm.retries": 2,
  "ai.llm.timeouts.first_token": 3,
  "ai.llm.timeouts.stall": 1,
  "ai.llm.timeouts.total": 8,
  "ai.llm.fallback": [{ provider: "local", model: "llama3.1:8b", structured: "schema" }],
  "ai.llm.breaker.failures": 2,
  "ai.llm.breaker.window": 60,
  "ai.llm.breaker.rest": 5,
  "ai.llm.rate_limit.requests_per_minute": 30,
  "ai.llm.rate_limit.tokens_per_minute": 50_000,
  "ai.llm.rate_limit.player_requests_per_minute": 6,
  "ai.llm.rate_limit.player_at_once": 1,
  "ai.llm.budget.per_player_hour": 0.01,
  "ai.llm.budget.per_player_day": false,
  "ai.llm.budget.per_day": 2,
  "ai.llm.prices": { "gpt-4.1-mini": { input: 0.4, cached: 0.1, output: 1.6 } },
  "ai.llm.embeddings.provider": "local",
  "ai.llm.embeddings.model": "nomic-embed-text",
  "ai.llm.embeddings.base_url": "http://127.0.0.1:1234/v1",
  "ai.llm.embeddings.api_key_env": "VOICE_KEY",
  "ai.llm.embeddings.api_key_file": "/etc/wyldlands/voice.key",
  "link.listen": "tcp://127.0.0.1:4300",
  "link.worlds": ["tcp://127.0.0.1:4300"],
  "log.level": "debug",
  "log.pretty": true,
};

/** Keys that mean nothing without others: these are set with them. */
const COMPANIONS: Record<string, Record<string, unknown>> = {
  "ai.llm.provider": { "ai.llm.model": "gpt-4.1-mini" },
  "ai.llm.embeddings.provider": {
    "ai.llm.provider": "local",
    "ai.llm.model": "llama3.1:8b",
    "ai.llm.embeddings.model": "nomic-embed-text",
  },
};

describe("wyldlands.yaml", () => {
  const tree = keyTree(CONFIG_SCHEMAS);
  const keys = leafPaths(tree).map((path) => path.join("."));
  let cwd: string;
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), "wyld-keys-"));
  });
  afterEach(() => rmSync(cwd, { recursive: true }));

  test("has exactly the keys that are tried here", () => {
    expect(keys.toSorted()).toEqual(Object.keys(OTHER_VALUES).toSorted());
  });

  test.each(keys)("takes %s from the file and from the environment", (key) => {
    const path = key.split(".");
    const value = OTHER_VALUES[key];
    const standard = getPath(loadConfig({ cwd, env: {} }).config, path);
    expect(standard).not.toEqual(value);

    const set = [[key, value] as const, ...Object.entries(COMPANIONS[key] ?? {})];
    const env = Object.fromEntries(
      set.map(([name, value]) => [
        variableOf(name.split(".")),
        typeof value === "string" ? value : JSON.stringify(value),
      ]),
    );
    expect(getPath(loadConfig({ cwd, env }).config, path)).toEqual(value);

    const values: Record<string, unknown> = {};
    for (const [name, value] of set) setPath(values, name.split("."), value);
    writeFileSync(join(cwd, "wyldlands.yaml"), stringify(values));
    const loaded = loadConfig({ cwd, env: {} });
    expect(getPath(loaded.config, path)).toEqual(value);
    expect(loaded.origins.get(key)).toMatch(/^wyldlands\.yaml:\d+$/);
  });

  test.each([
    "",
    "server",
    "gateway",
    "gateway.telnet",
    "gateway.tls",
    "gateway.limits",
    "database",
    "link",
    "log",
  ])("refuses a key that section '%s' does not have, with its line", (section) => {
    const path = [...section.split(".").filter(Boolean), "no_such_key"];
    const values: Record<string, unknown> = {};
    setPath(values, path, 1);
    writeFileSync(join(cwd, "wyldlands.yaml"), `# a comment\n${stringify(values)}`);
    expect(() => loadConfig({ cwd, env: {} })).toThrow(
      `wyldlands.yaml:${path.length + 1}: '${path.join(".")}' is not a key.`,
    );
  });

  test("gives a key that gateway and world share the same default in both", () => {
    const halves = CONFIG_SCHEMAS.map((schema) => check([schema], {}).values);
    for (const path of leafPaths(tree)) {
      const said = CONFIG_SCHEMAS.flatMap((schema, n) =>
        find(keyTree([schema]), path) === undefined ? [] : [getPath(halves[n], path)],
      );
      expect(new Set(said.map((value) => JSON.stringify(value))).size, path.join(".")).toBe(1);
    }
  });
});
