/** Slack's chart block, which its published types do not know yet. */
export type Point = { label: string; value: number };
export type Series = { name: string; data: Point[] };
export type SeriesChart = {
  type: 'line' | 'bar' | 'area';
  series: Series[];
  axis_config: { categories: string[]; x_label?: string; y_label?: string };
};
export type PieChart = { type: 'pie'; segments: Point[] };
export type DataVisualizationBlock = {
  type: 'data_visualization';
  block_id?: string;
  title: string;
  chart: SeriesChart | PieChart;
};

export function formatNumber(value: number): string {
  return new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }).format(value);
}
