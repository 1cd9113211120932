import type { EventEmitter } from 'node:events';

/** How `x11` answers: an error, or what was asked for. */
export type Reply<Value> = (error: Error | null | undefined, value: Value) => void;

/**
 * The part of an `x11` client that is used; the package brings no types. The names are the protocol's own (X Window
 * System Protocol, version 11). A request that the server refuses is answered with an error, and emitted as `error`
 * as well.
 */
export interface XClient extends EventEmitter {
  InternAtom(onlyIfExists: boolean, name: string, reply: Reply<number>): void;
  GetProperty(
    remove: 0 | 1,
    window: number,
    property: number,
    type: number,
    offset: number,
    length: number,
    reply: Reply<{ data: Buffer }>,
  ): void;
  GetGeometry(window: number, reply: Reply<{ width: number; height: number }>): void;
  /** `child`: the child of `to` at the place; 0 for none. */
  TranslateCoordinates(
    from: number,
    to: number,
    x: number,
    y: number,
    reply: Reply<{ child: number; destX: number; destY: number }>,
  ): void;
  /** Children from bottom to top. */
  QueryTree(window: number, reply: Reply<{ parent: number; children: number[] }>): void;
  GetWindowAttributes(window: number, reply: Reply<{ mapState: number }>): void;
  GetInputFocus(reply: Reply<{ focus: number }>): void;
  ChangeWindowAttributes(window: number, values: { eventMask: number }): void;
  terminate(): void;
}

/** The module itself. */
export interface X11Module {
  createClient(
    options: { display?: string },
    ready: Reply<{ client: XClient; screen: { root: number }[] } | undefined>,
  ): void;
  eventMask: { PropertyChange: number };
}
