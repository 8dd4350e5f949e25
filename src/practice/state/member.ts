export type Member = {
  id: string;
  /** The handle after the @: mia.chen. */
  handle: string;
  name: string;
  role: string;
  title: string;
  team: string | undefined;
  timeZone: string;
  isBot: boolean;
  isAdmin: boolean;
  isOwner: boolean;
  deactivated: boolean;
  /** Of several channels, and not of the whole workspace. */
  isGuest?: boolean;
  status: { text: string; emoji: string; until: string | undefined };
  doNotDisturbUntil: string | undefined;
  updatedAt: string;
};

/** mia.chen for Mia Chen; the id where a name has no Latin letters. */
export function handleFor(name: string, id: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '.')
    .replaceAll(/^\.|\.$/g, '');
  return plain === '' ? id.slice(1).toLowerCase() : plain.slice(0, 21).replace(/\.$/, '');
}

/** mia.chen@brightwater-mutual.example: an address under a domain that nobody can own. Apps have none. */
export function emailOf(member: Member, domain: string): string | undefined {
  return member.isBot ? undefined : `${member.handle}@${domain}.example`;
}

/** A status ends by itself when its time is over. */
export function currentStatus(member: Member, now: Temporal.Instant): Member['status'] {
  const { until } = member.status;
  const over = until !== undefined && Temporal.Instant.compare(now, until) >= 0;
  return over ? { text: '', emoji: '', until: undefined } : member.status;
}
