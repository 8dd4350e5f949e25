import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { operate } from '../../../../src/app/operate.ts';
import type { Finding } from '../../../../src/features/prepare/samples/finding.ts';
import type { SampleExport } from '../../../../src/features/prepare/samples/sample-export.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { findOutputsOf } from '../../../support/verified-outputs.ts';

let world: SupportCopilotWorld;
const folder = mkdtempSync(join(tmpdir(), 'groundswell-samples-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  world = await startSupportCopilot({ now: '2027-01-06T09:00:00Z' });
});
const listOutputs = () =>
  world.database.$client.prepare('select * from outputs').all() as Record<string, unknown>[];

async function run(...words: string[]): Promise<{ said: string[]; refused: string | undefined }> {
  const said: string[] = [];
  const operator = {
    ...{ database: () => world.database, product: world.app.product },
    ...{ clock: world.workspace.clock, print: (line: string) => void said.push(line) },
  };
  const refused = await operate(operator as never, words).then(
    () => undefined,
    (error: Error) => error.message.replaceAll(`${folder}/`, ''),
  );
  return { said, refused };
}

describe('a message with an output in it', () => {
  beforeEach(async () => {
    await world.as('Mia Chen').say('Dear Ms Okafor, your refund comes today.', { in: '#general' });
  });
  const useOn = async (line: string, more: Record<string, string> = {}) => {
    const finn = world.as('Finn Petersen');
    await finn.shortcut('Register this output', { in: '#general', message: 'Dear Ms Okafor' });
    const fields = { 'What work is it about?': 'reply drafting', ...more };
    await finn.fill({ ...fields, 'One line that says what it is': line });
    const sent = await finn.submit();
    await finn.close({ all: true });
    return sent.text;
  };

  it('is registered with a link and a line, never with what it says, as its writer’s', async () => {
    expect(await useOn('A refund that comes too soon')).toContain('It’s registered');
    const [output, ...others] = listOutputs();
    expect(others).toEqual([]);
    expect(output).toMatchObject({
      ...{ workflow: 'reply drafting', note: 'A refund that comes too soon', source: 'person' },
      producer_id: world.as('Mia Chen').id,
    });
    expect(output!.url).toContain('/archives/');
    expect(JSON.stringify(output)).not.toContain('Ms Okafor');
  });

  it('is nobody’s own, or the own of the one who registers it, where they say so', async () => {
    await useOn('A refund', { 'Whose output is it?': 'Mine' });
    expect(listOutputs()[0]!.producer_id).toBe(world.as('Finn Petersen').id);
  });

  it('is registered once', async () => {
    await useOn('A refund');
    expect(await useOn('The same again')).toContain('registered already. Nothing was changed');
    expect(listOutputs()).toHaveLength(1);
  });
});

describe('an exported sample', () => {
  const exported = async () => {
    const found = Array.from({ length: 12 }, (_, at): Finding => (at === 0 ? 'minor' : 'right'));
    findOutputsOf(world, world.rollout.id, 'reply drafting', found);
    await run('samples', 'export', '1', join(folder, 'sample.json'));
    return JSON.parse(readFileSync(join(folder, 'sample.json'), 'utf8')) as SampleExport;
  };
  const verify = async (sample: unknown) => {
    writeFileSync(join(folder, 'changed.json'), JSON.stringify(sample));
    const { said, refused } = await run('samples', 'verify', join(folder, 'changed.json'));
    return { wrong: said.filter((line) => !line.endsWith(': the same')), refused };
  };

  it('names a draw that was not made, and the newest that was', async () => {
    expect((await run('samples', 'export', '1')).refused).toBe('No draw has been made yet.');
    await exported();
    expect((await run('samples', 'export', 'first')).refused).toBe(
      'There is no draw “first”: the newest that has been made is 1.',
    );
  });

  it('does not agree with itself once anything in it is changed, and says what', async () => {
    const whole = await exported();
    expect(await verify(whole)).toEqual({ wrong: [], refused: undefined });
    const strata = [{ ...whole.strata[0]!, count: 11 }];
    const [first, second, ...rest] = whole.drawn;
    const bound = whole.bounds[0]!;
    const changes: [string, Partial<SampleExport>][] = [
      ['seed', { digits: ['1235', '5678'] }],
      ['order', { drawn: [second!, first!, ...rest] }],
      ['draw', { drawn: whole.drawn.slice(0, -1) }],
      ['draw', { strata }],
      ['draw', { register: [...whole.register, { ...whole.register[0]!, id: 'one more' }] }],
      ['register', { register: [...whole.register, whole.register[0]!] }],
      ['register', { strata: [] }],
      ['reviews', { reviews: [...whole.reviews, { id: 'a stranger', wrong: false }] }],
      [
        'bound of reply drafting',
        { reviews: whole.reviews.map((one) => ({ ...one, wrong: false })) },
      ],
      ['bound of reply drafting', { bounds: [{ ...bound, shown: true }] }],
      ['bound of reply drafting', { bounds: [] }],
    ];
    for (const [what, change] of changes) {
      const { wrong, refused } = await verify({ ...whole, ...change });
      expect(refused).toBe('changed.json does not agree with itself.');
      expect(wrong.some((line) => line.startsWith(`${what}: `))).toBe(true);
    }
  });

  it('is told from any other file in one sentence', async () => {
    expect((await verify([])).refused).toBe(
      'changed.json is not an exported sample: it is not as "samples export" writes it.',
    );
  });
});
