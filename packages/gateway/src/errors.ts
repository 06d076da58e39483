/** What can keep a gateway from starting: a code, a sentence for the operator, and what to do about it. */
const catalogue = {
  GATEWAY_PORT_IN_USE: (where: string) =>
    `Something else already listens on ${where}. Stop it, or set another port (0 takes any free one).`,
  GATEWAY_PORT_FORBIDDEN: (where: string) =>
    `This user may not listen on ${where}. Ports below 1024 need a privilege; choose a higher one.`,
  GATEWAY_ADDRESS_UNKNOWN: (where: string) =>
    `This machine has no address for ${where}. Use one of its own addresses, or 0.0.0.0 for all of them.`,
  GATEWAY_LISTEN_FAILED: (where: string) => `The gateway could not listen on ${where}.`,
  GATEWAY_TLS_FILE_UNREADABLE: (file: string) =>
    `The TLS file ${file} cannot be read. Check its path and rights in gateway.tls.`,
  GATEWAY_CERTIFICATE_BAD: (file: string) =>
    `${file} holds no certificate in PEM form. gateway.tls.cert wants the whole chain, the server's own first.`,
  GATEWAY_KEY_BAD: (file: string) =>
    `${file} holds no private key in PEM form that can be read without a passphrase.`,
  GATEWAY_KEY_OF_ANOTHER: (file: string) =>
    `The key in ${file} does not belong to the certificate in gateway.tls.cert.`,
  GATEWAY_TLS_HALF: (key: string) => `${key} is missing: TLS needs gateway.tls.cert and gateway.tls.key.`,
  GATEWAY_PROXIES_MISSING: (key: string) =>
    `${key} is on, but gateway.proxies names no proxy: nobody could connect. Name its address there.`,
} as const;

export type GatewayErrorCode = keyof typeof catalogue;

export class GatewayError extends Error {
  readonly code: GatewayErrorCode;

  constructor(code: GatewayErrorCode, detail: string, cause?: unknown) {
    super(catalogue[code](detail), { cause });
    this.name = "GatewayError";
    this.code = code;
  }
}

const byErrno: Readonly<Record<string, GatewayErrorCode>> = {
  EADDRINUSE: "GATEWAY_PORT_IN_USE",
  EACCES: "GATEWAY_PORT_FORBIDDEN",
  EADDRNOTAVAIL: "GATEWAY_ADDRESS_UNKNOWN",
  ENOTFOUND: "GATEWAY_ADDRESS_UNKNOWN",
};

/** Puts a socket's failure to listen into words. `where`: e.g. `telnet port 4000 (127.0.0.1)`. */
export function listenError(where: string, cause: NodeJS.ErrnoException): GatewayError {
  return new GatewayError(byErrno[cause.code ?? ""] ?? "GATEWAY_LISTEN_FAILED", where, cause);
}
