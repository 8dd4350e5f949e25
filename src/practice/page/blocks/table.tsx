import type { RawNumberElement, RawTextElement, RichTextBlock, TableBlock } from '@slack/types';
import { withEmoji } from '../text/inline.ts';
import { InlineText } from '../text/inline-text.tsx';
import { RichText } from '../text/rich-text.tsx';
import { formatNumber } from './data-visualization.ts';

export type Cell = RawTextElement | RawNumberElement | RichTextBlock;

export function Table({ block }: { block: TableBlock }) {
  const [head = [], ...rows] = block.rows;
  const align = (index: number) => block.column_settings?.[index]?.align;
  const wraps = (index: number) => block.column_settings?.[index]?.is_wrapped === true;
  return (
    <div class="table-scroll">
      <table class="table">
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th
                key={index}
                scope="col"
                style={{
                  textAlign:
                    align(index) ?? (rows[0]?.[index]?.type === 'raw_number' ? 'right' : undefined),
                }}
              >
                <CellText cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, index) => (
                <td
                  key={index}
                  dir="auto"
                  class={wraps(index) ? 'wraps' : undefined}
                  style={{
                    textAlign: align(index) ?? (cell.type === 'raw_number' ? 'right' : undefined),
                  }}
                >
                  <CellText cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function CellText({ cell }: { cell: Cell | undefined }) {
  if (!cell) return null;
  if (cell.type === 'rich_text') return <RichText block={cell} />;
  if (cell.type === 'raw_number') return <>{cell.text || formatNumber(cell.value)}</>;
  return <InlineText nodes={withEmoji(cell.text)} />;
}
