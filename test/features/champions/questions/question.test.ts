import { describe, expect, it } from 'vitest';
import { whoOwes } from '../../../../src/features/champions/questions/question.ts';
import { aChampion, BAO, leadIds, MIA } from '../champions/champion-builders.ts';

const nobodyLeft = () => false;
const answersForTeam = {
  person: aChampion(),
  standsInFor: undefined,
  championBackOn: undefined,
};

describe('who owes the answer to a question', () => {
  it('is whom it was passed on to, and the champion again once that person has left', () => {
    const passedOn = { forId: MIA };
    expect(whoOwes(passedOn, answersForTeam, leadIds, nobodyLeft)).toEqual([MIA]);
    expect(whoOwes(passedOn, answersForTeam, leadIds, (id) => id === MIA)).toEqual([BAO]);
  });

  it('is the leads where nobody answers for the team', () => {
    const nobody = { ...answersForTeam, person: undefined };
    expect(whoOwes({ forId: undefined }, nobody, leadIds, nobodyLeft)).toEqual(leadIds);
  });
});
