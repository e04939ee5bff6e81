/** Messages from the window, taken from the main frame of the app's own page and from nobody else. */
import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { isOwnAddress } from './app-protocol.ts';

/** Calls the listener for a message without an answer; one from elsewhere is ignored. */
export function onMessage(channel: string, listener: (event: IpcMainEvent) => void): void {
  ipcMain.on(channel, (event) => {
    if (isOwnPage(event)) listener(event);
  });
}

/** Answers a call; one from elsewhere is refused. The arguments are unchecked data. */
export function onCall(channel: string, answer: (event: IpcMainInvokeEvent, ...args: readonly unknown[]) => unknown): void {
  ipcMain.handle(channel, (event, ...args: unknown[]) => {
    if (!isOwnPage(event)) throw new Error(`The call ${channel} was refused: it does not come from the window of Trialdeck.`);
    return answer(event, ...args);
  });
}

function isOwnPage({ senderFrame, sender }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOwnAddress(senderFrame.url);
}
