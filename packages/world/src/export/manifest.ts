import { z } from "zod";
import { BundleError } from "./bundle-error.ts";
import { shown } from "./read-zip.ts";

/** The name of the manifest in a bundle. */
export const MANIFEST = "wyldlands-area.json";
/** Raised when an older program could not read what is made now. */
export const BUNDLE_VERSION = 1;

export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const slug = z.string().max(80).regex(SLUG);
/** Printed to whoever imports it: nothing in it commands a terminal. */
const words = z
  .string()
  .max(300)
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u);
const uses = z.array(words).max(10_000);

/** What a bundle says of itself. */
const manifestSchema = z.object({
  format: z.literal("wyldlands-area"),
  version: z.int(),
  /** What the area's folder was called. */
  id: slug,
  name: words,
  levels: z.array(z.int()).max(2).optional(),
  author: words.optional(),
  licence: words.optional(),
  /** What it names of other areas, and where: `file:line`. */
  needs: z
    .array(
      z.object({
        id: words,
        kind: z.enum(["room", "item", "npc", "quest"]),
        name: words,
        uses,
      }),
    )
    .max(10_000),
  /** What it names of the rules. */
  rules: z.array(z.object({ kind: words, name: words, uses })).max(10_000),
  /** How other areas led to it. */
  waysIn: z.array(z.object({ from: words, direction: words, to: words })).max(10_000),
  files: z
    .array(
      z.object({
        path: words,
        bytes: z.int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(10_000),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** Reads a manifest. Throws a `BundleError` for one that is not ours, or from a later program. */
export function readManifest(bytes: Uint8Array | undefined): Manifest {
  const json = bytes && parsed(bytes);
  const version = (json as { version?: unknown } | undefined)?.version;
  if (typeof version === "number" && version > BUNDLE_VERSION)
    throw new BundleError(
      "version",
      `It was made by a later program (version ${version}; this one reads up to ${BUNDLE_VERSION}). Install that one.`,
    );
  const read = manifestSchema.safeParse(json);
  if (read.success && read.data.version === BUNDLE_VERSION) return read.data;
  const issue = read.error?.issues[0];
  const where =
    issue && issue.path.length > 0 ? ` Its '${shown(issue.path.join("."))}' is not as it should be.` : "";
  throw new BundleError(
    "no-bundle",
    `There is no ${MANIFEST} in it as \`wyldlands export area\` writes one.${where}`,
  );
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
