import { parseArgs, type ParseArgsConfig } from 'node:util';
import { fail, ok, type Result } from '../../../core/result.ts';

/** Options in the form of Node's `parseArgs`. */
export type CallOptions = NonNullable<ParseArgsConfig['options']>;
type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

/** The call as it was understood, with easy access to its options. */
export class Call {
  readonly positionals: readonly string[];
  readonly #values: Values;

  constructor(values: Values, positionals: readonly string[]) {
    this.#values = values;
    this.positionals = positionals;
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  texts(name: string): string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  }
}

/** Options that every command takes. */
const common: CallOptions = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } };

/** Parses the words after the command; what is not understood comes back in the parser's own words. */
export function readOptions(args: readonly string[], options: CallOptions): Result<Call, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...common, ...options },
      allowPositionals: true,
      strict: true,
    });
    return ok(new Call(values, positionals));
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
