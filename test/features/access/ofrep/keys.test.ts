import { Command } from 'commander';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flagKeyFrom } from '../../../../src/features/access/ofrep/flag-key.ts';
import { addKeys } from '../../../../src/features/access/ofrep/ofrep.cli.ts';
import { presentedKey } from '../../../../src/platform/keys/api-key.ts';
import { type Bucket, takeFrom } from '../../../../src/platform/keys/request-rate.ts';
import { openInMemory } from '../../../support/fresh-database.ts';

describe('keys on the operator’s screen', () => {
  it('are shown once, listed by their ending, and refused when the name is taken', async () => {
    const database = openInMemory();
    const said: string[] = [];
    const now = Temporal.Instant.from('2027-01-04T08:00:00Z');
    const clock = { now: () => now };
    const operator = { database: () => database, clock, print: (line: string) => said.push(line) };
    const run = async (...words: string[]) => {
      said.length = 0;
      const program = new Command('groundswell');
      addKeys(program, operator as never);
      await program.parseAsync(['node', 'groundswell', 'key', ...words]);
      return said.join('\n');
    };
    const created = await run('create', 'crm');
    const key = /gsk_\S+/.exec(created)?.[0] ?? '';
    expect(key).toHaveLength(47);
    expect(await run('create', 'crm')).toContain('A key called "crm" is in use.');
    const listed = await run('list');
    expect(listed).toContain(`crm  …${key.slice(-4)}  created 2027-01-04T08:00:00Z, never used`);
    expect(JSON.stringify(database.$client.prepare('select * from api_keys').all())).not.toContain(
      key,
    );
    expect(await run('revoke', 'crm')).toBe('"crm" is revoked.');
    expect(await run('revoke', 'crm')).toContain('No key called "crm" is in use');
    database.$client.close();
  });

  it('are read from either header, and nothing else is taken for one', () => {
    expect(presentedKey('Bearer gsk_abc', undefined)).toBe('gsk_abc');
    expect(presentedKey(undefined, ' gsk_abc ')).toBe('gsk_abc');
    expect(presentedKey('Basic gsk_abc', undefined)).toBeUndefined();
    expect(presentedKey('Bearer xoxb-1', undefined)).toBeUndefined();
  });
});

describe('flag keys', () => {
  it('are plain words, whatever the rollout is called, and never twice the same', () => {
    expect(flagKeyFrom('Support copilot', [])).toBe('support-copilot');
    expect(flagKeyFrom('Café & Büro!', [])).toBe('cafe-buro');
    expect(flagKeyFrom('Support copilot', ['support-copilot'])).toBe('support-copilot-2');
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (name, taken) => {
        const key = flagKeyFrom(name, taken);
        expect(taken).not.toContain(key);
        expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
    );
  });
});

describe('the rate', () => {
  it('lets through no more than its limit and what a minute fills up again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 300 }), (gaps) => {
        let bucket: Bucket | undefined;
        let now = 0;
        let passed = 0;
        for (const gap of gaps) {
          now += gap;
          const taken = takeFrom(bucket, now, 30);
          bucket = taken.bucket;
          if (taken.retryAfterSeconds === undefined) passed += 1;
        }
        expect(passed).toBeLessThanOrEqual(30 + (now * 30) / 60_000 + 1);
      }),
    );
  });
});
