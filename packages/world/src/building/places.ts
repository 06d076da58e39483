import { dirname, join, relative, sep } from "node:path";
import type { Disk } from "./disk.ts";

/** Where a file of the content really lies, links followed; or why it is none of ours, as the end of a sentence. */
export type Place = { readonly path: string } | { readonly fault: string };

/** What is wrong with a path as such: content is found by relative paths with '/', and hidden files are not content. */
export function pathFault(path: string): string | undefined {
  if (/[\p{Cc}\p{Cs}\\]/u.test(path)) return "its name has characters that no file of ours has";
  const parts = path.split("/");
  if (path.startsWith("/") || parts.includes("..")) return "it lies outside of the content folder";
  if (parts.some((part) => part === "" || part.startsWith(".") || part.endsWith("~")))
    return "a name that is empty, begins with '.' or ends with '~' is not read as content";
  if (parts.some((part) => Buffer.byteLength(part) > 200)) return "its name is too long";
  return undefined;
}

/** `root`: the content folder, links followed. A file or folder that leads out of it by a link has no place. */
export function placeOf(root: string, file: string, disk: Disk): Place {
  const fault = pathFault(file);
  if (fault !== undefined) return { fault };
  let at = root;
  const parts = file.split("/");
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    at = join(at, part);
    const found = disk.look(at);
    // Nothing below it is there either.
    if (found === undefined) return { path: join(root, relative(root, at), ...parts.slice(index + 1)) };
    if (found.kind === "link") {
      const real = realOf(at, disk);
      if (real === undefined) return { fault: "it is a link to a place that is not there" };
      if (!isInside(root, real)) return { fault: "a link leads out of the content folder" };
      at = real;
    }
    const { kind } = disk.look(at) ?? found;
    if (last ? kind !== "file" : kind !== "folder")
      return { fault: last ? "it is no file" : `'${parts.slice(0, index + 1).join("/")}' is no folder` };
  }
  return { path: at };
}

/** The nearest folder above a path that is there. */
export function nearestFolder(path: string, disk: Disk): string {
  let at = dirname(path);
  while (disk.look(at) === undefined) at = dirname(at);
  return at;
}

function realOf(path: string, disk: Disk): string | undefined {
  try {
    return disk.realPath(path);
  } catch {
    return undefined;
  }
}

function isInside(root: string, path: string): boolean {
  return path.startsWith(root + sep);
}
