import { describe, expect, it } from 'vitest';
import { paceReport } from '../../../../src/features/gates/pace/pace.ts';
import { paceMessage } from '../../../../src/features/gates/pace/pace.view.ts';
import { getPaceFacts } from '../../../../src/features/gates/pace/pace-facts.store.ts';
import { listAudit } from '../../../support/record.ts';
import { contextIn } from '../../../support/requests.ts';
import { startSupportCopilot } from '../../../support/story.ts';
import { add, FINISHED, REVIEW } from '../../assess/constraints/ledger-story.ts';

describe('/rollout pace', () => {
  it('says in one message what would break if everyone went live now, with one chart and its words', async () => {
    const running = await startSupportCopilot();
    await add(running, { ...REVIEW, ...FINISHED });
    const lena = running.as('Lena Hartmann');
    await lena.command('/rollout constraints');
    await lena.press('Say which hours are available');
    await lena.fill({ 'Hours a week, everyone together': '10', 'Whose hours are they?': 'Tom' });
    await lena.submit();
    await lena.close({ all: true });
    const seen = await running.as('Ines Duarte').command('/rollout pace');
    expect(seen.text).toContain(
      'If everyone went live now, 4 teams instead of 1, 3 things would break, and 3 things are not known yet.',
    );
    expect(seen.text).toContain(
      '16 h a week at 4 teams; 10 h are available, so 6 h would be missing every week.',
    );
    expect(seen.text).toContain(
      '3 teams have no certified champion to ask: Billing, Claims and Renewals.',
    );
    expect(seen.text).toContain(
      '4 h/team/week is 4 h at 1 team, 12 h at 3, 16 h at 4, 40 h at 10, 120 h at 30. 10 h a week are available, which is enough for 2 teams.',
    );
    expect(seen.text).toContain('It opens on Monday 11 January at the earliest, on evidence.');
    const charts = seen.ephemeral?.message.blocks.filter(
      (block) => block.type === 'data_visualization',
    );
    expect(charts).toHaveLength(1);
    expect(seen.ephemeral?.message.text).toContain('6 h would be missing every week');
  });

  it('holds up what was called a success in week one, and what has become of it', async () => {
    const running = await startSupportCopilot();
    const said =
      'By use in week one, 2 of 3 teams would have been called a success; 1 of them has declined since.';
    const message = paceMessage(
      paceReport({
        ...getPaceFacts(contextIn(running, running.rollout.id)),
        lines: [{ kind: 'beside', says: said }],
      }),
      {
        rolloutId: running.rollout.id,
        rolloutName: 'Support copilot',
        phaseWords: 'assessment, week 1',
        nextGate: undefined,
      },
    );
    expect(JSON.stringify(message.blocks)).toContain(
      `*What the first weeks did not tell*\\n• ${said}`,
    );
    expect(message.text).toContain(said);
  });

  it('is posted to a channel or sent to the sponsor by a press, as it stands then', async () => {
    const running = await startSupportCopilot();
    const lena = running.as('Lena Hartmann');
    await lena.command('/rollout pace');
    expect((await lena.press('Send to the sponsor')).text).toContain('Ines Duarte will have it');
    await lena.press('Post to a channel');
    await lena.fill({ Channel: '#ai-rollout' });
    expect((await lena.submit()).text).toContain('gets it, as it stands now');
    await lena.close({ all: true });
    await running.flush();
    const posted = running.workspace.messagesIn('ai-rollout').at(-1);
    expect(posted?.text).toContain('If everyone went live now, 4 teams instead of 1');
    expect(JSON.stringify(posted?.blocks)).toContain('Shown by Lena Hartmann');
    expect(JSON.stringify(posted?.blocks)).not.toContain('Post to a channel');
    const acts = listAudit(running.database, running.rollout.id, 3).map(({ act }) => act);
    expect(acts).toEqual(expect.arrayContaining(['pace.show', 'pace.show']));
    const sent = running.database.$client
      .prepare("select count(*) from outbox where key like 'pace.shown:%:UINES'")
      .pluck()
      .get();
    expect(sent).toBe(1);
  });

  it('is for leads and sponsors', async () => {
    const running = await startSupportCopilot();
    expect((await running.as('Sofía Ramírez').command('/rollout pace')).text).toContain(
      'Only a lead',
    );
  });
});
