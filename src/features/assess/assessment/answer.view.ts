import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { sayList } from '../../../platform/words.ts';
import type { Answer, Confidence, Evidence, Holds } from './answer.ts';

export type NameOf = (userId: string) => string;

const HOLDS: Record<Holds, string> = {
  yes: 'would hold without the pilot team',
  partly: 'would partly hold',
  no: 'would not hold',
};

const SURE: Record<Confidence, string> = {
  high: 'sure',
  medium: 'fairly sure',
  low: 'a guess',
};

/** What an answer is worth: its mark, how sure it is, and what stands behind it. */
export function answerFacts(answer: Answer, nameOf: NameOf): string {
  const worth = `_${HOLDS[answer.holdsWithoutPilot]} · ${SURE[answer.confidence]}_`;
  if (answer.evidence.length === 0) return `${worth}\n*Open:* no evidence yet`;
  return `${worth}\nEvidence: ${sayList(answer.evidence.map((piece) => sayEvidence(piece, nameOf)))}`;
}

function sayEvidence(piece: Evidence, nameOf: NameOf): string {
  switch (piece.kind) {
    case 'link':
      return `<${linkTarget(piece.url)}|${esc(clamp(piece.url, 60)).replaceAll('|', '¦')}>`;
    case 'figure':
      return esc(clamp(piece.text, 200));
    case 'person':
      return `${esc(nameOf(piece.personId))} can confirm it`;
  }
}

/** An address in a form that cannot end Slack's link early. */
function linkTarget(url: string): string {
  const href = URL.parse(url)?.href ?? '';
  return esc(href).replaceAll('|', '%7C');
}
