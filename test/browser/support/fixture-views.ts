/** Modals and a home page with every input that a view may hold. */

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (text: string, value: string, description?: string) => ({
  text: plain(text),
  value,
  ...(description ? { description: plain(description) } : {}),
});

function input(
  block_id: string,
  label: string,
  element: Record<string, unknown>,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    type: 'input',
    block_id,
    label: plain(label),
    element: { action_id: block_id, ...element },
    ...more,
  };
}

export const setupModal = {
  type: 'modal',
  callback_id: 'setup',
  title: plain('Set up a rollout'),
  submit: plain('Create the rollout'),
  close: plain('Not now'),
  blocks: [
    {
      type: 'section',
      block_id: 'intro',
      text: { type: 'mrkdwn', text: 'Nothing is posted until you press *Create*.' },
    },
    input(
      'name',
      'What is it called?',
      { type: 'plain_text_input', placeholder: plain('Support copilot'), max_length: 80 },
      { hint: plain('People will see this name everywhere.') },
    ),
    input('why', 'Why does it matter?', {
      type: 'plain_text_input',
      multiline: true,
      min_length: 10,
      max_length: 300,
    }),
    input('starts', 'When does it start?', { type: 'datepicker', initial_date: '2027-01-18' }),
    input('pilot', 'Which team was the pilot?', {
      type: 'static_select',
      placeholder: plain('Pick a team'),
      option_groups: [
        {
          label: plain('Germany'),
          options: [option('Customer Care Hamburg', 'care'), option('Motor', 'motor')],
        },
        {
          label: plain('United States'),
          options: [option('Claims', 'claims', 'Boston and Chicago')],
        },
      ],
    }),
    input('leads', 'Who leads it?', { type: 'multi_users_select', initial_users: ['ULENA'] }),
  ],
};

export const everythingModal = {
  type: 'modal',
  callback_id: 'everything',
  title: plain('Every input there is'),
  submit: plain('Send'),
  close: plain('Cancel'),
  blocks: [
    { type: 'alert', level: 'info', text: plain('Everything here can be changed later.') },
    input('text', 'One line', { type: 'plain_text_input', initial_value: 'Support copilot' }),
    input('long', 'Several lines', { type: 'plain_text_input', multiline: true, max_length: 150 }),
    input('hours', 'Hours a week', {
      type: 'number_input',
      is_decimal_allowed: true,
      min_value: '0',
      max_value: '40',
    }),
    input(
      'mail',
      'E-mail',
      { type: 'email_text_input', placeholder: plain('mia@example.com') },
      { optional: true },
    ),
    input('link', 'Link to the evidence', { type: 'url_text_input' }, { optional: true }),
    input('on', 'On', { type: 'datepicker', initial_date: '2027-01-20' }),
    input('at', 'At', { type: 'timepicker', initial_time: '09:30' }),
    input('moment', 'Date and time', { type: 'datetimepicker', initial_date_time: 1799931600 }),
    input('one', 'One of these', {
      type: 'static_select',
      options: [option('Claims', 'claims'), option('Billing', 'billing')],
    }),
    input('many', 'Any of these', {
      type: 'multi_static_select',
      max_selected_items: 2,
      options: [option('Claims', 'claims'), option('Billing', 'billing'), option('Motor', 'motor')],
    }),
    input('found', 'Found elsewhere', {
      type: 'external_select',
      min_query_length: 2,
      placeholder: plain('Type to find an entry'),
    }),
    input('person', 'A person', { type: 'users_select' }),
    input('persons', 'People', { type: 'multi_users_select' }),
    input('channel', 'A channel', { type: 'channels_select' }),
    input('conversation', 'A conversation', {
      type: 'conversations_select',
      default_to_current_conversation: true,
    }),
    input(
      'conversations',
      'Conversations',
      { type: 'multi_conversations_select' },
      { optional: true },
    ),
    input('boxes', 'Tick what holds', {
      type: 'checkboxes',
      options: [
        option('Protected hours', 'hours', 'At least two a week'),
        option('A back-up', 'backup'),
      ],
    }),
    input(
      'radio',
      'Confidence',
      {
        type: 'radio_buttons',
        options: [
          option('Sure', 'sure'),
          option('Fairly sure', 'fairly'),
          option('A guess', 'guess'),
        ],
      },
      { dispatch_action: true },
    ),
    input('file', 'A file', { type: 'file_input', filetypes: ['csv', 'md'], max_files: 1 }),
    input('rich', 'In your own words', { type: 'rich_text_input' }),
  ],
};

/** The same form after the bot has updated it: one block more, the others as they were. */
export const everythingModalNoted = {
  ...everythingModal,
  blocks: [
    ...everythingModal.blocks,
    { type: 'section', block_id: 'added', text: { type: 'mrkdwn', text: 'The form took note.' } },
  ],
};
