import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SampleExport } from '../../../../src/features/prepare/samples/sample-export.ts';
import { addSamples } from '../../../../src/features/prepare/samples/samples.cli.ts';
import { runOnFile } from '../verification/run-command.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const draw = (text: string, ...options: string[]) =>
  runOnFile(addSamples, text, 'samples', 'draw', ...options);
const verify = (sample: unknown) =>
  runOnFile(
    addSamples,
    typeof sample === 'string' ? sample : JSON.stringify(sample),
    'samples',
    'verify',
  );

describe('drawing from a register', () => {
  const register = 'id,workflow,team\nb,claims,x\na,claims,x\nd,claims,x\nc,billing,\n';

  it('prints the ids with the smallest tickets of each workflow and team, in ticket order', async () => {
    const { said } = await draw(register, '--seed', 'abc', '--count', '2');
    expect(said).toBe('b\nd\nc');
    const tickets = ['b', 'd', 'c'].map((id) => sha256(`abc:${id}`));
    expect(tickets).toEqual(tickets.toSorted());
    expect(sha256('abc:a') > sha256('abc:d')).toBe(true);
  });

  it('tells programs the tickets too, and takes ids that are not plain letters', async () => {
    const { said } = await draw('ü/1 "x",w,t', '--seed', 's', '--count', '1', '--json');
    expect(JSON.parse(said).drawn).toEqual([
      { id: 'ü/1 "x"', workflow: 'w', team: 't', ticket: sha256('s:ü/1 "x"') },
    ]);
  });

  it.each([
    ['id,workflow,team\na,w,t\na,w,t', '2', 'FILE:3: the id a is on line 2 already.'],
    ['id,workflow\n,w', '2', 'FILE:2: there is no id.'],
    ['a,w,t', 'many', '"many" is not a count: write a whole number, for example 20.'],
  ])('refuses %j with a count of %s in one sentence', async (text, count, sentence) => {
    const { refused } = await draw(text, '--seed', 's', '--count', count);
    expect(refused).toBe(sentence);
  });
});

describe('checking an exported sample', () => {
  const seed = sha256('1234:5678');
  const ids = Array.from({ length: 60 }, (_, place) => `o${place}`);
  const drawn = ids.toSorted((a, b) => (sha256(`${seed}:${a}`) < sha256(`${seed}:${b}`) ? -1 : 1));
  const sample: SampleExport = {
    format: 'groundswell-sample/1',
    digits: ['1234', '5678'],
    seed,
    strata: [{ workflow: 'claims', team: 'x', count: 38 }],
    register: ids.map((id) => ({ id, workflow: 'claims', team: 'x' })),
    drawn: drawn.slice(0, 38),
    reviews: drawn.slice(0, 38).map((id) => ({ id, wrong: false })),
    bounds: [
      { workflow: 'claims', reviews: 38, errors: 0, limit: 0.1, shown: true, atMost: 0.097 },
    ],
  };

  it('finds everything the same in an honest one', async () => {
    const { said, refused } = await verify(sample);
    expect(refused).toBeUndefined();
    expect(said).toBe(
      'seed: the same\nregister: the same\ndraw: the same\norder: the same\nreviews: the same\nbound of claims: the same',
    );
  });

  const first = drawn[0]!;
  const last = drawn[59]!;
  const changed: [string, Partial<SampleExport>, string][] = [
    ['another seed', { seed: sha256('1:2') }, 'seed: the digits make'],
    ['an output put in', { drawn: [last, ...drawn.slice(1, 38)] }, `draw: ${last} was not drawn`],
    [
      'an output left out',
      { drawn: drawn.slice(0, 37) },
      `draw: ${drawn[37]} was drawn by this seed`,
    ],
    [
      'another order',
      { drawn: [drawn[1]!, first, ...drawn.slice(2, 38)] },
      `order: place 1 belongs to ${first}`,
    ],
    [
      'a review of something that was not drawn',
      { reviews: [...sample.reviews, { id: last, wrong: false }] },
      `reviews: ${last} was reviewed and not drawn`,
    ],
    [
      'an error that is not counted',
      { reviews: sample.reviews.map((one) => ({ ...one, wrong: one.id === first })) },
      'bound of claims: the reviews are 38 with 1 wrong, the file says 38 with 0',
    ],
    [
      'a bound that is too good',
      { bounds: [{ ...sample.bounds[0]!, atMost: 0.05 }] },
      'bound of claims: the findings give shown, at most 0.097; the file says shown, at most 0.05',
    ],
  ];
  it.each(changed)('says what is wrong with %s', async (_what, change, sentence) => {
    const { said, refused } = await verify({ ...sample, ...change });
    expect(said).toContain(sentence);
    expect(refused).toBe('FILE does not agree with itself.');
  });

  it('refuses what is not an export in one sentence', async () => {
    expect((await verify('no')).refused).toContain('is not JSON');
    expect((await verify({ ...sample, drawn: [1] })).refused).toContain(
      'FILE is not an exported sample: drawn.0 is not as "samples export" writes it.',
    );
  });
});
