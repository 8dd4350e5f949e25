import { describe, expect, it } from 'vitest';
import { activeOverridesOf } from '../../../../src/features/gates/overrides/overrides.obligations.ts';
import { listOverrides } from '../../../../src/features/gates/overrides/overrides.store.ts';
import { heardBy, newsOf } from '../../../support/news.ts';
import { pressFromHome } from '../../../support/press.ts';
import { listAudit } from '../../../support/record.ts';
import { contextIn } from '../../../support/requests.ts';
import { addTeam, CLAIMS } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';
import { jumpTo, phaseOf, proof, rolloutOf } from '../gates/gate-world.ts';
import { approveAs, ask, askedWorld } from './override-world.ts';

const first = (running: World) => listOverrides(running.database, rolloutOf(running).id)[0]!;
const WHEN_THE_SPONSOR_HAS_NOT_ANSWERED = '2027-01-07T09:00:00Z';
const inForce = (running: World) => activeOverridesOf(contextIn(running, rolloutOf(running).id));

describe('deciding on an override', () => {
  it('lets the sponsor approve, posts it, keeps it on the gate and in every digest, and lets the gate open', async () => {
    const running = await askedWorld(proof());
    const ines = running.as('Ines Duarte');
    await pressFromHome(ines, 'Read and decide', 'Approve');
    expect(first(running).decision).toMatchObject({ kind: 'approved', by: 'UINES' });
    expect(running.workspace.messagesIn('ai-rollout').at(-1)?.text).toContain(
      'Ines Duarte approved an override',
    );
    expect((await running.as('Sam Okafor').openHome()).text).not.toContain(
      'Decide on the override',
    );
    expect(
      inForce(running).map((one) => [one.gate, one.criteria, one.expiresOn.toString()]),
    ).toEqual([['the gate to the infrastructure build', 2, '2027-02-01']]);
    const sam = running.as('Sam Okafor');
    expect((await sam.command('/rollout gate open')).text).toContain(
      'opens on Monday 11 January and not a day sooner',
    );
    await jumpTo(running, '2027-01-11T09:00:00Z');
    await sam.command('/rollout gate open');
    await sam.submit();
    await sam.close({ all: true });
    expect(phaseOf(running)).toBe('infrastructure');
    // The digest has just been posted, and a channel is posted to once an hour.
    await jumpTo(running, '2027-01-11T10:00:00Z');
    expect(running.workspace.messagesIn('ai-rollout').at(-1)?.text).toContain(
      '*Support copilot* moves on',
    );
    const overrides = await sam.command('/rollout overrides');
    expect(overrides.text).toContain(
      'approved by Ines Duarte on Monday 4 January; in force until Monday 1 February.',
    );
  });

  it('lets the second lead decline with a reason, which the requester and the channel read', async () => {
    const running = await askedWorld(proof());
    await jumpTo(running, WHEN_THE_SPONSOR_HAS_NOT_ANSWERED);
    const sam = running.as('Sam Okafor');
    await pressFromHome(sam, 'Read and decide', 'Decline and say why');
    await sam.fill({ 'Why not': '   ' });
    expect(Object.values((await sam.submit()).errors ?? {})[0]).toContain('The reason is missing');
    await sam.fill({ 'Why not': 'With a second reader I would say yes.' });
    await sam.submit();
    expect(running.workspace.messagesIn('ai-rollout').at(-1)?.text).toContain(
      'Why: With a second reader I would say yes. No sponsor could be reached in time, so Sam Okafor decided as second lead.',
    );
    expect(heardBy(running, running.as('Lena Hartmann'))).toContain(
      'Sam Okafor declined it on Thursday 7 January.',
    );
    expect((await running.as('Lena Hartmann').command('/rollout gates')).text).toContain(
      'declined by Sam Okafor as second lead, no sponsor having answered,',
    );
  });

  it('answers a second request for the same gate as it answered the first', async () => {
    const running = await askedWorld(proof());
    await jumpTo(running, WHEN_THE_SPONSOR_HAS_NOT_ANSWERED);
    const sam = running.as('Sam Okafor');
    for (const why of ['Not before the event.', 'Still not.']) {
      if (why === 'Still not.') {
        await ask(running);
        await jumpTo(running, '2027-01-11T09:00:00Z');
      }
      await pressFromHome(sam, 'Read and decide', 'Decline and say why');
      await sam.fill({ 'Why not': why });
      await sam.submit();
      await sam.close({ all: true });
      expect(newsOf(running, running.as('Lena Hartmann')).at(-1)).toContain(why);
    }
  });

  it('refuses a yes to one’s own request, a second yes, and one from someone who was never asked', async () => {
    const running = await askedWorld(proof());
    const id = first(running).id;
    const pressAs = (name: string) => approveAs(running, name, id);
    expect((await pressAs('Lena Hartmann')).text).toContain(
      'nobody approves their own request. Nothing was changed.',
    );
    expect((await pressAs('Mia Chen')).text).toContain(
      'Only people with a part in *Support copilot*',
    );
    expect((await pressAs('Tom Albrecht')).text).toContain(
      'A sponsor decides on this: Ines Duarte.',
    );
    expect((await pressAs('Sam Okafor')).text).toContain(
      'Another lead can when no sponsor could be reached within three days. Nothing was changed.',
    );
    expect(first(running).decision).toBeUndefined();
    await pressFromHome(running.as('Ines Duarte'), 'Read and decide', 'Approve');
    expect((await pressAs('Sam Okafor')).text).toContain(
      'Ines Duarte already approved this, on Monday 4 January.',
    );
    const decided = listAudit(running.database, rolloutOf(running).id, 50).filter((row) =>
      row.act.startsWith('overrides.approve'),
    );
    expect(decided).toHaveLength(1);
  });

  it('refuses an approver who lost the role, and one who comes after the time limit', async () => {
    const running = await askedWorld(proof());
    const pressAs = (name: string) => approveAs(running, name, first(running).id);
    const lena = running.as('Lena Hartmann');
    await lena.command('/rollout edit');
    await lena.fill({ Sponsors: ['Marta Kowalczyk'], 'Why the change': 'Ines has another task.' });
    await lena.submit();
    await lena.close({ all: true });
    expect((await pressAs('Ines Duarte')).text).toContain(
      'Only people with a part in *Support copilot*',
    );
    await addTeam(running, { ...CLAIMS, Manager: 'Ines Duarte' });
    expect((await pressAs('Ines Duarte')).text).toContain(
      'you no longer hold either role. Who can decide now: Marta Kowalczyk.',
    );
    expect((await running.as('Marta Kowalczyk').command('/rollout due')).text).toContain(
      'Decide on the override',
    );
    await jumpTo(running, '2027-01-09T08:00:01Z');
    expect((await pressAs('Sam Okafor')).text).toContain(
      'It has lapsed; Lena Hartmann can ask again. Nothing was changed.',
    );
    expect(heardBy(running, lena)).toContain('Nobody answered your request to override the gate');
    expect(first(running).decision).toBeUndefined();
  });

  it('happens once when both approvers press at the same time', async () => {
    const running = await askedWorld(proof());
    await jumpTo(running, WHEN_THE_SPONSOR_HAS_NOT_ANSWERED);
    await Promise.all(
      ['Ines Duarte', 'Sam Okafor'].map((name) =>
        pressFromHome(running.as(name), 'Read and decide', 'Approve'),
      ),
    );
    const posted = running.workspace
      .messagesIn('ai-rollout')
      .filter(({ text }) => text.includes('approved an override'));
    expect(posted).toHaveLength(1);
  });
});
