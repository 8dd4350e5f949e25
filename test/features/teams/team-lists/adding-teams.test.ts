import { describe, expect, it } from 'vitest';
import { findTeamNamed, listTeams } from '../../../../src/features/teams/teams/teams.store.ts';
import { listAudit } from '../../../support/record.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';

const LIST = 'Teams, one per line';
const namesIn = ({ database, rollout }: SupportCopilotWorld) =>
  listTeams(database, rollout.id).map((team) => team.name);

/** What stands in the list of the form that was shown last. */
function listShown(world: SupportCopilotWorld) {
  const shown = world.workspace.world.records.views.all().at(-1);
  const blocks = shown?.view.blocks as {
    block_id?: string;
    element?: { initial_value?: string };
  }[];
  return blocks.find((block) => block.block_id === 'list')?.element?.initial_value;
}

async function openList() {
  const world = await startSupportCopilot();
  const lena = world.as('Lena Hartmann');
  await lena.command('/rollout teams add');
  const opened = await lena.submit();
  expect(opened.modal?.title).toBe('Add teams');
  return { world, lena, before: namesIn(world) };
}

describe('adding teams from a list', () => {
  it('shows what will be added, and then adds all of it, on the record', async () => {
    const { world, lena, before } = await openList();
    await lena.fill({
      [LIST]: 'Tariffs; Daniel Brooks; Mia Chen, @Linh Tran\nLegal; UDANIEL',
      'Copy the rest from': 'Claims',
    });
    const preview = await lena.submit();
    expect(preview.modal?.title).toBe('Add these teams?');
    expect(preview.modal?.text).toContain('*2 teams will be added*');
    expect(preview.modal?.text).toContain(
      '*Tariffs*: manager Daniel Brooks; Mia Chen and Linh Tran',
    );
    expect(preview.modal?.text).toContain('What a line left out is as in *Claims*.');
    expect(namesIn(world)).toEqual(before);
    const done = await lena.submit();
    expect(done.modal?.text).toContain('*2 teams* added: Tariffs and Legal.');
    expect(namesIn(world)).toEqual([...before, 'Legal', 'Tariffs'].sort());
    const tariffs = findTeamNamed(world.database, world.rollout.id, 'Tariffs');
    expect(tariffs?.managerId).toBe('UDANIEL');
    expect([...(tariffs?.memberIds ?? [])].sort()).toEqual(['UDANIEL', 'ULINH', 'UMIA']);
    expect(tariffs?.workflows).toEqual(world.claims.workflows);
    expect(tariffs?.context.timeZone).toBe(world.claims.context.timeZone);
    const said = listAudit(world.database, world.rollout.id, 2);
    expect(said.map((entry) => entry.says)).toEqual([
      '<@ULENA> added the team *Legal*.',
      '<@ULENA> added the team *Tariffs*.',
    ]);
  });

  it('names every mistake by its line at once, adds nothing, and keeps what was written', async () => {
    const { world, lena, before } = await openList();
    const written = [
      'Team; Manager; People; Size; Time zone; Regulated; Days off',
      'Tariffs; Daniel Brooks; Mia Chen; 12; Europe/Berlin; no;',
      'Legal; Daniel Broks; Linh Tran; twelve; Berlin; perhaps; 2027-02-30',
      'Claims; Daniel Brooks',
      'tariffs; Daniel Brooks',
      '; Daniel Brooks',
    ].join('\n');
    await lena.fill({ [LIST]: written });
    const shown = await lena.submit();
    const text = shown.modal?.text ?? '';
    expect(text).toContain('*8 things to put right first.* Nothing has been added');
    expect(text).toContain('The other line can be added as it stands.');
    for (const mistake of [
      'Line 3: The number of people must be a number from 1 to 10000, for example 12.',
      'Line 3: I don’t know this time zone. Write one such as Europe/Berlin or America/New_York.',
      'Line 3: Special rules: write yes or no.',
      'Line 3: Each of the days off must be a date such as 2027-02-15.',
      'Line 3: I don’t know anyone called "Daniel Broks".',
      'Line 4: "Claims" is in the rollout already.',
      'Line 5: "tariffs" stands in line 2 too.',
      'Line 6: The team’s name is missing',
    ]) {
      expect(text).toContain(mistake);
    }
    expect(listShown(world)).toBe(written);
    expect(namesIn(world)).toEqual(before);

    await lena.close({ all: true });
    await world.restart();
    const again = world.as('Lena Hartmann');
    expect((await again.command('/rollout teams add')).modal?.text).toContain(
      'The list that you began is still here',
    );
    await again.submit();
    expect(listShown(world)).toBe(written);
  });

  it('adds what was shown and nothing else, once', async () => {
    const { world, lena, before } = await openList();
    await lena.fill({ [LIST]: 'Tariffs; Daniel Brooks' });
    await lena.submit();
    const sam = world.as('Sam Okafor');
    await sam.command('/rollout teams add');
    await sam.submit();
    await sam.fill({ [LIST]: 'Tariffs; Sam Okafor' });
    await sam.submit();
    await sam.submit();
    const late = await lena.submit();
    expect(late.modal?.text).toContain('"Tariffs" is in the rollout already.');
    expect(namesIn(world)).toEqual([...before, 'Tariffs'].sort());
    expect(findTeamNamed(world.database, world.rollout.id, 'Tariffs')?.managerId).toBe('USAM');
  });

  it('added once from two copies of the form is there once', async () => {
    const { world, lena, before } = await openList();
    await lena.fill({ [LIST]: 'Tariffs; Daniel Brooks' });
    await lena.submit();
    await lena.submit();
    await world.workspace.world.delivery.repeatLast('interactive');
    expect(namesIn(world)).toEqual([...before, 'Tariffs'].sort());
  });

  it('says that someone is not there, or an app, or two', async () => {
    const { world, lena } = await openList();
    const { members } = world.workspace.world.records;
    const gone = members.all().find((one) => one.deactivated);
    const bot = members.all().find((one) => one.isBot);
    const text = `A; ${gone?.id}\nB; ${bot?.id ?? 'nobody'}\nC; Daniel Brooks, Mia Chen`;
    await lena.fill({ [LIST]: text });
    const shown = (await lena.submit()).modal?.text;
    expect(shown).toContain('no longer has an active account here. Name someone else.');
    expect(shown).toContain('Line 3: A team has one manager: write one person there.');
  });
});

describe('adding teams from channels', () => {
  it('takes each channel for a team, with its people, and lets the lead change it first', async () => {
    const world = await startSupportCopilot();
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout teams add');
    await lena.fill({ 'How do you have them?': 'From channels' });
    await lena.submit();
    await lena.fill({ Channels: ['#broker-desk'] });
    const shown = await lena.submit();
    expect(shown.errors).toBeUndefined();
    expect(shown.modal?.title).toBe('Add these teams?');
    expect(shown.modal?.text).toContain('*Broker desk*: no manager yet; ');
    const list = await lena.press('Change the list');
    expect(list.modal?.title).toBe('Add teams');
    expect(listShown(world)).toMatch(/^Team; Manager; People\nBroker desk; ; /);
    await lena.fill({ [LIST]: 'Team; Manager\nBrokers; Daniel Brooks' });
    await lena.submit();
    await lena.submit();
    expect(namesIn(world)).toContain('Brokers');
  });
});
