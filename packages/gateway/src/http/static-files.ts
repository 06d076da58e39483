import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".mp3": "audio/mpeg",
  ".ogg": "audio/ogg",
  ".wasm": "application/wasm",
  ".xml": "text/xml; charset=utf-8",
};

/** A name that changes with its content, as the web build makes them: `play-B1x_9aQz.js`. */
const HASHED = /-[\w-]{8,}\.\w+$/;

interface StaticFile {
  path: string;
  size: number;
  type: string;
  cache: string;
  etag: string;
}

/** The file that a URL path names below `root`, if there is one. Nothing outside `root` is ever named, links included. */
export async function findStaticFile(root: string, urlPath: string): Promise<StaticFile | undefined> {
  const wanted = decodedPath(urlPath);
  if (wanted === undefined) return undefined;
  try {
    const base = await realpath(root);
    const path = await realpath(join(base, wanted.endsWith("/") ? `${wanted}index.html` : wanted));
    return path.startsWith(base + sep) ? await namedFile(path) : undefined;
  } catch {
    // Not there, not readable, or no name a file can have: all the same to a stranger.
    return undefined;
  }
}

/** One file that the operator has named, if it is there. */
export async function namedFile(path: string): Promise<StaticFile | undefined> {
  const info = await stat(path).catch(() => undefined);
  if (!info?.isFile()) return undefined;
  return {
    path,
    size: info.size,
    type: TYPES[extname(path).toLowerCase()] ?? "application/octet-stream",
    cache: HASHED.test(path) ? "public, max-age=31536000, immutable" : "no-cache",
    etag: `"${info.size.toString(36)}-${Math.trunc(info.mtimeMs).toString(36)}"`,
  };
}

export async function sendStaticFile(
  response: ServerResponse,
  file: StaticFile,
  request: { method: string; ifNoneMatch: string | undefined },
): Promise<void> {
  response.setHeader("Cache-Control", file.cache);
  response.setHeader("ETag", file.etag);
  if (request.ifNoneMatch === file.etag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { "Content-Type": file.type, "Content-Length": file.size });
  if (request.method === "HEAD") response.end();
  else await pipeline(createReadStream(file.path), response);
}

function decodedPath(urlPath: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  const hostile = path.includes("\0") || path.includes("\\");
  const segments = path.split("/");
  const hidden = segments.some((segment) => segment.startsWith("."));
  return path.startsWith("/") && !hostile && !hidden ? path : undefined;
}
