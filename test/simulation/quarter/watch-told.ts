/* What the product says of gates, overrides and freezes where people look: status, dates and limits, with the model's figures. */

import {
  freezeDates,
  freezeStatus,
} from '../../../src/features/gates/freezes/freezes.obligations.ts';
import { getSeatsWithoutBackUp } from '../../../src/features/gates/gates/back-up-limit.store.ts';
import { gateStatus } from '../../../src/features/gates/gates/gates.obligations.ts';
import {
  overrideDates,
  overrideStatus,
} from '../../../src/features/gates/overrides/overrides.obligations.ts';
import { dayAt, dayPlus } from './days.ts';
import type { GateModel } from './gate-model.ts';
import { type Looked, same } from './looked.ts';
import { holdsOn, isOpen } from './override-model.ts';

const SAID_AHEAD_DAYS = 14;
const SHOWN = 2;
const USUAL_SEATS = 15;

export function judgeTold(looked: Looked, underWay: readonly string[], ahead: readonly string[]) {
  const { all, place, context, report, gate } = looked;
  const now = context.now.epochMilliseconds;
  const today = dayAt(now, place.zone);
  const agree = (what: string, said: Iterable<string>, wanted: Iterable<string>) => {
    const [one, other] = [[...said], [...wanted]];
    report.expect(same(one, other), () => `${what} say ${one}, and should say ${other}.`);
  };
  const models = underWay
    .filter((key) => !all.passed.has(key))
    .flatMap((key): GateModel[] => [gate(key)].filter((one) => one !== undefined));
  agree(
    'Lines about gates',
    gateStatus(context).map(
      ({ text, figures }) =>
        `${figures?.criteria} ${figures?.notMet} ${text.includes('it can be opened')}`,
    ),
    models.map(
      ({ asked, unmet, refusal }) => `${asked.length} ${unmet.length} ${refusal === undefined}`,
    ),
  );
  const inForce = all.overrides.filter((one) => holdsOn(one, today));
  const waiting = all.overrides.filter((one) => isOpen(one, now));
  agree(
    'Lines about overrides',
    overrideStatus(context).map(({ figures }) => `${figures?.criteria}`),
    [...inForce.map(({ criteria }) => `${criteria.length}`), ...waiting.map(() => 'undefined')],
  );
  agree(
    'Days of overrides',
    overrideDates(context).map(({ on }) => on.toString()),
    inForce.map(({ expiresOn }) => expiresOn),
  );
  const freezes = all.freezes
    .filter(({ lifted, until }) => lifted === null && (until === null || until >= today))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  agree(
    'Days of freezes',
    freezeDates(context).map(({ on }) => on.toString()),
    freezes.flatMap(({ from, until }) => (until === null ? [from] : [from, until])),
  );
  const near = freezes
    .filter(({ from }) => from <= dayPlus(today, SAID_AHEAD_DAYS))
    .slice(0, SHOWN);
  agree(
    'Lines about freezes',
    freezeStatus(context).map(({ text }) => `${text.startsWith('Frozen')}`),
    near.map(({ from }) => `${from <= today}`),
  );
  const limits = ahead.flatMap(
    (key) =>
      all.versions
        .findLast((one) => one.gate === key)
        ?.criteria.flatMap(({ name, threshold }) =>
          name === 'champions.back-ups' && threshold !== undefined ? [threshold.value] : [],
        ) ?? [],
  );
  const limit = Math.min(place.seats ?? USUAL_SEATS, ...limits);
  report.expect(
    getSeatsWithoutBackUp(context) === limit,
    () =>
      `Teams up to ${getSeatsWithoutBackUp(context)} need no back-up, and should up to ${limit}.`,
  );
}
