/** The works that the report rests on: those of the strategies that were used, and those that its words cite. */
import { markdownSection } from '../../markdown-section.ts';
import type { Chapter } from '../../report.ts';
import { textBlock } from '../../text-block.ts';
import type { StudyEvidence } from '../evidence.ts';
import { chapter } from './chapter.ts';
import { usedRules, usedStrategies } from './strategies.ts';

/** As the words cite them, and in full. */
const CITED: readonly (readonly [cited: string, full: string])[] = [
  ['Blum and Hardt 2015', 'Blum and Hardt (2015): The Ladder: A reliable leaderboard for machine learning competitions. ICML.'],
  ['Breiman 2001', 'Breiman (2001): Random forests. Machine Learning 45.'],
  [
    'Cawley and Talbot 2010',
    'Cawley and Talbot (2010): On over-fitting in model selection and subsequent selection bias in performance evaluation. JMLR 11.',
  ],
  [
    'Clopper and Pearson 1934',
    'Clopper and Pearson (1934): The use of confidence or fiducial limits illustrated in the case of the binomial. Biometrika 26.',
  ],
  [
    'Dodge et al. 2019',
    'Dodge, Gururangan, Card, Schwartz and Smith (2019): Show your work: Improved reporting of experimental results. EMNLP.',
  ],
  [
    'Dunnett 1955',
    'Dunnett (1955): A multiple comparison procedure for comparing several treatments with a control. Journal of the American Statistical Association 50.',
  ],
  [
    'Fashion-MNIST',
    'Xiao, Rasul and Vollgraf (2017): Fashion-MNIST: A novel image dataset for benchmarking machine learning algorithms, arXiv 1708.07747.',
  ],
  [
    'Hsu 1984',
    'Hsu (1984): Constrained simultaneous confidence intervals for multiple comparisons with the best. Annals of Statistics 12.',
  ],
  [
    'Hutter, Hoos and Leyton-Brown 2014',
    'Hutter, Hoos and Leyton-Brown (2014): An efficient approach for assessing hyperparameter importance. ICML.',
  ],
  [
    'Ioffe and Szegedy 2015',
    'Ioffe and Szegedy (2015): Batch normalization: Accelerating deep network training by reducing internal covariate shift. ICML.',
  ],
  [
    'Kapoor et al. 2024',
    'Kapoor et al. (2024): REFORMS: Consensus-based recommendations for machine-learning-based science. Science Advances 10.',
  ],
  [
    'Lindauer and Hutter 2020',
    'Lindauer and Hutter (2020): Best practices for scientific research on neural architecture search. JMLR 21.',
  ],
  ['Loshchilov and Hutter 2017', 'Loshchilov and Hutter (2017): SGDR: Stochastic gradient descent with warm restarts. ICLR.'],
  ['Loshchilov and Hutter 2019', 'Loshchilov and Hutter (2019): Decoupled weight decay regularization. ICLR.'],
  [
    'Nagler, Schneider, Bischl and Feurer 2024',
    'Nagler, Schneider, Bischl and Feurer (2024): Reshuffling resampling splits can improve generalization of hyperparameter optimization. NeurIPS 37.',
  ],
  ['Roelofs et al. 2019', 'Roelofs et al. (2019): A meta-analysis of overfitting in machine learning. NeurIPS 32.'],
  [
    'Santurkar et al. 2018',
    'Santurkar, Tsipras, Ilyas and Mądry (2018): How does batch normalization help optimization? NeurIPS 31.',
  ],
  [
    'Schneider, Bischl and Feurer 2025',
    'Schneider, Bischl and Feurer (2025): Overtuning in hyperparameter optimization. AutoML.',
  ],
  [
    'Srivastava et al. 2014',
    'Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov (2014): Dropout: A simple way to prevent neural networks from overfitting. JMLR 15.',
  ],
  [
    'Varma and Simon 2006',
    'Varma and Simon (2006): Bias in error estimation when using cross-validation for model selection. BMC Bioinformatics 7:91.',
  ],
  [
    'Watanabe, Bansal and Hutter 2023',
    'Watanabe, Bansal and Hutter (2023): PED-ANOVA: Efficiently quantifying hyperparameter importance in arbitrary subspaces. IJCAI.',
  ],
];

/** Works that a catalogue names without their titles, by their authors and year. */
const TITLES: Readonly<Record<string, string>> = {
  'Ament, Daulton, Eriksson, Balandat and Bakshy (2023)':
    'Unexpected improvements to expected improvement for Bayesian optimization',
};

/** Where one work ends and the next one begins: "… ICML. Defaults: Watanabe (2023): …" */
const NEXT_WORK = /(?<=\.)(?<!al\.) (?=(?:[^.]|al\.)*\(\d{4}\))/;
/** What a further one is named for. */
const NAMED_FOR = /^[A-Z][a-z ]+: (?=[^:]*\(\d{4}\))/;
/** Authors, year and title; anything else says that there is none, or what others say of it. */
const WORK = /^[^:]*\(\d{4}\)[:.]/;

/** @param chapters whose words cite */
export function referencesChapter(evidence: StudyEvidence, chapters: readonly Chapter[]): Chapter {
  const words = chapters
    .map(({ heading, anchor, blocks, sections }) => [{ heading, anchor, blocks }, ...sections].map(markdownSection).join('\n'))
    .join('\n');
  const cited = CITED.flatMap(([name, full]) => (words.includes(name) ? [full] : []));
  const papers = [...usedStrategies(evidence), ...usedRules(evidence)]
    .flatMap(({ paper }) => paper.split(NEXT_WORK).map((work) => withTitle(work.replace(NAMED_FOR, ''))))
    .filter((work) => WORK.test(work));
  const all = [...new Set([...cited, ...papers])].toSorted((one, other) => one.localeCompare(other, 'en-GB'));
  const text = all.length === 0 ? ['Nothing is cited.'] : all;
  return chapter('references', [textBlock(...text)]);
}

/** "Ament et al. (2023). NeurIPS." with what it is called. */
function withTitle(work: string): string {
  const [authors] = work.split('. ');
  const title = TITLES[authors!];
  return title === undefined ? work : work.replace(`${authors}.`, () => `${authors}: ${title}.`);
}
