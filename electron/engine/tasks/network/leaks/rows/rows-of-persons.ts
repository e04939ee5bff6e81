/**
 * Rows of persons: what tells a person from the others is strong in each of its rows, what tells the class is weak, and all rows of
 * a person have one class. A network that knows the person knows the class, of persons that it has seen.
 */
import { randomFor, shuffle, type Random } from '../../../../../../shared/random.ts';
import type { PartitionContent } from '../../data/partition-file.ts';
import { tableOf, type LabelledRow } from './planted.ts';

const PERSONS = 60;
const NEW_PERSONS = 40;
const ROWS_A_PERSON = 30;
const COLUMNS = 20;
const CLASSES = 2;
/** Standard deviations of what is a person's own, and of the noise in a row. */
const OWN = 1;
const NOISE = 0.5;
/** By how much the classes lie apart in the first column. */
const CLASS_DISTANCE = 0.8;
/** Of the persons' rows; *stop* and *select* share the rest. */
const TRAIN_SHARE = 2 / 3;

type Person = readonly LabelledRow[];

export function rowsOfPersons(seed: number, repetition: number, partedBy: 'row' | 'person'): PartitionContent {
  const random = randomFor(seed, 'rows of persons', repetition);
  const persons = Array.from({ length: PERSONS }, (_, at) => personOf(at % CLASSES, random));
  const confirm = Array.from({ length: NEW_PERSONS }, (_, at) => personOf(at % CLASSES, random)).flat();
  const parted = partedBy === 'row' ? inThree(persons.flat(), random) : inThree([...persons], random).map((some) => some.flat());
  const [train, stop, select] = parted as [LabelledRow[], LabelledRow[], LabelledRow[]];
  return tableOf({ train, stop, select, confirm }, COLUMNS, CLASSES);
}

function personOf(label: number, random: Random): Person {
  const own = Array.from({ length: COLUMNS }, () => OWN * random.normal());
  own[0]! += label * CLASS_DISTANCE;
  return Array.from({ length: ROWS_A_PERSON }, () => ({ label, columns: own.map((value) => value + NOISE * random.normal()) }));
}

/** Two thirds, and two sixths, of things in no order. */
function inThree<Thing>(things: Thing[], random: Random): Thing[][] {
  const mixed = shuffle(things, random);
  const [first, second] = [TRAIN_SHARE, (1 + TRAIN_SHARE) / 2].map((share) => Math.round(share * mixed.length)) as [
    number,
    number,
  ];
  return [mixed.slice(0, first), mixed.slice(first, second), mixed.slice(second)];
}
