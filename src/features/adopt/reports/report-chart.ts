/* A line chart as SVG, drawn by hand so that a report is one file that needs nothing else. */

export type ChartLine = { name: string; values: readonly number[]; color: string };

const WIDTH = 720;
const HEIGHT = 260;
const LEFT = 44;
const RIGHT = 12;
const TOP = 28;
const BOTTOM = 34;
const GRID = 4;

/** Lines over the same labels, from 0 up; the title is read out to those who cannot see it. */
export function chartSvg(
  title: string,
  labels: readonly string[],
  lines: readonly ChartLine[],
): string {
  const highest = Math.max(1, ...lines.flatMap(({ values }) => values));
  const top = niceTop(highest);
  const x = (index: number) =>
    LEFT + ((WIDTH - LEFT - RIGHT) * index) / Math.max(1, labels.length - 1);
  const y = (value: number) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * value) / top;
  const grid = Array.from({ length: GRID + 1 }, (_, step) => {
    const value = (top * step) / GRID;
    return `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at(y(value))}" y2="${at(y(value))}" stroke="#d8dade"/><text x="${LEFT - 6}" y="${at(y(value) + 4)}" text-anchor="end">${Math.round(value)}</text>`;
  });
  const every = Math.max(1, Math.ceil(labels.length / 8));
  const ticks = labels.flatMap((label, index) =>
    index % every === 0
      ? [`<text x="${at(x(index))}" y="${HEIGHT - 12}" text-anchor="middle">${xml(label)}</text>`]
      : [],
  );
  const drawn = lines.map(({ values, color }) => {
    const points = values.map((value, index) => `${at(x(index))},${at(y(value))}`).join(' ');
    return `<polyline fill="none" stroke="${color}" stroke-width="2" points="${points}"/>`;
  });
  const legend = lines.map(
    ({ name, color }, index) =>
      `<circle cx="${LEFT + 6 + index * 180}" cy="12" r="5" fill="${color}"/><text x="${LEFT + 16 + index * 180}" y="16">${xml(name)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="12" fill="#33373d"><title>${xml(title)}</title>${[...grid, ...ticks, ...drawn, ...legend].join('')}</svg>`;
}

/** A round number at or above the highest value. */
function niceTop(highest: number): number {
  const step = 10 ** Math.floor(Math.log10(highest));
  return (
    [1, 1.5, 2, 3, 4, 5, 8, 10].map((one) => one * step).find((one) => one >= highest) ?? highest
  );
}

const at = (value: number) => Math.round(value * 10) / 10;

/** Text within HTML and SVG. */
export function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
