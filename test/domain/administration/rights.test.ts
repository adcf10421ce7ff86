import { describe, expect, it } from '@jest/globals';
import {
  administrationPlaces,
  administrationRights,
  administrationRightsByPlace,
  administrationRightsOf,
  isAdministrator,
} from '../../../domain/administration/rights';

describe('the rights to look after the installation', () => {
  it('are of administrators alone', () => {
    expect(administrationPlaces.map((place) => [place, administrationRightsByPlace[place].length])).toEqual([
      ['administrator', administrationRights.length],
      ['manager', 0],
      ['colleague', 0],
    ]);
  });

  it('come with the role and go with whoever is switched off', () => {
    const roles = ['sales', 'administrator'];
    expect(isAdministrator({ active: true, roles })).toBe(true);
    expect(isAdministrator({ active: true, roles: ['sales'] })).toBe(false);
    expect(isAdministrator({ active: false, roles })).toBe(false);
    expect([...administrationRightsOf({ active: true, roles }, false)]).toEqual(administrationRights);
    expect(administrationRightsOf({ active: false, roles }, true).size).toBe(0);
    expect(administrationRightsOf({ active: true, roles: [] }, true).size).toBe(0);
  });
});
