import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/**
 * Where the storage worker's code is. Node ≥ 22.18 runs a TypeScript file by itself; Node 20 gets it through tsx, from
 * inside the thread, because a worker does not take a loader from `--import`.
 */
export function workerLocation(path: URL | string | undefined): URL {
  const url = path === undefined ? new URL("./worker.ts", import.meta.url) : asUrl(path);
  if (!url.pathname.endsWith(".ts") || stripsTypes()) return url;
  const loader = pathToFileURL(createRequire(import.meta.url).resolve("tsx"));
  const tsx = new URL("./esm/api/index.mjs", loader).href;
  const file = JSON.stringify(url.href);
  const code = `import { tsImport } from ${JSON.stringify(tsx)}; await tsImport(${file}, ${file});`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

function stripsTypes(): boolean {
  return Boolean(Reflect.get(process.features, "typescript"));
}

function asUrl(path: URL | string): URL {
  if (path instanceof URL) return path;
  return /^(?:file|data):/.test(path) ? new URL(path) : pathToFileURL(path);
}
