/** One thing that doctor looked at: `note` is worth knowing, `wrong` needs somebody to do something. */
export type Finding = { topic: string; verdict: 'fine' | 'note' | 'wrong'; says: string };

export const fine = (topic: string, says: string): Finding => ({ topic, verdict: 'fine', says });
export const note = (topic: string, says: string): Finding => ({ topic, verdict: 'note', says });
export const wrong = (topic: string, says: string): Finding => ({ topic, verdict: 'wrong', says });
