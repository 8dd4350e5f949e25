import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateMessage } from '../../../src/practice/block-kit/message-check.ts';
import { validateView } from '../../../src/practice/block-kit/view-check.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const button = (action: string) => ({ type: 'button', action_id: action, text: plain('Go') });
const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...more,
});
const modal = (blocks: object[]) => ({
  type: 'modal',
  title: plain('A form'),
  submit: plain('Save'),
  blocks,
});
const says = (problems: { says: string }[]) => problems.map((one) => one.says);

describe('a message', () => {
  it('with a field that Slack does not know is refused', () => {
    const blocks = [{ type: 'divider', colour: 'red' }];
    expect(validateMessage({ blocks })).toEqual([
      { pointer: '/blocks/0', says: 'unknown field colour' },
    ]);
  });

  it('with a block that Slack does not know is refused', () => {
    expect(validateMessage({ blocks: [{ type: 'accordion' }] })).toEqual([
      { pointer: '/blocks/0/type', says: 'unsupported type' },
    ]);
  });

  it('with an empty text is refused', () => {
    const blocks = [{ type: 'section', text: plain('') }];
    expect(validateMessage({ blocks })).toEqual([
      { pointer: '/blocks/0/text/text', says: 'must be more than 0 characters' },
    ]);
  });

  it('holds neither an alert nor an input that only modals have', () => {
    const blocks = [
      { type: 'alert', text: plain('Careful') },
      input({ type: 'number_input', is_decimal_allowed: false }),
    ];
    expect(says(validateMessage({ blocks }))).toEqual([
      'alert is not supported in a message',
      'number_input is not supported in a message',
    ]);
  });

  it('names each of its blocks once', () => {
    const blocks = [
      { type: 'divider', block_id: 'same' },
      { type: 'divider', block_id: 'same' },
    ];
    expect(says(validateMessage({ blocks }))).toEqual(['block_id "same" already exists']);
  });

  it('may use an action in two blocks but not twice in one', () => {
    const apart = [
      { type: 'actions', elements: [button('go')] },
      { type: 'actions', elements: [button('go')] },
    ];
    expect(validateMessage({ blocks: apart })).toEqual([]);
    const together = [{ type: 'actions', elements: [button('go'), button('go')] }];
    expect(validateMessage({ blocks: together })).toEqual([
      { pointer: '/blocks/0/elements/1/action_id', says: 'action_id "go" already exists' },
    ]);
  });

  it('shows a chart only when every series has a value for every category', () => {
    const chart = {
      type: 'line',
      axis_config: { categories: ['Mon', 'Tue'] },
      series: [{ name: 'Claims', data: [{ label: 'Mon', value: 3 }] }],
    };
    const blocks = [{ type: 'data_visualization', title: 'Use', chart }];
    expect(validateMessage({ blocks })).toEqual([
      {
        pointer: '/blocks/0/chart/series/0/data',
        says: 'must have exactly one data point for each category',
      },
    ]);
  });

  it('has table cells with text in them', () => {
    const blocks = [{ type: 'table', rows: [[{ type: 'raw_text', text: '' }]] }];
    expect(validateMessage({ blocks })[0]?.pointer).toBe('/blocks/0/rows/0/0/text');
  });

  it('is checked inside its attachments too', () => {
    const attachments = [{ blocks: [{ type: 'header', text: plain('') }] }];
    expect(validateMessage({ attachments })[0]?.pointer).toBe('/attachments/0/blocks/0/text/text');
  });

  it('never makes the check itself fail, whatever was sent', () => {
    void fc.assert(
      fc.property(fc.jsonValue(), (blocks) => {
        expect(Array.isArray(validateMessage({ blocks }))).toBe(true);
      }),
    );
  });
});

describe('a modal', () => {
  it('with inputs needs a submit button', () => {
    const { submit: _, ...without } = modal([input({ type: 'plain_text_input' })]);
    expect(validateView(without)).toEqual([
      { pointer: '/submit', says: 'a view with input blocks needs submit' },
    ]);
  });

  it.each(['table', 'markdown', 'data_visualization', 'data_table', 'container', 'card', 'plan'])(
    'cannot hold a %s',
    (type) => {
      const problems = validateView(modal([{ type }]));
      expect(says(problems)).toContain(`${type} is not supported in a modal`);
    },
  );

  it('begins with a choice that is on offer', () => {
    const options = [{ text: plain('Claims'), value: 'claims' }];
    const offered = { type: 'static_select', options, initial_option: options[0] };
    expect(validateView(modal([input(offered)]))).toEqual([]);
    const other = { text: plain('Billing'), value: 'billing' };
    expect(says(validateView(modal([input({ ...offered, initial_option: other })])))).toEqual([
      'the initial option must be one of the options',
    ]);
  });

  it('starts with the cursor in one place', () => {
    const focused = input({ type: 'plain_text_input', focus_on_load: true });
    expect(says(validateView(modal([focused, focused])))).toEqual([
      'only one element can be focused on load',
    ]);
  });
});

it('an App Home can be empty, and has no title', () => {
  expect(validateView({ type: 'home', blocks: [] })).toEqual([]);
  expect(says(validateView({ type: 'home', blocks: [], title: plain('Home') }))).toEqual([
    'unknown field title',
  ]);
});
