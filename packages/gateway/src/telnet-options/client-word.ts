/** Longest word a client may say of itself. */
const MAX_LENGTH = 40;

/** A word that a client says of itself: printable ASCII, not too long, for it is shown to operators. */
export function clientWord(bytes: Uint8Array): string {
  const printable = bytes.filter((byte) => byte >= 0x20 && byte < 0x7f);
  return String.fromCharCode(...printable.subarray(0, MAX_LENGTH)).trim();
}

/** `MTTS n` without its name: the bits, or undefined when there is no number. */
export function mttsBits(word: string): number | undefined {
  return /^\d{1,9}$/.test(word) ? Number(word) : undefined;
}
