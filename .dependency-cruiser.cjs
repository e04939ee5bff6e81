/**
 * Which layer may import which. Type-only imports count like the others, so that the arrows hold for the vocabulary too.
 * tests/architecture.test.ts plants a bad import for every rule.
 */
const npm = (name) => `(^|/)node_modules/${name}/`;
const notCalled = (...names) => names.map((name) => `^${name}/`);
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Everything that runs in the product, without its tests, benches and scripts. */
const PRODUCT = '^(shared|db|electron|renderer)/';
/** A layer may import itself and what is listed; of the rest of the product and its scripts, nothing. */
const layer = (name, comment, folder, allowed) =>
  rule(
    name,
    comment,
    { path: `^${folder}/` },
    { path: `${PRODUCT}|^scripts/`, pathNot: [folder, ...allowed].map((path) => `^${path}/`) },
  );

/** What carries a call of the contract over a boundary. */
const CARRIERS = ['^shared/(client|wire)\\.ts$'];

/** Calls, jobs and commands about what networks alone have. */
const OF_NETWORKS = [
  '^electron/engine/(backend-host|open)\\.ts$',
  '^electron/engine/api/(choices|dataset-detail|leaks|missing-datasets)\\.ts$',
  '^electron/engine/confirmation/reader\\.ts$',
  '^electron/engine/jobs/kinds/(audit|fetch|leaks|vault)\\.ts$',
  '^electron/cli/(choices-in-help|commands/(doctor|fetch))\\.ts$',
];

/** A folder in tasks/ is one kind of task. */
const A_KIND = '^electron/engine/tasks/[^/]+/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule(
      'shared-stands-alone',
      'shared/ is the vocabulary of every layer: it knows itself, the validator and the reader of YAML.',
      { path: '^shared/', pathNot: '^shared/(charts|paint)/' },
      { pathNot: ['^shared/(?!paint/)', npm('zod'), npm('js-yaml')] },
    ),
    rule(
      'charts-are-plain-data',
      'shared/charts/ writes configurations for Chart.js and so knows its types, but never runs it.',
      { path: '^shared/charts/' },
      { pathNot: ['^shared/(?!paint/)', npm('zod'), npm('chart\\.js')] },
    ),
    rule(
      'paint-runs-anywhere',
      'shared/paint/ puts figures on the canvas that it is given, in the window and in the engine.',
      { path: '^shared/paint/' },
      { pathNot: ['^shared/', npm('chart\\.js')] },
    ),
    rule(
      'chart-library-runs-in-one-place',
      'Charts are plain data; one file registers the parts of Chart.js that draw them. Its types may be known everywhere.',
      { path: '^(shared/(charts|paint)|db|electron|renderer)/', pathNot: '^shared/paint/chart\\.ts$' },
      { path: npm('chart\\.js'), dependencyTypesNot: ['type-only'] },
    ),
    layer('db-knows-shared-only', 'db/ is rows: it serves the layers above and knows none of them.', 'db', ['shared']),
    rule(
      'sqlite-in-db-only',
      'One layer speaks to SQLite, so that another database would change one folder.',
      { pathNot: '^db/' },
      { path: npm('better-sqlite3') },
    ),
    layer(
      'engine-knows-no-host',
      'The engine runs in a window, a server and a terminal alike: what differs comes in as an argument.',
      'electron/engine',
      ['shared', 'db'],
    ),
    layer('serve-knows-no-other-host', 'Serving adds transports to whatever backend it is handed.', 'electron/serve', [
      'shared',
      'electron/engine',
    ]),
    layer('cli-knows-serve-alone', 'A terminal starts the server, and needs nothing of the desktop.', 'electron/cli', [
      'shared',
      'db',
      'electron/engine',
      'electron/serve',
    ]),
    layer('engine-host-knows-no-other-host', 'The desktop puts the engine in a process of its own.', 'electron/host', [
      'shared',
      'db',
      'electron/engine',
    ]),
    layer(
      'main-knows-the-desktop',
      'Main gives the window its pages with the headers of the server, and speaks with the engine host and the preload script.',
      'electron/main',
      ['shared', 'electron/engine', 'electron/host', 'electron/preload', 'electron/serve'],
    ),
    layer('preload-stands-alone', 'The one bridge out of the page is small enough to be read.', 'electron/preload', []),
    rule(
      'main-opens-no-database',
      'Main never queries and never blocks: no chain of imports leads to a database.',
      { path: '^electron/main/' },
      { path: '^db/', reachable: true },
    ),
    rule(
      'data-and-pool-know-no-database',
      'Data sets and workers know files and messages; what is recorded of them is the matter of those who use them.',
      { path: '^electron/engine/(tasks/network/data|pool)/' },
      { path: '^db/' },
    ),
    rule(
      'task-behind-its-catalogue',
      'What a trial is, the engine and the terminal ask of the catalogue. Data sets, the leak lab and the vault are networks’ alone, and so are the calls, jobs and commands about them.',
      {
        path: ['^electron/(engine|cli)/'],
        pathNot: [
          A_KIND,
          '^electron/engine/tasks/kinds\\.ts$',
          '^electron/engine/(pool/worker-tools|thinking/tasks)\\.ts$',
          '^electron/engine/(search|insight)/',
          ...OF_NETWORKS,
        ],
      },
      { path: A_KIND, pathNot: '^electron/engine/tasks/network/data/vault(-inputs)?\\.ts$' },
    ),
    rule(
      'task-read-by-its-kind',
      'What a task of one kind is made of, its kind and its own screens read; whoever else looks asks which kind it is, and the next kind is forgotten.',
      {
        path: '^(?:shared/([^/]+)/|shared/|db/|electron/|renderer/)',
        pathNot: [A_KIND, ...OF_NETWORKS, '^renderer/components/trial/TrialInspection\\.vue$'],
      },
      { path: '^shared/[^/]+/task\\.ts$', pathNot: '^shared/$1/' },
    ),
    rule(
      'search-is-pure',
      'A strategy is a function of the history: no file, no clock, no database.',
      { path: '^electron/engine/search/' },
      { pathNot: ['^shared/', '^electron/engine/search/'] },
    ),
    rule(
      'insight-is-pure',
      'An insight is a function of finished trials: no file, no clock, no database.',
      { path: '^electron/engine/insight/' },
      { pathNot: ['^shared/', '^electron/engine/insight/'] },
    ),
    rule(
      'tensorflow-in-training-only',
      'Only a trial worker loads TensorFlow: if it dies, nothing else does.',
      { pathNot: ['^electron/engine/tasks/network/training/', '^tests/'] },
      { path: npm('@tensorflow') },
    ),
    rule(
      'worker-sees-no-vault',
      'What trains never comes near the sealed test set or the results, by any chain of imports.',
      { path: '^electron/engine/(tasks/network/training/|pool/worker)' },
      { path: ['^electron/engine/tasks/network/data/vault(-inputs)?\\.ts$', '^db/'], reachable: true },
    ),
    rule(
      'vault-opens-for-its-reading-only',
      'One job reads the vault, once the winners of a study are confirmed. What trains is kept away from it by the rule above.',
      { pathNot: ['^electron/engine/(jobs/kinds/vault\\.ts$|tasks/network/training/|pool/worker)', '^tests/'] },
      { path: '^electron/engine/tasks/network/data/vault\\.ts$' },
    ),
    rule(
      'vault-inputs-for-audits-only',
      'One job looks at the inputs of the vault, without their labels, and hands them to a thread that has none.',
      { pathNot: ['^electron/engine/(jobs/kinds/audit\\.ts$|tasks/network/training/|pool/worker)', '^tests/'] },
      { path: '^electron/engine/tasks/network/data/vault-inputs\\.ts$' },
    ),
    rule(
      'lab-opens-no-vault',
      'The leak lab plays every role, that of a test set too, with the rows outside the vault.',
      { path: '^electron/engine/tasks/network/leaks/' },
      { path: '^electron/engine/tasks/network/data/vault(-inputs)?\\.ts$', reachable: true },
    ),
    rule(
      'thread-is-pure',
      'What a thread thinks about it is handed as plain data: no database, vault or trial worker is behind any chain of imports.',
      { path: '^electron/engine/thinking/thread' },
      {
        path: [
          npm('better-sqlite3'),
          '^electron/engine/(pool|tasks/network/training)/',
          '^electron/engine/tasks/network/data/vault(-inputs)?\\.ts$',
        ],
        reachable: true,
      },
    ),
    rule(
      'threads-in-thinking-only',
      'One file starts threads, so that another library would change one file.',
      { pathNot: '^electron/engine/thinking/thinking\\.ts$' },
      { path: npm('piscina') },
    ),
    rule(
      'electron-in-main-and-preload-only',
      'Everything else runs without Electron as well.',
      { pathNot: ['^(tests/)?electron/main/', '^electron/preload/', '^tests/support/electron-stand-in/'] },
      { path: npm('electron') },
    ),
    layer(
      'renderer-speaks-through-the-contract',
      'The window knows the shared vocabulary; all else is behind the contract, on the other side of a transport.',
      'renderer',
      ['shared'],
    ),
    rule(
      'calls-through-stores-only',
      'The page has what it shows and what it does from its stores, which know when an answer is old; itself it knows what only a desktop can do.',
      { path: '^renderer/', pathNot: ['^renderer/(stores|transports)/', '^renderer/main\\.ts$'] },
      { path: ['^renderer/transports/', ...CARRIERS], pathNot: '^renderer/transports/desktop\\.ts$' },
    ),
    rule(
      'one-backend-for-the-stores',
      'Which transport carries a call is chosen once: stores know the backend.',
      { path: '^renderer/stores/' },
      { path: ['^renderer/transports/', ...CARRIERS], pathNot: '^renderer/transports/backend\\.ts$' },
    ),
    rule(
      'stores-know-no-component',
      'What the page knows does not depend on how it is shown.',
      { path: '^renderer/(composables|format|stores|transports)/' },
      { path: '^renderer/(components|views)/' },
    ),
    rule('renderer-has-no-node', 'The window runs in a browser too.', { path: '^renderer/' }, { dependencyTypes: ['core'] }),
    rule(
      'product-knows-no-tests',
      'What is shipped does not depend on what checks it.',
      { path: `${PRODUCT}|^scripts/` },
      { path: notCalled('tests', 'bench') },
    ),
    rule('benches-know-no-tests', 'A bench measures what is shipped.', { path: '^bench/' }, { path: notCalled('tests') }),
    rule('no-cycles', 'Of two files that need each other, a third is missing.', {}, { circular: true }),
    rule('nothing-missing', 'An import that leads nowhere is not checked by any rule.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^(out|dist|release|coverage|samples|test-results)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.cjs', '.js', '.vue', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
