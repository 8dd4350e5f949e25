import { describe, expect, it } from 'vitest';
import {
  judgeObservedTask,
  judgeSignOff,
} from '../../../../src/features/prepare/sign-offs/sign-off.ts';
import { saySignOffRefusal } from '../../../../src/features/prepare/sign-offs/sign-off.view.ts';
import type { TeamId, UserId } from '../../../../src/platform/ids.ts';

const claims = 'claims' as TeamId;
const billing = 'billing' as TeamId;
const orders = 'orders' as TeamId;
const mia = { id: 'U1' as UserId, teamId: claims };
const bao = { id: 'U2' as UserId, teamIds: [billing] };
const ida = { id: 'U3' as UserId, teamIds: [orders] };
const lena = 'U9' as UserId;

describe('signing off a champion', () => {
  it('is for a certified champion of another team', () => {
    const signer = { ...bao, isLead: false, isCertified: true };
    expect(judgeSignOff({ champion: mia, signer, certifiedChampions: [bao] })).toEqual({
      kind: 'accepted',
      signedOffAs: 'champion',
    });
  });

  it('is never for oneself, neither as a champion nor as a lead', () => {
    for (const isLead of [false, true]) {
      const signer = { id: mia.id, teamIds: [billing], isLead, isCertified: true };
      expect(judgeSignOff({ champion: mia, signer, certifiedChampions: [] })).toEqual({
        kind: 'own-certificate',
      });
    }
  });

  it('is not for a champion of the same team, nor for one whose certificate has lapsed', () => {
    const same = { id: bao.id, teamIds: [billing, claims], isLead: false, isCertified: true };
    const lapsed = { ...bao, isLead: false, isCertified: false };
    const certifiedChampions: [] = [];
    expect(judgeSignOff({ champion: mia, signer: same, certifiedChampions }).kind).toBe(
      'same-team',
    );
    expect(judgeSignOff({ champion: mia, signer: lapsed, certifiedChampions }).kind).toBe(
      'not-certified',
    );
  });

  it('is for a lead until two champions of other teams can do it', () => {
    const signer = { id: lena, teamIds: [], isLead: true, isCertified: false };
    const oneOfClaims = { id: 'U4' as UserId, teamIds: [claims] };
    for (const certifiedChampions of [[], [bao], [bao, oneOfClaims]]) {
      expect(judgeSignOff({ champion: mia, signer, certifiedChampions })).toEqual({
        kind: 'accepted',
        signedOffAs: 'lead',
      });
    }
    expect(judgeSignOff({ champion: mia, signer, certifiedChampions: [bao, ida] })).toEqual({
      kind: 'champions-can',
      championIds: [bao.id, ida.id],
    });
  });
});

describe('the observed task', () => {
  const description = 'Answered a refund complaint with a draft, and struck out the invented date.';

  it('needs words and a link to look at', () => {
    const link = 'https://wiki.example/claims/4711';
    expect(judgeObservedTask({ description, link })).toEqual({ kind: 'accepted' });
    expect(judgeObservedTask({ description: 'Done.', link })).toEqual({ kind: 'too-short' });
  });

  it.each(['', 'see the wiki', 'javascript:alert(1)', 'file:///etc/passwd'])(
    'is not linked by %j',
    (link) => {
      expect(judgeObservedTask({ description, link })).toEqual({ kind: 'not-a-link' });
    },
  );
});

describe('a sign-off that is refused', () => {
  it('names the champions who can sign, with an account’s whole name', () => {
    const why = { kind: 'champions-can', championIds: [bao.id, ida.id] } as const;
    const names: Record<string, string> = { U2: 'Research and Development', U3: 'Ida Lund' };
    const facts = { championName: 'Mia Chen', teamName: 'Claims' };
    expect(saySignOffRefusal(why, facts, (id) => names[id] ?? id)).toContain(
      'Now Research and Development or Ida Lund can.',
    );
  });
});
