import { createPrivateKey, X509Certificate, type KeyObject } from "node:crypto";
import { readFileSync, unwatchFile, watchFile } from "node:fs";
import type { SecureContextOptions } from "node:tls";
import type { Logger } from "pino";
import { GatewayError } from "../errors.ts";

export interface CertificateSetup {
  /** PEM file with the certificate, those that sign it behind it. */
  certFile: string;
  /** PEM file with its key. */
  keyFile: string;
  log: Logger;
  /** Milliseconds between looks at the files. */
  lookMs: number;
}

/** How many days before its end a certificate is worth a warning. */
const WARN_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The certificate of every TLS port, read again when its files change. The key is in no log and no error. */
export class Certificate {
  readonly #setup: CertificateSetup;
  readonly #users = new Set<(options: SecureContextOptions) => void>();
  readonly #look = (): void => void this.reload();
  #options: SecureContextOptions;

  /** Throws a GatewayError that names the file which will not do. */
  constructor(setup: CertificateSetup) {
    this.#setup = setup;
    this.#options = this.#read();
    // Polled, for a certificate is renewed by renaming files and moving links, which file events miss.
    for (const file of [setup.certFile, setup.keyFile])
      watchFile(file, { interval: setup.lookMs, persistent: false }, this.#look);
  }

  /** Calls `take` now and after every reload. TLS 1.2 at least (RFC 8996). */
  use(take: (options: SecureContextOptions) => void): void {
    this.#users.add(take);
    take(this.#options);
  }

  /** Reads the files again; what will not do is logged, and the certificate stays. True when it was taken. */
  reload(): boolean {
    try {
      this.#options = this.#read();
    } catch (error) {
      // Between the renewal of one file and of the other they do not fit; the second look will.
      this.#setup.log.warn({ reason: (error as Error).message }, "the old TLS certificate stays in use");
      return false;
    }
    for (const take of this.#users) take(this.#options);
    this.#setup.log.info("TLS certificate read again");
    return true;
  }

  stop(): void {
    for (const file of [this.#setup.certFile, this.#setup.keyFile]) unwatchFile(file, this.#look);
    this.#users.clear();
  }

  #read(): SecureContextOptions {
    const { certFile, keyFile } = this.#setup;
    const [cert, key] = [readPem(certFile), readPem(keyFile)];
    const parsed = parse("GATEWAY_CERTIFICATE_BAD", certFile, () => new X509Certificate(cert));
    const secret: KeyObject = parse("GATEWAY_KEY_BAD", keyFile, () => createPrivateKey(key));
    if (!parsed.checkPrivateKey(secret)) throw new GatewayError("GATEWAY_KEY_OF_ANOTHER", keyFile);
    const days = Math.floor((Date.parse(parsed.validTo) - Date.now()) / DAY_MS);
    if (days < WARN_DAYS)
      this.#setup.log.warn({ file: certFile, days }, "the TLS certificate ends soon, or has ended");
    return { cert, key, minVersion: "TLSv1.2" };
  }
}

function readPem(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new GatewayError("GATEWAY_TLS_FILE_UNREADABLE", `${file} (${code ?? "unknown error"})`, cause);
  }
}

/** Without the cause: the library's own words may quote what it was given. */
function parse<T>(code: "GATEWAY_CERTIFICATE_BAD" | "GATEWAY_KEY_BAD", file: string, how: () => T): T {
  try {
    return how();
  } catch {
    throw new GatewayError(code, file);
  }
}
