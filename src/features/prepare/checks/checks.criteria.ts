import { momentNear } from '../../../platform/day-mark.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { sayPart } from '../../../platform/words.ts';
import type { Criterion, Judgement } from '../../contract/criterion.ts';
import { sayObliged } from '../../contract/obliged-words.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { workflowsInUse } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { workflowKey } from '../core/entry.ts';
import { getIsVerificationAsked } from '../samples/verification-asked.store.ts';
import { checkStatus, silentAfter } from './check.ts';
import { listChecks } from './checks.store.ts';
import { asRolloutValue, checkValue, OPEN_CHECK, OPEN_DECLARE } from './checks.view.ts';

/** Tier 1: checks that run, report in time and pass. Silence is no pass. */
export const checksGreen: Criterion<ReadContext> = {
  name: 'checks.green',
  version: 1,
  asks: 'Do the automated checks of this work run, and pass?',
  threshold: { default: 100, unit: '%', means: 'of the checks pass and have reported in time' },
  appliesTo: (gate) => gate.kind === 'wave' || gate.leaving === 'infrastructure',
  isAsked: getIsVerificationAsked,
  judge(context, gate, threshold): Judgement {
    const { database, rolloutId } = context;
    const works =
      gate.kind === 'wave'
        ? new Set(
            workflowsInUse(listTeams(database, rolloutId, new Set(gate.teamIds))).map(workflowKey),
          )
        : undefined;
    const checks = listChecks(database, rolloutId).filter(
      ({ workflow }) => works === undefined || works.has(workflowKey(workflow)),
    );
    const now = momentNear(context, checks.map(silentAfter));
    const n = checks.length;
    if (n === 0) {
      const obliges = listActiveHolders(database, rolloutId, 'lead').map((personId) => ({
        personId,
        text: 'Declare an automated check of outputs, and who keeps it running',
        label: 'Declare a check',
        actionId: OPEN_DECLARE,
        value: asRolloutValue(rolloutId),
      }));
      return {
        verdict: 'no-data',
        measured: 'No automated check is declared for this work',
        n,
        settledBy: sayObliged(obliges, (id) => esc(findName(database, id))),
        obliges,
      };
    }
    const of = (status: string) => checks.filter((one) => checkStatus(one, now) === status);
    const [green, red] = [of('green'), of('red')];
    const measured = `${sayPart(green.length, n, ['check', 'checks'], 'is')} green`;
    if (green.length * 100 >= threshold * n) {
      return { verdict: 'pass', measured, n, settledBy: '', obliges: [] };
    }
    const lacking = checks.filter((one) => checkStatus(one, now) !== 'green');
    const obliges = lacking.flatMap((one) =>
      keepersOf(context, one.ownerId).map((personId) => ({
        personId,
        text: `Have the check “${esc(one.name)}” of *${esc(one.workflow)}* report a pass`,
        about: one.id,
        label: 'Look at it',
        actionId: OPEN_CHECK,
        value: checkValue(rolloutId, one.id),
      })),
    );
    const settledBy = sayObliged(obliges, (id) => esc(findName(database, id)));
    return { verdict: red.length > 0 ? 'fail' : 'inconclusive', measured, n, settledBy, obliges };
  },
};

/** Who looks after it, or a lead where that person has left. */
function keepersOf({ database, rolloutId }: ReadContext, ownerId: UserId): UserId[] {
  if (findPerson(database, ownerId)?.isDeactivated === false) return [ownerId];
  return listActiveHolders(database, rolloutId, 'lead').slice(0, 1);
}
