/** A picture as plain data: paths and texts where they stand, for every kind of file that pictures are written to. */

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** In the order in which they lie above each other. */
  readonly marks: readonly Mark[];
}

export type Mark = PathMark | TextMark;

export interface PathMark {
  readonly kind: 'path';
  readonly path: Path;
  readonly fill: Paint | null;
  readonly stroke: Stroke | null;
  readonly clips: Clips;
}

export interface TextMark {
  readonly kind: 'text';
  readonly text: string;
  /** Where its baseline begins. */
  readonly x: number;
  readonly y: number;
  /** Clockwise, in degrees, around where it begins. */
  readonly degrees: number;
  readonly size: number;
  readonly bold: boolean;
  readonly fill: Paint;
  readonly clips: Clips;
}

/** Nothing is seen outside any of them. */
export type Clips = readonly Path[];
export type Path = readonly Step[];

/** Along a path: begin, line, Bézier curve with its two handles, back to the beginning. */
export type Step =
  | readonly ['M' | 'L', x: number, y: number]
  | readonly ['C', x1: number, y1: number, x2: number, y2: number, x: number, y: number]
  | readonly ['Z'];

export interface Paint {
  /** As #rrggbb. */
  readonly colour: string;
  readonly opacity: number;
}

export interface Stroke extends Paint {
  readonly width: number;
  /** Lengths of dash and gap; empty for an unbroken line. */
  readonly dash: readonly number[];
}
