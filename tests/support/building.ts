import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Player, TelnetClient } from "@wyldlands/bots";
import { runCli } from "./run-cli.ts";
import type { TestServer } from "./server.ts";

const SHIPPED = fileURLToPath(new URL("../../content", import.meta.url));

/** The game that ships, in a folder of its own that builders may write to. */
export class ContentCopy {
  readonly folder = mkdtempSync(join(tmpdir(), "wyld-content-"));

  constructor() {
    cpSync(SHIPPED, this.folder, { recursive: true });
  }

  /** Every file by its path, byte for byte, a byte for each character. */
  files(): Record<string, string> {
    const names = (readdirSync(this.folder, { recursive: true }) as string[]).sort();
    return Object.fromEntries(
      names.map((name) => {
        const path = join(this.folder, name);
        return [name, statSync(path).isFile() ? readFileSync(path, "latin1") : "a folder"];
      }),
    );
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Gives an account the role of builder, as operators do: an admin made on the command line says so in the game. */
export async function appointBuilder(server: TestServer, account: string): Promise<void> {
  const password = "nine tarred barrels";
  const made = await runCli(["admin", "create", "--name", "osric"], {
    dataDir: server.dataDir,
    input: `${password}\n`,
  });
  if (made.code !== 0) throw new Error(made.output);
  const admin = new TelnetClient(server.telnet);
  await admin.connect();
  for (const [asked, answer] of [
    [/Name: ?$/, "osric"],
    [/Password: ?$/, password],
    [/Name your character: ?$/, "Osric"],
  ] as const) {
    await admin.waitForPrompt(asked);
    admin.send(answer);
  }
  await admin.waitFor(/^Exits:/);
  admin.send(`role ${account} builder`);
  await admin.waitFor(`The account ${account} is now a builder's.`);
  await new Player(admin).quit();
}
