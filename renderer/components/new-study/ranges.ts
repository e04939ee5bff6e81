/** The part of a space that zoom searches: a list of narrowed dimensions in the form, one text in the request. */
import type { StrategyEntry } from '../../../shared/catalogue.ts';
import type { Dimension, FloatDimension, IntDimension, Params, ParameterValue, Space } from '../../../shared/model.ts';
import { exactText } from '../../../shared/format/parameter.ts';
import { leadingParameters } from '../../leading-parameters.ts';
import type { Written } from './draft.ts';

export type Narrowed =
  | { readonly name: string; readonly low: Written; readonly high: Written }
  | { readonly name: string; readonly values: readonly ParameterValue[] };

type RangeDimension = FloatDimension | IntDimension;

/** Of a range that is narrowed around a place, on its scale. */
const WIDTH = 0.5;

/** What the text narrows, as far as it is in the space. */
export function readRanges(text: string, space: Space): readonly Narrowed[] {
  return text.split(' ').flatMap((part): readonly Narrowed[] => {
    const [name = '', wanted = ''] = part.split('=');
    const dimension = space[name];
    if (dimension === undefined || dimension.type === 'fixed') return [];
    if (dimension.type === 'categorical') {
      const words = wanted.split('|');
      return [{ name, values: dimension.values.filter((value) => words.includes(exactText(value))) }];
    }
    const [low = '', high = low] = wanted.split('..');
    return [{ name, low: read(low), high: read(high) }];
  });
}

/** The text of an option of type `ranges`; what is empty or no number stays so, for the backend to refuse. */
export function writeRanges(narrowed: readonly Narrowed[]): string {
  return narrowed
    .map(
      (part) =>
        `${part.name}=${'values' in part ? part.values.map(exactText).join('|') : `${part.low ?? ''}..${part.high ?? ''}`}`,
    )
    .join(' ');
}

/** A dimension as it is before a person narrows it: the middle of a range, every choice. */
export function narrowedAt(name: string, dimension: Dimension, around?: ParameterValue): Narrowed {
  if (dimension.type === 'categorical') return { name, values: dimension.values };
  const range = dimension as RangeDimension;
  const middle = typeof around === 'number' ? placeOf(range, around) : 0.5;
  const [from, to] = [Math.max(0, middle - WIDTH / 2), Math.min(1, middle + WIDTH / 2)];
  return { name, low: valueAt(range, from), high: valueAt(range, to) };
}

/**
 * The ranges to begin with: around the best configuration that the study has found, else the middle of the range that leads.
 */
export function firstRanges(space: Space, best: Params | null): readonly Narrowed[] {
  const names = Object.keys(space).filter((name) => isRange(space[name]!));
  const known = best === null ? [] : names.filter((name) => typeof best[name] === 'number');
  if (known.length > 0) return known.map((name) => narrowedAt(name, space[name]!, best![name]));
  const name = leadingParameters(space).find((leading) => names.includes(leading));
  return name === undefined ? [] : [narrowedAt(name, space[name]!)];
}

function isRange(dimension: Dimension): dimension is RangeDimension {
  return dimension.type === 'float' || dimension.type === 'int';
}

function read(written: string): Written {
  return written === '' ? undefined : Number(written);
}

function placeOf({ low, high, scale }: RangeDimension, value: number): number {
  return scale === 'log' ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
}

/** With two digits, never outside the dimension. */
function valueAt({ low, high, scale, type }: RangeDimension, place: number): number {
  const exact = scale === 'log' ? low * (high / low) ** place : low + place * (high - low);
  const short = type === 'int' ? Math.round(exact) : Number(exact.toPrecision(2));
  return Math.min(high, Math.max(low, short));
}

/** A beginning for the options of a strategy that narrow the space, by their names. */
export function startingRanges(
  strategy: StrategyEntry | undefined,
  space: Space,
  best: Params | null,
): Readonly<Record<string, string>> {
  const options = strategy?.options.filter(({ type }) => type === 'ranges') ?? [];
  return Object.fromEntries(options.map(({ name }) => [name, writeRanges(firstRanges(space, best))]));
}
