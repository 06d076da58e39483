import { lockFolder } from "../folder-lock.ts";

/** Takes the lock of the folder given, says so, and stays until it is killed. */
await lockFolder(process.argv[2] ?? "");
process.stdout.write("held\n");
setInterval(() => {}, 60_000);
