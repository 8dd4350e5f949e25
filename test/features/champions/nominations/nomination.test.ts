import { describe, expect, it } from 'vitest';
import {
  type Champion,
  championState,
  hoursApproversOf,
  nextStepOf,
} from '../../../../src/features/champions/champions/champion.ts';
import {
  acceptRole,
  confirmChampion,
  declineRole,
  refuseNomination,
  withdrawNomination,
} from '../../../../src/features/champions/champions/champion-step.ts';
import {
  approveHours,
  nominate,
} from '../../../../src/features/champions/nominations/nomination.ts';
import {
  aChampion,
  aTeam,
  BAO,
  hours,
  LENA,
  leadIds,
  MARA,
  MIA,
  monday,
  nominee,
  on,
  SAM,
  today,
} from '../champions/champion-builders.ts';

const state = { team: aTeam(), others: [], isDeactivated: false, leadIds, now: monday, today };
const draft = { id: 'ch1', personId: BAO, role: 'champion' as const, why: 'Helps everyone' };

describe('a nomination', () => {
  it('goes to the manager for hours, to a lead to confirm, and to the nominee to accept', () => {
    const nominated = nominate(draft, MIA, state);
    if (nominated.kind !== 'nominated') throw new Error(nominated.kind);
    expect(nextStepOf(nominated.champion)).toBe('hours');
    const approved = approveHours(nominated.champion, hours, MARA, state);
    if (approved.kind !== 'approved') throw new Error(approved.kind);
    expect(nextStepOf(approved.champion)).toBe('confirm');
    const confirmed = confirmChampion(approved.champion, LENA, leadIds, monday);
    if (confirmed.kind !== 'done') throw new Error(confirmed.kind);
    expect(nextStepOf(confirmed.champion)).toBe('accept');
    const accepted = acceptRole(confirmed.champion, BAO, monday, today);
    if (accepted.kind !== 'done') throw new Error(accepted.kind);
    expect(championState(accepted.champion)).toBe('active');
    expect(nextStepOf(accepted.champion)).toBeUndefined();
  });

  it('may be made by the nominee', () => {
    expect(nominate(draft, BAO, state)).toMatchObject({ champion: { nominated: { by: BAO } } });
  });

  it('by a lead needs no second yes from a lead, unless the lead means themselves', () => {
    const byLead = nominate(draft, LENA, state);
    expect(byLead).toMatchObject({ champion: { confirmed: { by: LENA } } });
    expect(byLead.kind === 'nominated' && championState(byLead.champion)).toBe('nominated');
    const team = aTeam({ memberIds: [LENA] });
    const herself = nominate({ ...draft, personId: LENA }, LENA, { ...state, team });
    expect(herself).toMatchObject({ champion: { confirmed: undefined } });
  });

  it('is refused for somebody deactivated, from elsewhere, nominated already, or without a why', () => {
    expect(nominate(draft, MIA, { ...state, isDeactivated: true }).kind).toBe(
      'account-deactivated',
    );
    expect(nominate({ ...draft, personId: SAM }, MIA, state)).toEqual({
      kind: 'not-in-team',
      personId: SAM,
      teamName: 'Claims',
    });
    expect(nominate({ ...draft, why: ' ' }, MIA, state)).toEqual({ kind: 'no-reason' });
    const others = [nominee()];
    expect(nominate(draft, MIA, { ...state, others })).toEqual({
      kind: 'already-nominated',
      champion: others[0],
    });
  });

  it('finds the role taken while the team has a champion, but takes a back-up', () => {
    const others = [aChampion()];
    const mia = { ...draft, personId: MIA };
    expect(nominate(mia, BAO, { ...state, others })).toEqual({
      kind: 'role-taken',
      champion: others[0],
    });
    expect(nominate({ ...mia, role: 'back-up' }, BAO, { ...state, others }).kind).toBe('nominated');
  });
});

describe('approving hours', () => {
  it('is for the manager; where the nominee is the manager or there is none, for a lead', () => {
    expect(hoursApproversOf(BAO, aTeam(), leadIds)).toEqual([MARA]);
    expect(hoursApproversOf(MARA, aTeam(), leadIds)).toEqual(leadIds);
    expect(hoursApproversOf(LENA, { managerId: undefined }, leadIds)).toEqual([SAM]);
  });

  it('is refused to the nominee and to everybody else', () => {
    expect(approveHours(nominee(), hours, BAO, state)).toEqual({
      kind: 'own-hours',
      approverIds: [MARA],
    });
    expect(approveHours(nominee(), hours, LENA, state)).toEqual({
      kind: 'not-the-approver',
      approverIds: [MARA],
    });
    const alone = { ...state, team: aTeam({ managerId: undefined }), leadIds: [] };
    expect(approveHours(nominee(), hours, MIA, alone)).toEqual({ kind: 'nobody-can-approve' });
  });

  it('refuses hours out of range and dates that make no sense', () => {
    const approve = (change: Partial<typeof hours>) =>
      approveHours(nominee(), { ...hours, ...change }, MARA, state).kind;
    for (const perWeek of [0, -1, 20.5, Number.NaN]) {
      expect(approve({ perWeek })).toBe('hours-out-of-range');
    }
    expect(approve({ untilOn: on('2026-11-08') })).toBe('ends-before-it-starts');
    const past = { fromOn: on('2026-10-01'), untilOn: on('2026-11-08') };
    expect(approve(past)).toBe('ends-in-the-past');
    expect(approve({ untilOn: today })).toBe('approved');
  });

  it('new hours leave somebody who serves no day without, whatever their first day', () => {
    const renew = (champion: Champion, fromOn: string) => {
      const later = { perWeek: 2, fromOn: on(fromOn), untilOn: on('2027-06-30') };
      const outcome = approveHours(champion, later, MARA, state);
      return outcome.kind === 'approved' ? outcome.champion.hours : undefined;
    };
    expect(renew(aChampion(), '2027-03-01')).toMatchObject({ perWeek: 2, fromOn: today });
    const nominated = aChampion({ accepted: undefined });
    expect(renew(nominated, '2027-03-01')).toMatchObject({ fromOn: on('2027-03-01') });
    const begins = (fromOn: string) => ({ ...hours, fromOn: on(fromOn), by: MARA, at: monday });
    const ahead = aChampion({ hours: begins('2027-02-01') });
    expect(renew(ahead, '2027-01-04')).toMatchObject({ fromOn: on('2027-01-04') });
  });

  it('brings back whoever lapsed only because hours ran out, unless somebody else took over', () => {
    const ended = { how: 'lapsed', cause: 'hours-ended', at: monday, reason: '' } as const;
    const lapsed = aChampion({ ended });
    const back = approveHours(lapsed, hours, MARA, state);
    expect(back.kind === 'approved' && championState(back.champion)).toBe('active');
    const others = [lapsed, aChampion({ id: 'ch2', personId: MIA })];
    expect(approveHours(lapsed, hours, MARA, { ...state, others }).kind).toBe('role-taken');
    const left = aChampion({ ended: { ...ended, cause: 'deactivated' } });
    expect(approveHours(left, hours, MARA, state)).toEqual({ kind: 'over', state: 'lapsed' });
  });
});

describe('each next step', () => {
  const confirmed = aChampion({ accepted: undefined });

  it('is refused before its time and when it is done already', () => {
    expect(confirmChampion(nominee(), LENA, leadIds, monday)).toMatchObject({
      kind: 'not-at-this-step',
      state: 'nominated',
    });
    expect(confirmChampion(confirmed, LENA, leadIds, monday)).toMatchObject({ state: 'confirmed' });
    expect(acceptRole(nominee(), BAO, monday, today)).toMatchObject({ state: 'nominated' });
    expect(acceptRole(aChampion(), BAO, monday, today)).toMatchObject({ state: 'active' });
  });

  it('is refused to anybody whose step it is not', () => {
    expect(confirmChampion(confirmed, MARA, leadIds, monday).kind).toBe('not-a-lead');
    expect(confirmChampion(aChampion({ personId: LENA }), LENA, leadIds, monday)).toEqual({
      kind: 'own-nomination',
      leadIds: [SAM],
    });
    expect(acceptRole(confirmed, MIA, monday, today)).toEqual({
      kind: 'not-the-nominee',
      personId: BAO,
    });
    expect(declineRole(confirmed, MARA, '', monday).kind).toBe('not-the-nominee');
    expect(withdrawNomination(confirmed, BAO, monday)).toEqual({
      kind: 'not-the-nominator',
      by: MIA,
    });
  });

  it('cannot be accepted once the approved hours are over', () => {
    expect(acceptRole(confirmed, BAO, monday, on('2027-03-01'))).toEqual({
      kind: 'hours-over',
      untilOn: hours.untilOn,
    });
  });

  it('may be a no: by the nominee freely, by the manager or a lead with a reason', () => {
    const declined = declineRole(confirmed, BAO, '', monday);
    expect(declined.kind === 'done' && championState(declined.champion)).toBe('declined');
    const at = { team: aTeam(), leadIds, now: monday };
    expect(refuseNomination(nominee(), MARA, ' ', at)).toEqual({ kind: 'no-reason' });
    const refused = refuseNomination(nominee(), MARA, 'Year end', at);
    expect(refused.kind === 'done' && championState(refused.champion)).toBe('not-approved');
    expect(refuseNomination(nominee(), MIA, 'No', at).kind).toBe('not-a-lead');
  });
});
