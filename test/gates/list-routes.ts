import { contracts, type Contract } from '@relance/schemas';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const file = join(import.meta.dirname, '..', '..', 'docs', 'reference', 'api.md');
const heading = '| method |';

/** Writes the table of all routes, in the order of the contracts, over the one in the API reference; what stands before and after is kept. */
const document = await readFile(file, 'utf8');
const lines = document.split('\n');
const from = lines.findIndex((line) => line.startsWith(heading));
if (from < 0) throw new Error(`no table that begins with ${heading} in ${file}`);
const length = lines.slice(from).findIndex((line) => !line.startsWith('|'));
const rows = Object.values<Contract>(contracts).map(
  ({ method, url, config, schema }) => `| ${method} | \`${url}\` | ${config.role} | \`${schema.operationId}\` | ${schema.summary} |`,
);
lines.splice(from, length, '| method | path | role | operation | purpose |', '| --- | --- | --- | --- | --- |', ...rows);
await writeFile(file, await format(lines.join('\n'), { ...(await resolveConfig(file)), filepath: file }));
console.log('The table in docs/reference/api.md lists the contracts.');
