import { expect, it } from 'vitest';
import { startSupportCopilot } from '../../../support/story.ts';

it('the hundred-and-first rollout can be chosen on App Home', async () => {
  const world = await startSupportCopilot();
  const { $client } = world.database;
  const columns = (table: string) =>
    $client.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table);
  const copy = (table: string, change: Record<string, string>, where: string) => {
    const names = columns(table);
    $client.exec(
      `insert into ${table} (${names.join(', ')})
       select ${names.map((name) => change[name] ?? name).join(', ')} from ${table} where ${where}`,
    );
  };
  const of = `= '${world.rollout.id}'`;
  for (let number = 2; number <= 130; number += 1) {
    copy('rollouts', { id: `'R${number}'`, name: `'Rollout ${number}'` }, `id ${of}`);
    copy('rollout_roles', { rollout_id: `'R${number}'` }, `rollout_id ${of}`);
  }
  const lena = world.as('Lena Hartmann');
  expect((await lena.openHome()).text).toContain('You’re part of 130 rollouts.');
  await lena.choose('Choose a rollout', 'Rollout 130');
  expect((await lena.openHome()).home?.text).toContain('Rollout 130');
  const chosen = world.workspace.calls('views.publish').at(-1);
  expect(JSON.stringify(chosen)).toContain('R130');
});
