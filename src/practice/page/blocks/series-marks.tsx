import { formatNumber, type SeriesChart } from './data-visualization.ts';
import { endLabelHeights } from './end-labels.ts';

export type Plot = {
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Where a category stands, and how much room it has. */
  x: (index: number) => number;
  slot: number;
  y: (value: number) => number;
};

type Props = { chart: SeriesChart; plot: Plot };

export function Bars({ chart, plot }: Props) {
  const count = chart.series.length;
  const gap = Math.min(14, plot.slot * 0.24);
  const breadth = Math.min(56, (plot.slot - gap) / count);
  const zero = plot.y(0);
  const widest = Math.max(
    ...chart.series.flatMap((one) => one.data.map((point) => formatNumber(point.value).length)),
  );
  const hasRoom = breadth > widest * 6.2;
  return (
    <>
      {chart.series.map((series, at) =>
        chart.axis_config.categories.map((label, index) => {
          const value = valueAt(series.data, label);
          const x = plot.x(index) - (breadth * count) / 2 + breadth * at;
          const y = Math.min(zero, plot.y(value));
          return (
            <g key={`${series.name} ${label}`}>
              <rect
                x={x + 1}
                y={y}
                width={Math.max(1, breadth - 2)}
                height={Math.abs(zero - plot.y(value))}
                rx={Math.min(3, breadth / 4)}
                style={{ fill: `var(--series-${at % 12})` }}
              >
                <title>{`${series.name}, ${label}: ${formatNumber(value)}`}</title>
              </rect>
              {hasRoom && (
                <text
                  class="value"
                  x={x + breadth / 2}
                  y={value < 0 ? plot.y(value) + 13 : y - 5}
                  text-anchor="middle"
                >
                  {formatNumber(value)}
                </text>
              )}
            </g>
          );
        }),
      )}
    </>
  );
}

/** Lines, and the areas under them; the last value of each line is written beside it. */
export function Curves({ chart, plot }: Props) {
  const { categories } = chart.axis_config;
  const last = categories.length - 1;
  const lastLabel = categories[last] ?? '';
  const heights = endLabelHeights(
    chart.series.map((series) => plot.y(valueAt(series.data, lastLabel))),
  );
  return (
    <>
      {chart.series.map((series, at) => {
        const color = `var(--series-${at % 12})`;
        const points = categories.map((label, index) => ({
          label,
          value: valueAt(series.data, label),
          x: plot.x(index),
          y: plot.y(valueAt(series.data, label)),
        }));
        const path = points
          .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`)
          .join(' ');
        const end = points[last];
        return (
          <g key={series.name}>
            {chart.type === 'area' && (
              <path
                d={`${path} L${plot.x(last)} ${plot.y(0)} L${plot.x(0)} ${plot.y(0)} Z`}
                style={{ fill: color, opacity: 0.2 }}
              />
            )}
            <path d={path} class="curve" style={{ stroke: color }} />
            {points.map((point) => (
              <circle key={point.label} cx={point.x} cy={point.y} r={3.5} style={{ fill: color }}>
                <title>{`${series.name}, ${point.label}: ${formatNumber(point.value)}`}</title>
              </circle>
            ))}
            {end && chart.series.length <= 4 && (
              <text class="value" x={end.x} y={heights[at]} text-anchor="middle">
                {formatNumber(end.value)}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

function valueAt(data: readonly { label: string; value: number }[], label: string): number {
  return data.find((point) => point.label === label)?.value ?? 0;
}
