/** A world that does not answer a page in this time is taken for not answering. */
const PATIENCE_MS = 2_000;

/** A page of the world's own HTTP service; nothing when its address is not known. */
export async function askWorld(
  admin: string | undefined,
  path: string,
): Promise<{ ok: boolean; text: string } | undefined> {
  if (admin === undefined) return undefined;
  const base = admin.includes("://") ? admin : `http://${admin}`;
  try {
    const response = await fetch(new URL(path, base), { signal: AbortSignal.timeout(PATIENCE_MS) });
    return { ok: response.ok, text: await response.text() };
  } catch {
    return { ok: false, text: "" };
  }
}
