/** The original with the fields of the change that are defined. */
export function changed<Original extends object>(
  original: Original,
  change: { readonly [Name in keyof Original]?: Original[Name] | undefined },
): Original {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...original, ...Object.fromEntries(given) };
}
