/**
 * The number that stands for a room in GMCP and MSDP: made from its id alone, so it is the same in every process and
 * after every restart. From 1 to 2^31-1, for mappers keep it in 32 signed bits. Two ids may share one number (odds of 1 in
 * 480 for 3,000 rooms); the id goes along wherever that matters.
 */
export function roomNumber(id: string): number {
  // FNV-1a, then the last mixing of MurmurHash3: ids differ in their last letters only.
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 1 || 1;
}
