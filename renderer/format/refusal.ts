/** Refusals as the window says them: a field goes by its label there, never by its path in a request. */
import { TrialdeckError } from '../../shared/errors.ts';

/**
 * The refusal with the label in place of the path at the head of its sentence; `field` stays. "budget.trials is missing;
 * allowed is a number." becomes "Ends after is empty; allowed is a number."
 * @param label of the field that the refusal is about; undefined where no field shows it.
 */
export function labelled(refusal: TrialdeckError, label: string | undefined): TrialdeckError {
  const { code, message, field } = refusal;
  const head = field === undefined ? undefined : headOf(message, field);
  if (label === undefined || head === undefined) return refusal;
  const rest = message.slice(head.length).replace(/^ is (missing|""|" +")(?=;)/, ' is empty');
  return new TrialdeckError(code, label + rest, field);
}

/** The end of the path that the sentence begins with, with the name of the option's owner behind it. */
function headOf(message: string, field: string): string | undefined {
  const parts = field.split('.');
  const ends = parts.map((_, at) => parts.slice(at).join('.'));
  const name = ends.find((end) => message.startsWith(`${end} `));
  return name && name + (/^ of [\w-]+(?= is )/.exec(message.slice(name.length))?.[0] ?? '');
}
