/** Figures as the document states them, by what they are of. */
export type Figures = Readonly<Record<string, string>>;

export const accuracy = (value: number): string => value.toFixed(4);
export const hundredths = (value: number): string => value.toFixed(2);
export const percent = (share: number): string => `${Math.round(100 * share)} %`;
export const inPoints = (difference: number): string => (100 * difference).toFixed(2);
export const points = (difference: number): string => `${inPoints(difference)} points`;
