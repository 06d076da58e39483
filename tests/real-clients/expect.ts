import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { findProgram } from "../support/programs.ts";

export const EXPECT = findProgram("expect", "expect");

const run = promisify(execFile);

/** What a script may say: `shows {pattern}` waits for a regular expression, `types {line}` types it and Enter. */
const WORDS = String.raw`
log_user 0
set timeout 15
proc shows {pattern} {
  expect {
    -re $pattern {}
    timeout { puts stderr "the terminal did not show $pattern; it shows: $expect_out(buffer)"; exit 1 }
    eof { puts stderr "the program ended before the terminal showed $pattern"; exit 1 }
  }
}
proc types {line} { send -- "$line\r" }
set expect_out(buffer) {}
`;

/**
 * Runs a script for `expect`: a program on a pseudo-terminal, typed to and read. Resolves with everything that the
 * terminal showed, which is also kept as `transcript`; rejects with what did not come.
 */
export async function expectScript(script: string, transcript: string): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), "wyld-expect-"));
  try {
    const file = join(home, "script");
    writeFileSync(file, `${WORDS}log_file -a -noappend {${transcript}}\n${script}\n`);
    const env = { ...process.env, HOME: home, TERM: "xterm-256color", LC_ALL: "C.UTF-8" };
    await run(EXPECT as string, ["-f", file], { env, timeout: 60_000 });
    return readFileSync(transcript, "utf8");
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
