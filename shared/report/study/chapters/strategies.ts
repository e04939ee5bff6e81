/** How the strategies and stop rules that were used work, each with its paper. */
import type { StrategyEntry } from '../../../catalogue.ts';
import type { Arm } from '../../../experiment.ts';
import { countedText } from '../../../format/count.ts';
import { parameterText } from '../../../format/parameter.ts';
import type { StrategyChoice } from '../../../model.ts';
import { capitalised, listed } from '../../../wording.ts';
import type { Chapter, Section } from '../../report.ts';
import { labelled, textBlock } from '../../text-block.ts';
import { comparedIn } from '../best-comparison.ts';
import type { StudyEvidence } from '../evidence.ts';
import { chapter } from './chapter.ts';

export function strategiesChapter(evidence: StudyEvidence): Chapter {
  const strategies = usedStrategies(evidence);
  const rules = usedRules(evidence);
  const about =
    strategies.length === 0
      ? 'No strategy has searched yet.'
      : `A strategy is the rule by which the next configuration is chosen; a stop rule ends trials that do not look worth their epochs. ${countedText(strategies.length, 'strategy was', 'strategies were')} used${rules.length === 0 ? ', and no stop rule' : `, and ${countedText(rules.length, 'stop rule')}`}.`;
  return chapter(
    'strategies',
    [textBlock(about)],
    [
      ...strategies.map((entry) =>
        sectionOf(
          entry,
          'strategy',
          usesOf(entry, evidence, ({ strategy }) => strategy),
        ),
      ),
      ...rules.map((entry) =>
        sectionOf(
          entry,
          'stop-rule',
          usesOf(entry, evidence, ({ stopRule }) => stopRule),
        ),
      ),
    ],
  );
}

/** Of sessions, and of the arms of comparisons; in the order of the catalogue. */
export function usedStrategies(evidence: StudyEvidence): readonly StrategyEntry[] {
  const names = new Set(usersIn(evidence).map(({ strategy }) => strategy.name));
  return evidence.strategies.filter(({ name }) => names.has(name));
}

export function usedRules(evidence: StudyEvidence): readonly StrategyEntry[] {
  const names = new Set(usersIn(evidence).map(({ stopRule }) => stopRule?.name));
  return evidence.stopRules.filter(({ name }) => names.has(name));
}

function usersIn(evidence: StudyEvidence): readonly Pick<Arm, 'strategy' | 'stopRule'>[] {
  return [...evidence.study.sessions, ...comparedIn(evidence).flatMap(({ arms }) => arms)];
}

type ChoiceOf = (session: StudyEvidence['study']['sessions'][number]) => StrategyChoice | null;

/** By which sessions, each choice of options apart. */
function usesOf({ name }: StrategyEntry, { study }: StudyEvidence, choiceOf: ChoiceOf): string {
  const own = study.sessions.filter((session) => choiceOf(session)?.name === name);
  if (own.length === 0) return 'In comparisons that replay searches alone.';
  const alike = Map.groupBy(own, (session) => optionsText(choiceOf(session)!));
  const uses = [...alike].map(([options, sessions]) => {
    return `${sessions.length === 1 ? 'session' : 'sessions'} ${listed(sessions.map(({ number }) => String(number)))}${options === '' ? '' : ` with ${options}`}`;
  });
  return capitalised(`by ${uses.join('; by ')}.`);
}

function optionsText({ options }: StrategyChoice): string {
  return Object.entries(options)
    .map(([option, value]) => `${option} ${parameterText(value)}`)
    .join(', ');
}

function sectionOf({ name, title, how, paper }: StrategyEntry, kind: string, uses: string): Section {
  const paragraphs = [how, labelled('Used', uses), labelled('Paper', paper)];
  return { heading: title, anchor: `${kind}-${name.replaceAll('/', '-')}`, blocks: [textBlock(...paragraphs)] };
}
