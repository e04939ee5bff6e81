import { expect, test } from 'vitest';
import { afterGreeting, frameOf, frameReader, GREETING } from '../../../../electron/engine/pool/frames.ts';

const MESSAGES = [{ kind: 'a', bytes: new Uint8Array([1, 2, 3]) }, { kind: 'b', none: null, nothing: undefined }, { n: NaN }];

test.each([1, 3, 7, 1000])('messages come whole from pieces of %i bytes', (size) => {
  const heard: unknown[] = [];
  const read = frameReader((message) => heard.push(message));
  const bytes = Buffer.concat(MESSAGES.map(frameOf));
  for (let at = 0; at < bytes.length; at += size) read(bytes.subarray(at, at + size));
  expect(heard).toEqual(MESSAGES);
});

test.each([1, 5, 1000])('what is printed before the greeting is not heard, in pieces of %i bytes', (size) => {
  const heard: unknown[] = [];
  const read = afterGreeting(frameReader((message) => heard.push(message)));
  const bytes = Buffer.concat([Buffer.from('Last login: today\n'), GREETING, ...MESSAGES.map(frameOf)]);
  for (let at = 0; at < bytes.length; at += size) read(bytes.subarray(at, at + size));
  expect(heard).toEqual(MESSAGES);
});

test('bytes that are no frames are refused', () => {
  const read = frameReader(() => {});
  expect(() => read(Buffer.from('#!/bin/sh\n'))).toThrow('no message of a worker');
});

test('a command that prints without end is refused', () => {
  const read = afterGreeting(() => {});
  expect(() => {
    for (let line = 0; line < 10_000; line++) read(Buffer.from('yes, yes, yes\n'));
  }).toThrow('starts no worker');
});
