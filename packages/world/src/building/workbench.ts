import type { CheckedContent } from "../content/check-content.ts";
import { folderSource } from "../content/source.ts";
import type { Overlay, StoredTexts } from "../reload/content-tasks.ts";
import { BuildFault } from "./fault.ts";
import { fileKind } from "./kinds.ts";
import type { Published, PublishedFile } from "./publication.ts";

/** What is done with a content folder beside the turns. `ContentReader` does it in a thread. */
export interface FolderTasks {
  texts(folder: string, files: readonly string[]): Promise<StoredTexts>;
  check(folder: string, overlay?: Overlay): Promise<CheckedContent>;
  hashes(folder: string, files: readonly string[]): Promise<ReadonlyMap<string, string | null>>;
  publish(folder: string, files: readonly PublishedFile[]): Promise<Published>;
}

/** The content folder as builders work on it from inside the game. */
export class Workbench {
  readonly #folder: string;
  readonly #tasks: FolderTasks;

  constructor(folder: string, tasks: FolderTasks) {
    this.#folder = folder;
    this.#tasks = tasks;
  }

  /** For lines that wait: a fault is an answer, which its player reads. */
  async tried<T>(ask: () => Promise<T>): Promise<T | BuildFault> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof BuildFault) return error;
      throw error;
    }
  }

  /** The texts of all files of these areas, or of all; an area that is not there has none. A file that cannot be read is a fault of all of it. */
  async texts(areas?: Iterable<string>): Promise<Map<string, string>> {
    const source = folderSource(this.#folder);
    const there = new Set(await source.names("areas"));
    const files: string[] = [];
    for (const area of new Set(areas ?? there)) {
      if (!there.has(area)) continue;
      for (const name of await source.names(`areas/${area}`)) {
        const path = `areas/${area}/${name}`;
        const inner = name.endsWith(".yaml")
          ? [path]
          : (await source.names(path)).map((one) => `${path}/${one}`);
        files.push(...inner.filter((file) => fileKind(file) !== undefined));
      }
    }
    const found = new Map<string, string>();
    for (const [file, stored] of await this.#tasks.texts(this.#folder, files)) {
      if (stored && "fault" in stored) throw new BuildFault(`${file} cannot be read: ${stored.fault}.`);
      if (stored) found.set(file, stored.text);
    }
    return found;
  }

  /** Single files; null for one that is not there. */
  async files(paths: readonly string[]): Promise<Map<string, string | null>> {
    const found = new Map<string, string | null>();
    for (const [file, stored] of await this.#tasks.texts(this.#folder, paths)) {
      if (stored && "fault" in stored) throw new BuildFault(`${file} cannot be read: ${stored.fault}.`);
      found.set(file, stored?.text ?? null);
    }
    return found;
  }

  check(overlay?: Overlay): Promise<CheckedContent> {
    return this.#tasks.check(this.#folder, overlay);
  }

  hashes(files: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    return this.#tasks.hashes(this.#folder, files);
  }

  publish(files: readonly PublishedFile[]): Promise<Published> {
    return this.#tasks.publish(this.#folder, files);
  }
}
