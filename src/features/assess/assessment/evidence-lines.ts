import type { UserId } from '../../../platform/ids.ts';
import type { Evidence } from './evidence.ts';

/** Evidence as people type it, one piece a line: what looks like an address is a link, anything else a figure. */
export function evidenceFrom(typed: string, personIds: readonly UserId[]): Evidence[] {
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [
    ...lines.map(
      (line): Evidence =>
        /^https?:/i.test(line) ? { kind: 'link', url: line } : { kind: 'figure', text: line },
    ),
    ...personIds.map((personId): Evidence => ({ kind: 'person', personId })),
  ];
}

/** The links and figures as they were typed, to be shown in the form again. */
export function evidenceLines(evidence: readonly Evidence[]): string {
  return evidence
    .flatMap((piece) =>
      piece.kind === 'link' ? [piece.url] : piece.kind === 'figure' ? [piece.text] : [],
    )
    .join('\n');
}

export function evidencePeople(evidence: readonly Evidence[]): UserId[] {
  return evidence.flatMap((piece) => (piece.kind === 'person' ? [piece.personId] : []));
}
