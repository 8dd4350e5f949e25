/** Small valid blocks, to be made too big. */
export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const x = (length: number) => 'x'.repeat(length);
export const times = <T>(length: number, make: (at: number) => T) =>
  Array.from({ length }, (_, at) => make(at));
export const option = (at: number) => ({ text: plain(`Option ${at}`), value: `v${at}` });
export const button = (at: number) => ({
  type: 'button',
  action_id: `press-${at}`,
  text: plain('Press'),
});
export const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const input = (element: object) => ({ type: 'input', label: plain('Label'), element });
export const modal = (blocks: object[], more: object = {}) => ({
  type: 'modal',
  title: plain('A form'),
  submit: plain('Save'),
  blocks,
  ...more,
});
export const cell = (text: string) => ({ type: 'raw_text', text });
export const bars = (series: number, categories: number) => ({
  type: 'data_visualization',
  title: 'Usage',
  chart: {
    type: 'bar',
    axis_config: { categories: times(categories, (at) => `week ${at}`) },
    series: times(series, (one) => ({
      name: `team ${one}`,
      data: times(categories, (at) => ({ label: `week ${at}`, value: at })),
    })),
  },
});

export type Limit = [
  what: string,
  atMost: number,
  blocks: (size: number) => object[],
  pointer: string,
];
