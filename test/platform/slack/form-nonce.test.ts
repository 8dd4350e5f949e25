import { describe, expect, it } from 'vitest';
import { plain, section, sentence } from '../../../src/platform/slack/blocks.ts';
import { nonceIn, withNonces } from '../../../src/platform/slack/form-nonce.ts';
import { type Modal, open, type Reply, tell, update } from '../../../src/platform/slack/reply.ts';

const form: Modal = {
  type: 'modal',
  callback_id: 'a.form',
  title: plain('A form'),
  submit: plain('Send'),
  private_metadata: '{"rolloutId":"R1"}',
  blocks: [section('Words')],
};
const metadataOf = (reply: Reply | undefined) =>
  reply?.kind === 'open' || reply?.kind === 'update' ? (reply.view.private_metadata ?? '') : '';
const shown = (callbackId: string, privateMetadata: string) =>
  ({ kind: 'modal', callbackId, privateMetadata }) as const;

describe('the mark of an opened form', () => {
  it('is its own at each opening, beside what the form holds', () => {
    const [one, two] = withNonces([open(form), open(form)]).map(metadataOf);
    expect(JSON.parse(one ?? '')).toMatchObject({ rolloutId: 'R1' });
    expect(nonceIn(one ?? '')).toBeDefined();
    expect(nonceIn(one ?? '')).not.toBe(nonceIn(two ?? ''));
  });

  it('stays when the form is drawn again where it stands, and is new for the next step', () => {
    const before = metadataOf(withNonces([open(form)])[0]);
    const [again] = withNonces([update(form)], shown('a.form', before)).map(metadataOf);
    const [next] = withNonces([update(form)], shown('b.form', before)).map(metadataOf);
    expect(nonceIn(again ?? '')).toBe(nonceIn(before));
    expect(nonceIn(next ?? '')).not.toBe(nonceIn(before));
    expect(nonceIn(next ?? '')).toBeDefined();
  });

  it('is left out where nothing can be sent, and where there is no room for it', () => {
    const { submit: _submit, ...page } = form;
    const full = { ...form, private_metadata: JSON.stringify({ a: 'x'.repeat(2970) }) };
    const [first, second] = withNonces([open(page), open(full)]).map(metadataOf);
    expect(nonceIn(first ?? '')).toBeUndefined();
    expect(nonceIn(second ?? '')).toBeUndefined();
    expect(second).toBe(full.private_metadata);
    expect(withNonces([tell(sentence('Hello.'))])).toEqual([tell(sentence('Hello.'))]);
  });

  it.each(['', 'no JSON', '7', 'null', '{"form":7}', `{"form":"${'x'.repeat(65)}"}`])(
    'is not read from %s',
    (metadata) => {
      expect(nonceIn(metadata)).toBeUndefined();
    },
  );
});
