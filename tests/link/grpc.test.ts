import { grpcTransport } from "./stage/transports.ts";
import { conformance } from "./suites.ts";

conformance("gRPC", grpcTransport);
