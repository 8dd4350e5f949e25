import { useId } from 'preact/hooks';
import { type DataVisualizationBlock, formatNumber } from './data-visualization.ts';
import { PieDrawing } from './pie-chart.tsx';
import { SeriesDrawing } from './series-chart.tsx';
import { useWidth } from './width.ts';

/** A chart as SVG, with its legend, a title for screen readers and the same figures as a table. */
export function Chart({ block }: { block: DataVisualizationBlock }) {
  const { chart, title } = block;
  const id = useId();
  const [box, width] = useWidth();
  const columns = chart.type === 'pie' ? [{ name: 'Value', data: chart.segments }] : chart.series;
  const labels =
    chart.type === 'pie' ? chart.segments.map((one) => one.label) : chart.axis_config.categories;
  const legend = chart.type === 'pie' ? labels : columns.map((series) => series.name);
  return (
    <figure class="chart" aria-labelledby={`${id}-title`}>
      <figcaption id={`${id}-title`} dir="auto">
        {title}
      </figcaption>
      <div ref={box} class="chart-box">
        {chart.type === 'pie' ? (
          <PieDrawing chart={chart} title={title} width={width} />
        ) : (
          <SeriesDrawing chart={chart} title={title} width={width} />
        )}
        {(legend.length > 1 || chart.type === 'pie') && (
          <ul class="legend">
            {legend.map((name, index) => (
              <li key={name}>
                <span class="swatch" style={{ background: `var(--series-${index % 12})` }} />
                <bdi>{name}</bdi>
                {chart.type === 'pie' && <b>{formatNumber(chart.segments[index]?.value ?? 0)}</b>}
              </li>
            ))}
          </ul>
        )}
      </div>
      <details class="chart-table">
        <summary>Show the figures</summary>
        <div class="table-scroll">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{chart.type === 'pie' ? '' : (chart.axis_config.x_label ?? '')}</th>
                {columns.map((series) => (
                  <th key={series.name} scope="col" class="number">
                    {series.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {labels.map((label) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  {columns.map((series) => (
                    <td key={series.name} class="number">
                      {formatNumber(series.data.find((point) => point.label === label)?.value ?? 0)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
