import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { zipOf, type ZipFile } from "../testing/zip.ts";
import { BundleError } from "./bundle-error.ts";
import { readZip, type ZipLimits } from "./read-zip.ts";

const LIMITS: ZipLimits = { bytes: 1 << 20, files: 10, fileBytes: 1 << 20, allBytes: 2 << 20, ratio: 100 };
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const quay: ZipFile = { name: "quay.yaml", bytes: text("name: The Quay\n") };

function texts(files: ReadonlyMap<string, Uint8Array>): Record<string, string> {
  return Object.fromEntries([...files].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
}

/** The code and the words with which a zip file is refused. */
function refusal(bytes: Uint8Array, limits = LIMITS): string {
  try {
    readZip(bytes, limits);
  } catch (error) {
    if (error instanceof BundleError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "it is taken";
}

describe("a zip file", () => {
  it("gives what any program packed into it", () => {
    const files = {
      "a.yaml": text("a: 1\n"),
      "b/ü.yaml": text("b: 2\n".repeat(500)),
      "empty.yaml": text(""),
    };
    expect(texts(readZip(zipSync(files, { level: 9 }), LIMITS))).toEqual(
      texts(new Map(Object.entries(files))),
    );
    expect(texts(readZip(zipSync(files, { level: 0 }), LIMITS))).toEqual(
      texts(new Map(Object.entries(files))),
    );
    const withFolder = readZip(zipOf([{ name: "b/", bytes: text(""), mode: 0o40755 }, quay]), LIMITS);
    expect(texts(withFolder)).toEqual({ "quay.yaml": "name: The Quay\n" });
  });

  it.each<[string, Uint8Array, string]>([
    ["nothing", new Uint8Array(0), "no-zip: It is no zip file"],
    ["another file", text("# a page of text\n".repeat(20)), "no-zip: It is no zip file"],
    ["one that was cut off", zipOf([quay]).subarray(0, 60), "no-zip: It is no zip file"],
    ["one whose list names more files than it has", zipOf([quay], 2), "no-zip: Its list of files is damaged"],
    ["one whose bytes are others", zipOf([{ ...quay, crc: 7 }]), "no-zip: 'quay.yaml' in it is damaged"],
    ["a locked one", zipOf([{ ...quay, flags: 0x801 }]), "no-zip: 'quay.yaml' is locked with a password"],
    ["one packed in an unknown way", zipOf([{ ...quay, method: 12 }]), "no-zip: 'quay.yaml' is locked"],
    ["a link", zipOf([{ ...quay, mode: 0o120777 }]), "bad-name: 'quay.yaml' is a link or a device"],
    ["a device", zipOf([{ ...quay, mode: 0o020666 }]), "bad-name: 'quay.yaml' is a link or a device"],
    ["a name twice", zipOf([quay, quay]), "bad-name: It holds 'quay.yaml' twice"],
    [
      "a name twice but for its case",
      zipOf([quay, { ...quay, name: "Quay.yaml" }]),
      "bad-name: It holds 'Quay.yaml' twice",
    ],
    [
      "two names for one file",
      zipOf([{ ...quay, ownName: "../../etc/quay" }]),
      "bad-name: 'quay.yaml' is called '../../etc/quay'",
    ],
    [
      "a name that is not UTF-8",
      zipOf([{ ...quay, name: "quä.yaml", flags: 0 }]),
      "bad-name: It holds a file whose name is not UTF-8",
    ],
    [
      "files that share their bytes",
      zipOf([quay, { ...quay, name: "b.yaml", ownName: "quay.yaml", shares: true }]),
      "no-zip: Its list of files is damaged",
    ],
  ])("is refused when it is %s", (_what, bytes, words) => {
    expect(refusal(bytes)).toContain(words);
  });

  it("is refused when it is a bomb, before anything of it is unpacked", () => {
    const zeros = new Uint8Array(900_000);
    expect(refusal(zipOf([{ name: "zeros.yaml", bytes: zeros }]))).toMatch(
      /^too-big: 'zeros\.yaml' would unpack from \d+ bytes to 900000\./,
    );
    expect(refusal(zipOf([{ ...quay, size: 0xffff_fffe }]))).toContain(
      "too-big: 'quay.yaml' would unpack from",
    );
    const many = Array.from({ length: 11 }, (_, index) => ({ ...quay, name: `${index}.yaml` }));
    expect(refusal(zipOf(many))).toBe("too-big: It holds 11 files; an area has at most 10.");
    const noise = new Uint8Array(800_000).map((_, index) => (index * 2_654_435_761) >>> 13);
    const three = ["a", "b", "c"].map((name) => ({ name, bytes: noise }));
    expect(refusal(zipOf(three), { ...LIMITS, bytes: 1 << 24 })).toBe(
      "too-big: Unpacked it would be 2400000 bytes; an area has at most 2097152.",
    );
    expect(refusal(new Uint8Array((1 << 20) + 1))).toContain("too-big: It is 1048577 bytes long");
  });

  it("is refused when a file is more than it says, without unpacking the rest", () => {
    const zeros = new Uint8Array(5_000_000);
    expect(refusal(zipOf([{ name: "zeros.yaml", bytes: zeros, size: 60_000 }]))).toBe(
      "no-zip: 'zeros.yaml' in it is damaged. Fetch it again.",
    );
  });

  it("never commands the terminal of whoever reads the refusal", () => {
    const name = `\u001b]0;owned\u0007\u202e${"x".repeat(200)}`;
    const words = refusal(zipOf([{ ...quay, name, mode: 0o120777 }]));
    expect(words).not.toMatch(/[\p{C}]/u);
    expect(words.length).toBeLessThan(200);
  });

  it("is read or refused in words whatever is changed in it", () => {
    const whole = zipOf([quay, { name: "npcs/joss.yaml", bytes: text("name: Joss\n".repeat(90)) }]);
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(changes, fc.nat(whole.length), (bytes, cut) => {
        const broken = Uint8Array.from(whole);
        for (const [at, byte] of bytes) broken[at] = byte;
        expect(refusal(broken)).toMatch(/^(?:it is taken|[a-z-]+: .+\.)$/);
        expect(refusal(whole.subarray(0, cut))).toMatch(/^(?:it is taken|[a-z-]+: .+\.)$/);
      }),
      { numRuns: 500 },
    );
  });
});
