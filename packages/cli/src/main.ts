import { findInstallation } from "./paths.ts";
import { runCli } from "./run-cli.ts";

// A reader that goes away (`wyldlands config | head`) is no fault of ours.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

const code = await runCli({
  process,
  installation: findInstallation(),
  words: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
// What is still on its way into a pipe would be cut off.
for (const stream of [process.stdout, process.stderr])
  await new Promise<void>((resolve) => stream.write("", () => resolve()));
process.exit(code);
