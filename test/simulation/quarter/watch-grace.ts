/* Who is asked about a team without a certified champion: its back-ups, and the leads where only the certificate is missing. */
import {
  graceDates,
  graceObligations,
  rolledBackConcerns,
} from '../../../src/features/access/access/access.obligations.ts';
import type { TeamId } from '../../../src/platform/ids.ts';
import { contextOf } from '../../../src/platform/request.ts';
import type { TeamModel } from './access-model.ts';
import type { AccessRows, RolloutRow, TeamRow } from './access-rows.ts';
import { same } from './looked.ts';
import { type Report, rows, type Scene } from './watch.ts';

type Seen = {
  rollout: RolloutRow;
  all: AccessRows;
  modelled: readonly { team: TeamRow; model: TeamModel }[];
};

export function judgeGrace(
  { house, now }: Scene,
  report: Report,
  { rollout, all, modelled }: Seen,
): void {
  const { database, app } = house.bot();
  const { product } = app;
  const of = { id: rollout.id as never, timeZone: rollout.zone };
  const context = contextOf({ database, product, now }, of);
  const only = new Set(modelled.map(({ team }) => team.id as TeamId));
  const leads = rows<{ person: string }>(
    { house },
    `select user_id as person from rollout_roles r join people using (user_id)
     where rollout_id = ? and role = 'lead' and is_deactivated = 0`,
    rollout.id,
  ).map(({ person }) => person);
  const asked = [...graceObligations(context, only)].map(
    ([teamId, { key, personId, sinceOn, dueOn, takers, blocks }]) =>
      `${teamId} ${key.split(':').at(-1)} ${personId} ${sinceOn} ${dueOn} ${takers} ${blocks?.kind}`,
  );
  const wanted = modelled.flatMap(({ team, model: { state, rolledBack, sinceOn, lastOn } }) => {
    if (rolledBack !== undefined || (state !== 'grace' && state !== 'frozen')) return [];
    const inOffice = all.champions.filter((one) => one.team === team.id && one.ended === null);
    const isLed = inOffice.some(({ role }) => role === 'champion');
    const backUps = inOffice.filter(({ role }) => role === 'back-up');
    return [
      ...(isLed ? leads : []).map(
        (person) => `${team.id} lead ${person} ${sinceOn} ${lastOn} lead new-access`,
      ),
      ...backUps.map(
        ({ person }) => `${team.id} back-up ${person} ${sinceOn} ${lastOn} undefined undefined`,
      ),
    ];
  });
  report.expect(
    same(asked, wanted),
    () => `About grace are asked ${asked}, and should be ${wanted}.`,
  );
  if (modelled.length < all.teams.length) return;
  const days = graceDates(context).map(({ on }) => on.toString());
  const last = modelled.flatMap(({ model }) =>
    model.state === 'grace' ? [model.lastOn ?? ''] : [],
  );
  report.expect(same(days, last), () => `Grace is said to end on ${days}, and ends on ${last}.`);
  const concerns = rolledBackConcerns(context).map(({ teamId }) => String(teamId));
  const back = modelled.flatMap(({ team, model }) => (model.rolledBack ? [team.id] : []));
  report.expect(
    same(concerns, back),
    () => `Rolled back are said to be ${concerns}, and are ${back}.`,
  );
}
