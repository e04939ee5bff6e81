/** New values of some fields; one that is missing or undefined stays. */
export type Change<Original, Field extends keyof Original> = { readonly [Name in Field]?: Original[Name] | undefined };
