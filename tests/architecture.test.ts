/** The layer rules hold over the whole tree, every file of it was read, and each rule catches the import it is there for. */
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { afterEach, describe, expect, test } from 'vitest';
import { TASK_KINDS } from '../electron/engine/tasks/catalogue.ts';
import { NETWORK_MEASURES } from '../electron/engine/tasks/network/measures/catalogue.ts';
import { NETWORK_PARAMETERS } from '../electron/engine/tasks/network/parameters.ts';
import { STOP_RULES } from '../electron/engine/search/stop-rules/catalogue.ts';
import { CATALOGUE as STRATEGIES } from '../electron/engine/search/catalogue.ts';
import { GOALS } from '../shared/measure.ts';

const PROJECT = dirname(import.meta.dirname);
const FOLDERS = ['shared', 'db', 'electron', 'renderer', 'tests', 'bench', 'scripts'];
const { forbidden = [], options } = await extractDepcruiseConfig(join(PROJECT, '.dependency-cruiser.cjs'));

async function cruiseTree(baseDir: string): Promise<ICruiseResult> {
  const { output } = await cruise(['.'], { ...options, baseDir, validate: true, ruleSet: { forbidden } });
  if (typeof output === 'string') throw new Error(output);
  return output;
}

function inFolders(file: string): boolean {
  return FOLDERS.some((folder) => file.startsWith(`${folder}/`));
}

describe('the tree', () => {
  test('is read to the last file and breaks no rule', { timeout: 120_000 }, async () => {
    const { modules, summary } = await cruiseTree(PROJECT);
    const read = modules.map(({ source }) => source).filter(inFolders);
    const there = globSync(
      FOLDERS.map((folder) => `${folder}/**/*.{ts,mjs,vue}`),
      { cwd: PROJECT },
    );
    expect(there.length).toBeGreaterThan(50);
    expect({ missed: there.filter((file) => !read.includes(file)), violations: summary.violations }).toEqual({
      missed: [],
      violations: [],
    });
  });

  test('names the compiled binding in the training engine alone: it is loaded by a computed path, which no rule sees', () => {
    const naming = globSync('{shared,db,electron,renderer}/**/*.{ts,vue}', { cwd: PROJECT }).filter((file) =>
      readFileSync(join(PROJECT, file), 'utf8').includes('tfjs_binding'),
    );
    expect(naming).toEqual(['electron/engine/tasks/network/training/native/binding.ts']);
  });
});

/** Files of the product that match outside the folders of one kind of task, its words in the vocabulary, and tables as they were once. */
function knowing(words: RegExp, tree: string, tasks: string): readonly string[] {
  const own = new RegExp(`^((electron/engine/tasks|shared)/${tasks}|db/versions)/`);
  return globSync('{shared,db,electron,renderer}/**/*.{ts,vue}', { cwd: tree })
    .filter((file) => !own.test(file))
    .filter((file) => words.test(readFileSync(join(tree, file), 'utf8')));
}

/** What strategies and stop rules call their own. */
const OPTIONS = new Set([...STRATEGIES, ...STOP_RULES].flatMap(({ options }) => options.map(({ name }) => name)));

describe('what is known of one kind of task alone', () => {
  /** Of several words: a single one may stand for anything. */
  const NAMES = NETWORK_PARAMETERS.map(({ name }) => name).filter((name) => name.includes('_') && !OPTIONS.has(name));
  const HYPERPARAMETERS = new RegExp(`(['"])(${NAMES.join('|')})\\1|\\b(${NAMES.join('|')})\\??:|\\.(${NAMES.join('|')})\\b`);
  const KINDS = TASK_KINDS.map(({ name }) => name).join('|');
  const NAMED_KIND = new RegExp(`\\bkind\\s*[!=]==\\s*['"](${KINDS})['"]`);

  test('stays in its folders, and nothing else asks which kind it is', () => {
    expect(knowing(HYPERPARAMETERS, PROJECT, 'network')).toEqual([]);
    expect(knowing(NAMED_KIND, PROJECT, `(${KINDS})`)).toEqual([]);
  });

  test('is found elsewhere', () => {
    const tree = mkdtempSync(join(tmpdir(), 'trialdeck-kinds-'));
    const plant = (file: string, content: string): void => {
      mkdirSync(dirname(join(tree, file)), { recursive: true });
      writeFileSync(join(tree, file), content);
    };
    plant('electron/engine/tasks/network/yardstick.ts', "if (task.kind === 'network') train({ hidden_layers: 2 });");
    plant('electron/engine/api/measure-speed.ts', 'train({ hidden_layers: 2 });');
    plant('renderer/components/charts/plots/choices.ts', "const first = chosen('learning_rate');");
    plant('shared/charts/rates.ts', 'const rate = params.learning_rate; // weight_decay is another');
    plant('shared/model.ts', '/** Such as `learning_rate`. */');
    plant('renderer/components/trial/InsideTrial.vue', `<p v-if="task.kind === 'program'" />`);
    expect(knowing(HYPERPARAMETERS, tree, 'network').toSorted()).toEqual([
      'electron/engine/api/measure-speed.ts',
      'renderer/components/charts/plots/choices.ts',
      'shared/charts/rates.ts',
    ]);
    expect(knowing(NAMED_KIND, tree, `(${KINDS})`)).toEqual(['renderer/components/trial/InsideTrial.vue']);
    rmSync(tree, { recursive: true });
  });
});

/** Where values have a direction and measures their names: the one file, the tasks, their words, and tables as they were once. */
const KNOWS_MEASURES = new RegExp(
  `^(shared/(measure\\.ts|(glossary|${TASK_KINDS.map(({ name }) => name).join('|')}|leaks)/)|electron/engine/tasks/[^/]+/|db/versions/)`,
);
const NAMES = NETWORK_MEASURES.map(({ name }) => name).join('|');
/** A loss is what any model brings down; the other names are of measures alone, also as fields. */
const FIELDS = NETWORK_MEASURES.map(({ name }) => name)
  .filter((name) => name !== 'loss')
  .join('|');
const DIRECTION = new RegExp(`['"](${GOALS.join('|')})['"]|\\bgoal\\s*[!=]==?`);
const NAMED_MEASURE = new RegExp(
  `['"](${NAMES})['"]|\\b(train|stop|select|confirm|values)[!?]?\\.(${NAMES})\\b|\\.(${FIELDS})\\b|[{,]\\s*(readonly )?(${FIELDS})\\??\\s*[,:}]`,
);

describe('a direction or the name of a measure', () => {
  const naming = (words: RegExp, tree: string): readonly string[] =>
    globSync('{shared,db,electron,renderer}/**/*.{ts,vue}', { cwd: tree })
      .filter((file) => !KNOWS_MEASURES.test(file))
      .filter((file) => words.test(readFileSync(join(tree, file), 'utf8')))
      .toSorted();

  test('stands nowhere but where measures and tasks are', () => {
    expect(naming(DIRECTION, PROJECT)).toEqual([]);
    expect(naming(NAMED_MEASURE, PROJECT)).toEqual([]);
  });

  test('is found elsewhere', () => {
    const tree = mkdtempSync(join(tmpdir(), 'trialdeck-measures-'));
    const planted = {
      'shared/measure.ts': "return goal === 'maximise' ? value : -value;",
      'electron/engine/tasks/network/measures/loss.ts': "({ name: 'loss', goal: 'minimise' });",
      'electron/engine/runner.ts': "const higher = measure.goal === 'maximise';",
      'db/epochs.ts': 'const sign = goal !== lower ? 1 : -1;',
      'renderer/components/BestCard.vue': `<p v-if="study.objectives[0] === 'accuracy'">{{ epoch.select.loss }}</p>`,
      'shared/report/curves.ts': 'const value = epoch.stop?.accuracy;',
      'shared/report/vault.ts': 'const { reading, accuracy } = value;',
      'shared/confirmation.ts': 'interface VaultAnswer { readonly accuracy: Share }',
      'electron/engine/jobs/kinds/vault.ts': 'return value.accuracy;',
    };
    for (const [file, content] of Object.entries(planted)) {
      mkdirSync(dirname(join(tree, file)), { recursive: true });
      writeFileSync(join(tree, file), content);
    }
    expect(naming(DIRECTION, tree)).toEqual(['db/epochs.ts', 'electron/engine/runner.ts']);
    expect(naming(NAMED_MEASURE, tree)).toEqual([
      'electron/engine/jobs/kinds/vault.ts',
      'renderer/components/BestCard.vue',
      'shared/confirmation.ts',
      'shared/report/curves.ts',
      'shared/report/vault.ts',
    ]);
    rmSync(tree, { recursive: true });
  });
});

/** For each rule: small trees, file to content, each of which must break that rule and no other. */
const PLANTED: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  'shared-stands-alone': [
    { 'shared/model.ts': "import 'node:fs';" },
    { 'shared/model.ts': "import 'chart.js';" },
    { 'shared/report/report.ts': "import '../paint/paint-figure.ts';", 'shared/paint/paint-figure.ts': '' },
    {
      'shared/model.ts': "import type { Row } from '../db/store.ts'; export type A = Row;",
      'db/store.ts': 'export type Row = 1;',
    },
  ],
  'charts-are-plain-data': [
    { 'shared/charts/curves.ts': "import 'node:fs';" },
    { 'shared/charts/curves.ts': "import '../paint/paint-figure.ts';", 'shared/paint/paint-figure.ts': '' },
  ],
  'paint-runs-anywhere': [{ 'shared/paint/paint-figure.ts': "import 'node:fs';" }],
  'chart-library-runs-in-one-place': [
    { 'shared/charts/curves.ts': "import { Chart } from 'chart.js'; export default Chart;" },
    { 'shared/paint/paint-figure.ts': "import { Chart } from 'chart.js'; export default Chart;" },
    { 'renderer/components/charts/Curves.ts': "import { Chart } from 'chart.js'; export default Chart;" },
  ],
  'db-knows-shared-only': [{ 'db/rows.ts': "import '../electron/engine/runner.ts';", 'electron/engine/runner.ts': '' }],
  'sqlite-in-db-only': [{ 'electron/engine/runner.ts': "import 'better-sqlite3';" }],
  'engine-knows-no-host': [
    { 'electron/engine/runner.ts': "import '../cli/main.ts';", 'electron/cli/main.ts': '' },
    { 'electron/engine/report/html.ts': "import '../../../renderer/App.vue';", 'renderer/App.vue': '<template><p /></template>' },
  ],
  'serve-knows-no-other-host': [{ 'electron/serve/server.ts': "import '../cli/host.ts';", 'electron/cli/host.ts': '' }],
  'cli-knows-serve-alone': [
    { 'electron/cli/host.ts': "import '../host/open-backend.ts';", 'electron/host/open-backend.ts': '' },
    { 'electron/cli/host.ts': "import '../main/places.ts';", 'electron/main/places.ts': '' },
  ],
  'engine-host-knows-no-other-host': [
    { 'electron/host/host.ts': "import '../cli/host.ts';", 'electron/cli/host.ts': '' },
    { 'electron/host/host.ts': "import '../serve/headers.ts';", 'electron/serve/headers.ts': '' },
  ],
  'main-knows-the-desktop': [{ 'electron/main/main.ts': "import '../cli/host.ts';", 'electron/cli/host.ts': '' }],
  'preload-stands-alone': [
    { 'electron/preload/preload.ts': "import '../../shared/errors.ts';", 'shared/errors.ts': '' },
    { 'electron/preload/preload.ts': "import '../main/places.ts';", 'electron/main/places.ts': '' },
  ],
  'main-opens-no-database': [
    {
      'electron/main/main.ts': "import '../engine/backend.ts';",
      'electron/engine/backend.ts': "import '../../db/rows.ts';",
      'db/rows.ts': '',
    },
  ],
  'data-and-pool-know-no-database': [
    { 'electron/engine/tasks/network/data/split.ts': "import '../../../../../db/rows.ts';", 'db/rows.ts': '' },
    { 'electron/engine/pool/local.ts': "import '../../../db/rows.ts';", 'db/rows.ts': '' },
  ],
  'task-behind-its-catalogue': [
    {
      'electron/engine/pool/pool.ts':
        "import type { Picture } from '../tasks/network/training/inspect.ts'; export type Seen = Picture;",
      'electron/engine/tasks/network/training/inspect.ts': 'export type Picture = 1;',
    },
    {
      'electron/engine/tasks/task.ts': "import './network/data/study-partitions.ts';",
      'electron/engine/tasks/network/data/study-partitions.ts': '',
    },
    { 'electron/cli/program.ts': "import '../engine/tasks/program/fill-in.ts';", 'electron/engine/tasks/program/fill-in.ts': '' },
  ],
  'task-read-by-its-kind': [
    {
      'db/vault-readings.ts': "import { networkOf } from '../shared/network/task.ts'; networkOf();",
      'shared/network/task.ts': 'export const networkOf = () => {};',
    },
    {
      'renderer/components/overview/HardRowsCard.ts':
        "import type { Task } from '../../../shared/program/task.ts'; export type Known = Task;",
      'shared/program/task.ts': 'export type Task = 1;',
    },
    {
      'shared/report/study/leak.ts': "import { isNetwork } from '../../network/task.ts'; isNetwork();",
      'shared/network/task.ts': 'export const isNetwork = () => {};',
    },
    {
      'shared/network/space.ts': "import { isProgram } from '../program/task.ts'; isProgram();",
      'shared/program/task.ts': 'export const isProgram = () => {};',
    },
    {
      'shared/task-title.ts': "import { isNetwork } from './network/task.ts'; isNetwork();",
      'shared/network/task.ts': 'export const isNetwork = () => {};',
    },
  ],
  'search-is-pure': [
    { 'electron/engine/search/strategies/random.ts': "import 'node:crypto';" },
    {
      'electron/engine/search/strategies/random.ts': "import '../../tasks/network/data/idx.ts';",
      'electron/engine/tasks/network/data/idx.ts': '',
    },
  ],
  'insight-is-pure': [{ 'electron/engine/insight/importance.ts': "import '../../../db/rows.ts';", 'db/rows.ts': '' }],
  'tensorflow-in-training-only': [{ 'electron/engine/runner.ts': "import '@tensorflow/tfjs-node';" }],
  'worker-sees-no-vault': [
    {
      'electron/engine/tasks/network/training/fcnn.ts': "import '../data/vault.ts';",
      'electron/engine/tasks/network/data/vault.ts': '',
    },
    {
      'electron/engine/pool/worker.ts': "export const load = () => import('../jobs/kinds/vault.ts');",
      'electron/engine/jobs/kinds/vault.ts': "import '../../tasks/network/data/vault.ts';",
      'electron/engine/tasks/network/data/vault.ts': '',
    },
    { 'electron/engine/tasks/network/training/fcnn.ts': "import '../../../../../db/rows.ts';", 'db/rows.ts': '' },
  ],
  'vault-opens-for-its-reading-only': [
    {
      'electron/engine/jobs/kinds/search.ts': "import '../../tasks/network/data/vault.ts';",
      'electron/engine/tasks/network/data/vault.ts': '',
    },
    {
      'electron/engine/api/inspection.ts': "import type { Log } from '../tasks/network/data/vault.ts'; export type Known = Log;",
      'electron/engine/tasks/network/data/vault.ts': 'export type Log = 1;',
    },
  ],
  'vault-inputs-for-audits-only': [
    {
      'electron/engine/jobs/kinds/vault.ts': "import '../../tasks/network/data/vault-inputs.ts';",
      'electron/engine/tasks/network/data/vault-inputs.ts': '',
    },
  ],
  'lab-opens-no-vault': [
    {
      'electron/engine/tasks/network/leaks/train-lab.ts': "import '../../../jobs/kinds/vault.ts';",
      'electron/engine/jobs/kinds/vault.ts': "import '../../tasks/network/data/vault.ts';",
      'electron/engine/tasks/network/data/vault.ts': '',
    },
  ],
  'thread-is-pure': [
    {
      'electron/engine/thinking/thread.ts': "import '../jobs/kinds/audit.ts';",
      'electron/engine/jobs/kinds/audit.ts': "import '../../tasks/network/data/vault-inputs.ts';",
      'electron/engine/tasks/network/data/vault-inputs.ts': '',
    },
    {
      'electron/engine/thinking/thread.ts': "import './tasks.ts';",
      'electron/engine/thinking/tasks.ts': "import '../tasks/network/training/fcnn.ts';",
      'electron/engine/tasks/network/training/fcnn.ts': '',
    },
    {
      'electron/engine/thinking/thread.ts': "import '../../../db/rows.ts';",
      'db/rows.ts': "import 'better-sqlite3';",
    },
  ],
  'threads-in-thinking-only': [{ 'electron/engine/runner.ts': "import 'piscina';" }],
  'electron-in-main-and-preload-only': [{ 'electron/serve/main.ts': "import { app } from 'electron'; app;" }],
  'renderer-speaks-through-the-contract': [
    {
      'renderer/App.vue': '<script setup lang="ts">import "../electron/main/window.ts";</script><template><p /></template>',
      'electron/main/window.ts': '',
    },
  ],
  'calls-through-stores-only': [
    {
      'renderer/components/overview/BestCard.vue':
        '<script setup lang="ts">import { useBackend } from "../../transports/backend.ts"; useBackend();</script><template><p /></template>',
      'renderer/transports/backend.ts': 'export const useBackend = () => {};',
    },
    {
      'renderer/composables/use-answer.ts':
        "import type { Backend } from '../transports/backend.ts'; export type Asked = Backend;",
      'renderer/transports/backend.ts': 'export type Backend = 1;',
    },
    { 'renderer/views/HomeView.ts': "import '../../shared/client.ts';", 'shared/client.ts': '' },
  ],
  'one-backend-for-the-stores': [
    { 'renderer/stores/studies.ts': "import '../transports/link.ts';", 'renderer/transports/link.ts': '' },
    { 'renderer/stores/studies.ts': "import '../../shared/wire.ts';", 'shared/wire.ts': '' },
  ],
  'stores-know-no-component': [
    { 'renderer/stores/studies.ts': "import '../components/card.ts';", 'renderer/components/card.ts': '' },
  ],
  'renderer-has-no-node': [{ 'renderer/main.ts': "import 'node:path';" }],
  'product-knows-no-tests': [
    { 'electron/engine/runner.ts': "import '../../tests/support/rows.ts';", 'tests/support/rows.ts': '' },
    { 'scripts/setup.mjs': "import '../bench/main.ts';", 'bench/main.ts': '' },
  ],
  'benches-know-no-tests': [{ 'bench/main.ts': "import '../tests/support/rows.ts';", 'tests/support/rows.ts': '' }],
  'no-cycles': [{ 'shared/a.ts': "import './b.ts';", 'shared/b.ts': "import './a.ts';" }],
  'nothing-missing': [{ 'renderer/main.ts': "import './gone.ts';" }],
};

/** Imports that look alike and are right. */
const ALLOWED: Readonly<Record<string, string>> = {
  'shared/parse/space.ts': "import 'zod';",
  'shared/charts/curves.ts': "import type { ChartConfiguration } from 'chart.js'; export type Curves = ChartConfiguration;",
  'shared/paint/chart.ts': "import { Chart } from 'chart.js'; export { Chart };",
  'renderer/chart.ts': "import '../shared/paint/chart.ts'; import type { Chart } from 'chart.js'; export type Drawn = Chart;",
  'shared/network/assignment-space.ts': "import './task.ts';",
  'shared/network/task.ts': '',
  'electron/engine/report/picture.ts': "import '../../../shared/paint/chart.ts';",
  'db/rows.ts': "import 'better-sqlite3'; import '../shared/parse/space.ts';",
  'electron/main/window.ts': "import 'electron'; import '../serve/headers.ts'; import '../preload/channels.ts';",
  'electron/serve/headers.ts': "import '../../shared/parse/space.ts';",
  'electron/preload/channels.ts': "import './channel.ts';",
  'electron/preload/channel.ts': '',
  'electron/cli/serve.ts': "import '../serve/headers.ts'; import '../../db/rows.ts';",
  'renderer/components/charts/use-chart.ts': "import '../../../shared/paint/chart.ts'; import '../../transports/desktop.ts';",
  'renderer/components/overview/BestCard.ts': "import '../../stores/trial-records.ts';",
  'renderer/stores/trial-records.ts': "import '../transports/backend.ts';",
  'renderer/transports/backend.ts': "import '../../shared/client.ts';",
  'renderer/transports/desktop.ts': '',
  'renderer/main.ts': "import './transports/backend.ts';",
  'shared/client.ts': '',
  'electron/engine/runner.ts': "import '../../db/rows.ts';",
  'electron/engine/thinking/thinking.ts': "import 'piscina';",
  'electron/engine/jobs/kinds/vault.ts': "import '../../tasks/network/data/vault.ts';",
  'electron/engine/tasks/network/data/vault.ts': '',
  'electron/engine/tasks/network/training/native/binding.ts': "import '@tensorflow/tfjs-node'; import 'node:module';",
  'tests/main.test.ts': "import '@tensorflow/tfjs-node'; import '../bench/main.ts';",
  'bench/main.ts': "import '../electron/engine/runner.ts';",
};

const PACKAGES = ['zod', 'chart.js', 'better-sqlite3', 'piscina', 'electron', '@tensorflow/tfjs-node'];

describe('a planted import', () => {
  const trees: string[] = [];
  afterEach(() => {
    for (const tree of trees.splice(0)) rmSync(tree, { recursive: true });
  });

  const rulesBroken = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
    const tree = mkdtempSync(join(tmpdir(), 'trialdeck-layers-'));
    trees.push(tree);
    const packages = Object.fromEntries(PACKAGES.map((name) => [`node_modules/${name}/index.js`, '']));
    for (const [file, content] of Object.entries({ ...packages, ...files })) {
      mkdirSync(dirname(join(tree, file)), { recursive: true });
      writeFileSync(join(tree, file), content);
    }
    const { summary } = await cruiseTree(tree);
    return [...new Set(summary.violations.map(({ rule }) => rule.name))];
  };

  test('is here for every rule', () => {
    expect(Object.keys(PLANTED)).toEqual(forbidden.map(({ name }) => name));
  });

  test.each(Object.entries(PLANTED))('breaks %s', async (rule, cases) => {
    for (const files of cases) expect(await rulesBroken(files)).toEqual([rule]);
  });

  test('of the right kind breaks nothing', async () => {
    expect(await rulesBroken(ALLOWED)).toEqual([]);
  });
});
