import { Buffer } from "node:buffer";

/** A whole HTTP answer for a connection that no HTTP server holds (any more), and that ends with it. */
export function plainAnswer(status: string, sentence: string): string {
  const body = `${sentence}\n`;
  return (
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n` +
    `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}
