import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStorage } from "./client.ts";
import type { StorageOptions } from "./client.ts";
import { emptyBatch } from "./port.ts";
import type { CommitBatch, EntityRow, Lease, Storage } from "./port.ts";
import { storableJson } from "./storable-json.ts";
import { accountOf, allEntities, characterOf, entityOf, sessionOf } from "./testing/rows.ts";
import { voiceBooksSuite } from "./voice-books.suite.ts";

/** An empty database for a suite. */
export interface DatabaseForTests {
  options: Pick<StorageOptions, "url" | "dataDir" | "workerPath">;
  remove(): Promise<void>;
}

const log = { info: () => {}, warn: () => {}, error: () => {} };

/** What every engine must do. One database serves all tests, so each uses ids and gateways of its own. */
export function repositorySuite(engine: Storage["engine"], make: () => Promise<DatabaseForTests>): void {
  describe(`storage on ${engine}`, () => {
    let database: DatabaseForTests;
    let storage: Storage;
    let lease: Lease;

    beforeAll(async () => {
      database = await make();
      storage = await openStorage({ ...database.options, log });
      const taken = await storage.acquireLease("the suite's world");
      if (taken === undefined) throw new Error("The lease of a new database was not free.");
      lease = taken;
    });

    afterAll(async () => {
      await storage.close();
      await database.remove();
    });

    const commit = (rows: Partial<CommitBatch>): Promise<void> =>
      storage.commit({ ...emptyBatch(lease.epoch, 1000), ...rows });
    const loaded = async (ids: string[]): Promise<EntityRow[]> =>
      (await allEntities(storage)).filter((row) => ids.includes(row.id));
    const aGateway = async (): Promise<{ gateway: string; boot: string }> => {
      const at = { gateway: `gateway-${randomUUID()}`, boot: "boot-1" };
      await commit({ boots: [{ ...at, lastFseq: 0, gone: false }] });
      return at;
    };

    it("starts a new database at epoch 1 with a seed and no time", () => {
      expect(storage.engine).toBe(engine);
      expect(lease).toMatchObject({ epoch: 1, worldMs: 0 });
      expect(lease.seed).toMatch(/^[0-9a-f]{32}$/);
    });

    it("loads whatever entities it committed", async () => {
      const rowOf = fc.record({
        id: fc.uuid(),
        kind: fc.constantFrom("room" as const, "item" as const, "npc" as const),
        prototypeId: fc.option(fc.string(), { nil: null }),
        zoneId: fc.option(fc.string(), { nil: null }),
        containerId: fc.constant(null),
        placeNo: fc.option(fc.maxSafeNat(), { nil: null }),
        rev: fc.maxSafeNat(),
        data: fc.jsonValue({ stringUnit: "binary" }),
      });
      const property = fc.asyncProperty(
        fc.uniqueArray(rowOf, { selector: (row) => row.id }),
        async (rows) => {
          const storable = JSON.parse(storableJson(rows)) as EntityRow[];
          const ids = rows.map((row) => row.id);
          await commit({ entities: rows });
          expect(await loaded(ids)).toEqual(storable.sort((a, b) => (a.id < b.id ? -1 : 1)));
          await commit({ entitiesGone: ids });
          expect(await loaded(ids)).toEqual([]);
        },
      );
      await fc.assert(property, { numRuns: 20 });
    });

    it("commits more rows than one statement takes", async () => {
      const rows = Array.from({ length: 2300 }, (_, at) => entityOf({ placeNo: at, data: { at } }));
      await commit({ entities: rows });
      const byPlace = (await loaded(rows.map((row) => row.id))).sort((a, b) => a.placeNo! - b.placeNo!);
      expect(byPlace).toEqual(rows);
      await commit({ entitiesGone: rows.map((row) => row.id) });
    });

    it("keeps what ended and began again under the same id in one commit", async () => {
      const box = entityOf({ rev: 5, data: { letters: 3 } });
      await commit({ entities: [box] });
      const anew = { ...box, rev: 1, data: { letters: 1 } };
      await commit({ entities: [anew], entitiesGone: [box.id] });
      expect(await loaded([box.id])).toEqual([anew]);
      await commit({ entitiesGone: [box.id] });
      expect(await loaded([box.id])).toEqual([]);
    });

    it("keeps the newer revision when an older one comes after it", async () => {
      const rope = entityOf({ rev: 5, data: { wet: true } });
      await commit({ entities: [rope] });
      await commit({ entities: [{ ...rope, rev: 4, data: { wet: false } }] });
      await commit({ entities: [{ ...rope, rev: 5, data: { wet: "again" } }] });
      expect(await loaded([rope.id])).toEqual([rope]);
      await commit({ entities: [{ ...rope, rev: 6, data: null }] });
      expect(await loaded([rope.id])).toEqual([{ ...rope, rev: 6, data: null }]);
    });

    it("takes the newest of several rows of one entity in one batch", async () => {
      const rope = entityOf({ rev: 2, data: { knots: 2 } });
      await commit({ entities: [{ ...rope, rev: 1, data: { knots: 1 } }, rope] });
      expect(await loaded([rope.id])).toEqual([rope]);
    });

    it("stores text with NUL and half surrogates without them", async () => {
      const sign = entityOf({ data: { "te\u0000xt": "a\u0000b \ud83d \ude00 \u{1f600} \\u0000" } });
      await commit({ entities: [sign] });
      expect((await loaded([sign.id]))[0]?.data).toEqual({ text: "ab \ufffd \ufffd \u{1f600} \\u0000" });
    });

    it("refuses a commit of another epoch and stores nothing of it", async () => {
      const rope = entityOf();
      const stale = { ...emptyBatch(lease.epoch - 1, 1000), entities: [rope] };
      await expect(storage.commit(stale)).rejects.toMatchObject({ name: "StorageError", code: "lease-lost" });
      expect(await loaded([rope.id])).toEqual([]);
      await commit({ entities: [rope] });
      expect(await loaded([rope.id])).toEqual([rope]);
    });

    it("finds an account by its key, with its characters in the order of their making", async () => {
      const account = accountOf();
      const older = characterOf({ accountId: account.id, createdAt: 1000 });
      const younger = characterOf({ accountId: account.id, createdAt: 2000 });
      await commit({
        accounts: [account],
        entities: [older, younger].map(({ id }) => entityOf({ id, kind: "character" })),
        characters: [younger, older],
      });
      expect(await storage.accountByName(account.nameKey)).toEqual({
        ...account,
        characters: [older, younger],
        preferences: null,
      });
      await commit({ accounts: [{ ...account, role: "admin", passwordHash: "another" }] });
      expect(await storage.accountByName(account.nameKey)).toMatchObject({
        role: "admin",
        passwordHash: "another",
      });
      expect(await storage.accountByName("nobody\u0000")).toBeUndefined();
      expect(await storage.characterNameTaken(older.nameKey)).toBe(true);
      expect(await storage.characterNameTaken("nobody")).toBe(false);
    });

    it("keeps an account's preferences, whatever else of the account is written, until others come", async () => {
      const account = accountOf();
      const stored = async (): Promise<unknown> =>
        (await storage.accountByName(account.nameKey))?.preferences;
      const data = { display: { width: 60, theme: { room: { colour: "cyan", bold: true } } } };
      await commit({ accounts: [account], preferences: [{ account: account.id, data }] });
      expect(await stored()).toEqual(data);
      await commit({ accounts: [{ ...account, passwordHash: "another" }] });
      expect(await stored()).toEqual(data);
      await commit({ preferences: [{ account: account.id, data: { display: {} } }] });
      expect(await stored()).toEqual({ display: {} });
      await commit({ preferences: [{ account: randomUUID(), data }] });
    });

    it("keeps bans until they are taken back, with the time of the first", async () => {
      const by = "the operator";
      const [one, net, account] = [
        { subject: "192.0.2.1", createdAt: 1_709_209_815_123, until: null, reason: "", by },
        { subject: "2001:db8::/64", createdAt: 1_709_209_815_456, until: null, reason: "", by },
        {
          subject: "account:ann",
          createdAt: 1_709_209_815_789,
          until: 1_709_299_815_789,
          reason: "insults",
          by: "Keeper",
        },
      ];
      await commit({ bans: [account, one, net] });
      await commit({ bans: [{ ...one, createdAt: 1_800_000_000_000 }] });
      expect((await storage.loadLink()).bans).toEqual([one, net, account]);
      await commit({ bansGone: [one.subject, "198.51.100.1"] });
      expect((await storage.loadLink()).bans).toEqual([net, account]);
      await commit({ bansGone: [net.subject, account.subject] });
      expect((await storage.loadLink()).bans).toEqual([]);
    });

    it("keeps what moderators lay on players until it is lifted, the latest of each kind", async () => {
      const row = {
        subject: `account:${randomUUID()}`,
        kind: "mute" as const,
        createdAt: 1_709_209_815_123,
        until: 1_709_209_915_123,
        reason: "shouting",
        by: "Keeper",
      };
      const jail = { ...row, kind: "jail" as const, createdAt: 1_709_209_815_124, until: null };
      await commit({ sanctions: [row, jail] });
      await commit({ sanctions: [{ ...row, reason: "more shouting" }] });
      const own = async (): Promise<unknown> =>
        (await storage.loadLink()).sanctions.filter(({ subject }) => subject === row.subject);
      expect(await own()).toEqual([{ ...row, reason: "more shouting" }, jail]);
      await commit({ sanctionsGone: [{ subject: row.subject, kind: "jail" }] });
      expect(await own()).toEqual([{ ...row, reason: "more shouting" }]);
      const gossip = { ...row, channel: "gossip", createdAt: 1_709_209_815_125 };
      await commit({ sanctions: [gossip] });
      expect(await own()).toEqual([{ ...row, reason: "more shouting" }, gossip]);
      await commit({ sanctionsGone: [{ subject: row.subject, kind: "mute" }] });
      expect(await own()).toEqual([gossip]);
      await commit({ sanctionsGone: [{ subject: row.subject, kind: "mute", channel: "gossip" }] });
      expect(await own()).toEqual([]);
    });

    it("keeps the audit log: the newest first, by or about somebody, done or refused", async () => {
      const id = (count: number): string => `018f0000-0000-7000-8000-00000000000${count}`;
      const base = { at: 1_709_209_815_123, who: "kay", role: "admin", action: "mute" };
      const rows = [
        { ...base, id: id(1), subject: "Ann", detail: "mute ann 10m shouting", done: true },
        { ...base, id: id(2), subject: null, detail: "mute", done: false },
        { ...base, id: id(3), who: "bob", subject: "kay", detail: "mute kay fun", done: false },
      ];
      await commit({ audit: rows });
      await commit({ audit: rows.slice(0, 1) });
      const newest = rows.toReversed();
      expect(await storage.auditLog(undefined, 10)).toEqual(newest);
      expect(await storage.auditLog("kay", 10)).toEqual(newest);
      expect(await storage.auditLog("kay", 1)).toEqual([rows[2]]);
      expect(await storage.auditLog("Ann", 10)).toEqual([rows[0]]);
    });

    voiceBooksSuite(() => storage, commit);

    it("lists every kept character with its account's name and role, page by page", async () => {
      const account = accountOf({ role: "builder", grants: { mute: true } });
      const body = entityOf({ kind: "character" });
      const guest = entityOf({ kind: "character" });
      const row = characterOf({ id: body.id, accountId: account.id, seenAt: 1_709_209_815_123 });
      await commit({
        accounts: [account],
        entities: [body, guest],
        characters: [row, characterOf({ id: guest.id })],
      });
      expect((await storage.accountByName(account.nameKey))?.grants).toEqual({ mute: true });
      const all: unknown[] = [];
      for (let after: string | undefined; ; ) {
        const page = await storage.loadDirectory(after, 2);
        after = page.at(-1)?.id;
        if (after === undefined) break;
        all.push(...page);
      }
      expect(all).toContainEqual({ ...row, account: account.name, role: "builder" });
      expect(all).not.toContainEqual(expect.objectContaining({ id: guest.id }));
    });

    it("says in words that an account's name is taken, and stores nothing of that batch", async () => {
      const first = accountOf();
      await commit({ accounts: [first] });
      const rope = entityOf();
      const attempt = commit({ entities: [rope], accounts: [accountOf({ nameKey: first.nameKey })] });
      await expect(attempt).rejects.toMatchObject({
        code: "failed",
        message: "Nothing was stored while committing: an account with that name exists already.",
      });
      expect(await loaded([rope.id])).toEqual([]);
      await commit({ entities: [rope] });
      expect(await loaded([rope.id])).toEqual([rope]);
    });

    it("says in words that a character's name is taken, and lets a freed name be taken in the same commit", async () => {
      const [first, second] = [characterOf(), characterOf()];
      const bodies = [first, second].map(({ id }) => entityOf({ id, kind: "character" }));
      await commit({ entities: bodies, characters: [first] });
      const heir = { ...second, nameKey: first.nameKey };
      await expect(commit({ characters: [heir] })).rejects.toMatchObject({
        code: "failed",
        message: /a character with that name exists already/,
      });
      await commit({ charactersGone: [first.id], characters: [heir] });
      expect(await storage.characterNameTaken(first.nameKey)).toBe(true);
    });

    it("says which table and rule refused a batch, without the row", async () => {
      const attempt = commit({ characters: [characterOf({ name: "Secretname" })] });
      const error = await attempt.catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: "failed", message: /table characters/ });
      expect(String(error)).not.toContain("Secretname");
    });

    it("pages committed frames in order and trims what was acknowledged", async () => {
      const at = await aGateway();
      const other = await aGateway();
      const bytesOf = (fseq: number): Uint8Array =>
        Uint8Array.from({ length: 256 }, (_, i) => (i + fseq) % 256);
      const frame = (fseq: number) => ({ ...at, fseq, bytes: bytesOf(fseq) });
      await commit({ outbox: [1, 2, 3, 4, 5].map(frame) });
      await commit({ outbox: [{ ...other, fseq: 1, bytes: new Uint8Array() }] });
      expect(await storage.outboxAfter(at.gateway, at.boot, 0, 2)).toEqual([frame(1), frame(2)]);
      expect(await storage.outboxAfter(at.gateway, at.boot, 2, 10)).toEqual([frame(3), frame(4), frame(5)]);
      await commit({ acked: [{ ...at, fseq: 4 }] });
      expect(await storage.outboxAfter(at.gateway, at.boot, 0, 10)).toEqual([frame(5)]);
      expect(await storage.outboxAfter(other.gateway, other.boot, 0, 10)).toEqual([
        { ...other, fseq: 1, bytes: new Uint8Array() },
      ]);
    });

    it("stores a view's own bytes, however large, and leaves the caller's buffer alone", async () => {
      const at = await aGateway();
      const pool = new Uint8Array(3_000_000).map((_, i) => (i * 7) % 251);
      const bytes = pool.subarray(1000, 2_001_000);
      await commit({ outbox: [{ ...at, fseq: 1, bytes }] });
      expect(bytes.length).toBe(2_000_000);
      const [row] = await storage.outboxAfter(at.gateway, at.boot, 0, 1);
      expect(Buffer.compare(row!.bytes, bytes)).toBe(0);
    });

    it("gives back progress and the last frame of every boot", async () => {
      const at = await aGateway();
      const careful = { ...at, session: 1, seq: 3, attemptSeq: 4, attempts: 2 };
      const plain = { ...at, session: 2, seq: 9, attemptSeq: null, attempts: 0 };
      await commit({ boots: [{ ...at, lastFseq: 12, gone: false }], progress: [careful, plain] });
      await commit({ progress: [{ ...plain, seq: 10 }] });
      const link = await storage.loadLink();
      expect(link.boots).toContainEqual({ ...at, lastFseq: 12, gone: false });
      expect(link.progress.filter((row) => row.gateway === at.gateway)).toEqual([
        careful,
        { ...plain, seq: 10 },
      ]);
      await commit({ progressGone: [{ ...at, session: 1 }] });
      const after = await storage.loadLink();
      expect(after.progress.filter((row) => row.gateway === at.gateway)).toEqual([{ ...plain, seq: 10 }]);
    });

    it("drops a gone boot's progress and frames, remembers that it is gone, and leaves others alone", async () => {
      const [lost, living] = [await aGateway(), await aGateway()];
      for (const at of [lost, living]) {
        await commit({
          progress: [{ ...at, session: 1, seq: 1, attemptSeq: null, attempts: 0 }],
          outbox: [{ ...at, fseq: 1, bytes: Uint8Array.of(1) }],
        });
      }
      await commit({ boots: [{ ...lost, lastFseq: 1, gone: true }] });
      const link = await storage.loadLink();
      expect(link.progress.filter((row) => row.gateway === lost.gateway)).toEqual([]);
      expect(link.progress.filter((row) => row.gateway === living.gateway)).toHaveLength(1);
      expect(link.boots).toContainEqual({ ...lost, lastFseq: 1, gone: true });
      expect(await storage.outboxAfter(lost.gateway, lost.boot, 0, 10)).toEqual([]);
      expect(await storage.outboxAfter(living.gateway, living.boot, 0, 10)).toHaveLength(1);
    });

    it("gives back sessions, and lets one outlive its character", async () => {
      const account = accountOf();
      const character = characterOf({ accountId: account.id });
      const session = sessionOf({ accountId: account.id, characterId: character.id });
      const linkDead = sessionOf({ number: null, data: null, previousTokenHash: Uint8Array.of(0, 255) });
      await commit({
        accounts: [account],
        entities: [entityOf({ id: character.id, kind: "character" })],
        characters: [character],
        sessions: [session, linkDead],
      });
      const ours = async () =>
        (await storage.loadLink()).sessions.filter((row) => row.id === session.id || row.id === linkDead.id);
      expect(await ours()).toEqual([session, linkDead].sort((a, b) => (a.id < b.id ? -1 : 1)));
      await commit({ sessionsGone: [linkDead.id], charactersGone: [character.id] });
      expect(await ours()).toEqual([{ ...session, characterId: null }]);
    });

    it("loads entities without characters and what they carry at any depth, whatever the page size", async () => {
      const room = entityOf({ kind: "room" });
      const hero = entityOf({ kind: "character", containerId: room.id });
      const pack = entityOf({ containerId: hero.id });
      const pouch = entityOf({ containerId: pack.id });
      const coin = entityOf({ containerId: pouch.id });
      const guard = entityOf({ kind: "npc", containerId: room.id });
      const keyring = entityOf({ containerId: guard.id });
      const key = entityOf({ containerId: keyring.id });
      const orphan = entityOf({ containerId: randomUUID() });
      const carried = [hero, pack, pouch, coin];
      const resident = [room, guard, keyring, key, orphan];
      await commit({ entities: [...carried, ...resident] });
      const expected = resident.map((row) => row.id).sort();
      for (const pageSize of [1, 2, 3, 1000]) {
        const ids = (await allEntities(storage, pageSize)).map((row) => row.id);
        expect(ids).toEqual([...ids].sort());
        expect(ids.filter((id) => [...carried, ...resident].some((row) => row.id === id))).toEqual(expected);
      }
      expect((await storage.loadCharacter(hero.id)).map((row) => row.id)).toEqual(
        carried.map((row) => row.id),
      );
    });

    it("loads a character with containers before contents, in their order, without the characters it holds", async () => {
      const hero = entityOf({ kind: "character", data: { hp: 12 } });
      const cart = entityOf({ containerId: hero.id, placeNo: 2 });
      const cloak = entityOf({ containerId: hero.id, placeNo: 1 });
      const apple = entityOf({ containerId: cart.id, placeNo: 9 });
      const pear = entityOf({ containerId: cart.id, placeNo: 10 });
      const passenger = entityOf({ kind: "character", containerId: cart.id });
      const hat = entityOf({ containerId: passenger.id });
      await commit({ entities: [pear, hat, apple, passenger, cloak, hero, cart] });
      expect(await storage.loadCharacter(hero.id)).toEqual([hero, cloak, cart, apple, pear]);
      expect(await storage.loadCharacter(cart.id)).toEqual([]);
      expect(await storage.loadCharacter(randomUUID())).toEqual([]);
    });

    it("ends a load when containers hold each other", async () => {
      const [bag, box] = [entityOf(), entityOf()];
      const hero = entityOf({ kind: "character" });
      const loop = [
        { ...bag, containerId: box.id },
        { ...box, containerId: bag.id },
      ];
      await commit({ entities: [hero, ...loop] });
      expect((await loaded([bag.id, box.id])).map((row) => row.id)).toEqual([bag.id, box.id].sort());
      expect(await storage.loadCharacter(hero.id)).toEqual([hero]);
      await commit({ entitiesGone: [bag.id, box.id] });
    });

    it("answers reads asked while commits run", async () => {
      const rope = entityOf();
      const commits = Array.from({ length: 20 }, (_, at) => commit({ entities: [{ ...rope, rev: at + 1 }] }));
      const reads = Array.from({ length: 20 }, () => storage.characterNameTaken("nobody"));
      await Promise.all(commits);
      expect(await Promise.all(reads)).not.toContain(true);
      expect((await loaded([rope.id]))[0]?.rev).toBe(20);
    });

    it("goes on after a restart with the next epoch, the same seed and the committed time", async () => {
      const rope = entityOf();
      await storage.commit({ ...emptyBatch(lease.epoch, 123_456.7), entities: [rope] });
      await storage.close();
      await expect(storage.characterNameTaken("x")).rejects.toMatchObject({
        code: "failed",
        message: /closed/,
      });
      storage = await openStorage({ ...database.options, log });
      const next = await storage.acquireLease("the next world");
      expect(next).toEqual({ epoch: lease.epoch + 1, worldMs: 123_456, seed: lease.seed });
      lease = next!;
      expect(await loaded([rope.id])).toEqual([rope]);
    });
  });
}
