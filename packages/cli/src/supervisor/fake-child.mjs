// A stand-in for world and gateway in the supervisor's tests. It takes the next line of `<role>.plan` in its folder
// (none: `live`) and notes each start in `<role>.starts`.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";

const [role, folder, ...flags] = process.argv.slice(2);
const planFile = `${folder}/${role}.plan`;
const plan = existsSync(planFile) ? readFileSync(planFile, "utf8").split("\n").filter(Boolean) : [];
const [act = "live", value] = (plan.shift() ?? "").split(" ").filter(Boolean);
writeFileSync(planFile, plan.join("\n"));
appendFileSync(`${folder}/${role}.starts`, `${flags.join(" ") || "plain"}\n`);

const note = (text) => appendFileSync(`${folder}/order`, `${role} ${text}\n`);
process.on("SIGTERM", () => {
  if (act === "stubborn") return;
  note("ended");
  process.exit(0);
});
process.on("disconnect", () => {
  note("orphaned");
  process.exit(0);
});
process.on("SIGINT", () => {});
process.on("SIGHUP", () => note("reloaded"));
if (act !== "silent" && act !== "refuse") process.send({ type: "ready", info: {} });
if (act === "shutdown") process.send({ type: "shutdown" });
if (act === "exit" || act === "refuse") setImmediate(() => process.exit(Number(value)));
else setInterval(() => {}, 60_000);
