/** One line of a rollout's standing, as `/rollout status`, App Home and the digest show it. */
export type StatusLine = {
  topic: string;
  /** Where it stands, with its numbers: "7 of 12 teams have a certified champion". Safe mrkdwn. */
  text: string;
  /** Lines are shown in this order; phases and gates first, numbers after. */
  order: number;
};
