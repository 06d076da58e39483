import { inProcessTransport } from "./stage/transports.ts";
import { conformance } from "./suites.ts";

conformance("in process", inProcessTransport);
