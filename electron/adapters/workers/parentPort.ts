/** A worker's line to the process that started it. */
export interface ParentPort {
  post(message: unknown): void;
  onMessage(callback: (message: unknown) => void): void;
}

interface ElectronPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
}

/** The line to the parent: of an Electron utility process, or of a forked Node process. */
export function connectParent(): ParentPort {
  const port = (process as { parentPort?: ElectronPort }).parentPort;
  if (port !== undefined) {
    return {
      post: (message) => port.postMessage(message),
      onMessage: (callback) => void port.on('message', ({ data }) => callback(data)),
    };
  }
  return {
    post: (message) => void process.send?.(message),
    onMessage: (callback) => void process.on('message', callback),
  };
}
