// Whether dist/ is as new as the sources. Imports nothing that must be installed first.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fingerprint, packageNames, readIfThere, ROOT } from "./tools.mjs";

export const DIST = join(ROOT, "dist");

const shared = [join(ROOT, "package-lock.json"), join(ROOT, "scripts/build.mjs")];

/** The parts of a build: what each is made of, where its fingerprint is kept, what must be there. */
export const PARTS = {
  server: {
    sources: () => [
      ...shared,
      ...packageNames()
        .filter((name) => name !== "web")
        .flatMap((name) => [
          join(ROOT, "packages", name, "src"),
          join(ROOT, "packages", name, "package.json"),
        ]),
    ],
    stamp: join(DIST, ".server-built"),
    result: join(DIST, "wyldlands.mjs"),
  },
  // An empty embedded database, made once: to copy it takes a tenth of the time of making one.
  "database template": {
    sources: () => [join(ROOT, "package-lock.json")],
    stamp: join(DIST, ".template-built"),
    result: join(DIST, "database-template"),
  },
  web: {
    sources: () => [...shared, join(ROOT, "packages/web"), join(ROOT, "packages/protocol/src")],
    stamp: join(DIST, ".web-built"),
    result: join(DIST, "web"),
  },
};

/** The fingerprint to note once the part is built, or nothing when it is up to date. */
export function stale(part, force = false) {
  const now = fingerprint(part.sources());
  if (!force && existsSync(part.result) && readIfThere(part.stamp) === now) return undefined;
  return now;
}

export function isBuilt() {
  return Object.values(PARTS).every((part) => stale(part) === undefined);
}
