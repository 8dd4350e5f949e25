/* What a webhook brings: one entry or up to a thousand, each judged by itself. */

export const MOST_AT_ONCE = 1000;
/** So many are read before everybody else has their turn. */
export const IN_ONE_TURN = 200;

type Refused = { index: number; pointer: string; says: string };
export type Judged = { accepted: number; duplicates: number; refused: readonly Refused[] };

export type Batch = { entries: readonly unknown[] } | { status: 413 | 422; says: string };

/** The entries of a body. More than a thousand are too much at once, none is nothing to take. */
export function entriesOf(body: unknown): Batch {
  const entries = Array.isArray(body) ? (body as unknown[]) : [body];
  if (entries.length > MOST_AT_ONCE) {
    return {
      status: 413,
      says: `There are ${entries.length} entries: send at most ${MOST_AT_ONCE} at a time.`,
    };
  }
  if (entries.length === 0) return { status: 422, says: 'The list is empty.' };
  return { entries };
}

/** 422 where nothing of it could be used, although something was sent. */
export const isUnusable = ({ accepted, duplicates }: Judged) => accepted + duplicates === 0;
