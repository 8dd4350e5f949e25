import { describe, expect, it } from 'vitest';
import { validateMessage } from '../../../src/practice/block-kit/message-check.ts';
import {
  actions,
  bars,
  button,
  cell,
  type Limit,
  mrkdwn,
  option,
  plain,
  section,
  times,
  x,
} from './samples.ts';

const messageLimits: Limit[] = [
  ['blocks of a message', 50, (n) => times(n, () => ({ type: 'divider' })), '/blocks'],
  ['characters of a section', 3000, (n) => [section(x(n))], '/blocks/0/text/text'],
  [
    'fields of a section',
    10,
    (n) => [{ type: 'section', fields: times(n, () => mrkdwn('f')) }],
    '/blocks/0/fields',
  ],
  [
    'characters of a field',
    2000,
    (n) => [{ type: 'section', fields: [mrkdwn(x(n))] }],
    '/blocks/0/fields/0/text',
  ],
  [
    'characters of a header',
    150,
    (n) => [{ type: 'header', text: plain(x(n)) }],
    '/blocks/0/text/text',
  ],
  [
    'elements of a context',
    10,
    (n) => [{ type: 'context', elements: times(n, () => mrkdwn('c')) }],
    '/blocks/0/elements',
  ],
  ['elements of actions', 25, (n) => [actions(...times(n, button))], '/blocks/0/elements'],
  [
    'characters of a button',
    75,
    (n) => [actions({ ...button(0), text: plain(x(n)) })],
    '/blocks/0/elements/0/text/text',
  ],
  [
    'characters of a button value',
    2000,
    (n) => [actions({ ...button(0), value: x(n) })],
    '/blocks/0/elements/0/value',
  ],
  [
    'characters of an action id',
    255,
    (n) => [actions({ ...button(0), action_id: x(n) })],
    '/blocks/0/elements/0/action_id',
  ],
  [
    'characters of a block id',
    255,
    (n) => [{ type: 'divider', block_id: x(n) }],
    '/blocks/0/block_id',
  ],
  [
    'options of an overflow menu',
    5,
    (n) => [actions({ type: 'overflow', options: times(n, option) })],
    '/blocks/0/elements/0/options',
  ],
  [
    'options of a select',
    100,
    (n) => [actions({ type: 'static_select', options: times(n, option) })],
    '/blocks/0/elements/0/options',
  ],
  [
    'characters of an option',
    75,
    (n) => [actions({ type: 'static_select', options: [{ text: plain(x(n)), value: 'v' }] })],
    '/blocks/0/elements/0/options/0/text/text',
  ],
  [
    'characters of an option value',
    150,
    (n) => [actions({ type: 'static_select', options: [{ text: plain('o'), value: x(n) }] })],
    '/blocks/0/elements/0/options/0/value',
  ],
  [
    'characters of a placeholder',
    150,
    (n) => [actions({ type: 'users_select', placeholder: plain(x(n)) })],
    '/blocks/0/elements/0/placeholder/text',
  ],
  [
    'boxes to tick',
    10,
    (n) => [actions({ type: 'checkboxes', options: times(n, option) })],
    '/blocks/0/elements/0/options',
  ],
  [
    'characters of a confirmation',
    300,
    (n) => [actions({ ...button(0), confirm: { text: plain(x(n)) } })],
    '/blocks/0/elements/0/confirm/text/text',
  ],
  [
    'characters of a markdown block',
    12_000,
    (n) => [{ type: 'markdown', text: x(n) }],
    '/blocks/0/text',
  ],
  [
    'rows of a table',
    100,
    (n) => [{ type: 'table', rows: times(n, () => [cell('c')]) }],
    '/blocks/0/rows',
  ],
  [
    'cells of a row',
    20,
    (n) => [{ type: 'table', rows: [times(n, () => cell('c'))] }],
    '/blocks/0/rows/0',
  ],
  [
    'characters of a table',
    10_000,
    (n) => [{ type: 'table', rows: [[cell(x(n))]] }],
    '/blocks/0/rows',
  ],
  [
    'rows of a data table',
    101,
    (n) => [{ type: 'data_table', caption: 'c', rows: times(n, () => [cell('c')]) }],
    '/blocks/0/rows',
  ],
  ['charts of a message', 2, (n) => times(n, () => bars(1, 1)), '/blocks/2'],
  [
    'tables of a message',
    1,
    (n) => times(n, () => ({ type: 'table', rows: [[cell('c')]] })),
    '/blocks/1',
  ],
  ['series of a chart', 12, (n) => [bars(n, 2)], '/blocks/0/chart/series'],
  ['categories of a chart', 20, (n) => [bars(1, n)], '/blocks/0/chart/series/0/data'],
  ['characters of a chart title', 50, (n) => [{ ...bars(1, 1), title: x(n) }], '/blocks/0/title'],
  [
    'cards of a carousel',
    10,
    (n) => [{ type: 'carousel', elements: times(n, () => ({ type: 'card', title: mrkdwn('t') })) }],
    '/blocks/0/elements',
  ],
  [
    'buttons of a card',
    3,
    (n) => [{ type: 'card', actions: times(n, button) }],
    '/blocks/0/actions',
  ],
  [
    'characters of a card body',
    200,
    (n) => [{ type: 'card', body: mrkdwn(x(n)) }],
    '/blocks/0/body/text',
  ],
  [
    'blocks of a container',
    10,
    (n) => [{ type: 'container', child_blocks: times(n, () => ({ type: 'divider' })) }],
    '/blocks/0/child_blocks',
  ],
];

describe('what Slack allows in a message', () => {
  it.each(messageLimits)('%s: %i, and not one more', (_what, atMost, make, pointer) => {
    expect(validateMessage({ blocks: make(atMost) })).toEqual([]);
    const problems = validateMessage({ blocks: make(atMost + 1) });
    expect(problems.map((one) => one.pointer)).toContain(pointer);
  });
});
