import { type AnyBlock, type ChartBlock, clamp, section } from '../../../platform/slack/blocks.ts';
import type { Chart } from '../../contract/chart.ts';

/** The sentence says what the chart shows, for those who cannot see it and where it cannot be drawn. */
export function chartBlocks(chart: Chart | undefined): AnyBlock[] {
  if (chart === undefined || chart.series.length === 0 || chart.categories.length === 0) return [];
  return [section(chart.reads), chartBlock(chart)];
}

function chartBlock({ title, kind, categories, series }: Chart): ChartBlock {
  const labels = categories.slice(-20).map((label) => clamp(label, 20));
  return {
    type: 'data_visualization',
    title: clamp(title, 50),
    chart: {
      type: kind,
      series: series.slice(0, 12).map(({ name, values }) => ({
        name: clamp(name, 20),
        data: values.slice(-labels.length).map((value, index) => ({
          label: labels[index] ?? '',
          value,
        })),
      })),
      axis_config: { categories: labels },
    },
  };
}
