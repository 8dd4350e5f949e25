/** Every call that the bot made, for tests and for the operator who wonders. */
export type LoggedCall = {
  method: string;
  arguments: Record<string, unknown>;
  at: string;
  status: number;
  answer: Record<string, unknown>;
};

export type CallLog = {
  add(call: LoggedCall): void;
  all(): LoggedCall[];
  of(method: string): LoggedCall[];
  count(method: string): number;
  clear(): void;
};

const CALLS_KEPT = 5000;

export function keepCallLog(): CallLog {
  const calls: LoggedCall[] = [];
  return {
    add(call) {
      calls.push(call);
      if (calls.length > CALLS_KEPT) calls.shift();
    },
    all: () => calls,
    of: (method) => calls.filter((call) => call.method === method),
    count: (method) => calls.filter((call) => call.method === method).length,
    clear: () => void calls.splice(0),
  };
}
