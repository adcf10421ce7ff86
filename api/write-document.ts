/** Writes `docs/openapi.json`, the document that the API serves, as a file: `npm run openapi`. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { wholeDocument } from './document';

const file = path.join(__dirname, '..', 'docs', 'openapi.json');

void writeFile(file, `${JSON.stringify(wholeDocument(), null, 1)}\n`);
