import { AttachRequest, AttachResponse } from "../generated/wyldlands/link/v1/link.ts";

/** The one method of the link, in the shape that `@grpc/grpc-js` takes on both sides. */
export const attachMethod = {
  path: "/wyldlands.link.v1.LinkService/Attach",
  requestStream: true,
  responseStream: true,
  requestSerialize: (message: AttachRequest): Buffer => Buffer.from(AttachRequest.encode(message).finish()),
  requestDeserialize: (bytes: Buffer): AttachRequest => AttachRequest.decode(bytes),
  /** The world hands over bytes: it has encoded its frames already, for the outbox. */
  responseSerialize: (bytes: Uint8Array): Buffer =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  responseDeserialize: (bytes: Buffer): AttachResponse => AttachResponse.decode(bytes),
} as const;
