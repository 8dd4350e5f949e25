import { formatNumber, type SeriesChart } from './data-visualization.ts';
import { niceTicks } from './scale.ts';
import { Bars, Curves, type Plot } from './series-marks.tsx';

const LETTER = 6.4;

/** Axes, grid and marks of a line, bar or area chart. */
export function SeriesDrawing({
  chart,
  title,
  width,
}: {
  chart: SeriesChart;
  title: string;
  width: number;
}) {
  const { categories, x_label, y_label } = chart.axis_config;
  const values = chart.series.flatMap((series) => series.data.map((point) => point.value));
  const ticks = niceTicks(values);
  const left =
    Math.max(...ticks.map((tick) => formatNumber(tick).length)) * LETTER + 16 + (y_label ? 18 : 0);
  const right = width - 12;
  const slot = (right - left) / Math.max(1, categories.length);
  const longest = Math.max(0, ...categories.map((label) => label.length)) * LETTER;
  const isTilted = longest > slot - 4;
  const every = isTilted ? Math.max(1, Math.ceil(18 / slot)) : 1;
  const labelRoom = isTilted ? Math.min(96, longest * 0.64 + 16) : 22;
  const bottom = 222;
  const height = bottom + labelRoom + (x_label ? 20 : 4);
  const low = ticks[0] ?? 0;
  const high = ticks.at(-1) ?? 1;
  const plot: Plot = {
    left,
    right,
    top: 18,
    bottom,
    slot,
    x: (index) => left + slot * (index + 0.5),
    y: (value) => bottom - ((value - low) / (high - low || 1)) * (bottom - 18),
  };
  return (
    <svg
      class="plot"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={describe(chart, title)}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            class={tick === 0 ? 'axis' : 'grid'}
            x1={left}
            x2={right}
            y1={plot.y(tick)}
            y2={plot.y(tick)}
          />
          <text class="tick" x={left - 8} y={plot.y(tick) + 4} text-anchor="end">
            {formatNumber(tick)}
          </text>
        </g>
      ))}
      {categories.map((label, index) =>
        index % every === 0 ? (
          <text
            key={label}
            class="tick"
            x={plot.x(index)}
            y={bottom + 16}
            text-anchor={isTilted ? 'end' : 'middle'}
            transform={isTilted ? `rotate(-38 ${plot.x(index)} ${bottom + 12})` : undefined}
          >
            {label}
          </text>
        ) : null,
      )}
      {chart.type === 'bar' ? (
        <Bars chart={chart} plot={plot} />
      ) : (
        <Curves chart={chart} plot={plot} />
      )}
      {x_label && (
        <text class="axis-label" x={(left + right) / 2} y={height - 4} text-anchor="middle">
          {x_label}
        </text>
      )}
      {y_label && (
        <text
          class="axis-label"
          transform={`translate(12 ${(18 + bottom) / 2}) rotate(-90)`}
          text-anchor="middle"
        >
          {y_label}
        </text>
      )}
    </svg>
  );
}

function describe(chart: SeriesChart, title: string): string {
  const series = chart.series.map((one) => {
    const points = one.data.map((point) => `${point.label} ${formatNumber(point.value)}`);
    return `${one.name}: ${points.join(', ')}`;
  });
  return `${title}. A ${chart.type} chart. ${series.join('. ')}.`;
}
