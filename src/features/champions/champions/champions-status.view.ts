import { sayCount } from '../../../platform/words.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import type { ChampionStanding } from './champion-standing.ts';

/** "4 of 12 teams have a champion, 2 wait for their manager". */
export function championsStatus(
  standings: readonly ChampionStanding[],
  backUps: number,
): StatusLine[] {
  if (standings.length === 0) return [];
  const count = (test: (standing: ChampionStanding) => boolean) => standings.filter(test).length;
  const waits = (step: 'hours' | 'confirm' | 'accept') =>
    count((one) => one.kind === 'waits' && one.for === step);
  const have = count((one) => one.kind === 'has-champion');
  const parts = [
    `${have} of ${sayCount(standings.length, 'team')} ${have === 1 ? 'has' : 'have'} a champion`,
    said(waits('hours'), 'waits for its manager', 'wait for their manager'),
    said(waits('confirm'), 'waits for a lead', 'wait for a lead'),
    said(waits('accept'), 'waits for the person’s answer', 'wait for the person’s answer'),
    said(
      count((one) => one.kind === 'without-hours'),
      'has no hours now',
      'have no hours now',
    ),
    said(backUps, 'has a back-up', 'have a back-up'),
  ];
  const text = parts.filter((part) => part !== '').join(', ');
  return [{ topic: 'Champions', text: `${text}.`, order: 30 }];
}

function said(count: number, one: string, many: string): string {
  return count === 0 ? '' : sayCount(count, one, many);
}
