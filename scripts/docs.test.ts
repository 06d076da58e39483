import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { optionName } from "@wyldlands/telnet";
import { checkContent } from "@wyldlands/world";
import { describe, expect, onTestFinished, test } from "vitest";
import { telnetOptions } from "../packages/gateway/src/telnet-options/all.ts";
import { COMMANDS } from "../packages/cli/src/commands/command-table.ts";
import { CONFIG_SCHEMAS } from "../packages/cli/src/config/schema.ts";
import { check } from "../packages/cli/src/config/check.ts";
import { variableOf } from "../packages/cli/src/config/read-environment.ts";
import { readConfigFile } from "../packages/cli/src/config/read-file.ts";
import { find, keyTree, leafPaths } from "../packages/cli/src/config/schema-tree.ts";
import { referencePages } from "./generate-docs.mjs";
import { filesUnder, ROOT } from "./lib/tools.mjs";

interface Page {
  /** From the project's folder. */
  name: string;
  text: string;
  /** Without fenced blocks. */
  prose: string;
}

const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;

function readPage(path: string): Page {
  const text = readFileSync(path, "utf8");
  return { name: relative(ROOT, path), text, prose: text.replaceAll(FENCE, "") };
}

const inRoot = readdirSync(ROOT).filter((name) => name.endsWith(".md"));
const pages = [...inRoot.map((name) => join(ROOT, name)), ...filesUnder(join(ROOT, "docs"))]
  .filter((path) => path.endsWith(".md"))
  .map(readPage);
const guides = pages.filter(({ name }) => !name.startsWith("docs/reference/"));
const spans = (page: Page): string[] =>
  [...page.prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? "");
const tree = keyTree(CONFIG_SCHEMAS);
/** What the sources say, worked out when it is first asked for. */
const made = lazily(referencePages);

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => (result ??= make());
}

/** GitHub's rule for the anchor of a heading. */
function anchorsOf(text: string): Set<string> {
  const headings = [...text.replaceAll(FENCE, "").matchAll(/^#+ (.+)$/gm)].map((match) => match[1] ?? "");
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}

describe("the documentation", () => {
  test("has the pages that it should have", () => {
    const names = pages.map(({ name }) => name);
    for (const guide of ["admin", "builder", "developer", "operator", "player"])
      expect(names).toContain(`docs/guides/${guide}.md`);
    expect(names).toEqual(expect.arrayContaining(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"]));
  });

  test.each(pages)("$name links only to what is there", ({ name, prose }) => {
    const broken: string[] = [];
    for (const [, target = ""] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [path = "", anchor] = target.split("#");
      const file = path === "" ? join(ROOT, name) : join(ROOT, dirname(name), path);
      if (!existsSync(file)) broken.push(target);
      else if (anchor !== undefined && !anchorsOf(readFileSync(file, "utf8")).has(anchor))
        broken.push(target);
    }
    expect(broken).toEqual([]);
  });

  test.each(pages)("$name names only files and folders that are there", (page) => {
    const named = spans(page).filter((span) =>
      /^(?:packages|scripts|tests|content|docs|bench|\.ci)\/\S*$/.test(span),
    );
    // Up to the first placeholder or star.
    const missing = named.filter((span) => !existsSync(join(ROOT, span.replace(/[^/]*[<*{].*$/, ""))));
    expect(missing).toEqual([]);
  });

  test.each(guides)("$name quotes only tests that are there", ({ text }) => {
    const wrong: string[] = [];
    for (const [, path = "", title = ""] of text.matchAll(
      /`([^`\s]+\.(?:test|suite)\.tsx?)`\s+\("([^"]+)"\)/g,
    )) {
      const file = join(ROOT, path);
      if (!existsSync(file) || !readFileSync(file, "utf8").includes(title.replaceAll(/\s+/g, " ")))
        wrong.push(`${path}: ${title}`);
    }
    expect(wrong).toEqual([]);
  });

  test.each(pages)("$name names only scripts that package.json has", ({ text }) => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: object };
    const named = [...text.matchAll(/\bnpm (?:run )?(?:--silent )?([a-z][\w:-]*)/g)].filter(
      ([all, name]) => all.startsWith("npm run ") || name === "start" || name === "test",
    );
    expect(named.map((match) => match[1] ?? "").filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  test.each(pages)("$name names only commands that `wyldlands` has", ({ text }) => {
    const typed = [...text.matchAll(/(?:npm run wyldlands -- |[`\n]wyldlands )([a-z]+(?: [a-z]+)?)/g)];
    const known = new Set(COMMANDS.flatMap(({ name }) => [name, name.split(" ")[0] ?? ""]));
    const unknown = typed
      .map((match) => match[1] ?? "")
      .filter((words) => !known.has(words) && !COMMANDS.some(({ name }) => name === words.split(" ")[0]));
    expect(unknown).toEqual([]);
  });

  test.each(guides)("$name names only keys and variables of the configuration that there are", (page) => {
    const keys = spans(page)
      .map((span) => span.split(":")[0] ?? "")
      .filter((span) => /^(?:server|gateway|database|link|log)\.[a-z_0-9]+(?:\.[a-z_0-9]+)*$/.test(span));
    const files = new Set(["link.proto", "link.md", "gateway.log", "world.log"]);
    const wrong = keys.filter(
      (key) =>
        !files.has(key) && !/\.(?:ts|md|log|yaml)$/.test(key) && find(tree, key.split(".")) === undefined,
    );
    expect(wrong).toEqual([]);

    const variables = new Set(leafPaths(tree).map((path) => variableOf(path)));
    const named = [...page.text.matchAll(/WYLDLANDS_[A-Z0-9]+__[A-Z0-9_]+/g)].map(([variable]) => variable);
    expect(named.filter((variable) => !variables.has(variable))).toEqual([]);
  });

  test.each(guides)("$name shows only configurations that the server takes", ({ name, text }) => {
    for (const [, language, body = ""] of text.matchAll(FENCE)) {
      if (language !== "yaml" || !body.startsWith("# wyldlands.yaml")) continue;
      const { values, problems } = readConfigFile(name, body, tree);
      expect([...problems, ...check(CONFIG_SCHEMAS, values).problems]).toEqual([]);
    }
  });

  test.each(guides)("$name names only figures that /metrics shows", async ({ text }) => {
    const shown = (await made()).get("metrics.md") ?? "";
    const named = [...text.matchAll(/\bwyldlands_(?:gateway|world)_[a-z_]+/g)].map(([metric]) => metric);
    expect(
      named.filter((metric) => !shown.includes(`\`${metric.replace(/_(?:bucket|sum|count)$/, "")}\``)),
    ).toEqual([]);
  });

  test("has a proof for each decision: a test or a benchmark that is there", () => {
    const decisions = pages.filter(({ name }) => /^docs\/adr\/\d{4}-/.test(name));
    expect(decisions.length).toBeGreaterThan(0);
    for (const { name, text } of decisions) {
      const proof = /^Proved by: ([\s\S]+)$/m.exec(text)?.[1] ?? "";
      const files = [...proof.matchAll(/`((?:packages|tests|scripts|bench)\/[^`]+)`/g)].map(
        (match) => match[1] ?? "",
      );
      expect(files.length, `${name} names what proves it`).toBeGreaterThan(0);
      for (const file of files) expect(existsSync(join(ROOT, file)), `${name}: ${file}`).toBe(true);
      expect(text, name).toMatch(/## Context[\s\S]+## Decision[\s\S]+## Consequences/);
    }
  });

  test("numbers its decisions without gaps", () => {
    const numbers = readdirSync(join(ROOT, "docs/adr")).map((name) => Number(name.slice(0, 4)));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1));
  });

  test("has reference pages that say what the sources say; `npm run generate` makes them", async () => {
    const folder = join(ROOT, "docs/reference");
    const pagesMade = await made();
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.\w+$/.test(name),
    );
    expect(new Set(files)).toEqual(new Set(pagesMade.keys()));
    for (const [name, text] of pagesMade) expect(readFileSync(join(folder, name), "utf8"), name).toBe(text);
  });

  test("shows builders a room, a thing, a person and a quest that the check has nothing against", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wyldlands-guide-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    cpSync(join(ROOT, "content"), folder, { recursive: true });
    const blocks = [...readFileSync(join(ROOT, "docs/guides/builder.md"), "utf8").matchAll(FENCE)]
      .filter(([, language, body = ""]) => language === "yaml" && !body.startsWith("# wyldlands.yaml"))
      .map(([, , body = ""]) => body);
    const area = join(folder, "areas/harbor");
    const files = ["rooms.yaml", "items.yaml", "npcs.yaml", "quests.yaml"];
    expect(blocks).toHaveLength(files.length);
    for (const [index, file] of files.entries()) appendFileSync(join(area, file), `\n${blocks[index] ?? ""}`);
    // The exit back, as the guide says.
    const rooms = readFileSync(join(area, "rooms.yaml"), "utf8");
    const [walk = ""] = /^ropewalk:[\s\S]*?exits: \{/m.exec(rooms) ?? [];
    writeFileSync(join(area, "rooms.yaml"), rooms.replace(walk, `${walk} north: cooperage,`));
    expect((await checkContent(folder)).findings).toEqual([]);
  });

  test("says that the gateway has no TLS only as long as it has none", () => {
    const hasTls = find(tree, ["gateway", "tls"]) !== undefined;
    const denied = guides.filter(({ text }) => /\bno TLS\b/.test(text)).map(({ name }) => name);
    expect(denied.length > 0).toBe(!hasTls);
  });

  test("names in the README only telnet options that are there", () => {
    const readme = readFileSync(join(ROOT, "README.md"), "utf8");
    const spoken = telnetOptions.map(({ code }) => optionName(code).replace(/\d$/, ""));
    const [claimed = ""] = /Telnet speaks TLS, ([^.]*?), but/.exec(readme) ?? [];
    const named = claimed.match(/\b[A-Z]{4}\b/g) ?? [];
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((name) => !spoken.includes(name))).toEqual([]);
    expect(readme).not.toMatch(/no (?:MCCP|GMCP|MSDP|MSSP|TLS)/);
  });

  test("has a README that can be read in one go", () => {
    expect(readFileSync(join(ROOT, "README.md"), "utf8").split("\n").length).toBeLessThan(150);
  });

  test("lists every package in ARCHITECTURE.md and in the README", () => {
    for (const page of ["README.md", "ARCHITECTURE.md"]) {
      const text = readFileSync(join(ROOT, page), "utf8");
      const packages = readdirSync(join(ROOT, "packages"));
      expect(
        packages.filter((name) => !text.includes(`packages/${name}`)),
        page,
      ).toEqual([]);
    }
  });
});
