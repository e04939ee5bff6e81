/** What stands for a value that is not known: an en dash, everywhere. */
export const UNKNOWN = '–';

/** The value in words, or the dash where it is null or undefined. */
export function orUnknown<T>(value: T | null | undefined, text: (value: T) => string): string {
  return value === null || value === undefined ? UNKNOWN : text(value);
}
