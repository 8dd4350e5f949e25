import { describe, expect, it } from 'vitest';
import { entryStatus } from '../../../../src/features/prepare/core/entry.ts';
import { startSupportCopilot } from '../../../support/story.ts';
import { begin, draft, entryIn, REFUNDS, readAndPublish } from './core-story.ts';

describe('writing down what the pilot knew', () => {
  it('is found once someone else has read it and its keeper has published it', async () => {
    const world = await startSupportCopilot();
    const saved = await draft(world, 'Tom Albrecht', {
      'Who should read it first': 'Heike Sommer',
    });
    expect(saved.errors).toBeUndefined();
    const written = entryIn(world, 'refunds-over-500-euros')!;
    expect(entryStatus(written)).toBe('draft');
    expect(written.draft?.body).toBe(
      '## What to do\n\n**Check how.** Finance looks at every refund above the limit first.\n\n## Example\n\nA customer wants 640 € back for a broken machine.',
    );
    await readAndPublish(world, 'Heike Sommer', 'Tom Albrecht');
    const published = entryIn(world, 'refunds-over-500-euros')!;
    expect(entryStatus(published)).toBe('published');
    expect(published.published).toMatchObject({
      version: { major: 1, minor: 0 },
      synonyms: ['reimbursement', 'money back'],
    });
    expect(published.verification?.intervalDays).toBe(30);
  });

  it('lets nobody review their own words', async () => {
    const world = await startSupportCopilot();
    const tom = await begin(world, 'Tom Albrecht');
    await tom.fill({ ...REFUNDS, 'Who should read it first': 'Tom Albrecht' });
    expect((await tom.submit()).errors).toEqual({
      'Who should read it first':
        'Choose someone other than yourself: the point is a second pair of eyes.',
    });
    await tom.fill({ 'Who should read it first': 'Heike Sommer' });
    await tom.submit();
    await tom.close({ all: true });
    expect((await tom.command('/core review')).text).not.toContain('Read and decide');
    await world.as('Heike Sommer').command('/core edit refunds');
    await world.as('Heike Sommer').fill({ Example: 'A customer wants 900 € back.' });
    await world.as('Heike Sommer').submit();
    const card = world.as('Heike Sommer').sees().modal?.text;
    expect(card).toContain('This draft by Heike Sommer waits for someone else to read it');
    expect(card).not.toContain('[Read and decide]');
  });

  it('shows both versions to the second of two people who change one entry', async () => {
    const world = await startSupportCopilot();
    await draft(world, 'Tom Albrecht');
    const [tom, heike] = [world.as('Tom Albrecht'), world.as('Heike Sommer')];
    await tom.command('/core edit refunds');
    await heike.command('/core edit refunds');
    await heike.fill({ Example: 'A customer wants 900 € back.' });
    await heike.submit();
    await heike.close({ all: true });
    await tom.fill({ Example: 'A customer wants 501 € back.' });
    await tom.submit();
    expect(tom.sees().modal?.text).toContain('Heike Sommer saved another version');
    expect(tom.sees().modal?.text).toContain('+ A customer wants 900 € back.');
    await tom.fill({ 'Which one goes on?': 'Mine, as it stands below' });
    await tom.submit();
    expect(entryIn(world, 'refunds-over-500-euros')?.draft?.body).toContain('501 €');
  });

  it('lets the second of two choose theirs, and saves nothing then', async () => {
    const world = await startSupportCopilot();
    await draft(world, 'Tom Albrecht');
    const [tom, heike] = [world.as('Tom Albrecht'), world.as('Heike Sommer')];
    await tom.command('/core edit refunds');
    await heike.command('/core edit refunds');
    await heike.fill({ Example: 'A customer wants 900 € back.' });
    await heike.submit();
    await tom.fill({ Example: 'A customer wants 501 € back.' });
    await tom.submit();
    await tom.fill({ 'Which one goes on?': 'Theirs: don’t save mine' });
    expect((await tom.submit()).modal?.text).toContain('Theirs stays. Yours was not saved.');
    expect(entryIn(world, 'refunds-over-500-euros')?.draft?.body).toContain('900 €');
  });

  it('shows what is near while a draft is written, and puts it there when asked to', async () => {
    const world = await startSupportCopilot();
    await draft(world, 'Tom Albrecht');
    await readAndPublish(world, 'Heike Sommer', 'Tom Albrecht');
    const mia = await begin(world, 'Mia Chen', {
      'What would people look for?': 'Big refunds for broken machines',
      'What work is it about?': 'triage',
    });
    expect(mia.sees().modal?.text).toContain('Already in the Core, and near to this one.');
    await mia.fill({ Example: 'A whole family wants its holiday back.' });
    await mia.press('Add to this one');
    const values = JSON.stringify(mia.sees().modal?.values);
    expect(values).toContain('Refunds over 500 euros');
    expect(values).toContain('640 € back for a broken machine.\\n\\nA whole family');
    await mia.fill({
      'How big is the change?': 'Minor: the same, said better (version 1.1)',
      'What changes, in a sentence': 'One more example',
    });
    await mia.submit();
    const entry = entryIn(world, 'refunds-over-500-euros')!;
    expect(entry.draft?.version).toEqual({ major: 1, minor: 1 });
    expect(entry.published?.body).not.toContain('family');
  });

  it('refuses a second entry of the same title in the same work', async () => {
    const world = await startSupportCopilot();
    await draft(world, 'Tom Albrecht');
    const twin = await draft(world, 'Mia Chen', { Title: 'refunds  over 500 EUROS' });
    expect(twin.errors?.Title).toContain('is in the Core for this work already');
    const other = await draft(world, 'Mia Chen', {}, { 'What work is it about?': 'triage' });
    expect(other.errors).toBeUndefined();
    expect(entryIn(world, 'refunds-over-500-euros-2')?.workflow).toBe('triage');
  });

  it('says what has to change, and the writer gets the words', async () => {
    const world = await startSupportCopilot();
    await draft(world, 'Tom Albrecht', { 'Who should read it first': 'Heike Sommer' });
    const heike = world.as('Heike Sommer');
    await heike.command('/core review');
    await heike.press('Read and decide');
    await heike.fill({ 'What do you think?': 'Something has to change first' });
    expect((await heike.submit()).errors).toEqual({
      'What has to change': 'Say what has to change: the writer gets these words.',
    });
    await heike.fill({ 'What has to change': 'Say who in finance. <!channel>' });
    await heike.submit();
    // Someone’s words to him wait for his hours, which begin at 09:30.
    await world.travelTo(world.now().add({ hours: 1 }).toString());
    const tom = world.as('Tom Albrecht').sees().text;
    expect(tom).toContain('asks for a change');
    expect(tom).toContain('Say who in finance.');
    expect(
      world.database.$client.prepare('select payload from outbox').pluck().all().join(),
    ).toContain('Say who in finance. &lt;!channel&gt;');
    expect(entryStatus(entryIn(world, 'refunds-over-500-euros')!)).toBe('draft');
  });
});
