/** Place and size of the window, kept from one start to the next. */
import { screen, type BrowserWindow, type Rectangle } from 'electron';
import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

export interface WindowState {
  readonly bounds: Partial<Rectangle> & { readonly width: number; readonly height: number };
  readonly maximized: boolean;
}

const FIRST_STATE: WindowState = { bounds: { width: 1280, height: 840 }, maximized: false };
/** At least this much of the window must lie on a screen, in pixels, to be found again. */
const LEAST_VISIBLE = 80;

const stateSchema = z.strictObject({
  bounds: z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(200), height: z.int().min(200) }),
  maximized: z.boolean(),
});

/** The state in the file; the first one where there is none, where it is damaged, or where its screen is gone. */
export function readWindowState(file: string): WindowState {
  try {
    const state = stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    if (isVisible(state.bounds)) return state;
    return { ...state, bounds: { width: state.bounds.width, height: state.bounds.height } };
  } catch {
    return FIRST_STATE;
  }
}

function isVisible({ x, y, width, height }: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const overlapX = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x);
    const overlapY = Math.min(y + height, workArea.y + workArea.height) - Math.max(y, workArea.y);
    return overlapX >= LEAST_VISIBLE && overlapY >= LEAST_VISIBLE;
  });
}

/** Writes the state when the window closes. */
export function keepWindowState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(file, JSON.stringify(state));
    } catch {
      // The next window opens where the first one did: no reason to keep this one open.
    }
  });
}
