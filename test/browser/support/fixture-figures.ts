/** Tables and charts of the show-and-tell channel. */

const raw = (text: string) => ({ type: 'raw_text', text });
const number = (value: number, text: string) => ({ type: 'raw_number', value, text });
const WEEKS = ['Week 1', 'Week 2', 'Week 3', 'Week 4', 'Week 5', 'Week 6'];
const points = (values: number[]) =>
  values.map((value, index) => ({ label: WEEKS[index] ?? '', value }));

export const table = {
  type: 'table',
  column_settings: [{ is_wrapped: true }, { align: 'right' }, { align: 'center' }],
  rows: [
    [raw('Team'), raw('Active this week'), raw('Readiness')],
    [raw('Claims'), number(31, '31'), raw('Ready')],
    [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'Billing ', style: { bold: true } },
              { type: 'user', user_id: 'UKAVYA' },
            ],
          },
        ],
      },
      number(24, '24'),
      raw('2 open'),
    ],
  ],
};

export const dataTable = {
  type: 'data_table',
  caption: 'Teams in the queue, by wait',
  page_size: 4,
  rows: [
    [raw('Team'), raw('Days waiting'), raw('Champion')],
    ...['Complaints', 'Billing', 'Onboarding', 'Renewals', 'Travel', 'Motor', 'Legal desk'].map(
      (name, index) => [
        raw(name),
        number((index * 7) % 19, String((index * 7) % 19)),
        raw(index % 2 ? 'Certified' : 'In training'),
      ],
    ),
  ],
};

export const segments = [
  { label: 'Power', value: 12 },
  { label: 'Habitual', value: 41 },
  { label: 'Novice', value: 30 },
  { label: 'Low', value: 22 },
  { label: 'Non-user', value: 15 },
];

export function chart(type: 'bar' | 'line' | 'area', title: string): Record<string, unknown> {
  return {
    type: 'data_visualization',
    title,
    chart: {
      type,
      series: [
        { name: 'Claims', data: points([12, 18, 22, 27, 31, 33]) },
        { name: 'Billing', data: points([4, 9, 9.5, 15, 21, 24]) },
      ],
      axis_config: { categories: WEEKS, x_label: 'Week since go-live', y_label: 'People active' },
    },
  };
}
