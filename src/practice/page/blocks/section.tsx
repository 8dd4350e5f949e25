import type { SectionBlock as Section } from '@slack/types';
import { ActingElement } from '../inputs/element.tsx';
import { TextBlock } from '../text/mrkdwn-text.tsx';
import { Picture } from './image.tsx';

export function SectionBlock({ block, blockId }: { block: Section; blockId: string }) {
  const { accessory, text, fields } = block;
  const label = text?.text.replaceAll(/[*_~`]|<[^>]*>/g, '').slice(0, 120);
  return (
    <div class={accessory ? 'section with-accessory' : 'section'}>
      <div class="section-body">
        {text && <TextBlock text={text} />}
        {fields && fields.length > 0 && (
          <div class="fields">
            {fields.map((field, index) => (
              <div key={index} class="field">
                <TextBlock text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div class={`accessory accessory-${accessory.type}`}>
          {accessory.type === 'image' ? (
            <Picture image={accessory} class="thumb" />
          ) : (
            <ActingElement element={accessory} blockId={blockId} label={label} />
          )}
        </div>
      )}
    </div>
  );
}
