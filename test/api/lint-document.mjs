// Lints the OpenAPI document on stdin and prints what it finds as JSON. A program of its own, since the linter is an
// ES module, which Jest cannot load here.
import { text } from 'node:stream/consumers';
import { createConfig, lintFromString } from '@redocly/openapi-core';

// a test of its own asks for a success of every operation: signing in has a redirect for one
const rules = { 'operation-2xx-response': 'off' };
const config = await createConfig({ extends: ['recommended'], rules });
const problems = await lintFromString({ source: await text(process.stdin), config });
const found = problems.map(({ severity, ruleId, message, location }) => ({
  severity,
  ruleId,
  message,
  at: location[0]?.pointer,
}));
process.stdout.write(JSON.stringify(found));
