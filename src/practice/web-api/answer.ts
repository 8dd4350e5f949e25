/** What a Web API method says: the fields of a success, or Slack's word for the refusal. */
export type Refusal = { ok: false; error: string } & Record<string, unknown>;
export type Answer = ({ ok: true } & Record<string, unknown>) | Refusal;

export function refuse(error: string, more: Record<string, unknown> = {}): Refusal {
  return { ok: false, error, ...more };
}
