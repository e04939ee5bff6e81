/** How charts look in the two themes: colours and fonts. */
import type { TrialState } from '../model.ts';

export interface ChartLook {
  readonly name: 'light' | 'dark';
  readonly background: string;
  /** Labels of series and the figure's title. */
  readonly text: string;
  /** Axis titles, tick labels and the subtitle. */
  readonly muted: string;
  readonly grid: string;
  readonly axis: string;
  /** The one thing that a chart is about: the incumbent, the best. */
  readonly accent: string;
  /** Data that are context: every other trial. */
  readonly neutral: string;
  /** What a person has picked. */
  readonly chosen: string;
  readonly states: Readonly<Record<TrialState, string>>;
  /** In the order of the catalogue of strategies. */
  readonly strategies: readonly string[];
  readonly font: { readonly family: string; readonly sizePx: number };
}

const font = { family: "'Inter', system-ui, sans-serif", sizePx: 11 };

/**
 * The palette of Okabe and Ito (2008), told apart by colour-blind readers, in the order of the catalogue. Yellow and black
 * come last, as a darker yellow and a grey, so that all can be seen on the background.
 */
const okabeIto = (blue: string, yellow: string, grey: string): readonly string[] => [
  blue,
  '#e69f00',
  '#009e73',
  '#d55e00',
  '#cc79a7',
  '#56b4e9',
  yellow,
  grey,
];

export const lightLook: ChartLook = {
  name: 'light',
  background: '#ffffff',
  text: '#15181d',
  muted: '#616a75',
  grid: '#eceef1',
  axis: '#c5ccd3',
  accent: '#3b45c4',
  neutral: '#8b939f',
  chosen: '#c25400',
  states: {
    queued: '#c5ccd3',
    running: '#3b45c4',
    completed: '#3d9a6d',
    stopped: '#d59a1b',
    failed: '#b3261e',
    diverged: '#8a4fa3',
  },
  strategies: okabeIto('#0072b2', '#b7a800', '#6b7280'),
  font,
};

export const darkLook: ChartLook = {
  name: 'dark',
  background: '#171b20',
  text: '#e9ebee',
  muted: '#929ba6',
  grid: '#262c33',
  axis: '#3d4751',
  accent: '#8b96ff',
  neutral: '#7b8591',
  chosen: '#f08a4b',
  states: {
    queued: '#4a535e',
    running: '#8b96ff',
    completed: '#4fb585',
    stopped: '#e0b04a',
    failed: '#ff8d85',
    diverged: '#b684cc',
  },
  strategies: okabeIto('#3d9bd6', '#f0e442', '#a5adb8'),
  font,
};
