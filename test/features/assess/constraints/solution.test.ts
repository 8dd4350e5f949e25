import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findConstraint,
  listConstraints,
} from '../../../../src/features/assess/constraints/constraints.store.ts';
import {
  areWordsEnough,
  askedToConfirm,
  mayConfirm,
  type Solution,
  solutionState,
  type Touched,
} from '../../../../src/features/assess/constraints/solution.ts';
import type { RolloutId, UserId } from '../../../../src/platform/ids.ts';
import { pressFromHome } from '../../../support/press.ts';
import { listAudit } from '../../../support/record.ts';
import { startRollout } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';
import { add, FINISHED, judge, owed, REVIEW, readingOf } from './ledger-story.ts';

const person = fc.constantFrom(...(['UA', 'UB', 'UC', 'UD', 'UE'] as UserId[]));
const people = fc.uniqueArray(person);
const touched: fc.Arbitrary<Touched> = fc.record({
  ownerId: fc.option(person, { nil: undefined }),
  leadIds: people,
  pilotIds: people,
  sponsorIds: people,
});

describe('who confirms that a constraint is solved', () => {
  it('is never the one who says it, never another lead where a lead says it, and anyone else it touches', () => {
    fc.assert(
      fc.property(person, touched, (saidBy, of) => {
        const may = mayConfirm(saidBy, of);
        expect(may).not.toContain(saidBy);
        if (of.leadIds.includes(saidBy))
          expect(may.filter((id) => of.leadIds.includes(id))).toEqual([]);
        const all = [of.ownerId, ...of.leadIds, ...of.pilotIds, ...of.sponsorIds];
        const left = all.filter((id) => id !== undefined && !may.includes(id) && id !== saidBy);
        if (left.length > 0) expect(of.leadIds).toContain(saidBy);
        const asked = askedToConfirm(saidBy, of);
        expect(asked.every((id) => may.includes(id))).toBe(true);
        expect(asked.length > 0).toBe(may.length > 0);
      }),
    );
  });

  it('is first the one who looks after it, then a lead, then two people of the pilot', () => {
    const [a, b, c, d, e] = ['UA', 'UB', 'UC', 'UD', 'UE'] as UserId[];
    const of = { ownerId: a, leadIds: [b!], pilotIds: [c!, d!, e!], sponsorIds: [] };
    expect(askedToConfirm(b!, of)).toEqual(['UA']);
    expect(askedToConfirm(a!, of)).toEqual(['UB']);
    expect(askedToConfirm(b!, { ...of, ownerId: undefined })).toEqual(['UC', 'UD']);
  });
});

describe('what was said of a solution', () => {
  const at = Temporal.Instant.from('2027-02-01T09:00:00Z');
  const said: Solution = {
    ...{ id: 's', rolloutId: 'R' as RolloutId, constraintId: 'c', version: 2 },
    ...{ words: 'Checks run.', saidBy: 'UA' as UserId, saidAt: at, answer: undefined },
  };
  const answer = { isSo: false, words: 'Not at night.', by: 'UB' as UserId, at };

  it('waits, is doubted, and is over once the constraint was changed or closed', () => {
    const open = { version: 2, closed: undefined };
    expect(solutionState(undefined, open)).toBe('none');
    expect(solutionState(said, open)).toBe('waiting');
    expect(solutionState({ ...said, answer }, open)).toBe('doubted');
    expect(solutionState(said, { ...open, version: 3 })).toBe('none');
    const closed = { how: 'solved', at, by: 'UA' as UserId, reason: '' } as const;
    expect(solutionState(said, { version: 2, closed })).toBe('none');
    expect(solutionState(said, { version: 2, closed: { ...closed, how: 'accepted' } })).toBe(
      'waiting',
    );
  });

  it('is doubted with a sentence, and confirmed without one', () => {
    expect(areWordsEnough({ isSo: true, words: '' })).toBe(true);
    expect(areWordsEnough({ isSo: false, words: 'no' })).toBe(false);
    expect(areWordsEnough({ isSo: false, words: 'Nobody reads them at night.' })).toBe(true);
  });
});

async function aHeldGate(): Promise<World> {
  const world = await startRollout();
  await add(world, {
    ...REVIEW,
    ...FINISHED,
    'Which gates must wait until it is closed': ['The gate of wave 1'],
  });
  return world;
}

async function saySolved(world: World, name: string): Promise<string> {
  const by = world.as(name);
  await by.command('/rollout constraints');
  await by.press('Close');
  await by.fill({
    How: 'Solved',
    'What shows it, or why is it accepted?': 'Checks have found every error since March.',
  });
  const done = await by.submit();
  await by.close({ all: true });
  return done.modal?.text ?? done.text;
}

const how = (world: World) =>
  listConstraints(world.database, readingOf(world).rolloutId)[0]?.closed?.how;

describe('a constraint that its owner says is solved', () => {
  it('holds its gate up until a lead has seen it too', async () => {
    const world = await aHeldGate();
    expect(await saySolved(world, 'Tom Albrecht')).toContain(
      'Lena Hartmann or Sam Okafor will be asked whether it is so; until then it stays open.',
    );
    expect(how(world)).toBeUndefined();
    expect(judge(world, 'wave-1')).toEqual(['fail']);
    expect(owed(world)).toEqual([
      'ULENA: Say whether “A senior agent reads every output” is solved',
      'USAM: Say whether “A senior agent reads every output” is solved',
    ]);
    expect(await saySolved(world, 'Tom Albrecht')).toContain(
      'Tom Albrecht has already said so, and it waits for Lena Hartmann or Sam Okafor.',
    );
    const lena = world.as('Lena Hartmann');
    const asked = await pressFromHome(lena, 'Read and answer');
    expect(asked.modal?.text).toContain('Checks have found every error since March.');
    await lena.fill({ 'Is it so, as far as you can see?': 'Yes, that is so' });
    expect((await lena.submit()).modal?.text).toContain('It is closed as solved');
    expect(how(world)).toBe('solved');
    expect(judge(world, 'wave-1')).toEqual(['pass']);
    const [last] = listAudit(world.database, readingOf(world).rolloutId, 1);
    expect(last).toMatchObject({ act: 'constraints.solved', isNews: 1 });
    expect(owed(world)).toEqual([]);
  });

  it('stays open where someone sees it differently, and its owner looks again', async () => {
    const world = await aHeldGate();
    await saySolved(world, 'Tom Albrecht');
    const sam = world.as('Sam Okafor');
    await pressFromHome(sam, 'Read and answer');
    await sam.fill({ 'Is it so, as far as you can see?': 'Not quite' });
    expect(Object.values((await sam.submit()).errors ?? {})).toEqual([
      'Say in a sentence what is still missing, so that it can be done.',
    ]);
    await sam.fill({ 'What have you seen, or what is missing?': 'Nobody reads them at night.' });
    expect((await sam.submit()).modal?.text).toContain('It stays open');
    await sam.close({ all: true });
    expect(judge(world, 'wave-1')).toEqual(['fail']);
    expect(owed(world)).toEqual(['UTOM: Look again at “A senior agent reads every output”']);
    const ledger = await world.as('Tom Albrecht').command('/rollout constraints');
    expect(ledger.text).toContain('Sam Okafor sees it differently: “Nobody reads them at night.”');
    expect(await saySolved(world, 'Tom Albrecht')).toContain('will be asked whether it is so');
  });
});

describe('a constraint that a lead says is solved', () => {
  it('waits for the one who looks after it, and no other lead can say so', async () => {
    const world = await aHeldGate();
    expect(await saySolved(world, 'Lena Hartmann')).toContain('Tom Albrecht will be asked');
    const sam = await world.as('Sam Okafor').command('/rollout constraints');
    expect(sam.text).not.toContain('Say whether it is solved');
    const tom = world.as('Tom Albrecht');
    await tom.command('/rollout constraints');
    await tom.press('Say whether it is solved');
    await tom.fill({ 'Is it so, as far as you can see?': 'Yes, that is so' });
    await tom.submit();
    const { rolloutId } = readingOf(world);
    const [{ id } = { id: '' }] = listConstraints(world.database, rolloutId);
    expect(findConstraint(world.database, rolloutId, id)).toMatchObject({
      closed: { how: 'solved', by: 'ULENA' },
      changedBy: 'UTOM',
    });
  });
});
