import { writeFile } from 'node:fs/promises';
import { bundleWorkflows } from './bundle-workflows.js';

const { code } = await bundleWorkflows();
await writeFile(new URL('./workflow-bundle.js', import.meta.url), code);
