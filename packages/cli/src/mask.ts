const URL_PASSWORD = /([a-z][a-z0-9+.-]*:\/\/[^\s/:@]*):[^\s/]*@/gi;
const QUERY_PASSWORD = /([?&](?:password|passfile|sslpassword|token|key)=)[^&\s]*/gi;

export const MASK = "********";

/** Text with the passwords of the addresses in it hidden. */
export function maskAddresses(text: string): string {
  return text.replaceAll(URL_PASSWORD, `$1:${MASK}@`).replaceAll(QUERY_PASSWORD, `$1${MASK}`);
}
