/**
 * The arrows of the house (DESIGN §6): who may import whom. arrows.json lists for each workspace what it may see; everything else of ours is forbidden to
 * it. The designer is judged by reach, not only by its own imports: no path from it may end at the database driver.
 */
const workspaces = require('./arrows.json');

const pure = '^(schemas|packages/(domain|scenario|templates|imports))/src/';
const ours = '^(schemas|packages/[a-z]+|engine|workers|designer|test)/';

const downwards = Object.entries(workspaces).map(([from, allowed]) => ({
  name: `arrow-${from.replace('packages/', '')}`,
  comment: `${from} may import ${allowed.length === 0 ? 'nothing of ours' : allowed.join(', ')} (DESIGN §6)`,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: ours, pathNot: [from, ...allowed].map((name) => `^${name}/`) },
}));

module.exports = {
  forbidden: [
    ...downwards,
    {
      name: 'workflows-import-activities-as-types-only',
      comment: 'workflow code is replayed: it may know activities by their types alone',
      severity: 'error',
      from: { path: '^workers/src/workflows/' },
      to: { path: '^workers/src/(?!workflows/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workflows-do-no-io',
      comment: 'the workflow sandbox has no database and no network',
      severity: 'error',
      from: { path: '^workers/src/workflows/' },
      to: {
        path: 'node_modules/(@types/)?(mongoose|mongodb|nodemailer|@temporalio/(activity|client|worker))/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'workflows-see-no-node-modules',
      comment: 'nor has the sandbox any module of Node',
      severity: 'error',
      from: { path: '^workers/src/workflows/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-packages-do-no-io',
      comment: 'no file, network, process or clock module in the pure packages',
      severity: 'error',
      from: { path: pure, pathNot: ['\\.test\\.ts$', '^packages/imports/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'imports-hold-bytes-only',
      comment: 'bytes in, records and faults out: of the modules of Node, the buffer alone is no I/O',
      severity: 'error',
      from: { path: '^packages/imports/src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?buffer$' },
    },
    {
      name: 'only-the-store-sees-mongoose',
      severity: 'error',
      from: { path: ours, pathNot: ['^packages/store/', '^packages/stack/', '^test/'] },
      to: { path: 'node_modules/(@types/)?(mongoose|mongodb)/' },
    },
    {
      name: 'designer-never-reaches-the-database',
      comment: 'not even through others',
      severity: 'error',
      from: { path: '^designer/' },
      to: { path: 'node_modules/(mongoose|mongodb|@temporalio)/', reachable: true },
    },
    {
      name: 'no-deep-import-of-another-workspace',
      comment: 'other workspaces are known by their index alone',
      severity: 'error',
      from: { path: '^(schemas|packages/[a-z]+|engine|workers|designer)/' },
      to: { path: ours, pathNot: ['/src/(index|calendars|machine|message-parts|emulators)\\.ts$', '^$1/'] },
    },
    {
      name: 'emulators-are-for-tests',
      comment: 'no product code reaches a stand-in of somebody else’s service',
      severity: 'error',
      from: { path: '^(schemas|packages/[a-z]+|engine|workers|designer)/', pathNot: '\\.test\\.ts$' },
      to: { path: '/src/emulators\\.ts$' },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(schemas|packages/[a-z]+|engine|workers|designer)/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'] },
  },
};
