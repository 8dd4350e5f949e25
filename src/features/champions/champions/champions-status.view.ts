import { sayCount, sayPart } from '../../../platform/words.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import type { ChampionStatus } from './champion-status.ts';

/** From the statuses of the teams that have one: "4 of 12 teams have a champion, 2 wait for their manager". */
export function championsStatus(
  statuses: readonly ChampionStatus[],
  { teams, withBackUp }: { teams: number; withBackUp: number },
): StatusLine[] {
  if (teams === 0) return [];
  const count = (test: (status: ChampionStatus) => boolean) => statuses.filter(test).length;
  const waits = (step: 'hours' | 'confirm' | 'accept') =>
    count((one) => one.kind === 'waits' && one.for === step);
  const withoutHours = count((one) => one.kind === 'without-hours');
  const have = count((one) => one.kind === 'has-champion');
  const parts = [
    `${sayPart(have, teams, 'team', 'has')} a champion`,
    part(waits('hours'), 'is waiting for its manager', 'are waiting for their manager'),
    part(waits('confirm'), 'is waiting for a lead', 'are waiting for a lead'),
    part(
      waits('accept'),
      'is waiting for the person’s answer',
      'are waiting for the person’s answer',
    ),
    part(withoutHours, 'has no hours now', 'have no hours now'),
    part(withBackUp, 'has a back-up', 'have a back-up'),
  ];
  const text = parts.filter((part) => part !== '').join(', ');
  const figures = {
    teams,
    withChampion: have,
    waitForHours: waits('hours'),
    waitForLead: waits('confirm'),
    waitForAnswer: waits('accept'),
    withoutHours,
    withBackUp,
  };
  return [{ topic: 'Champions', text: `${text}.`, figures }];
}

function part(count: number, one: string, many: string): string {
  return count === 0 ? '' : sayCount(count, one, many);
}
