import { dateAt } from '../../../platform/calendar.ts';
import { readPerRollout, rememberAsHeard } from '../../../platform/day-mark.ts';
import { nameOf } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listNames } from '../../../platform/slack/directory.ts';
import { sayBarrier } from '../../adopt/barriers/barrier-words.ts';
import { findRolloutBarrier } from '../../adopt/barriers/barriers.store.ts';
import {
  findAdoptionWords,
  findMirrorWords,
  findTeamCountWords,
} from '../../adopt/verdicts/adoption-lines.store.ts';
import { listVerdicts } from '../../adopt/verdicts/verdicts.store.ts';
import type { ComingDates } from '../../contract/coming-date.ts';
import { isOverdue, type Obligation } from '../../contract/obligation.ts';
import { listStatusesUnderWay } from '../../gates/gates/gate-status.store.ts';
import { getBound } from '../../prepare/reviews/bound.store.ts';
import { countWalks } from '../../prepare/training/walk-counts.store.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { isRunning, waveToPlan } from '../../waves/waves/wave-record.ts';
import { getWaveFacts } from '../../waves/waves/wave-status.store.ts';
import { listWaves } from '../../waves/waves/waves.store.ts';
import type { OpenThing } from '../boards/board-page.ts';
import { getBoardCounts, listTroubledNames } from '../boards/boards.store.ts';
import { listOthersOwe } from '../obligations/waiting-for-others.store.ts';
import { holdsUp, type NextStep, nextStepOf } from './next-step.ts';
import type { Outlook } from './outlook.ts';
import type { SponsorFacts } from './sponsor-page.ts';

/** What a rollout comes to next, and what holds that up. */
export function getOutlook(context: ReadContext, rollout: Rollout): Outlook {
  return rememberAsHeard(context, `outlook ${nameOf(context.product)}`, (look) => {
    const waves = listWaves(look.database, rollout.id);
    const running = waves.find(isRunning);
    const step = nextStepOf({
      phase: rollout.phase,
      startsOn: rollout.startsOn,
      today: look.today,
      gates: listStatusesUnderWay(look).filter(({ passed }) => passed === undefined),
      runningWave: running?.number,
      waves: waveToPlan(waves).number === 0 ? 0 : waves.length,
      teamsLeft: getBoardCounts(look)['no-wave'],
    });
    return {
      rolloutId: rollout.id,
      step,
      holding: findHolding(look, step),
      running: running && getWaveFacts(look, running),
    };
  });
}

/** Of what holds the step up the most urgent thing, with everyone of whom it is asked. */
function findHolding(context: ReadContext, step: NextStep): OpenThing | undefined {
  const first = listOthersOwe(context).find(({ obligation }) => holdsUp(step, obligation));
  if (first === undefined) return undefined;
  const { obligation, people } = first;
  return { obligation, ownerNames: listNames(context.database, people) };
}

/** What the sponsor's page is made of. */
export function getSponsorFacts(
  context: ReadContext,
  { rollout, dates }: { rollout: Rollout; dates: ComingDates },
): SponsorFacts {
  const { people, finished } = countWalks(context);
  const { live, pilot } = getReach(context);
  const late = listOthersOwe(context)
    .map(({ obligation }) => obligation)
    .filter((one) => one.blocks !== undefined && isOverdue(one, context.today));
  return {
    today: context.today,
    teams: Math.max(0, getBoardCounts(context).all - 1),
    live: live - pilot,
    people,
    trained: finished,
    use: findUse(context),
    quality: findQuality(context),
    paused:
      rollout.paused === undefined
        ? undefined
        : {
            since: dateAt(rollout.paused.at, rollout.timeZone),
            reason: rollout.paused.reason,
          },
    troubled: listTroubledNames(context),
    barrier: findBarrier(context),
    concerns: context.product.concerns
      .flatMap((source) => readPerRollout(source, context))
      .map(({ words }) => words),
    dueGate: dates.dueGate,
    late: lateOf(late),
  };
}

/** Only what is shown to be weaker than the rest is a risk to name. */
function findBarrier(context: ReadContext): string | undefined {
  const found = findRolloutBarrier(context);
  return found?.barrier.kind === 'named' ? sayBarrier(found.barrier) : undefined;
}

function findUse(context: ReadContext): SponsorFacts['use'] {
  const { database, rolloutId } = context;
  const [whole] = listVerdicts(database, rolloutId, 'rollout');
  const says = findAdoptionWords(context);
  const counts = findTeamCountWords(context);
  if (whole === undefined || says === undefined) return undefined;
  const isShown = SHOWN_VERDICTS.has(whole.judged.verdict);
  const all = counts === undefined ? says : `${says} ${counts}`;
  return { says: all, mirror: findMirrorWords(context), isShown };
}

/** Corrected by what reviewers miss, as the gates of later waves ask. */
function findQuality(context: ReadContext): SponsorFacts['quality'] {
  const { findings, corrected } = getBound(context, { limit: 0.1 });
  if (findings.reviews === 0) return undefined;
  return { atMost: corrected.atMost, reviews: findings.reviews };
}

const SHOWN_VERDICTS: ReadonlySet<string> = new Set(['deepening', 'declining', 'plateau']);

/** How many teams work with it today, and whether the pilot is one of them. */
function getReach(context: ReadContext): { live: number; pilot: 0 | 1 } {
  const { database, product, rolloutId } = context;
  const live = new Set(product.liveTeams(context));
  const pilotId = findRollout(database, rolloutId)?.pilotTeamId;
  return { live: live.size, pilot: pilotId !== undefined && live.has(pilotId) ? 1 : 0 };
}

function lateOf(late: readonly Obligation[]): SponsorFacts['late'] {
  const things = new Map(late.map((one) => [one.key, one.dueOn]));
  const [oldestOn] = [...things.values()]
    .filter((on) => on !== undefined)
    .sort(Temporal.PlainDate.compare);
  return oldestOn === undefined ? undefined : { count: things.size, oldestOn };
}
