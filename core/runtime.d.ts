/**
 * The few globals that every runtime of ours has (Node, Electron, browsers) and that core may use. Declared here
 * and not through the DOM or Node types, so that nothing else of those slips in. Only core's own tsconfig reads it.
 */
interface AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

declare class AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class URL {
  constructor(url: string, base?: string);
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly searchParams: {
    get(name: string): string | null;
    getAll(name: string): string[];
    keys(): IterableIterator<string>;
  };
}
