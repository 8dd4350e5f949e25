import type { UserId } from '../../../platform/ids.ts';
import { wordsIn } from '../../../platform/words.ts';

/** What stands behind an answer: a page, a number with its unit, or a person who can confirm it. */
export type Evidence =
  | { kind: 'link'; url: string }
  | { kind: 'figure'; text: string }
  | { kind: 'person'; personId: UserId };

export const EVIDENCE_MAX = 5;

export type EvidenceProblem =
  | { kind: 'too-much-evidence'; count: number; most: number }
  | { kind: 'not-a-link'; typed: string }
  | { kind: 'not-a-page'; typed: string }
  | { kind: 'no-figure'; typed: string }
  | { kind: 'bare-figure'; typed: string }
  | { kind: 'names-oneself' };

/** What keeps a piece from showing anything. `answererId` is never the one who confirms. */
export function evidenceProblems(
  evidence: readonly Evidence[],
  answererId: UserId | undefined,
): EvidenceProblem[] {
  const count = evidence.length;
  return [
    ...(count > EVIDENCE_MAX
      ? [{ kind: 'too-much-evidence', count, most: EVIDENCE_MAX } as const]
      : []),
    ...evidence.flatMap((piece) => problemOf(piece, answererId)),
  ];
}

function problemOf(piece: Evidence, answererId: UserId | undefined): EvidenceProblem[] {
  switch (piece.kind) {
    case 'link': {
      const url = webAddress(piece.url);
      if (url === undefined) return [{ kind: 'not-a-link', typed: piece.url }];
      return isPage(url) ? [] : [{ kind: 'not-a-page', typed: piece.url }];
    }
    case 'figure':
      if (!/\p{Nd}/u.test(piece.text)) return [{ kind: 'no-figure', typed: piece.text }];
      return saysWhatWasCounted(piece.text) ? [] : [{ kind: 'bare-figure', typed: piece.text }];
    case 'person':
      return piece.personId === answererId ? [{ kind: 'names-oneself' }] : [];
  }
}

function webAddress(text: string): URL | undefined {
  const url = URL.parse(text.trim());
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  return url !== null && isWeb ? url : undefined;
}

/** A page within a site that others can open: not the site alone, and not a page on one's own machine. */
function isPage({ hostname, pathname, search, hash }: URL): boolean {
  const isOwnMachine = /^(localhost|127\..*|\[::1\]|0\.0\.0\.0)$|\.localhost$/.test(hostname);
  const isSite = hostname.includes('.') || hostname.length >= 3;
  const isWithin = pathname.length > 1 || search.length > 1 || hash.length > 1;
  return isSite && isWithin && !isOwnMachine;
}

/** "6 hours a week of review" says what was counted, "Mia Chen" who shows it; "6", "6 h" and "x" say nothing. */
export function saysWhatWasCounted(text: string): boolean {
  const words = wordsIn(text);
  const isDense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2}/u;
  return isDense.test(text) || (words.length >= 2 && words.join('').length >= 6);
}
