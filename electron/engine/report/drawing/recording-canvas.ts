/**
 * A canvas that keeps what is drawn on it as marks, where a window would colour pixels: charts become vectors, and their words stay
 * words. It can what Chart.js and our own pens ask for, and no more.
 */
import type { Canvas } from '../../../../shared/paint/paint-figure.ts';
import { arcSteps } from './arc.ts';
import type { Clips, Drawing, Mark, Step, Stroke } from './marks.ts';
import { applied, IDENTITY, product, rotation, scaleOf, type Matrix } from './matrix.ts';
import { paintOf } from './paint.ts';
import { ASCENT, DESCENT, type Type } from './type.ts';

/** What `save` keeps and `restore` brings back. */
interface State {
  readonly matrix: Matrix;
  readonly clips: Clips;
  readonly dash: readonly number[];
  readonly fillStyle: string;
  readonly strokeStyle: string;
  readonly lineWidth: number;
  readonly globalAlpha: number;
  readonly font: string;
  readonly textAlign: string;
  readonly textBaseline: string;
}

/** A halo around words is a pale box behind them: words that stand twice would be read twice. */
const HALO_OPACITY = 0.7;

export class RecordingCanvas implements Canvas {
  readonly #marks: Mark[] = [];
  readonly #context: RecordingContext;
  width: number;
  height: number;

  constructor(width: number, height: number, type: Type) {
    this.width = width;
    this.height = height;
    this.#context = new RecordingContext(this, type, this.#marks);
  }

  getContext(): RecordingContext {
    return this.#context;
  }

  drawing(): Drawing {
    return { width: this.width, height: this.height, marks: [...this.#marks] };
  }
}

export class RecordingContext {
  readonly canvas: Canvas;
  readonly #type: Type;
  readonly #marks: Mark[];
  readonly #saved: State[] = [];
  #matrix: Matrix = IDENTITY;
  #clips: Clips = [];
  #dash: readonly number[] = [];
  #path: Step[] = [];
  fillStyle = '#000000';
  strokeStyle = '#000000';
  lineWidth = 1;
  globalAlpha = 1;
  font = '10px sans-serif';
  textAlign = 'start';
  textBaseline = 'alphabetic';

  constructor(canvas: Canvas, type: Type, marks: Mark[]) {
    this.canvas = canvas;
    this.#type = type;
    this.#marks = marks;
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, textBaseline } = this;
    const own = { matrix: this.#matrix, clips: this.#clips, dash: this.#dash };
    this.#saved.push({ ...own, fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, textBaseline });
  }

  restore(): void {
    const state = this.#saved.pop();
    if (!state) return;
    const { matrix, clips, dash, ...styles } = state;
    [this.#matrix, this.#clips, this.#dash] = [matrix, clips, dash];
    Object.assign(this, styles);
  }

  setTransform(...matrix: readonly [number, number, number, number, number, number]): void {
    this.#matrix = matrix;
  }

  resetTransform(): void {
    this.#matrix = IDENTITY;
  }

  translate(x: number, y: number): void {
    this.#matrix = product(this.#matrix, [1, 0, 0, 1, x, y]);
  }

  rotate(angle: number): void {
    this.#matrix = product(this.#matrix, rotation(angle));
  }

  setLineDash(dash: readonly number[]): void {
    this.#dash = [...dash];
  }

  /** Nothing lies below a picture, so that nothing has to be taken away. */
  clearRect(): void {}

  beginPath(): void {
    this.#path = [];
  }

  closePath(): void {
    if (this.#path.length > 0) this.#path.push(['Z']);
  }

  moveTo(x: number, y: number): void {
    this.#path.push(['M', ...applied(this.#matrix, x, y)]);
  }

  lineTo(x: number, y: number): void {
    this.#path.push([this.#path.length === 0 ? 'M' : 'L', ...applied(this.#matrix, x, y)]);
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    const [first, second, end] = [applied(this.#matrix, x1, y1), applied(this.#matrix, x2, y2), applied(this.#matrix, x, y)];
    this.#path.push(['C', ...first, ...second, ...end]);
  }

  arc(x: number, y: number, radius: number, from: number, to: number): void {
    const { start, curves } = arcSteps(x, y, radius, from, to);
    this.lineTo(...start);
    for (const step of curves) if (step[0] === 'C') this.bezierCurveTo(step[1], step[2], step[3], step[4], step[5], step[6]);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path.push(...this.#rectangle(x, y, width, height));
  }

  clip(): void {
    this.#clips = [...this.#clips, [...this.#path]];
  }

  fill(): void {
    this.#draw(this.#path, true, false);
  }

  stroke(): void {
    this.#draw(this.#path, false, true);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#draw(this.#rectangle(x, y, width, height), true, false);
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#draw(this.#rectangle(x, y, width, height), false, true);
  }

  measureText(text: string): { readonly width: number } {
    return { width: this.#type.widthOf(text, this.#size(), this.#isBold()) };
  }

  fillText(text: string, x: number, y: number): void {
    const [startX, startY] = applied(this.#matrix, x - this.#before(text), y + this.#below());
    const [a, b] = this.#matrix;
    this.#marks.push({
      kind: 'text',
      text,
      x: startX,
      y: startY,
      degrees: (Math.atan2(b, a) * 180) / Math.PI,
      size: this.#size() * scaleOf(this.#matrix),
      bold: this.#isBold(),
      fill: paintOf(this.fillStyle, this.globalAlpha),
      clips: this.#clips,
    });
  }

  /** The halo of a text that is written after it. */
  strokeText(text: string, x: number, y: number): void {
    const size = this.#size();
    const top = y + this.#below() - ASCENT * size;
    const path = this.#rectangle(x - this.#before(text) - 1, top, this.measureText(text).width + 2, (ASCENT + DESCENT) * size);
    const fill = paintOf(this.strokeStyle, this.globalAlpha * HALO_OPACITY);
    this.#marks.push({ kind: 'path', path, fill, stroke: null, clips: this.#clips });
  }

  #draw(path: readonly Step[], fills: boolean, strokes: boolean): void {
    const fill = fills ? paintOf(this.fillStyle, this.globalAlpha) : null;
    const stroke = strokes ? this.#strokeNow() : null;
    const isSeen = (fill?.opacity ?? 0) > 0 || ((stroke?.opacity ?? 0) > 0 && stroke!.width > 0);
    if (isSeen && path.length > 0) this.#marks.push({ kind: 'path', path: [...path], fill, stroke, clips: this.#clips });
  }

  #strokeNow(): Stroke {
    const scale = scaleOf(this.#matrix);
    const dash = this.#dash.map((length) => length * scale);
    return { ...paintOf(this.strokeStyle, this.globalAlpha), width: this.lineWidth * scale, dash };
  }

  #rectangle(x: number, y: number, width: number, height: number): readonly Step[] {
    const corner = (right: number, down: number): readonly [number, number] => applied(this.#matrix, x + right, y + down);
    return [
      ['M', ...corner(0, 0)],
      ['L', ...corner(width, 0)],
      ['L', ...corner(width, height)],
      ['L', ...corner(0, height)],
      ['Z'],
    ];
  }

  #size(): number {
    return Number(/([\d.]+)px/.exec(this.font)![1]);
  }

  #isBold(): boolean {
    return /\b(600|700|bold)\b/.test(this.font);
  }

  /** How far a text reaches to the left of where it is set. */
  #before(text: string): number {
    const share = this.textAlign === 'center' ? 0.5 : this.textAlign === 'right' || this.textAlign === 'end' ? 1 : 0;
    return share === 0 ? 0 : share * this.measureText(text).width;
  }

  /** How far its baseline lies below where it is set. */
  #below(): number {
    const shares: Readonly<Record<string, number>> = {
      top: ASCENT,
      hanging: ASCENT,
      middle: (ASCENT - DESCENT) / 2,
      bottom: -DESCENT,
    };
    return (shares[this.textBaseline] ?? 0) * this.#size();
  }
}
