import { tooDeepLine } from "../content/yaml-depth.ts";
import { BundleError } from "./bundle-error.ts";
import { sha256 } from "./export-area.ts";
import { MANIFEST, readManifest, type Manifest } from "./manifest.ts";
import { readZip, shown, type ZipLimits } from "./read-zip.ts";

/** Ten times what the biggest areas of old libraries have. */
export const BUNDLE_LIMITS: ZipLimits = {
  bytes: 32 * 1024 * 1024,
  files: 2_000,
  fileBytes: 8 * 1024 * 1024,
  allBytes: 64 * 1024 * 1024,
  ratio: 100,
};

/** What is in a bundle: each file as its manifest says, by its path inside the area's folder. */
export interface Bundle {
  readonly manifest: Manifest;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Reads a bundle from a stranger. Throws a `BundleError` for everything that is not exactly what its manifest says. */
export function readBundle(zip: Uint8Array, limits: ZipLimits = BUNDLE_LIMITS): Bundle {
  const packed = readZip(zip, limits);
  const manifest = readManifest(packed.get(MANIFEST));
  packed.delete(MANIFEST);
  const files = new Map<string, Uint8Array>();
  for (const { path, bytes, sha256: hash } of manifest.files) {
    const name = `${manifest.id}/${path}`;
    const found = packed.get(name);
    if (!isPathInArea(path) || files.has(path)) throw stray(path);
    if (!found) throw new BundleError("no-bundle", `'${shown(path)}' is missing in it. Fetch it again.`);
    if (found.length !== bytes || sha256(found) !== hash)
      throw new BundleError(
        "no-bundle",
        `'${shown(path)}' is not what it was when the bundle was made. Ask its author for a new one.`,
      );
    if (tooDeepLine(new TextDecoder().decode(found)) !== undefined)
      throw new BundleError(
        "no-bundle",
        `'${shown(path)}' is nested deeper than any area is. Nothing was written.`,
      );
    files.set(path, found);
    packed.delete(name);
  }
  const [extra] = packed.keys();
  if (extra !== undefined) {
    if (!extra.startsWith(`${manifest.id}/`) || !isPathInArea(extra.slice(manifest.id.length + 1)))
      throw stray(extra);
    throw new BundleError("no-bundle", `'${shown(extra)}' is in it, and its manifest does not know of it.`);
  }
  if (!files.has("area.yaml"))
    throw new BundleError(
      "no-bundle",
      "There is no area.yaml in it, so it is no area. Ask its author for a new one.",
    );
  return { manifest, files };
}

/** `rooms.yaml` or `rooms/quay.yaml`: nothing that leads elsewhere, is hidden, or has another meaning on another system. */
function isPathInArea(path: string): boolean {
  const parts = path.split("/");
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const plain = parts.every((part) => /^[^.\s~][^\\:*?"<>|\u0000-\u001f\u007f-\u009f]{0,99}$/u.test(part));
  return plain && parts.length <= 2 && path.endsWith(".yaml");
}

function stray(path: string): BundleError {
  return new BundleError(
    "bad-name",
    `'${shown(path)}' is no file of an area: those are area.yaml, rooms.yaml, rooms/quay.yaml and the like. Nothing was written.`,
  );
}
