import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";

/** A reverse proxy as a child of ours, with a configuration of its own, that ends with the test. */
export class ProxyProcess {
  readonly #child: ChildProcess;
  #output = "";

  private constructor(child: ChildProcess) {
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => (this.#output += chunk.toString()));
  }

  /** Resolves when it listens on `port`. */
  static async start(program: string, args: readonly string[], port: number): Promise<ProxyProcess> {
    const proxy = new ProxyProcess(spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] }));
    const deadline = performance.now() + 10_000;
    while (!(await listens(port))) {
      if (proxy.#child.exitCode !== null || performance.now() > deadline)
        throw new Error(`${program} does not listen:\n${proxy.#output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return proxy;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const closed = once(this.#child, "close");
    this.#child.kill("SIGTERM");
    await closed;
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}
