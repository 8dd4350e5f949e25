/** How usage can arrive. */
export const importWays = ['file', 'form', 'webhook', 'telemetry', 'pull'] as const;
export type ImportWay = (typeof importWays)[number];
