/* What the digest, App Home and the sponsor's page say of use over months. */
import { remember } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { sayBriefly, sayCount, sayList } from '../../../platform/words.ts';
import type { Chart } from '../../contract/chart.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { depthSettings } from '../depth/depth-settings.ts';
import { sayVerdict } from '../depth/depth-words.ts';
import { earlyVictoryOf, sayEarlyVictory } from './early-victory.ts';
import type { StoredVerdict } from './stored-verdict.ts';
import { findDepthLook, listVerdicts } from './verdicts.store.ts';

const WEEKS_SHOWN = 20;

/** The whole in one honest sentence; undefined while nothing was judged. */
export function findAdoptionWords({ database, rolloutId, today }: ReadContext): string | undefined {
  const [whole] = listVerdicts(database, rolloutId, 'rollout');
  return whole && wordsOf(whole, today);
}

function wordsOf({ judged, firstWeekOn }: StoredVerdict, today: Temporal.PlainDate): string {
  return sayVerdict(judged, { firstWeekOn, today }, depthSettings);
}

/** What a look at week one would have made of it; undefined while nobody would have praised it. */
export function findMirrorWords({ database, rolloutId }: ReadContext): string | undefined {
  const teams = listVerdicts(database, rolloutId, 'team');
  return sayEarlyVictory(
    earlyVictoryOf(
      teams.map(({ judged }) => ({ weekOneShare: judged.weekOneShare, verdict: judged.verdict })),
    ),
  );
}

/** "Use falls in 1 team, grows in 2 and is level in 3 (of 12)." */
export function findTeamCountWords({ database, rolloutId }: ReadContext): string | undefined {
  return remember(database, `adoption counts ${rolloutId}`, () => {
    const teams = listVerdicts(database, rolloutId, 'team');
    if (teams.length === 0) return undefined;
    const count = (verdict: StoredVerdict['judged']['verdict']) =>
      teams.filter(({ judged }) => judged.verdict === verdict).length;
    const shown = [
      [count('declining'), 'falls in'],
      [count('deepening'), 'grows in'],
      [count('plateau'), 'is level in'],
    ] as const;
    const parts = shown
      .filter(([number]) => number > 0)
      .map(([number, says]) => `${says} ${number}`);
    const of = sayCount(teams.length, 'team');
    if (parts.length === 0) return `Use: nothing is shown yet for ${of}.`;
    const isAll = shown.reduce((sum, [number]) => sum + number, 0) === teams.length;
    return `Use ${sayList(parts)} of ${of}${isAll ? '' : '; nothing is shown yet for the others'}.`;
  });
}

export function listAdoptionStatus(context: ReadContext): StatusLine[] {
  const text = findTeamCountWords(context);
  return text === undefined ? [] : [{ topic: 'depth-verdicts', text }];
}

/** Use per person and who used it, of all people together. */
export function listAdoptionCharts(context: ReadContext): Chart[] {
  const { database, rolloutId, today } = context;
  const look = findDepthLook(database, rolloutId);
  const [whole] = listVerdicts(database, rolloutId, 'rollout');
  const weeks = look?.figures.weeks.slice(-WEEKS_SHOWN) ?? [];
  if (whole === undefined || whole.judged.people < depthSettings.minPeople || weeks.length < 2) {
    return [];
  }
  const mirror = findMirrorWords(context);
  const people = sayCount(whole.judged.people, 'person', 'people');
  return [
    {
      order: 20,
      title: 'Use by week',
      reads: `${wordsOf(whole, today)} (${people}, ${sayCount(whole.judged.weeks, 'full week')}.)${mirror === undefined ? '' : ` ${mirror}`}`,
      kind: 'line',
      categories: weeks.map(({ week }) =>
        sayBriefly(whole.firstWeekOn.add({ weeks: week }), today),
      ),
      series: [
        { name: 'Use per person', values: weeks.map(({ perPerson }) => perPerson) },
        { name: 'Who used it, %', values: weeks.map(({ share }) => share) },
      ],
    },
  ];
}
