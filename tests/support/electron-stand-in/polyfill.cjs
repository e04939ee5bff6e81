/**
 * What Electron 22 lacks and Electron 45 has, for tests alone: required before the app (`-r`), in the main process and, by way
 * of it, in the window, in every utility process and in their threads. The product is not bent for the stand-in.
 */
'use strict';
const { readFileSync } = require('node:fs');
const os = require('node:os');
const v8 = require('node:v8');
const threads = require('node:worker_threads');
require('./language.cjs');

const LANGUAGE = require.resolve('./language.cjs');

os.availableParallelism ??= () => os.cpus().length;
require('node:module').getCompileCacheDir ??= () => undefined;
process.availableMemory ??= () => os.freemem();
globalThis.crypto ??= require('node:crypto').webcrypto;
globalThis.structuredClone ??= (value) => v8.deserialize(v8.serialize(value));

threads.Worker = class extends threads.Worker {
  constructor(entry, options) {
    super(require.resolve('./thread.cjs'), { ...options, argv: [entry] });
  }
};

if (process.type === 'browser' && threads.isMainThread) prepareMain();

function prepareMain() {
  const { protocol, utilityProcess } = require('electron');
  globalThis.Response ??= SmallResponse;
  protocol.handle ??= (scheme, answer) =>
    protocol.registerBufferProtocol(scheme, async ({ url, method }, respond) => {
      const isLanguage = new URL(url).pathname === '/language.js';
      const response = isLanguage ? languageResponse() : await answer({ url, method });
      const { status, headers } = response;
      const data = Buffer.from(response.body);
      const mimeType = headers['content-type']?.split(';')[0];
      respond({ statusCode: status, headers, mimeType, data: mimeType === 'text/html' ? withLanguage(data) : data });
    });
  const { fork } = utilityProcess;
  utilityProcess.fork = (entry, args, options) => fork(require.resolve('./utility.cjs'), [entry, ...args], options);
}

/** As much of a Response as an answer of `protocol.handle` needs. */
function SmallResponse(body, { status = 200, headers = {} } = {}) {
  Object.assign(this, { body: body ?? '', status, headers });
}

function languageResponse() {
  return new SmallResponse(readFileSync(LANGUAGE), { headers: { 'content-type': 'text/javascript' } });
}

/** The page with one more script, ahead of its own. */
function withLanguage(page) {
  return Buffer.from(page.toString().replace('<script ', '<script src="/language.js"></script><script '));
}
