/** An override in force; every digest names it. */
export type ActiveOverride = { gate: string; criteria: number; expiresOn: Temporal.PlainDate };
