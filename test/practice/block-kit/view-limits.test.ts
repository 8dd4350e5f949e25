import { describe, expect, it } from 'vitest';
import { validateView } from '../../../src/practice/block-kit/view-check.ts';
import { input, type Limit, modal, option, plain, times, x } from './samples.ts';

const modalLimits: Limit[] = [
  ['blocks of a modal', 100, (n) => times(n, () => ({ type: 'divider' })), '/blocks'],
  [
    'characters of an alert',
    200,
    (n) => [{ type: 'alert', text: plain(x(n)) }],
    '/blocks/0/text/text',
  ],
  [
    'characters of a label',
    2000,
    (n) => [{ ...input({ type: 'plain_text_input' }), label: plain(x(n)) }],
    '/blocks/0/label/text',
  ],
  [
    'characters of a hint',
    2000,
    (n) => [{ ...input({ type: 'plain_text_input' }), hint: plain(x(n)) }],
    '/blocks/0/hint/text',
  ],
  [
    'the longest minimum of a text',
    3000,
    (n) => [input({ type: 'plain_text_input', min_length: n })],
    '/blocks/0/element/min_length',
  ],
  [
    'files at once',
    10,
    (n) => [input({ type: 'file_input', max_files: n })],
    '/blocks/0/element/max_files',
  ],
  [
    'radio buttons',
    10,
    (n) => [input({ type: 'radio_buttons', options: times(n, option) })],
    '/blocks/0/element/options',
  ],
];

describe('what Slack allows in a modal', () => {
  it.each(modalLimits)('%s: %i, and not one more', (_what, atMost, make, pointer) => {
    expect(validateView(modal(make(atMost)))).toEqual([]);
    const problems = validateView(modal(make(atMost + 1)));
    expect(problems.map((one) => one.pointer)).toContain(pointer);
  });

  it.each([
    ['title', 24, (n: number) => ({ title: plain(x(n)) }), '/title/text'],
    ['submit', 24, (n: number) => ({ submit: plain(x(n)) }), '/submit/text'],
    ['close', 24, (n: number) => ({ close: plain(x(n)) }), '/close/text'],
    ['private metadata', 3000, (n: number) => ({ private_metadata: x(n) }), '/private_metadata'],
    ['callback id', 255, (n: number) => ({ callback_id: x(n) }), '/callback_id'],
    ['external id', 255, (n: number) => ({ external_id: x(n) }), '/external_id'],
  ])('characters of the %s: %i, and not one more', (_what, atMost, more, pointer) => {
    const blocks = [{ type: 'divider' }];
    expect(validateView(modal(blocks, more(atMost)))).toEqual([]);
    expect(validateView(modal(blocks, more(atMost + 1)))[0]?.pointer).toBe(pointer);
  });
});
