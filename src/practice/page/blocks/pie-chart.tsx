import { formatNumber, type PieChart } from './data-visualization.ts';

const RADIUS = 88;

export function PieDrawing({
  chart,
  title,
  width,
}: {
  chart: PieChart;
  title: string;
  width: number;
}) {
  const total = chart.segments.reduce((sum, segment) => sum + segment.value, 0) || 1;
  const size = Math.min(200, width);
  let turned = 0;
  const slices = chart.segments.map((segment, index) => {
    const from = turned;
    turned += segment.value / total;
    return { segment, index, from, to: turned };
  });
  const words = chart.segments.map(({ label, value }) => `${label} ${percent(value / total)}`);
  return (
    <svg
      class="plot pie"
      viewBox="-100 -100 200 200"
      width={size}
      height={size}
      role="img"
      aria-label={`${title}. A pie chart. ${words.join(', ')}.`}
    >
      {slices.map(({ segment, index, from, to }) => (
        <g key={segment.label}>
          <path
            d={slicePath(from, to)}
            class="slice"
            style={{ fill: `var(--series-${index % 12})` }}
          >
            <title>{`${segment.label}: ${formatNumber(segment.value)} (${percent(to - from)})`}</title>
          </path>
          {to - from > 0.07 && (
            <text
              class="slice-value"
              {...at((from + to) / 2, RADIUS * 0.66)}
              text-anchor="middle"
              dy="4"
            >
              {percent(to - from)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

function slicePath(from: number, to: number): string {
  if (to - from > 0.9999) return `M0 ${-RADIUS} A${RADIUS} ${RADIUS} 0 1 1 -0.01 ${-RADIUS} Z`;
  const start = at(from, RADIUS);
  const end = at(to, RADIUS);
  const large = to - from > 0.5 ? 1 : 0;
  return `M0 0 L${start.x} ${start.y} A${RADIUS} ${RADIUS} 0 ${large} 1 ${end.x} ${end.y} Z`;
}

function at(turn: number, radius: number): { x: number; y: number } {
  const angle = turn * 2 * Math.PI - Math.PI / 2;
  return { x: Math.cos(angle) * radius, y: Math.sin(angle) * radius };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
