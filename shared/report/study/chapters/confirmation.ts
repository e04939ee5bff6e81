/** What the winners are worth with fresh seeds, on rows that no search has read, and on the vault. */
import { settledOf } from '../../../confirmed.ts';
import { correctedMeaning } from '../../../corrected.ts';
import { objectiveOf } from '../../../measure.ts';
import { readingsText, worthOfReadings } from '../../../vault.ts';
import { capitalised } from '../../../wording.ts';
import { candidatesSection, earlierSections } from '../../confirmation/candidates.ts';
import { vaultSections } from '../../confirmation/vault.ts';
import { overtuningSection } from '../../overtuning.ts';
import type { Chapter, Section } from '../../report.ts';
import { labelled, textBlock } from '../../text-block.ts';
import type { StudyEvidence } from '../evidence.ts';
import { chapter } from './chapter.ts';

export function confirmationChapter({ study, confirmation: detail, overtuning, strategies }: StudyEvidence): Chapter {
  const objective = objectiveOf(study);
  const { confirmation, evidence, earlier } = detail;
  const titleOf = (name: string): string => strategies.find((entry) => entry.name === name)?.title ?? name;
  const isKnown = confirmation !== null && evidence !== null;
  const missing =
    study.about.cannot.confirm ??
    `The winners were not confirmed: nothing is known of what they are worth beyond the rows that chose them. Confirm them with: trialdeck confirm ${study.id}`;
  return chapter('confirmation', isKnown ? [] : [textBlock(missing)], [
    ...(isKnown ? [candidatesSection(confirmation, evidence, objective)] : []),
    ...earlierSections(earlier, objective),
    ...(study.about.dataset === null ? [] : vaultOf(detail, study)),
    overtuningSection(overtuning, objective, titleOf),
    ...meaningSections(study),
  ]);
}

/** What the values of the summary say, a paragraph each. */
function meaningSections(study: StudyEvidence['study']): readonly Section[] {
  const { corrected } = study;
  const paragraphs = [
    ...(corrected.kind === 'corrected' ? [labelled('Corrected', correctedMeaning(corrected))] : []),
    ...settledOf(study).map(({ name, meaning }) => labelled(capitalised(name), meaning)),
  ];
  if (paragraphs.length === 0) return [];
  return [{ heading: 'What each value says', anchor: 'values', blocks: [textBlock(...paragraphs)] }];
}

function vaultOf(detail: StudyEvidence['confirmation'], study: StudyEvidence['study']): readonly Section[] {
  const sections = vaultSections(detail, study);
  const worth = worthOfReadings(detail.readings);
  if (sections.length === 0) {
    const sealed = [
      readingsText(detail.readings),
      detail.whySealed ?? 'There is no final evaluation: nobody has opened the vault for the winner.',
    ];
    return [{ heading: 'The vault', anchor: 'vault', blocks: [textBlock(sealed.join(' '))] }];
  }
  const last = sections.at(-1)!;
  return worth.length === 0 ? sections : [...sections.slice(0, -1), { ...last, blocks: [...last.blocks, textBlock(...worth)] }];
}
