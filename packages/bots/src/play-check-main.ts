import { playCheck } from "./play-check.ts";

process.exitCode = await playCheck(process.argv.slice(2), (line) => console.log(line));
