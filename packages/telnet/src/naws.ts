/** Window size in characters. 0 means unknown: use a default. */
export interface WindowSize {
  width: number;
  height: number;
}

/** What a renderer can work with; clients send 43x7, 0x0 and 65535x65535. */
export const WIDTH = { least: 20, most: 500 } as const;
export const HEIGHT = { least: 5, most: 500 } as const;

/** Reads a NAWS subnegotiation (RFC 1073): width and height, 16 bits each, big-endian, IACs already undoubled. Clamps. */
export function parseNaws(bytes: Uint8Array): WindowSize | undefined {
  if (bytes.length !== 4) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, 4);
  return { width: clamp(view.getUint16(0), WIDTH), height: clamp(view.getUint16(2), HEIGHT) };
}

/** The four bytes for `subnegotiation(Opt.NAWS, …)`, unclamped but cut to 16 bits. */
export function encodeNaws(width: number, height: number): Uint8Array {
  return Uint8Array.of((width >> 8) & 255, width & 255, (height >> 8) & 255, height & 255);
}

function clamp(value: number, { least, most }: { least: number; most: number }): number {
  return value === 0 ? 0 : Math.min(most, Math.max(least, value));
}
