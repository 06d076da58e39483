import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { artefact } from "../support/artefacts.ts";
import { findProgram } from "../support/programs.ts";
import { TestServer } from "../support/server.ts";
import { Piped } from "./piped.ts";
import { Tap } from "./tap.ts";

const PLINK = findProgram("plink", "putty-tools");
/** What plink gives away unasked as its user's name on the machine it runs on. */
const USER = "cordelia-the-unasked";
/** Options that plink speaks of before it hears anything: NAWS, terminal speed, TTYPE, NEW-ENVIRON, ECHO, SGA. */
const UNASKED = ["WILL 31", "WILL 32", "WILL 24", "WILL 39", "DO 1", "WILL 3", "DO 3"];

describe.skipIf(PLINK === undefined)("plink", () => {
  let server: TestServer;
  let tap: Tap;
  let program: Piped;

  beforeAll(async () => {
    server = await TestServer.start({ env: { WYLDLANDS_LOG__LEVEL: "trace" } });
  });
  afterEach(async () => {
    await program?.close();
    await tap?.close();
  });
  afterAll(async () => {
    await server?.stop();
    server?.remove();
  });

  it("has each word of its unasked talk answered once, and its user's name kept nowhere", async () => {
    tap = await Tap.open(server.telnet, { transcript: artefact("real-clients", "plink-wire.txt") });
    program = new Piped(
      PLINK as string,
      ["-telnet", "-batch", "-P", String(tap.port), "-l", USER, "127.0.0.1"],
      { transcript: artefact("real-clients", "plink.txt"), env: { USER, LOGNAME: USER, TERM: "xterm" } },
    );
    await program.shows(/Name: $/);
    program.type("guest");
    await program.shows(/Exits: /);
    program.type("say straight through");
    await program.shows(/You say, 'straight through'/);

    const asked = tap.said("client");
    expect(asked.slice(0, UNASKED.length).toSorted()).toEqual(UNASKED.toSorted());
    const answers = tap.said("server").filter((word) => /^(?:WILL|WONT|DO|DONT) /.test(word));
    // What the server asked for first is answered by having asked; the rest has one answer each.
    for (const option of [24, 31, 39])
      expect(ofOption(answers, option, "DO", "DONT")).toEqual([`DO ${option}`]);
    expect(ofOption(answers, 32, "DO", "DONT")).toEqual(["DONT 32"]);
    expect(ofOption(answers, 1, "WILL", "WONT")).toEqual(["WONT 1"]);
    expect(ofOption(answers, 3, "WILL", "WONT")).toEqual(["WILL 3"]);
    expect(ofOption(answers, 3, "DO", "DONT")).toEqual(["DO 3"]);
    expect(answers.length).toBe(new Set(answers).size);
    expect(asked.filter((word) => !word.startsWith("SB")).length).toBeLessThanOrEqual(30);

    // It gives the name away when it is asked for anything at all.
    expect(tap.bytes("client")).toContain(USER);
    program.type("quit");
    await program.end();
    await server.stop();
    expect(filesWith(server.dataDir, USER)).toEqual([]);
    expect(server.output).not.toContain(USER);
  });
});

function ofOption(said: readonly string[], option: number, ...verbs: string[]): string[] {
  return said.filter((word) => verbs.some((verb) => word === `${verb} ${option}`));
}

/** Files anywhere below a folder that contain this text. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text));
}
