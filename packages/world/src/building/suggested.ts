import type { Described, Subject } from "@wyldlands/voice";
import type { BuildFault } from "./fault.ts";
import { Workshop } from "./workshop.ts";
import type { Workbench } from "./workbench.ts";

/** Milliseconds that a suggestion may take. */
const DEADLINE_MS = 12_000;

interface Suggesting<Target> {
  readonly workbench: Workbench;
  /** Whose files are looked at. */
  readonly areas: Iterable<string>;
  /** The texts of the builder's draft, by path. */
  readonly overlay: ReadonlyMap<string, string | null>;
  /** What the words are to be about; throws a `BuildFault` for what cannot be. */
  readonly targetOf: (shop: Workshop) => Target;
  readonly describe: (
    subject: Subject,
    options: { deadlineMs: number; signal: AbortSignal; player?: string },
  ) => Promise<Described>;
  /** Id of the account that it is charged to. */
  readonly player: string | undefined;
}

/** Outside of a turn: the files as they are on the disk, what the words are about, and a model's words for it. Nothing is changed. */
export function suggested<Target extends { readonly subject: Subject }>({
  workbench,
  areas,
  overlay,
  targetOf,
  describe,
  player,
}: Suggesting<Target>): Promise<
  { disk: ReadonlyMap<string, string>; target: Target; described: Described } | BuildFault
> {
  return workbench.tried(async () => {
    const disk = await workbench.texts(areas);
    const target = targetOf(new Workshop(disk, overlay));
    const described = await describe(target.subject, {
      deadlineMs: DEADLINE_MS,
      signal: AbortSignal.timeout(DEADLINE_MS),
      ...(player !== undefined && { player }),
    });
    return { disk, target, described };
  });
}
