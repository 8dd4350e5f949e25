import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { sayList } from '../../../platform/words.ts';
import type { Answer, Confidence, Holds } from './answer.ts';
import type { AnswerConfirmation, Confirming } from './confirmation.ts';
import type { Evidence } from './evidence.ts';

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

/** What an answer is worth: its mark, how sure it is, what stands behind it, and what others say to that. */
export function answerFacts(answer: Answer, nameOf: NameOf, confirming?: Confirming): string {
  const worth = `_${HOLDS[answer.holdsWithoutPilot]} · ${SURE[answer.confidence]}_`;
  if (answer.evidence.length === 0) return `${worth}\n*Open:* no evidence yet`;
  const shows = `Evidence: ${sayList(answer.evidence.map((piece) => sayEvidence(piece, nameOf)))}`;
  return [worth, shows, ...confirmingLines(confirming, nameOf)].join('\n');
}

function confirmingLines(confirming: Confirming | undefined, nameOf: NameOf): string[] {
  if (confirming === undefined) return [];
  if (confirming.words.length === 0) return ['*Open:* not confirmed by anyone else yet'];
  return confirming.words.map((one) => wordLine(one, nameOf));
}

function wordLine({ by, says, words }: AnswerConfirmation, nameOf: NameOf): string {
  const verb = says === 'so' ? 'Confirmed by' : '*Not quite*, says';
  return `${verb} ${esc(nameOf(by))}${words === '' ? '' : `: ${esc(clamp(words, 300))}`}`;
}

function sayEvidence(piece: Evidence, nameOf: NameOf): string {
  switch (piece.kind) {
    case 'link':
      return `<${linkTarget(piece.url)}|${esc(clamp(piece.url, 60)).replaceAll('|', '¦')}>`;
    case 'figure':
      return esc(clamp(piece.text, 200));
    case 'person':
      return `${esc(nameOf(piece.personId))} is named to confirm it`;
  }
}

/** An address in a form that cannot end Slack's link early. */
function linkTarget(url: string): string {
  const href = URL.parse(url)?.href ?? '';
  return esc(href).replaceAll('|', '%7C');
}
