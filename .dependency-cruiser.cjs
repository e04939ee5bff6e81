/**
 * Which layer may import which. Type-only imports count like the others, so that the arrows hold for the vocabulary too.
 * tests/architecture.test.ts plants a bad import for every rule.
 */
const npm = (name) => `(^|/)node_modules/${name}/`;
const notCalled = (...names) => names.map((name) => `^${name}/`);
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Everything that runs in the product, without its tests, benches and scripts. */
const PRODUCT = '^(shared|db|electron|renderer)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule(
      'shared-stands-alone',
      'shared/ is the vocabulary of every layer: it knows itself and the validator.',
      { path: '^shared/', pathNot: '^shared/charts/' },
      { pathNot: ['^shared/', npm('zod')] },
    ),
    rule(
      'charts-are-plain-data',
      'shared/charts/ writes configurations for Chart.js and so knows its types, but never runs it.',
      { path: '^shared/charts/' },
      { pathNot: ['^shared/', npm('zod'), npm('chart\\.js')] },
    ),
    rule(
      'charts-run-no-chart-library',
      'shared/charts/ may import the types of Chart.js only.',
      { path: '^shared/charts/' },
      { path: npm('chart\\.js'), dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'db-knows-shared-only',
      'db/ is rows: it serves the layers above and knows none of them.',
      { path: '^db/' },
      { path: notCalled('electron', 'renderer', 'scripts') },
    ),
    rule(
      'sqlite-in-db-only',
      'One layer speaks to SQLite, so that another database would change one folder.',
      { pathNot: '^db/' },
      { path: npm('better-sqlite3') },
    ),
    rule(
      'engine-knows-no-host',
      'The engine runs in a window, a server and a terminal alike: what differs comes in as an argument.',
      { path: '^electron/engine/' },
      { path: notCalled('electron/(?!engine/)[^/]+', 'renderer', 'scripts') },
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
      { pathNot: ['^electron/engine/training/', '^tests/'] },
      { path: npm('@tensorflow') },
    ),
    rule(
      'worker-sees-no-vault',
      'What trains never comes near the sealed test set or the results, by any chain of imports.',
      { path: '^electron/engine/(training/|pool/worker)' },
      { path: ['^electron/engine/data/vault\\.ts$', '^db/'], reachable: true },
    ),
    rule(
      'thread-is-pure',
      'What a thread thinks about it is handed as plain data: no database, data set or trial worker is behind any chain of imports.',
      { path: '^electron/engine/thinking/thread' },
      {
        path: [npm('better-sqlite3'), '^electron/engine/(pool|training)/', '^electron/engine/data/vault\\.ts$'],
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
    rule(
      'renderer-speaks-through-the-contract',
      'The window knows the shared vocabulary; all else is behind the contract, on the other side of a transport.',
      { path: '^renderer/' },
      { path: notCalled('db', 'electron', 'scripts') },
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
