/** What a request that reached the desk was for, or met there. */
export type TrafficKind = 'create' | 'lookUp' | 'refused' | 'unanswered';

/** Requests of each second, by kind; plain data, so that it can come from another thread. */
export type TrafficCounts = Record<TrafficKind, Uint32Array>;

/** Requests counted by the second; index 0 is the second in which the outage began. */
export class Traffic {
  readonly counts: TrafficCounts;

  constructor(counts: TrafficCounts) {
    this.counts = counts;
  }

  /** Nothing counted yet, for so many seconds. */
  static empty(seconds: number): Traffic {
    const none = () => new Uint32Array(seconds);
    return new Traffic({ create: none(), lookUp: none(), refused: none(), unanswered: none() });
  }

  /** @param at seconds since the outage began */
  count(kind: TrafficKind, at: number): void {
    const counts = this.counts[kind];
    const second = Math.floor(at);
    counts[second] = (counts[second] ?? 0) + 1;
  }

  /** Requests in one second: of one kind, or all. */
  at(second: number, kind?: TrafficKind): number {
    if (kind !== undefined) return this.counts[kind][second] ?? 0;
    return Object.values(this.counts).reduce((sum, counts) => sum + (counts[second] ?? 0), 0);
  }

  /** Sum over `from` (included) to `to` (not included), in seconds. */
  sum(from: number, to: number, kind?: TrafficKind): number {
    let sum = 0;
    for (let second = from; second < to; second += 1) sum += this.at(second, kind);
    return sum;
  }

  /** The busiest second from `from` to `to`. */
  peak(from: number, to: number): number {
    let peak = 0;
    for (let second = from; second < to; second += 1) peak = Math.max(peak, this.at(second));
    return peak;
  }
}
