import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { StorageError } from "./port.ts";

/** A held lock; released by `release`, and by the holder's death however it dies. */
export interface FolderLock {
  release(): void;
}

interface Holder {
  pid: number;
  /** When that process started, as its system says it: tells a reused process id from the holder. */
  started: string;
  /** The machine's boot and its process-id space; a pid means something only within it. */
  place: string;
}

const HEARTBEAT_MS = 1000;
/** A holder in another container or on another host is alive if its file is touched within this time. */
const WATCH_MS = 5 * HEARTBEAT_MS;
const LOOK_MS = 50;
const ATTEMPTS = 4;

/**
 * Takes the folder for this process alone. Every contender first puts down a file of its own, then looks at the others'
 * (announce, then look: of two at once, at least one sees the other); the files of dead processes are swept away.
 * Rejects with 'locked', naming the holder.
 */
export async function lockFolder(folder: string, watchMs = WATCH_MS): Promise<FolderLock> {
  const locks = join(folder, "lock");
  mkdirSync(locks, { recursive: true, mode: 0o700 });
  for (let attempt = 1; ; attempt++) {
    const own = announce(locks);
    const other = await livingOther(locks, own, watchMs);
    if (other === undefined) return hold(join(locks, own));
    rmSync(join(locks, own), { force: true });
    if (attempt === ATTEMPTS) {
      throw new StorageError(
        "locked",
        `The data folder ${folder} is in use by process ${other.pid}${other.place === place() ? "" : " of another container or host"}. ` +
          "Stop that process first, or give this one another folder (WYLDLANDS_DATA_DIR).",
      );
    }
    await delay(Math.random() * 50 * attempt);
  }
}

function announce(locks: string): string {
  const holder: Holder = { pid: process.pid, started: startOf(process.pid) ?? "", place: place() };
  const name = `${process.pid}-${randomBytes(6).toString("hex")}`;
  const draft = join(locks, `${name}.draft`);
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  renameSync(draft, join(locks, `${name}.json`));
  return `${name}.json`;
}

function hold(path: string): FolderLock {
  const heartbeat = setInterval(() => {
    const now = new Date();
    try {
      utimesSync(path, now, now);
    } catch {
      // Somebody removed the folder under a running world; the engine will say so, louder.
    }
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    release: () => {
      clearInterval(heartbeat);
      rmSync(path, { force: true });
    },
  };
}

async function livingOther(locks: string, own: string, watchMs: number): Promise<Holder | undefined> {
  for (const name of readdirSync(locks)) {
    if (name === own || !name.endsWith(".json")) continue;
    const path = join(locks, name);
    const holder = read(path);
    if (holder === undefined) continue;
    const alive =
      holder.place === place() ? startOf(holder.pid) === holder.started : await isTouched(path, watchMs);
    if (alive) return holder;
    rmSync(path, { force: true });
  }
  return undefined;
}

/** Undefined when it has just been released. */
function read(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

async function isTouched(path: string, watchMs: number): Promise<boolean> {
  const first = touchedAt(path);
  for (let waited = 0; waited < watchMs; waited += LOOK_MS) {
    await delay(LOOK_MS);
    const now = touchedAt(path);
    if (now === undefined) return false;
    if (now !== first) return true;
  }
  return false;
}

function touchedAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

/** Linux: this boot and this pid namespace. Elsewhere the host. */
function place(): string {
  try {
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}

/** Undefined when there is no such process. Linux: clock ticks since boot (proc(5), field 22); elsewhere what ps says. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const afterName = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // Field 3, the state, is the first after the name: a zombie holds nothing any more.
    return afterName[0] === "Z" ? undefined : afterName[19];
  } catch {
    return process.platform === "linux" ? undefined : startAccordingToPs(pid);
  }
}

function startAccordingToPs(pid: number): string | undefined {
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
  } catch {
    return undefined;
  }
}
