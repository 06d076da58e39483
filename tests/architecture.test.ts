import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const MOST_LINES = 500;

/** Who may import whom (docs: architecture, "Packages"). What is not named imports no other package. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  ecs: [],
  telnet: [],
  protocol: [],
  ai: [],
  voice: [],
  world: ["ecs", "protocol", "ai", "voice"],
  gateway: ["protocol", "telnet"],
  bots: ["protocol", "telnet"],
  web: ["protocol"],
  cli: ["world", "gateway", "protocol"],
};

/** These two stand alone: not even a package from npm, but in what tests and measures them. */
const NO_DEPENDENCIES = new Set(["ecs", "telnet"]);

interface PackageFiles {
  dependencies: readonly string[];
  /** By path within the package, with `/`. */
  files: Record<string, string>;
}

/** What the rules find wrong in a tree of packages, as sentences. */
function violations(packages: Record<string, PackageFiles>): string[] {
  const found: string[] = [];
  for (const [name, { dependencies, files }] of Object.entries(packages)) {
    const allowed = MAY_IMPORT[name];
    if (allowed === undefined) {
      found.push(`packages/${name} is not in the architecture: add it to docs and to this test.`);
      continue;
    }
    for (const dependency of dependencies) {
      const other = /^@wyldlands\/([^/]+)$/.exec(dependency)?.[1];
      if (other !== undefined && !allowed.includes(other)) {
        found.push(`packages/${name}/package.json lists ${dependency}, which ${name} may not import.`);
      }
      if (NO_DEPENDENCIES.has(name))
        found.push(`packages/${name}/package.json lists ${dependency}; ${name} stands alone.`);
    }
    for (const [path, text] of Object.entries(files)) {
      found.push(...violationsOf(name, path, text, allowed, dependencies));
    }
  }
  return found;
}

function violationsOf(
  name: string,
  path: string,
  text: string,
  allowed: readonly string[],
  dependencies: readonly string[],
): string[] {
  const where = `packages/${name}/${path}`;
  const found: string[] = [];
  const lines = text.split("\n").length - 1;
  if (lines > MOST_LINES && !path.includes("generated/")) {
    found.push(`${where} has ${lines} lines; ${MOST_LINES} is the end.`);
  }
  const isTest = /\.test\.tsx?$|^src\/testing\/|^bench\//.test(path);
  for (const specifier of importsOf(text)) {
    const [, other] = /^@wyldlands\/([^/]+)/.exec(specifier) ?? [];
    if (other !== undefined && other !== name) {
      if (!allowed.includes(other)) found.push(`${where} imports ${specifier}, which ${name} may not.`);
      else if (!dependencies.includes(`@wyldlands/${other}`)) {
        found.push(`${where} imports ${specifier}, which package.json does not list.`);
      }
    } else if (leavesPackage(path, specifier)) {
      found.push(`${where} reaches out of its package: ${specifier}.`);
    } else if (other === undefined && !specifier.startsWith(".") && NO_DEPENDENCIES.has(name) && !isTest) {
      found.push(`${where} imports ${specifier}; ${name} stands alone.`);
    }
  }
  return found;
}

/** What a module imports, exports from, or imports when it runs. Comments are not read. */
function importsOf(text: string): string[] {
  const code = text.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, "");
  const pattern =
    /(?:^|[;\s])(?:import|export)\s(?:[^"';]*?\sfrom\s*)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g;
  return [...code.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? "");
}

function leavesPackage(path: string, specifier: string): boolean {
  if (!specifier.startsWith(".")) return false;
  let depth = path.split("/").length - 1;
  for (const step of specifier.split("/")) {
    if (step === "..") depth--;
    else if (step !== ".") depth++;
    if (depth < 0) return true;
  }
  return false;
}

function readPackages(): Record<string, PackageFiles> {
  const packages: Record<string, PackageFiles> = {};
  for (const name of readdirSync(join(ROOT, "packages"))) {
    const manifest = join(ROOT, "packages", name, "package.json");
    if (!existsSync(manifest)) continue;
    const { dependencies = {} } = JSON.parse(readFileSync(manifest, "utf8")) as { dependencies?: object };
    const files: Record<string, string> = {};
    for (const folder of ["src", "bench"]) readSources(join(ROOT, "packages", name), folder, files);
    packages[name] = { dependencies: Object.keys(dependencies), files };
  }
  return packages;
}

function readSources(root: string, folder: string, into: Record<string, string>): void {
  const absolute = join(root, folder);
  if (!existsSync(absolute)) return;
  for (const entry of readdirSync(absolute, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) readSources(root, path, into);
    else if (/\.(tsx?|mjs)$/.test(entry.name)) into[path] = readFileSync(join(root, path), "utf8");
  }
}

describe("the architecture", () => {
  test("holds in every package", () => {
    const packages = readPackages();
    expect(Object.keys(packages)).toEqual(
      expect.arrayContaining(["ecs", "gateway", "protocol", "telnet", "world"]),
    );
    expect(violations(packages)).toEqual([]);
  });

  const world = (files: Record<string, string>, dependencies = ["@wyldlands/ecs", "zod"]) =>
    violations({ world: { dependencies, files } });

  test.each([
    [
      "a forbidden import",
      world({ "src/a.ts": 'import { x } from "@wyldlands/gateway";\n' }),
      "src/a.ts imports @wyldlands/gateway",
    ],
    [
      "a forbidden import in a test",
      world({ "src/a.test.ts": 'import "@wyldlands/bots";\n' }),
      "imports @wyldlands/bots",
    ],
    [
      "one of types only",
      world({ "src/a.ts": 'import type { X } from "@wyldlands/cli";\n' }),
      "imports @wyldlands/cli",
    ],
    [
      "one over several lines",
      world({ "src/a.ts": 'import {\n  x,\n} from "@wyldlands/cli";\n' }),
      "imports @wyldlands/cli",
    ],
    [
      "one when it runs",
      world({ "src/a.ts": 'const x = await import("@wyldlands/cli");\n' }),
      "imports @wyldlands/cli",
    ],
    [
      "an export from",
      world({ "src/a.ts": 'export * from "@wyldlands/cli/x";\n' }),
      "imports @wyldlands/cli/x",
    ],
    [
      "an allowed but unlisted import",
      world({ "src/a.ts": 'import { x } from "@wyldlands/protocol";\n' }),
      "package.json does not list",
    ],
    [
      "a path into another package",
      world({ "src/a.ts": 'import { x } from "../../gateway/src/x.ts";\n' }),
      "reaches out of its package",
    ],
    ["a forbidden dependency", world({}, ["@wyldlands/gateway"]), "package.json lists @wyldlands/gateway"],
    ["a file that is too long", world({ "src/a.ts": "x;\n".repeat(501) }), "has 501 lines"],
    [
      "an import in ecs",
      violations({ ecs: { dependencies: [], files: { "src/a.ts": 'import fs from "node:fs";\n' } } }),
      "ecs stands alone",
    ],
    [
      "a dependency of telnet",
      violations({ telnet: { dependencies: ["zod"], files: {} } }),
      "telnet stands alone",
    ],
    [
      "a package nobody knows",
      violations({ misc: { dependencies: [], files: {} } }),
      "packages/misc is not in the architecture",
    ],
  ])("is broken by %s", (_what, found, words) => {
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(words);
  });

  test("allows what it should: listed packages, own files, npm, generated length, words in comments", () => {
    const files = {
      "src/deep/a.ts":
        'import { x } from "@wyldlands/ecs";\nimport { z } from "zod";\nimport { y } from "../b.ts";\n',
      "src/generated/long.ts": "x;\n".repeat(900),
      "src/b.ts": ' * as in `import { x } from "@wyldlands/gateway"`\n',
    };
    expect(world(files)).toEqual([]);
  });
});
