import { ModelError } from "../model.ts";

/** Where a provider's key comes from; what reads files and the environment is handed in. */
export interface KeySource {
  /** Throws a `ModelError` that names the variable or file that is missing, never the key. Read anew each time: a key can be changed while the world runs. */
  readonly read: () => string | undefined;
}

export interface KeyInput {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly readFile: (path: string) => string;
}

interface KeyKeys {
  readonly api_key_env?: string | undefined;
  readonly api_key_file?: string | undefined;
}

/** `standard`: the variable that is read when none is named; undefined: such a provider can do without a key. */
export function keySource(config: KeyKeys, standard: string | undefined, input: KeyInput): KeySource {
  const { api_key_file: file, api_key_env: named } = config;
  if (file !== undefined) return { read: () => fromFile(file, input) };
  const variable = named ?? standard;
  return { read: () => (variable === undefined ? undefined : fromVariable(variable, input)) };
}

function fromVariable(variable: string, { env }: KeyInput): string {
  const key = env[variable]?.trim();
  if (!key) throw new ModelError("unauthorised", `has no key: the variable ${variable} is not set`);
  return key;
}

function fromFile(file: string, { readFile }: KeyInput): string {
  let key: string;
  try {
    key = readFile(file).trim();
  } catch {
    throw new ModelError("unauthorised", `has no key: the file ${file} cannot be read`);
  }
  if (key === "") throw new ModelError("unauthorised", `has no key: the file ${file} is empty`);
  if (/\s/.test(key))
    throw new ModelError("unauthorised", `has no key: the file ${file} must hold the key and nothing else`);
  return key;
}
