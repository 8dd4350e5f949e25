/** Trouble on order: the next calls of a method go wrong in the way that a test asks for. */
export type Fault = (
  | { kind: 'ratelimited'; retryAfterSeconds?: number }
  | { kind: '500' }
  /** The call does its work, and the connection breaks before the answer arrives. */
  | { kind: 'drop-answer' }
  | { kind: 'drop-request' }
  | { kind: 'hang'; ms?: number }
  | { kind: 'error'; error: string }
) & { times?: number; when?: (args: Record<string, unknown>) => boolean };

export type Faults = {
  next(method: string, fault: Fault): void;
  take(method: string, args: Record<string, unknown>): Fault | undefined;
  clear(): void;
};

export function arrangeFaults(): Faults {
  const waiting: { method: string; fault: Fault; left: number }[] = [];
  return {
    next: (method, fault) => void waiting.push({ method, fault, left: fault.times ?? 1 }),
    take(method, args) {
      const due = waiting.find(
        (one) => one.left > 0 && one.method === method && (one.fault.when?.(args) ?? true),
      );
      if (due === undefined) return undefined;
      due.left -= 1;
      return due.fault;
    },
    clear: () => void waiting.splice(0),
  };
}
