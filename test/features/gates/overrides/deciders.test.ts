import { expect, it } from 'vitest';
import {
  answerBy,
  approversOf,
  hasSecondPerson,
} from '../../../../src/features/gates/overrides/deciders.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { LENA, OLGA, SAM } from '../gates/gate-builders.ts';

const at = (hours: number) =>
  Temporal.Instant.from('2027-01-11T09:00:00Z').add({ minutes: hours * 60 });
const asked = { requestedBy: LENA, requestedAt: at(0) };
const both = { leadIds: [LENA, SAM], sponsorIds: [OLGA], awayUntil: new Map() };
const who = (deciders: typeof both, hours = 0) =>
  approversOf(deciders, asked, at(hours)).map(({ personId, as }) => `${personId} ${as}`);

it('a sponsor decides; a second lead may when the sponsors have had their three days', () => {
  expect(who(both, 71.9)).toEqual([`${OLGA} sponsor`]);
  expect(who(both, 72)).toEqual([`${OLGA} sponsor`, `${SAM} second-lead`]);
});

it('a second lead may at once where no sponsor is there, or none is back in time', () => {
  expect(who({ ...both, sponsorIds: [] })).toEqual([`${SAM} second-lead`]);
  const away = (hours: number) => ({ ...both, awayUntil: new Map([[OLGA, at(hours)]]) });
  expect(who(away(48))).toEqual([`${OLGA} sponsor`]);
  expect(who(away(72))).toEqual([`${OLGA} sponsor`, `${SAM} second-lead`]);
});

it('a sponsor who is appointed later is one of those who are asked', () => {
  const ines = 'U-INES' as UserId;
  expect(who({ ...both, sponsorIds: [OLGA, ines] }, 40)).toEqual([
    `${OLGA} sponsor`,
    `${ines} sponsor`,
  ]);
});

it('a lead who makes themselves a sponsor does not pass the sponsor by', () => {
  expect(who({ ...both, sponsorIds: [OLGA, SAM] })).toEqual([`${OLGA} sponsor`]);
  expect(who({ ...both, sponsorIds: [SAM] })).toEqual([`${SAM} sponsor`]);
});

it('nobody is offered their own request, even as lead and sponsor at once', () => {
  const same = { ...both, leadIds: [LENA, SAM], sponsorIds: [LENA, SAM] };
  expect(who(same)).toEqual([`${SAM} sponsor`]);
  expect(hasSecondPerson({ ...both, leadIds: [LENA], sponsorIds: [LENA] }, LENA)).toBe(false);
});

it('an answer counts for three days, and two more where there is a second lead', () => {
  expect(answerBy({ ...both, leadIds: [LENA] }, LENA, at(0))).toEqual(at(72));
  expect(answerBy(both, LENA, at(0))).toEqual(at(120));
});
