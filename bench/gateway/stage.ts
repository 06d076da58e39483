import { setTimeout as sleep } from "node:timers/promises";
import { Crowd } from "../lib/crowd.ts";
import { GatewayProcess, newGatewayFolder } from "../lib/gateway-process.ts";
import { StageWorld } from "../lib/stage-world.ts";

/** Every key that would otherwise stand in the way of a crowd from one address. */
const ENV = { WYLDLANDS_GATEWAY__LIMITS__COMPRESSED_SESSIONS: "12000" };
const WARMED_BY = 500;

export interface Stage {
  gateway: GatewayProcess;
  world: StageWorld;
  crowd: Crowd;
}

/** A real gateway between a world that is no bottleneck and a crowd of clients; each in a process of its own, all ended after. */
export async function onStage<T>(play: (stage: Stage) => Promise<T>): Promise<T> {
  const { folder, worldAddress } = newGatewayFolder();
  const world = await StageWorld.listen(worldAddress);
  const crowd = new Crowd();
  try {
    const gateway = await GatewayProcess.start(folder, ENV);
    try {
      return await play({ gateway, world, crowd });
    } catch (error) {
      throw new Error(`the gateway said:\n${gateway.output.slice(-2000)}`, { cause: error });
    } finally {
      await crowd.stop();
      await gateway.stop();
    }
  } finally {
    await crowd.stop();
    await world.close();
  }
}

/** Lets a few hundred come and go: what a gateway holds once for all its life is not counted to its connections. */
export async function warm({ gateway, world, crowd }: Stage, compress: boolean): Promise<void> {
  const habits = { port: gateway.telnetPort, compress, gmcp: true, reads: false };
  await crowd.connect("first", WARMED_BY, habits);
  await crowd.leave("first");
  await until(() => world.sessions.length === 0, "the first ones to be gone");
}

export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  timeoutMs = 30_000,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await sleep(20);
  }
}
