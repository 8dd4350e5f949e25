/** One message for every kind of block, for the eye and for the tests. */

import { chart, dataTable, segments, table } from './fixture-figures.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (text: string, value: string) => ({ text: plain(text), value });
const PIXEL =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 80 80'%3E%3Crect width='80' height='80' fill='%23cfe6e0'/%3E%3Cpath d='M0 60 30 30 50 50 65 36 80 50V80H0z' fill='%230f6b62'/%3E%3C/svg%3E";

const MARKDOWN = `## What a good answer has

1. It names the **policy** and its date
2. It says what it does *not* know
   - and whom to ask
   - [the desk](https://example.com/desk)

- [x] Checked by a second reader
- [ ] Published

| Check | Result | Share |
|:------|:------:|------:|
| Dates | pass | 96 % |
| Names with \`code\` | fail | 4 % |

> Judgement first, speed second.

\`\`\`
refund_window = 30  # days
\`\`\`
Raw <b>HTML</b> stays text.`;

const card = (title: string) => ({
  type: 'card',
  hero_image: { type: 'image', image_url: PIXEL, alt_text: 'A hill' },
  title: mrkdwn(`*${title}*`),
  subtitle: mrkdwn('Lesson, 7 minutes'),
  body: mrkdwn('What looks right and is not.'),
  actions: [{ type: 'button', text: plain('Begin'), action_id: `begin-${title}`, value: title }],
});

export const showcase: Record<string, unknown>[][] = [
  [
    { type: 'header', text: plain('Text of every kind :ocean:') },
    {
      type: 'section',
      text: mrkdwn(
        'Hello <@ULENA>, <@UMIA> and <!channel>: see <#CROLLOUT>. *Bold _both_* ~gone~ `code <b>` &lt;b&gt; 2 * 3 * 4, snake_case_name, :tada: :not_an_emoji:\n> A quote with <https://example.com|a link>\n```\nconst a = "<@U1>";\n```\n1. First\n2. Second\nMeeting <!date^1799931600^{date_short_pretty} at {time}|14 January> (<!date^1799931600^{ago}|soon>)',
      ),
    },
    {
      type: 'section',
      fields: [
        mrkdwn('*Phase*\nExpansion'),
        mrkdwn('*Wave*\n1 of 4'),
        mrkdwn('*Live teams*\n2'),
        mrkdwn('*Seats*\n48 of 60'),
      ],
    },
    { type: 'divider' },
    {
      type: 'context',
      elements: [
        { type: 'image', image_url: PIXEL, alt_text: 'Hill' },
        mrkdwn('n = 22, as of *14 January*'),
        plain('plain text'),
      ],
    },
  ],
  [
    {
      type: 'section',
      block_id: 'pick-one',
      text: mrkdwn('*Which team is this about?*\nYou can change it later.'),
      accessory: {
        type: 'static_select',
        action_id: 'team',
        placeholder: plain('Pick a team'),
        options: [option('Claims', 'c'), option('Billing', 'b')],
      },
    },
    {
      type: 'section',
      block_id: 'more',
      text: mrkdwn('Bao’s practice task, handed in on Tuesday'),
      accessory: {
        type: 'overflow',
        action_id: 'more',
        options: [option('Hand it on', 'hand'), option('Not mine', 'not')],
      },
    },
    {
      type: 'section',
      text: mrkdwn('With a picture beside it'),
      accessory: { type: 'image', image_url: PIXEL, alt_text: 'A hill' },
    },
    {
      type: 'actions',
      block_id: 'mixed',
      elements: [
        { type: 'datepicker', action_id: 'on', initial_date: '2027-01-20' },
        { type: 'users_select', action_id: 'who', placeholder: plain('Who') },
        {
          type: 'button',
          action_id: 'docs',
          text: plain('Read the guide'),
          url: 'https://example.com/guide',
        },
        { type: 'checkboxes', action_id: 'sure', options: [option('I have read it', 'y')] },
      ],
    },
    {
      type: 'image',
      title: plain('From elsewhere'),
      image_url: 'https://images.example.com/chart.png',
      alt_text: 'Adoption chart of week 7',
    },
  ],
  [{ type: 'markdown', text: MARKDOWN }],
  [table, dataTable],
  [chart('line', 'People active per week')],
  [chart('bar', 'People active per week, by team'), chart('area', 'The same as areas')],
  [{ type: 'data_visualization', title: 'Segments in week 6', chart: { type: 'pie', segments } }],
  [
    {
      type: 'carousel',
      elements: [card('Look twice'), card('Who to ask'), card('When not to use it')],
    },
    {
      type: 'container',
      title: plain('Six criteria'),
      subtitle: mrkdwn('4 pass, 1 fail, 1 not known yet'),
      is_collapsible: true,
      has_header_divider: true,
      child_blocks: [
        {
          type: 'section',
          text: mrkdwn(':white_check_mark: Documentation published\n:x: Second reviewer named'),
        },
      ],
    },
    {
      type: 'plan',
      title: 'Before wave 1',
      tasks: [
        { type: 'task_card', task_id: '1', title: 'Certify the champions', status: 'complete' },
        { type: 'task_card', task_id: '2', title: 'Draw the sample', status: 'in_progress' },
        { type: 'task_card', task_id: '3', title: 'Write to the teams', status: 'pending' },
      ],
    },
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'helped',
          positive_button: { text: plain('This helped'), value: 'yes' },
          negative_button: { text: plain('It did not'), value: 'no' },
        },
      ],
    },
  ],
  [
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Rich ' },
            { type: 'text', text: 'text', style: { bold: true, italic: true } },
            { type: 'emoji', name: 'wave' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] },
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'two' }] },
          ],
        },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'quoted' }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'pre' }] },
      ],
    },
    {
      type: 'video',
      title: plain('Two minutes on judgement'),
      video_url: 'https://example.com/v',
      thumbnail_url: 'https://example.com/t.png',
      alt_text: 'Video',
    },
    { type: 'hologram', depth: 3, says: '<script>alert(1)</script>' },
  ],
];
