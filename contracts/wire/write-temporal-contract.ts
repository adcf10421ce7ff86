/** Writes `docs/temporal-contract.json` for programs with a Temporal client of their own: `npm run contract`. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporalContract } from './temporal-contract';

const file = path.join(__dirname, '..', '..', 'docs', 'temporal-contract.json');

void writeFile(file, `${JSON.stringify(temporalContract(), null, 2)}\n`);
