import { describe, expect, it } from '@jest/globals';
import type { Told } from '../../api/running-api';
import { forSignedIn } from './asking';
import { describePages, isOfArchive } from './describe-pages';
import { rows } from './rows';

const company = describePages((path) => !isOfArchive(path));

describe('the rows', () => {
  it('are one for each route for people who have signed in, and no others', () => {
    expect(Object.keys(rows).sort()).toEqual(forSignedIn.map(({ name }) => name).sort());
  });

  it('ask what the routes have', () => {
    for (const { name, route } of forSignedIn) {
      const pattern = new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`, 'u');
      for (const { path } of rows[name]!(company())) {
        expect([name, pattern.test(path.split('?', 1)[0]!)]).toEqual([name, true]);
      }
    }
  });
});

describe('something foreign', () => {
  it('has the page of something that is not there', async () => {
    const { customerId, projectId, leadId } = company().of.far;
    for (const path of [`/customers/${customerId}`, `/projects/${projectId}`, `/team/${leadId}`]) {
      const none = path.replace(/[^/]+$/u, 'nobody-knows-it');
      const foreign = await company().get('rep', path);
      const nothing = await company().get('rep', none);
      expect([path, foreign.status, mainOf(foreign, path)]).toEqual([path, 404, mainOf(nothing, none)]);
    }
  });
});

/** A page without its header and its own address. */
function mainOf({ text }: Told, path: string): string {
  return text.slice(text.indexOf('<main')).replaceAll(path, '');
}
