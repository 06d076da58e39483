import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { certFile, keyFile } from "../../packages/gateway/src/testing/certificates.ts";
import { artefact } from "../support/artefacts.ts";
import { findProgram } from "../support/programs.ts";
import { RawLine } from "../support/raw-line.ts";
import { TestServer } from "../support/server.ts";
import { EXPECT, expectScript } from "./expect.ts";
import { Piped } from "./piped.ts";

const OPENSSL = findProgram("openssl", "openssl");
const NCAT = findProgram("ncat", "ncat");
const TELNET_SSL = findProgram("telnet-ssl", "telnet-ssl");
const PASSWORD = "seals under slate";

describe("telnet over TLS", () => {
  let server: TestServer;
  let port: number;
  let program: Piped | undefined;

  beforeAll(async () => {
    server = await TestServer.start({
      env: {
        WYLDLANDS_GATEWAY__TLS__CERT: certFile("a"),
        WYLDLANDS_GATEWAY__TLS__KEY: keyFile("a"),
        WYLDLANDS_GATEWAY__TELNET__TLS_PORT: "0",
      },
    });
    port = (server.ports as { telnets?: number }).telnets as number;
    const line = await RawLine.open(server.telnet);
    line.send(`new\nselkie\n${PASSWORD}\n${PASSWORD}\nSelkie\nquit\n`);
    await line.end();
    expect(line.text).toContain("Exits: ");
  });
  afterEach(async () => {
    await program?.close();
    program = undefined;
  });
  afterAll(async () => {
    await server?.stop();
    server?.remove();
  });

  /** Logs in, says something, and leaves. */
  async function play(client: Piped): Promise<void> {
    await client.shows(/Name: $/);
    client.type("selkie");
    await client.shows(/Password: $/);
    client.type(PASSWORD);
    await client.shows(/Exits: /);
    client.type("say behind a curtain \u2014 caf\u00e9 \u4e2d");
    await client.shows(/You say, 'behind a curtain \u2014 caf\u00e9 \u4e2d'/);
    client.type("quit");
    await client.shows(/The harbour keeps your place/);
    // ncat stays for as long as somebody may still type.
    client.hangUp();
    await client.end();
  }

  it.skipIf(OPENSSL === undefined)(
    "lets openssl s_client in over TLS 1.3, its certificate verified",
    async () => {
      program = new Piped(
        OPENSSL as string,
        [
          ["s_client", "-connect", `127.0.0.1:${port}`, "-tls1_3", "-brief", "-ign_eof"],
          ["-CAfile", certFile("a"), "-verify_return_error", "-verify_ip", "127.0.0.1"],
        ].flat(),
        { transcript: artefact("real-clients", "openssl.txt") },
      );
      await program.complains(/Protocol version: TLSv1\.3/);
      await program.complains(/Verification: OK/);
      await play(program);
    },
  );

  it.skipIf(OPENSSL === undefined)("speaks no version of TLS before 1.2", async () => {
    program = new Piped(
      OPENSSL as string,
      ["s_client", "-connect", `127.0.0.1:${port}`, "-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0", "-brief"],
      { transcript: artefact("real-clients", "openssl-old.txt") },
    );
    expect(await program.end()).not.toBe(0);
    expect(program.complaints).toMatch(/protocol version|unsupported protocol/i);
    expect(program.text).not.toContain("Name: ");
  });

  it.skipIf(NCAT === undefined)("lets ncat in", async () => {
    program = new Piped(NCAT as string, ["-v", "--ssl", "127.0.0.1", String(port)], {
      transcript: artefact("real-clients", "ncat-ssl.txt"),
    });
    await play(program);
    expect(program.complaints).toContain("SSL connection to 127.0.0.1");
  });

  it.skipIf(TELNET_SSL === undefined || EXPECT === undefined)(
    "lets telnet-ssl in, and hides the password",
    async () => {
      const shown = await expectScript(
        `spawn ${TELNET_SSL} -z ssl -z cacert=${certFile("a")} 127.0.0.1 ${port}
      shows {Name: $}
      types selkie
      shows {Password: $}
      types {${PASSWORD}}
      shows {Exits: [^\\n]*}
      shows {> $}
      types {say behind a curtain}
      shows {You say, 'behind a curtain'}
      types quit
      expect eof`,
        artefact("real-clients", "telnet-ssl.txt"),
      );
      expect(shown).not.toContain(PASSWORD);
      expect(shown).toContain("say behind a curtain");
    },
  );

  it("tells a client without TLS what this door speaks, and closes it", async () => {
    const line = await RawLine.open({ host: "127.0.0.1", port });
    line.send("guest\r\n");
    await line.end();
    expect(line.text).toBe(
      "This door speaks TLS. Turn TLS on in your client, or use the plain telnet port.\r\n",
    );
    line.close();
  });

  it.skipIf(NCAT === undefined)("tells ncat so when it forgets --ssl", async () => {
    program = new Piped(NCAT as string, ["127.0.0.1", String(port)], {
      transcript: artefact("real-clients", "ncat-no-ssl.txt"),
    });
    program.type("guest");
    await program.shows(/^This door speaks TLS\. [^]*\n$/);
    program.hangUp();
    await program.end();
  });
});
