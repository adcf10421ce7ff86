import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { breakingChanges, committedDocuments } from '../../tools/api-changes/breaking-changes';

interface ApiDocument {
  paths: Record<string, Record<string, { parameters: object[] }>>;
  components: { schemas: Record<string, { properties: Record<string, object>; required: string[] }> };
}
type Spoil = (document: ApiDocument) => void;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'api-changes-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function changesOf(spoil: Spoil, notes = ''): Promise<string[]> {
  const { present: committed } = committedDocuments;
  const document = JSON.parse(await readFile(committed, 'utf8')) as ApiDocument;
  spoil(document);
  const [present, noted] = [path.join(folder, 'present.json'), path.join(folder, 'notes.md')];
  await writeFile(present, JSON.stringify(document));
  await writeFile(noted, notes);
  return breakingChanges({ baseline: committed, present, notes: noted }, () => undefined);
}

const territory = { name: 'territory', in: 'query', schema: { type: 'string' } };
const contacts = '/v1/projects/{projectId}/contacts';
const withoutContacts: Spoil = ({ paths }) => void Reflect.deleteProperty(paths, contacts);

describe('a change of the API', () => {
  it('breaks nothing today that no note names', async () => {
    expect(await breakingChanges(committedDocuments, () => undefined)).toEqual([]);
  });

  it.each<[string, Spoil, string]>([
    ['a route that is gone', withoutContacts, `POST ${contacts} API path removed without deprecation`],
    [
      'a field of answers that is gone',
      ({ components: { schemas } }) => void delete schemas['Explanation']!.properties['headline'],
      'GET /v1/projects/{projectId}/explanation removed the required property `headline`',
    ],
    [
      'a parameter that must be sent',
      ({ paths }) => void paths['/v1/projects']!['get']!.parameters.push({ ...territory, required: true }),
      'GET /v1/projects added the new required `query` request parameter `territory`',
    ],
    [
      'a field that must be sent',
      ({ components: { schemas } }) => {
        schemas['OpenProject']!.properties['region'] = { type: 'string' };
        schemas['OpenProject']!.required.push('region');
      },
      'POST /v1/projects added the new required request property `region`',
    ],
  ])('is found when it is %s', async (_what, spoil, line) => {
    const found = await changesOf(spoil);

    expect(found.filter((each) => each.startsWith(line))).toHaveLength(1);
    expect(await changesOf(spoil, found.map((each) => `- ${each}: write it otherwise.`).join('\n'))).toEqual(
      [],
    );
  });

  it('is none when answers grow, something more may be sent, or a page changes', async () => {
    const grow: Spoil = ({ paths, components: { schemas } }) => {
      paths['/v1/projects']!['get']!.parameters.push(territory);
      schemas['Explanation']!.properties['region'] = { type: 'string' };
      delete paths['/today'];
    };

    expect(await changesOf(grow)).toEqual([]);
  });

  it('is still found when a note names another one', async () => {
    const found = await changesOf(
      withoutContacts,
      `- POST ${contacts}s API path removed without deprecation`,
    );

    expect(found).toHaveLength(1);
  });
});
