import { z } from 'zod';
import { upTo, words } from './text-object.ts';

const label = words(20);
const point = z.strictObject({ label, value: z.number() });

const axes = {
  series: z
    .array(z.strictObject({ name: label, data: z.array(point).min(1).max(20) }))
    .min(1)
    .max(12),
  axis_config: z.strictObject({
    categories: z.array(label).min(1).max(20),
    x_label: upTo(50).optional(),
    y_label: upTo(50).optional(),
  }),
};

type Cartesian = {
  series: { name: string; data: { label: string }[] }[];
  axis_config: { categories: string[] };
};

/** Series have names of their own, and one value for each category. */
function checkSeries(chart: Cartesian, context: z.RefinementCtx): void {
  const { series } = chart;
  const { categories } = chart.axis_config;
  if (new Set(series.map((one) => one.name)).size < series.length) {
    context.addIssue({ code: 'custom', message: 'series names must be unique', path: ['series'] });
  }
  if (new Set(categories).size < categories.length) {
    const path = ['axis_config', 'categories'];
    context.addIssue({ code: 'custom', message: 'categories must be unique', path });
  }
  for (const [at, { data }] of series.entries()) {
    const labels = data.map((one) => one.label);
    const same =
      labels.length === categories.length && categories.every((one) => labels.includes(one));
    if (same) continue;
    const message = 'must have exactly one data point for each category';
    context.addIssue({ code: 'custom', message, path: ['series', at, 'data'] });
  }
}

export const chart = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('pie'),
    segments: z
      .array(z.strictObject({ label, value: z.number().positive() }))
      .min(1)
      .max(12),
  }),
  z.strictObject({ type: z.literal('line'), ...axes }).superRefine(checkSeries),
  z.strictObject({ type: z.literal('bar'), ...axes }).superRefine(checkSeries),
  z.strictObject({ type: z.literal('area'), ...axes }).superRefine(checkSeries),
]);
