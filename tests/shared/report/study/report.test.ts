import { describe, expect, test } from 'vitest';
import { NOTHING_AUTHORED } from '../../../../shared/authored.ts';
import { numberedBlocks } from '../../../../shared/report/numbered.ts';
import { repeatScript } from '../../../../shared/report/study/repeat-script.ts';
import { studyReport } from '../../../../shared/report/study/report.ts';
import { COMPARED, evidenceOf, VERDICT } from '../../../support/comparison-evidence.ts';
import { confirmationOf, EVIDENCE, VAULT_VALUE } from '../../../support/confirmation-data.ts';
import { importancesOf } from '../../../support/importance-data.ts';
import { labReportOf, measuredLeak } from '../../../support/lab-report.ts';
import { chapterWords, reportWords, studyEvidenceOf } from '../../../support/study-evidence.ts';
import { CONFIRMED, overviewOf, sessionOf, VAULT } from '../../../support/window-data.ts';

const comparisonOf = (sentence: string, pairs = 30) => ({
  progress: { experiment: COMPARED, runs: 90, finishedRuns: 90, pairs, running: null },
  evidence: evidenceOf({ pairs }),
  verdict: { ...VERDICT, sentence },
});

test('every chapter is there, whatever is known, each under an address of its own', () => {
  const { chapters, title, subtitle } = studyReport(studyEvidenceOf(), NOTHING_AUTHORED);
  expect([title, subtitle]).toEqual(['Small', 'Report of a hyperparameter search on Generated figures, 3 March 2026']);
  expect(chapters.map(({ heading }) => heading)).toEqual([
    'Summary of findings',
    'The question and the data',
    'The search space',
    'The strategies',
    'The search',
    'The leak',
    'Comparison with random search',
    'Confirmation and final evaluation',
    'Models within noise of the best',
    'How far the result can be trusted',
    'Limitations',
    'Compute spent',
    'Reproducibility',
    'Use of language models',
    'Checklists',
    'References',
    'Appendix: all configurations',
  ]);
  const anchors = chapters.flatMap(({ anchor, sections }) => [anchor, ...sections.map((section) => section.anchor)]);
  expect(new Set(anchors).size).toBe(anchors.length);
});

test('a study without a single trial is told as one', () => {
  const study = overviewOf({
    trials: 0,
    finishedTrials: 0,
    bestValue: null,
    winnerTrialId: null,
    defaultValue: null,
    sessions: [],
  });
  const nothing = importancesOf({ refusal: 'Too few trials.', parameters: [], used: 0, matched: 0 });
  const evidence = {
    study,
    best: null,
    leading: [],
    trials: [],
    spent: [],
    environments: [],
    divergence: nothing,
    forest: nothing,
  };
  const words = reportWords(evidence);
  expect(words).toContain('No trial has a value yet: there is nothing to report.');
  expect(words).toContain('No strategy has searched yet.');
  expect(words).not.toMatch(/undefined|NaN|null/);
  expect([...numberedBlocks(studyReport(studyEvidenceOf(evidence), NOTHING_AUTHORED)).values()]).not.toContain('Figure 1');
});

describe('what was not done is said, with how to do it; what was done is told', () => {
  test('confirmation', () => {
    const missing = chapterWords('Confirmation and final evaluation');
    expect(missing).toContain('The winners were not confirmed');
    expect(missing).toContain('trialdeck confirm 1');
    const told = chapterWords('Confirmation and final evaluation', { confirmation: confirmationOf() });
    expect(told).toContain('Trial 17 has the highest mean of 10 runs, 0.9000 (0.8800 to 0.9200).');
    expect(told).not.toContain('not confirmed');
  });

  test('the vault', () => {
    expect(chapterWords('Confirmation and final evaluation')).toContain('The vault is sealed.');
    const read = confirmationOf({ vault: [VAULT_VALUE], readings: { own: 1, all: 1, rows: 500 } });
    const told = chapterWords('Confirmation and final evaluation', { confirmation: read });
    expect(told).toContain('Accuracy on the vault: 0.8900 (0.8593 to 0.9160)');
    expect(told).not.toContain('sealed');
  });

  test('a comparison', () => {
    expect(chapterWords('Comparison with random search')).toContain('trialdeck compare --study 1');
    const told = chapterWords('Comparison with random search', { comparisons: [comparisonOf(VERDICT.sentence)] });
    expect(told).toContain('**Yes: Hyperband beats random search.**');
    expect(told).not.toContain('not compared');
  });

  test('the leak lab', () => {
    expect(chapterWords('The leak')).toContain('was not measured on this machine');
    const told = chapterWords('The leak', { lab: labReportOf([measuredLeak('split-by-seed', 0.0045)]) });
    expect(told).toContain('+0.45');
    expect(told).toContain('A quick lab');
    expect(told).not.toContain('was not measured on this machine');
  });
});

describe('opposite results have opposite sentences', () => {
  test.each([
    ['Yes: Hyperband beats random search.', 'No: nothing beat random search.'],
    ['No: nothing beat random search.', 'Yes: Hyperband beats random search.'],
  ])('of strategies: %s', (said, opposite) => {
    const words = reportWords({ comparisons: [comparisonOf(said)] });
    expect(words).toContain(said);
    expect(words).not.toContain(opposite);
  });

  test('of the winner against the default', () => {
    const better = { confirmation: confirmationOf() };
    const level = { value: 0.002, interval: { low: -0.01, high: 0.014 } };
    const noise = { confirmation: confirmationOf({ evidence: { ...EVIDENCE, overDefault: level } }) };
    expect(chapterWords('Summary of findings', better)).toContain('better than the default configuration beyond noise');
    expect(chapterWords('Summary of findings', noise)).toContain('may be noise');
    expect(chapterWords('Summary of findings', noise)).not.toContain('beyond noise');
  });

  test('of which configuration is shown', () => {
    expect(chapterWords('Summary of findings')).toContain('The best configuration found, that of trial 1, and the default one.');
    const confirmed = chapterWords('Summary of findings', { confirmation: confirmationOf() });
    expect(confirmed).toContain('The configuration that led the confirmation, trial 17, and the default one.');
    expect(confirmed).not.toContain('The best configuration found');
  });

  test('of models that could be taken in its place', () => {
    const alone = chapterWords('Models within noise', { confirmation: confirmationOf() });
    expect(alone).toContain('None: trial 17 stands alone among the 2 that were confirmed.');
    const candidates = EVIDENCE.candidates.map((candidate) => ({ ...candidate, withinNoise: true }));
    const both = confirmationOf({ evidence: { ...EVIDENCE, candidates, suggested: 1 } });
    expect(chapterWords('Models within noise', { confirmation: both })).toContain(
      '2 of the 2 that were confirmed cannot be told from the best; the default configuration (trial 1) is the smallest of them.',
    );
  });

  test('of what is worth something, and what is missing of it', () => {
    const raw = overviewOf({ corrected: { kind: 'uncorrected', reason: 'Trial 1 keeps no row results.' } });
    expect(chapterWords('Limitations', { study: raw })).toContain('looks too good for that. Trial 1 keeps no row results.');
    expect(chapterWords('Limitations')).not.toContain('not corrected');
    const settled = { study: overviewOf({ confirmed: CONFIRMED, ...VAULT }), confirmation: confirmationOf() };
    expect(chapterWords('Summary of findings', settled)).toContain('Confirmed 0.7800 (0.7600 to 0.8000), trial 2.');
    expect(chapterWords('Summary of findings', settled)).not.toContain('It is not confirmed');
    const values = chapterWords('Confirmation and final evaluation', settled).split('### What each value says')[1];
    expect(values).toMatch(/\*\*Corrected\.\*\* What .*\*\*Confirmed\.\*\* .*\*\*Vault\.\*\* /s);
    expect(chapterWords('Limitations', settled)).not.toMatch(/not confirmed|no final evaluation/);
  });

  test('rows that no trial gets right are counted', () => {
    const trust = (never: number) =>
      chapterWords('How far the result can be trusted', { neverRight: { never, of: 400, trials: 3 } });
    expect(trust(5)).toContain(
      '5 of 400 rows of select are right in none of 3 trials. Such a row is hard, or its label is wrong',
    );
    expect(trust(0)).toContain('No label is suspect by that.');
    expect(chapterWords('How far the result can be trusted')).not.toContain('right in none');
  });

  test('a second reading of the vault stays a limitation', () => {
    const readings = { own: 1, all: 2, rows: 10_000 };
    const read = { study: overviewOf({ confirmed: CONFIRMED, ...VAULT }), confirmation: { ...confirmationOf(), readings } };
    expect(chapterWords('Limitations', read)).toContain(
      'The vault was read once by this study, and once by other studies. Every reading after the first is worth less: the best value can be up to 1.41 points too good.',
    );
  });

  test('a stopped confirmation settles nothing', () => {
    const stopped = confirmationOf();
    const confirmation = { ...stopped, confirmation: { ...stopped.confirmation!, stopped: true } };
    expect(chapterWords('Limitations', { confirmation })).toContain('The winner is not confirmed');
    expect(chapterWords('Models within noise', { confirmation })).toContain('is not known');
  });
});

describe('a comparison that is cited', () => {
  const own = comparisonOf('Nothing could have been shown.', 3);
  const cited = { study: overviewOf({ id: 5, name: 'Recorded' }), comparison: comparisonOf('No: cited.', 1_000) };

  test('answers first where the own one shows nothing, named as what it is; the own one is told beside it', () => {
    const told = chapterWords('Comparison with random search', { comparisons: [own], cited });
    expect(told).toContain(
      'Cited from another study of Generated figures, “Recorded”: 3 strategies were compared over 1,000 pairs',
    );
    expect(told).toContain('### Verdict: the cited comparison\n');
    expect(told.indexOf('**No: cited.**')).toBeLessThan(told.indexOf('**Nothing could have been shown.**'));
    expect(told.match(/^### .*this study’s own$/gm)).toHaveLength(2);
    const { chapters } = studyReport(studyEvidenceOf({ comparisons: [own], cited }), NOTHING_AUTHORED);
    const anchors = chapters.flatMap(({ anchor, sections }) => [anchor, ...sections.map((section) => section.anchor)]);
    expect(new Set(anchors).size).toBe(anchors.length);
    expect(chapterWords('Summary of findings', { comparisons: [own], cited })).toContain('replayed on the study “Recorded”.');
  });

  test('stands after an own one that can answer', () => {
    const enough = comparisonOf('Yes: own.', 30);
    const told = chapterWords('Comparison with random search', { comparisons: [enough, own], cited });
    expect(told.indexOf('**Yes: own.**')).toBeLessThan(told.indexOf('**No: cited.**'));
    expect(told.split('### Other comparisons')[1]).toContain('Nothing could have been shown.');
  });

  test('is a limitation, a work of its strategies is listed, and its command is there', () => {
    expect(chapterWords('Limitations', { comparisons: [own], cited })).toMatch(
      /3 pairs of searches show nothing.*cited from “Recorded”/s,
    );
    expect(chapterWords('Limitations', { comparisons: [own] })).not.toContain('cited');
    const alone = { study: overviewOf({ sessions: [] }), cited };
    expect(chapterWords('References', alone)).toContain('Hyperband');
    expect(chapterWords('Reproducibility', alone)).toContain('trialdeck compare --study 5 --strategies hyperband --pairs 30');
    expect(repeatScript(studyEvidenceOf({ cited }))).toMatch(/^# trialdeck compare --study NUMBER --strategies hyperband/m);
    expect(repeatScript(studyEvidenceOf())).not.toContain('NUMBER');
  });
});

test('searches of Keras Tuner are told where strategies are compared, and nowhere where there are none', () => {
  const beside = { seed: 1000, trials: 20, incumbents: [0.7, 0.8, 0.9] };
  const searches = [
    { ...beside, method: 'Keras Tuner: Hyperband', elsewhere: true, ranked: { own: 0.91, ours: 0.9 } },
    { ...beside, method: 'Hyperband', elsewhere: false, ranked: null },
  ];
  const told = chapterWords('Comparison with random search', { foreign: { epochs: 300, places: [100, 200, 300], searches } });
  expect(told.split('### Keras Tuner itself')[1]).toContain('1 search by Keras Tuner and 1 of ours, 300 epochs each.');
  expect(chapterWords('Comparison with random search')).not.toContain('Keras Tuner itself');
});

test('few pairs are a limitation, enough are none', () => {
  expect(chapterWords('Limitations', { comparisons: [comparisonOf('A.', 3)] })).toContain('3 pairs of searches show nothing');
  expect(chapterWords('Limitations', { comparisons: [comparisonOf('A.', 30)] })).not.toContain('show nothing');
});

test('what was spent is counted with what failed', () => {
  const words = chapterWords('Compute spent');
  expect(words).toContain('In all 3 trials trained 23 epochs in 45 s of training time');
  expect(words).toMatch(/\| Search \| failed \| 1 \| 3 \|/);
  expect(chapterWords('Limitations')).toContain('1 trial failed and 0 diverged');
});

test('works are listed where they are cited, and no others', () => {
  const references = chapterWords('References');
  expect(references).toContain('Bergstra and Bengio (2012)');
  expect(references).toContain('Watanabe, Bansal and Hutter (2023)');
  expect(references).not.toContain('Dunnett');
  expect(references).not.toContain('Hyperband');
  expect(chapterWords('References', { confirmation: confirmationOf() })).toContain('Dunnett (1955)');
});

test('each work stands in the list once and by itself', () => {
  const strategies = ['tpe', 'bayesian', 'keras-tuner/bayesian', 'narrowing', 'cma-es'];
  const sessions = strategies.map((name, at) => sessionOf({ number: at + 1, strategy: { name, options: {} } }));
  const listed = chapterWords('References', { study: overviewOf({ sessions }) })
    .split('\n\n')
    .slice(1);
  expect(listed.filter((work) => work.startsWith('Snoek'))).toEqual([
    'Snoek, Larochelle and Adams (2012): Practical Bayesian optimization of machine learning algorithms. NIPS 25.',
  ]);
  for (const author of ['Watanabe (2023)', 'Ament, Daulton', 'Hamano et al. (2022)', 'Hamano et al. (2024)', 'Auger and Hansen'])
    expect(listed.filter((work) => work.startsWith(author))).toHaveLength(1);
  expect(listed).toContain(
    'Ament, Daulton, Eriksson, Balandat and Bakshy (2023): Unexpected improvements to expected improvement for Bayesian optimization. NeurIPS 36.',
  );
  expect(listed.join(' ')).not.toMatch(/None:|compare random search|Defaults:|Restarts:/);
});

test('sessions say of stop rules and of how they ended what there is to say', () => {
  const head = (rest: Parameters<typeof sessionOf>[0]): string =>
    /^\| Session .*$/m.exec(chapterWords('The search\n', { study: overviewOf({ sessions: [sessionOf(rest)] }) }))![0];
  expect(head({ stopRule: null })).not.toMatch(/Stop rule|Why it ended/);
  expect(head({ stopRule: { name: 'median', options: {} } })).toContain('Stop rule');
  expect(head({ ended: 'Nothing is left to try.' })).toContain('Why it ended');
});

test('what a language model wrote is said of the words of the product alone', () => {
  expect(chapterWords('Use of language models')).not.toContain('its own space');
  for (const field of ['Tool', 'Version', 'Used for code', 'Used for text', 'Used for analysis', 'What a person checked'])
    expect(chapterWords('Use of language models')).toContain(`**${field}.** Not stated.`);
});

describe('what its author writes', () => {
  test('stands on the title page, in the note and in its chapter, and nothing else becomes of it', () => {
    const authored = {
      title: 'Ein Bericht',
      author: 'Ada Lovelace',
      course: 'Exercise 3',
      date: '1 December 2026',
      languageModels: { ...NOTHING_AUTHORED.languageModels, tool: 'A model', version: '5', code: 'The\nplots.' },
      texts: { space: 'I chose **units** after [a paper](https://example.org).\n\n- one\n- two' },
    };
    const words = reportWords({}, authored);
    const head = [
      '# Ein Bericht',
      'Report of a hyperparameter search on Generated figures, 1 December 2026',
      'Ada Lovelace',
      'Exercise 3',
    ];
    expect(words.split('\n\n').slice(0, 4)).toEqual(head);
    const note = chapterWords('Use of language models', {}, authored);
    expect(note).toContain(
      '**Tool.** A model\n\n**Version.** 5\n\n**Used for code.** The plots.\n\n**Used for text.** Not stated.',
    );
    expect(chapterWords('The search space', {}, authored)).toContain(
      '### Added by the author\n\nI chose **units** after [a paper](https://example.org).\n\n• one\n\n• two',
    );
    expect(words.split('Added by the author')).toHaveLength(2);
  });

  test('leaves chapters out, which no other one speaks of then', () => {
    const words = reportWords({}, { leftOut: ['appendix', 'references'] });
    expect(words).not.toMatch(/^## \d+ (Appendix|References)/m);
    expect(words).not.toMatch(/listed in the appendix|are in the appendix/);
    expect(reportWords()).toContain('listed in the appendix');
  });
});
