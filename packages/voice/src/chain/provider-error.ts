import { ModelError, type ModelErrorKind, type ModelUsage } from "../model.ts";

/** A provider's failure. Its message names provider and status, and repeats nothing that was sent or kept secret: no key, no player's word. */
export class ProviderError extends ModelError {
  /** Whether the same request may do better a moment later. */
  readonly again: boolean;
  constructor(
    kind: ModelErrorKind,
    message: string,
    { again = false, ...options }: { again?: boolean; retryAfterMs?: number; usage?: ModelUsage } = {},
  ) {
    super(kind, message, options);
    this.again = again;
  }
}
