import type { StatusLine } from '../../contract/status-line.ts';

/** "5 of 13 people have finished the training, 3 are on the way". */
export function trainingStatus(counts: {
  people: number;
  begun: number;
  finished: number;
}): StatusLine[] {
  const { people, begun, finished } = counts;
  if (people === 0) return [];
  const way = begun === 0 ? '' : `, ${begun} ${begun === 1 ? 'is' : 'are'} on the way`;
  const who = `${finished} of ${people} ${people === 1 ? 'person' : 'people'}`;
  return [
    {
      topic: 'Training',
      text: `${who} ${finished === 1 || people === 1 ? 'has' : 'have'} finished the training${way}.`,
      figures: { people, begun, finished },
    },
  ];
}
