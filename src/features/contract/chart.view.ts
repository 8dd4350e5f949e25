import {
  type AnyBlock,
  type ChartBlock,
  clamp,
  section,
  withoutControls,
} from '../../platform/slack/blocks.ts';
import type { Chart } from './chart.ts';

const LABEL_MAX = 20;

/** A figure with the sentence that reads it, which also says it where the figure cannot be drawn. */
export function chartBlocks(chart: Chart | undefined): AnyBlock[] {
  if (chart === undefined || chart.series.length === 0 || chart.categories.length === 0) return [];
  return [section(chart.reads), drawn(chart)];
}

function drawn({ title, kind, categories, series }: Chart): ChartBlock {
  const label = (text: string) => clamp(withoutControls(text), LABEL_MAX);
  const labels = categories.slice(-20).map(label);
  return {
    type: 'data_visualization',
    title: clamp(withoutControls(title), 50),
    chart: {
      type: kind,
      series: series.slice(0, 12).map(({ name, values }) => {
        const shown = values.slice(-labels.length);
        return {
          name: label(name),
          data: labels.map((each, index) => ({ label: each, value: shown[index] ?? 0 })),
        };
      }),
      axis_config: { categories: labels },
    },
  };
}
