import { dateAt } from '../../../platform/calendar.ts';
import type { PerRollout } from '../../../platform/request.ts';
import type { Obligation } from '../../contract/obligation.ts';
import {
  findRollout,
  listActiveHolders,
  listRolesOf,
} from '../../rollout/rollouts/rollouts.store.ts';
import { findOpenRegister } from './registers.store.ts';
import { OPEN_DIGITS, samplesValue } from './samples.view.ts';

/** Digits for the next draw: of a lead and a sponsor, or of two leads where there is no sponsor. */
export const digitsObligations: PerRollout<Obligation> = ({ database, rolloutId }) => {
  const register = findOpenRegister(database, rolloutId);
  if (register === undefined || register.second !== undefined) return [];
  const leads = listActiveHolders(database, rolloutId, 'lead');
  const sponsors = listActiveHolders(database, rolloutId, 'sponsor');
  const by = register.first?.by;
  const isLeadsDone = by !== undefined && listRolesOf(database, rolloutId, by).includes('lead');
  const others = (people: readonly (typeof leads)[number][]) => people.filter((id) => id !== by);
  const asked = [
    ...(isLeadsDone
      ? []
      : others(leads)
          .slice(0, 1)
          .map((id) => ({ id, as: 'lead' }))),
    ...(by !== undefined && !isLeadsDone
      ? []
      : (sponsors.length > 0 ? others(sponsors) : others(leads).slice(isLeadsDone ? 0 : 1))
          .slice(0, 1)
          .map((id) => ({ id, as: 'second' }))),
  ];
  const zone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  return asked.map(({ id: personId, as }) => ({
    key: `samples.digits:${register.number}:${as}`,
    rolloutId,
    personId,
    topic: 'reviews',
    text: 'Type a few digits for the draw of outputs',
    why: 'Two people’s digits decide what is drawn for review, so that nobody alone can; without them nothing is drawn.',
    sinceOn: dateAt(register.openedAt, zone),
    dueOn: register.closesOn,
    minutes: 1,
    takers: ['lead', 'sponsor'],
    settle: {
      label: 'Type digits',
      actionId: OPEN_DIGITS,
      value: samplesValue(rolloutId),
    },
  }));
};
