import { DO, negotiate, Opt, WILL } from "@wyldlands/telnet";
import { telnetOptions } from "../telnet-options/all.ts";

/** What every telnet client is sent first, one character a byte, unless the operator configured otherwise. */
export const OFFERS: string = telnetOptions
  .filter(({ code }) => code !== Opt.MXP)
  .flatMap(({ code, local, remote }) => [
    ...(remote === "want" ? [negotiate(DO, code)] : []),
    ...(local === "offer" ? [negotiate(WILL, code)] : []),
  ])
  .map((bytes) => Buffer.from(bytes).toString("latin1"))
  .join("");
