import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { startWithBot } from './bolt-bot.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });

/** A form with every kind of field, which answers with what was entered. */
const everyField = {
  type: 'modal' as const,
  callback_id: 'every-field',
  notify_on_close: true,
  title: plain('Every field'),
  submit: plain('Send'),
  blocks: [
    ['Evidence', { type: 'plain_text_input' }],
    ['Evidence', { type: 'plain_text_input' }],
    ['Hours', { type: 'number_input', is_decimal_allowed: false, min_value: '1' }],
    ['Address', { type: 'email_text_input' }],
    ['Link', { type: 'url_text_input' }],
    ['Start', { type: 'datepicker' }],
    ['Time', { type: 'timepicker' }],
    ['Moment', { type: 'datetimepicker' }],
    ['Phase', { type: 'static_select', options: [option('Early'), option('Late')] }],
    ['Teams', { type: 'multi_static_select', options: [option('Claims'), option('Billing')] }],
    ['Lead', { type: 'users_select' }],
    ['Sponsors', { type: 'multi_users_select' }],
    ['Channel', { type: 'conversations_select' }],
    ['Agreed', { type: 'checkboxes', options: [option('Yes')] }],
    ['Pace', { type: 'radio_buttons', options: [option('Slow'), option('Fast')] }],
    ['Core entry', { type: 'external_select' }],
    ['List', { type: 'file_input' }],
  ].map(([label, element], at) => ({
    type: 'input' as const,
    block_id: `block-${at}`,
    label: plain(label as string),
    element: { action_id: 'field', ...(element as object) },
  })),
};

function formBot(app: App, heard: { state?: Record<string, unknown>; closed: number }): void {
  app.command('/form', async ({ ack, client, body }) => {
    await ack();
    // The blocks above are put together from plain values.
    await client.views.open({ trigger_id: body.trigger_id, view: everyField as never });
  });
  app.options('field', async ({ ack, payload }) => {
    await ack({ options: [option(`Found ${payload.value}`)] });
  });
  app.view('every-field', async ({ ack, view }) => {
    heard.state = Object.fromEntries(
      Object.entries(view.state.values).map(([block, actions]) => {
        const { type: _, ...value } = actions.field ?? { type: '' };
        return [block, Object.values(value)[0]];
      }),
    );
    await ack();
  });
  app.view({ callback_id: 'every-field', type: 'view_closed' }, async ({ ack }) => {
    heard.closed += 1;
    await ack();
  });
}

describe('a person fills in a form by what they read', () => {
  it('with every kind of field', async () => {
    const heard: { state?: Record<string, unknown>; closed: number } = { closed: 0 };
    const workspace = await startWithBot((app) => formBot(app, heard));
    const lena = workspace.as('Lena Hartmann');
    await lena.command('/form');
    await lena.fill({
      Evidence: 'A link',
      'Evidence #2': 'A figure',
      Hours: 4,
      Address: 'lena@brightwater.example',
      Link: 'https://brightwater.example',
      Start: Temporal.PlainDate.from('2027-01-11'),
      Time: '09:30',
      Moment: Temporal.Instant.from('2027-01-11T09:30:00Z'),
      Phase: 'Late',
      Teams: ['Claims', 'Billing'],
      Lead: 'Sam Okafor',
      Sponsors: ['Ines Duarte', 'נועה לוי'],
      Channel: '#claims',
      Agreed: ['Yes'],
      Pace: 'Slow',
      'Core entry': 'refunds',
      List: { name: 'people.csv', content: 'name\nMia' },
    });
    const sent = await lena.submit();
    expect(sent.errors).toBeUndefined();
    expect(Object.values(heard.state ?? {})).toMatchObject([
      'A link',
      'A figure',
      '4',
      'lena@brightwater.example',
      'https://brightwater.example',
      '2027-01-11',
      '09:30',
      1_799_659_800,
      { value: 'late' },
      [{ value: 'claims' }, { value: 'billing' }],
      'USAM',
      ['UINES', 'UNOA'],
      'CCLAIMS',
      [{ value: 'yes' }],
      { value: 'slow' },
      { value: 'found refunds' },
      [{ name: 'people.csv', size: 8 }],
    ]);
  });

  it('and is told on the spot what is missing or wrong', async () => {
    const heard = { closed: 0 };
    const workspace = await startWithBot((app) => formBot(app, heard));
    const lena = workspace.as('ULENA');
    await lena.command('/form');
    await lena.fill({
      'Evidence #2': 'x'.repeat(3001),
      Hours: 0,
      Address: 'lena',
      Link: 'brightwater',
    });
    const sent = await lena.submit();
    expect(sent.errors).toMatchObject({
      Evidence: 'Please complete this required field.',
      'Evidence #2': 'Shorten this to 3000 characters or fewer.',
      Hours: 'Enter 1 or more.',
      Address: 'Enter an email address, such as name@company.com.',
      Link: 'Enter a link that starts with http:// or https://.',
    });
    expect(heard).toEqual({ closed: 0 });
  });

  it('and the bot hears when they close it', async () => {
    const heard = { closed: 0 };
    const workspace = await startWithBot((app) => formBot(app, heard));
    const lena = workspace.as('ULENA');
    await lena.command('/form');
    const closed = await lena.close();
    expect(closed.modal).toBeUndefined();
    expect(heard.closed).toBe(1);
    await expect(lena.submit()).rejects.toThrow('Lena Hartmann has no form open.');
  });

  it('and reads which fields there are when one is not found', async () => {
    const workspace = await startWithBot((app) => formBot(app, { closed: 0 }));
    const lena = workspace.as('ULENA');
    await lena.command('/form');
    await expect(lena.fill({ Colour: 'red' })).rejects.toThrow('In sight: "Evidence", "Hours"');
    await expect(lena.fill({ Phase: 'Never' })).rejects.toThrow('Offered: Early, Late.');
  });
});
