import { readFileSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";

/** One of two certificates for 127.0.0.1 that are good for tests only: their keys are public. */
export type TestCertificate = "a" | "b";

const path = (which: TestCertificate, part: string): string =>
  join(import.meta.dirname, `test-certificate-${which}${part}.pem`);

export const certFile = (which: TestCertificate): string => path(which, "");
export const keyFile = (which: TestCertificate): string => path(which, ".key");

/** The certificate in PEM form; it signs itself. */
export const certText = (which: TestCertificate): string => readFileSync(certFile(which), "utf8");

/** Puts a certificate and its key where a gateway looks for them; the certificate goes first. */
export async function install(which: TestCertificate, tls: { cert: string; key: string }): Promise<void> {
  await copyFile(certFile(which), tls.cert);
  await copyFile(keyFile(which), tls.key);
}
