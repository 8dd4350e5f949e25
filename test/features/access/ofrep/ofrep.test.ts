import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decideTeamAccess } from '../../../../src/features/access/access/team-access.ts';
import {
  bulkAnswer,
  personFlag,
  readOfrepRequest,
  singleAnswer,
  teamFlag,
} from '../../../../src/features/access/ofrep/ofrep.ts';
import { accessFacts, cover, day, decideAccess, teamFacts } from '../access/access-facts.ts';

const key = 'support-copilot';
const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const asks = readOfrepRequest({ context: { targetingKey: 'bao@example.com' } });
const lost = { cover: [cover('2026-02-16', '2026-03-11')] };
const flagOn = (date: string, team = {}) =>
  personFlag(key, decideAccess(accessFacts(team), day(date)), 'open');

describe('an OFREP answer', () => {
  it('carries the value, the state as variant, and flat metadata with the reason', () => {
    expect(singleAnswer(key, asks, flagOn('2026-03-12', lost))).toEqual({
      status: 200,
      body: {
        key,
        value: true,
        reason: 'TARGETING_MATCH',
        variant: 'grace',
        metadata: {
          team: 'Claims',
          wave: 1,
          gate: 'open',
          until: '2026-03-25',
          reasonText:
            'Claims has been without a certified champion since Wednesday 11 March (the champion has left); everything stays as it is up to and including Wednesday 25 March.',
          changedBy: 'A certified champion by then; otherwise no new people from the day after.',
        },
      },
    });
    const scalars = Object.values(flagOn('2026-03-09').metadata).map((each) => typeof each);
    expect(scalars).toEqual(['string', 'number', 'string', 'string', 'string']);
  });

  it('is an explicit "no" for people who are not known, never a missing value', () => {
    expect(personFlag(key, undefined, 'open')).toMatchObject({ value: false, reason: 'UNKNOWN' });
  });

  it('keeps a frozen team on and says that it takes nobody new', () => {
    const access = decideTeamAccess(teamFacts(lost), day('2026-03-26'));
    const team = { name: 'Claims', wave: 1, isNarrowed: false };
    expect(teamFlag(key, team, access, undefined)).toMatchObject({
      value: true,
      variant: 'frozen',
      metadata: { newSeats: false },
    });
    expect(teamFlag(key, { ...team, isNarrowed: true }, access, undefined).value).toBe(false);
  });

  it('says DISABLED where a lead has suspended the team', () => {
    const rollBack = { step: 'suspend' as const, on: day('2026-03-18'), reason: 'x', keeps: [] };
    expect(flagOn('2026-03-18', { rollBack })).toMatchObject({
      value: false,
      reason: 'DISABLED',
      variant: 'suspended',
    });
  });

  it('is 404 for a key that is no capability, 400 for a request that cannot be read', () => {
    expect(singleAnswer('other', asks, undefined)).toMatchObject({
      status: 404,
      body: { key: 'other', errorCode: 'FLAG_NOT_FOUND' },
    });
    const code = (body: unknown) => {
      const answer = singleAnswer(key, readOfrepRequest(body), flagOn('2026-03-09'));
      return answer.status === 400 ? answer.body.errorCode : answer.status;
    };
    expect([undefined, [], 'text', null].map(code)).toEqual(Array(4).fill('PARSE_ERROR'));
    expect([{ context: [] }, { context: 'x' }, { context: { targetingKey: 7 } }].map(code)).toEqual(
      Array(3).fill('INVALID_CONTEXT'),
    );
    expect([{}, { context: {} }, { context: { targetingKey: ' ' } }].map(code)).toEqual(
      Array(3).fill('TARGETING_KEY_MISSING'),
    );
    expect(code({ context: { targetingKey: 'bao' } })).toBe(200);
  });
});

describe('a bulk answer', () => {
  const flags = [flagOn('2026-03-09'), { ...flagOn('2026-03-09'), key: 'contract-reader' }];
  const answer = (list = flags, ifNoneMatch?: string) =>
    bulkAnswer(asks, list, ifNoneMatch, digest);

  it('has one tag whatever the order, and another as soon as anything in it changes', () => {
    const first = answer();
    const turned = answer([...flags].reverse());
    const later = answer([flagOn('2026-03-12', lost), ...flags.slice(1)]);
    if (first.status !== 200 || turned.status !== 200 || later.status !== 200) {
      throw new Error('All three have a body.');
    }
    expect(first.etag).toMatch(/^"[0-9a-f]{64}"$/);
    expect(turned).toEqual(first);
    expect(later.etag).not.toBe(first.etag);
    expect(first.body.flags.map((each) => each.key)).toEqual(['contract-reader', key]);
  });

  it('is 304 when the asker has it already, in every form of the header', () => {
    const { etag } = answer() as { etag: string };
    for (const header of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      expect(answer(flags, header)).toEqual({ status: 304, etag });
    }
    expect(answer(flags, '"x"').status).toBe(200);
  });

  it('differs between people, so that no cache can mix them up', () => {
    const mia = readOfrepRequest({ context: { targetingKey: 'mia@example.com' } });
    const other = bulkAnswer(mia, flags, undefined, digest);
    expect(other).not.toEqual(answer());
  });

  it('is 400 without saying who asks', () => {
    expect(bulkAnswer(readOfrepRequest({}), flags, undefined, digest)).toEqual({
      status: 400,
      body: {
        errorCode: 'TARGETING_KEY_MISSING',
        errorDetails: 'Say who is asking in context.targetingKey.',
      },
    });
  });
});
