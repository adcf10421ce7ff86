import { describe, expect, it } from '@jest/globals';
import { describePages, isOfArchive } from './describe-pages';

const company = describePages(isOfArchive);

describe('whoever stands in for somebody', () => {
  it.each([
    ['keeper', 'who owns the relation', 200],
    ['former', 'who had a project', 403],
    ['mate', 'who is only in the team', 404],
  ])('sees of a customer what %s, %s, sees, for as long as they are away', async (who, _, status) => {
    const address = `/customers/${company().of.east.customerId}`;
    const statuses = async () => {
      const told = [await company().get('foreign-legal', address)];
      told.push(await company().get('foreign-legal', `${address}/edit`));
      return told.map((each) => each.status);
    };
    expect(await statuses()).toEqual([404, 404]);
    await company().sendAway(who, 'foreign-legal');
    expect(await statuses()).toEqual([status === 404 ? 404 : 200, status]);
    await company().sendAway(who, null);
    expect(await statuses()).toEqual([404, 404]);
  });
});
