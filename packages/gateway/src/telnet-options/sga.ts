import { Opt } from "@wyldlands/telnet";
import { defineOption } from "./define-option.ts";

/** Suppress go-ahead, RFC 858: agreed to, never offered, for an offer flips plain telnet clients to single characters. */
export const sga = defineOption({ code: Opt.SGA, local: "allow", remote: "allow" });
