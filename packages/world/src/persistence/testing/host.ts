import type { EngineHost } from "../engine.ts";

/** An engine's surroundings that remember what they are told. */
export class RecordingHost implements EngineHost {
  readonly logged: { level: string; fields: object; message: string }[] = [];
  readonly losses: Error[] = [];

  readonly migrations: string[] = [];

  migrated(names: readonly string[]): void {
    this.migrations.push(...names);
  }

  log(level: "info" | "warn" | "error", fields: object, message: string): void {
    this.logged.push({ level, fields, message });
  }

  lost(error: Error): void {
    this.losses.push(error);
  }
}
