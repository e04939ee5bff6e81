/** The about box: what this is, in which versions. */
import { app, clipboard, type BrowserWindow } from 'electron';
import { ask } from './questions.ts';

/** @param versions of the parts, by their names. */
export async function showAbout(window: BrowserWindow | null, versions: Readonly<Record<string, string>>): Promise<void> {
  const lines = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const copy = await ask(window, {
    type: 'info',
    title: 'About Trialdeck',
    message: `Trialdeck ${app.getVersion()}`,
    detail: `Hyperparameter tuning of neural networks, on this machine alone.\n\n${lines.join('\n')}\n\nMIT licence`,
    answers: [
      ['OK', false],
      ['Copy Versions', true],
    ],
    cancel: 0,
  });
  if (copy) await clipboard.writeText(lines.join('\n'));
}
