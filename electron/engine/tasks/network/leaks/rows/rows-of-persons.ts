/**
 * Rows of persons: what tells a person from the others is strong in each of its rows, what tells the class is weak, and all rows of
 * a person have one class. A network that knows the person knows the class, of persons that it has seen.
 */
import { randomFor, shuffle, type Random } from '../../../../../../shared/random.ts';
import type { PartitionContent } from '../../data/partition-file.ts';
import { tableOf, type LabelledRow } from './planted.ts';

/** Persons count here, not rows: as many as it takes for the data without the leak to say that there is none. */
export const PERSONS = 1_200;
export const ROWS_A_PERSON = 6;
/** One row of each. */
export const NEW_PERSONS = 2_000;
const COLUMNS = 50;
const CLASSES = 2;
/** Standard deviations of what is a person's own, and of the noise in a row. */
const OWN = 1;
const NOISE = 0.25;
/** By how much the classes lie apart in the first column. */
const CLASS_DISTANCE = 0.8;
/** Of the persons' rows; *stop* and *select* share the rest. */
const TRAIN_SHARE = 1 / 2;

type Person = readonly LabelledRow[];

export function rowsOfPersons(seed: number, repetition: number, partedBy: 'row' | 'person'): PartitionContent {
  const random = randomFor(seed, 'rows of persons', repetition);
  const persons = personsWith(ROWS_A_PERSON, PERSONS, random);
  const confirm = personsWith(1, NEW_PERSONS, random).flat();
  const parted = partedBy === 'row' ? inThree(persons.flat(), random) : inThree(persons, random).map((some) => some.flat());
  const [train, stop, select] = parted as [LabelledRow[], LabelledRow[], LabelledRow[]];
  return tableOf({ train, stop, select, confirm }, COLUMNS, CLASSES);
}

/** As many of each class. */
function personsWith(rows: number, count: number, random: Random): Person[] {
  return Array.from({ length: count }, (_, at) => personOf(at % CLASSES, rows, random));
}

function personOf(label: number, rows: number, random: Random): Person {
  const own = Array.from({ length: COLUMNS }, () => OWN * random.normal());
  own[0]! += label * CLASS_DISTANCE;
  return Array.from({ length: rows }, () => ({ label, columns: own.map((value) => value + NOISE * random.normal()) }));
}

/** Half, and two quarters, of things in no order. */
function inThree<Thing>(things: Thing[], random: Random): Thing[][] {
  const mixed = shuffle(things, random);
  const [first, second] = [TRAIN_SHARE, (1 + TRAIN_SHARE) / 2].map((share) => Math.round(share * mixed.length)) as [
    number,
    number,
  ];
  return [mixed.slice(0, first), mixed.slice(first, second), mixed.slice(second)];
}
