import { randomUUID } from "node:crypto";
import type { AccountRow, CharacterRow, EntityRow, SessionRow, Storage } from "../port.ts";

/** Rows for storage tests: every field has a plain value, `over` says what the test is about. */
export function entityOf(over: Partial<EntityRow> = {}): EntityRow {
  return {
    id: randomUUID(),
    kind: "item",
    prototypeId: "harbor:rope",
    zoneId: "harbor",
    containerId: null,
    placeNo: null,
    rev: 1,
    data: null,
    ...over,
  };
}

export function accountOf(over: Partial<AccountRow> = {}): AccountRow {
  const id = randomUUID();
  return {
    id,
    name: `Account ${id}`,
    nameKey: `account ${id}`,
    passwordHash: "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA",
    role: "player",
    status: "active",
    createdAt: Date.UTC(2024, 1, 29, 12, 30, 15, 123),
    grants: null,
    ...over,
  };
}

export function characterOf(over: Partial<CharacterRow> = {}): CharacterRow {
  const id = over.id ?? randomUUID();
  return {
    id,
    accountId: null,
    name: `Name ${id}`,
    nameKey: `name ${id}`,
    createdAt: 1_700_000_000_000,
    seenAt: null,
    ...over,
  };
}

export function sessionOf(over: Partial<SessionRow> = {}): SessionRow {
  return {
    id: randomUUID(),
    gateway: "gateway-1",
    boot: "boot-1",
    number: 7,
    accountId: null,
    characterId: null,
    state: "playing",
    protocol: "telnet",
    tokenHash: Uint8Array.from({ length: 32 }, (_, at) => at * 8),
    previousTokenHash: null,
    createdAt: 1_700_000_000_001,
    lastActivityAt: 1_700_000_999_999,
    data: { stack: [{ state: "name", data: {} }] },
    ...over,
  };
}

/** Every entity that `loadEntities` gives, page by page. */
export async function allEntities(storage: Storage, pageSize = 500): Promise<EntityRow[]> {
  const all: EntityRow[] = [];
  for (;;) {
    const page = await storage.loadEntities(all.at(-1)?.id, pageSize);
    if (page.length === 0) return all;
    all.push(...page);
  }
}
