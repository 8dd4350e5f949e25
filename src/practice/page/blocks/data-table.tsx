import type { DataTableBlock } from '@slack/types';
import { useState } from 'preact/hooks';
import { type Cell, CellText } from './table.tsx';

/** A table that is sorted by its head and turned page by page. */
export function DataTable({ block }: { block: DataTableBlock }) {
  const [head = [], ...rows] = block.rows as Cell[][];
  const size = Math.max(1, block.page_size ?? 5);
  const [page, setPage] = useState(0);
  const [order, setOrder] = useState<{ column: number; down: boolean } | undefined>(undefined);
  const sorted = order ? [...rows].sort((a, b) => compare(a, b, order)) : rows;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const at = Math.min(page, pages - 1);
  const shown = sorted.slice(at * size, at * size + size);

  const sortBy = (column: number) => {
    setOrder({ column, down: order?.column === column ? !order.down : false });
    setPage(0);
  };

  return (
    <div class="data-table">
      <div class="table-scroll">
        <table class="table">
          <caption dir="auto">{block.caption}</caption>
          <thead>
            <tr>
              {head.map((cell, index) => (
                <th
                  key={index}
                  scope="col"
                  style={{
                    textAlign: rows[0]?.[index]?.type === 'raw_number' ? 'right' : undefined,
                  }}
                  aria-sort={
                    order?.column === index ? (order.down ? 'descending' : 'ascending') : undefined
                  }
                >
                  <button type="button" class="sort" onClick={() => sortBy(index)}>
                    <CellText cell={cell} />
                    <span aria-hidden="true">
                      {order?.column === index ? (order.down ? ' ↓' : ' ↑') : ''}
                    </span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => {
                  const Tag = column === (block.row_header_column_index ?? 0) ? 'th' : 'td';
                  return (
                    <Tag
                      key={column}
                      scope={Tag === 'th' ? 'row' : undefined}
                      dir="auto"
                      style={{ textAlign: cell.type === 'raw_number' ? 'right' : undefined }}
                    >
                      <CellText cell={cell} />
                    </Tag>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && (
        <div class="paging">
          <button
            type="button"
            class="button small"
            disabled={at === 0}
            onClick={() => setPage(at - 1)}
          >
            Back
          </button>
          <span aria-live="polite">
            {at * size + 1} to {Math.min(rows.length, (at + 1) * size)} of {rows.length}
          </span>
          <button
            type="button"
            class="button small"
            disabled={at >= pages - 1}
            onClick={() => setPage(at + 1)}
          >
            Next
          </button>
        </div>
      )}
    </div>
  );
}

function compare(a: Cell[], b: Cell[], order: { column: number; down: boolean }): number {
  const left = a[order.column];
  const right = b[order.column];
  const sign = order.down ? -1 : 1;
  if (left?.type === 'raw_number' && right?.type === 'raw_number')
    return sign * (left.value - right.value);
  return sign * wordsOf(left).localeCompare(wordsOf(right), 'en', { numeric: true });
}

function wordsOf(cell: Cell | undefined): string {
  return cell && 'text' in cell ? cell.text : JSON.stringify(cell ?? '');
}
