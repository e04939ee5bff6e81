import { expect, test } from 'vitest';
import { portOfEventTarget } from '../../shared/message-port.ts';
import { connectClient } from '../../shared/wire.ts';

test('a call that is open when its own end closes is refused, and so is one after that', async () => {
  const { port1, port2 } = new MessageChannel();
  const { api, close } = connectClient(portOfEventTarget(port1));
  const open = api.studies();
  close();
  await expect(open).rejects.toThrow('The connection to Trialdeck is closed.');
  await expect(api.studies()).rejects.toMatchObject({ code: 'unavailable' });
  port2.close();
});
