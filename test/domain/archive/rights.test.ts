import { describe, expect, it } from '@jest/globals';
import type { Standing } from '../../../domain/archive/rights';
import {
  archiveRights,
  companyPlaces,
  companyRightsByPlace,
  isAudited,
  rightsOf,
  rightsToCustomer,
  rightsToUnheld,
  standings,
} from '../../../domain/archive/rights';

/** The whole table, in the order of `archiveRights`: y may, - may not. */
const table: Readonly<Record<Standing, string>> = {
  owner: 'yyyy---',
  team: 'yyyy---',
  role: 'yyyyyy-',
  'former-role': 'y-y----',
  'above-running': 'yyyyyyy',
  above: 'yyyy--y',
};

const shown = (stands: readonly Standing[]): string =>
  archiveRights.map((right) => (rightsOf(stands).has(right) ? 'y' : '-')).join('');

describe('the rights to the archive', () => {
  it.each(standings.map((standing) => [standing]))('of %s are those of the table', (standing) => {
    expect(shown([standing])).toBe(table[standing]);
  });

  it('of nobody are none', () => {
    expect(shown([])).toBe('-------');
  });

  it('of somebody who stands in several ways are all of them, in every combination', () => {
    for (let mask = 0; mask < 1 << standings.length; mask += 1) {
      const stands = standings.filter((_, index) => mask & (1 << index));
      const expected = archiveRights.map((_, place) =>
        stands.some((standing) => table[standing][place] === 'y') ? 'y' : '-',
      );
      expect([stands, shown(stands)]).toEqual([stands, expected.join('')]);
    }
  });

  it('put down who sees what is personal from outside the team', () => {
    expect(standings.filter((standing) => !isAudited([standing]))).toEqual(['owner', 'team']);
    expect(isAudited(['role', 'team'])).toBe(false);
    expect(isAudited([])).toBe(true);
  });
});

describe('the rights to the company as a whole', () => {
  it('to import, and to look after what nobody holds, are of managers alone', () => {
    const shownOf = companyPlaces.map((place) => [place, companyRightsByPlace[place]]);
    expect(shownOf).toEqual([
      ['manager', ['import', 'keep-unheld']],
      ['colleague', []],
    ]);
    expect(archiveRights.map((right) => (rightsToUnheld.includes(right) ? 'y' : '-')).join('')).toBe(
      'yyyy---',
    );
  });

  it('are all that anybody has to a customer that nobody holds, and add nothing to those of one that is held', () => {
    const keeper = new Set(companyRightsByPlace.manager);
    for (const company of [keeper, new Set(companyRightsByPlace.colleague)]) {
      const unheld = [...rightsToCustomer([], { isHeld: false, company })];
      expect(unheld).toEqual(company === keeper ? rightsToUnheld : []);
      for (const standing of standings) {
        const held = rightsToCustomer([standing], { isHeld: true, company });
        expect([...held].sort()).toEqual([...rightsOf([standing])].sort());
      }
      expect(rightsToCustomer([], { isHeld: true, company }).size).toBe(0);
    }
  });
});
