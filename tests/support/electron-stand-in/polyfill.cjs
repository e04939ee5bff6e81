/**
 * What Electron 22 lacks and Electron 45 has, for tests alone: required before the app (`-r`), in the main process and, by way
 * of it, in every utility process. The product is not bent for the stand-in.
 */
'use strict';
const os = require('node:os');
const util = require('node:util');

const define = (target, name, value) => {
  if (target[name] === undefined) Object.defineProperty(target, name, { value, writable: true, configurable: true });
};

define(os, 'availableParallelism', () => os.cpus().length);
define(Promise, 'withResolvers', function withResolvers() {
  let resolve;
  let reject;
  const promise = new this((...settle) => ([resolve, reject] = settle));
  return { promise, resolve, reject };
});
define(Array.prototype, 'toSorted', function toSorted(compare) {
  return [...this].sort(compare);
});
define(Array.prototype, 'toReversed', function toReversed() {
  return [...this].reverse();
});
define(Array.prototype, 'toSpliced', function toSpliced(...change) {
  const copy = [...this];
  copy.splice(...change);
  return copy;
});
define(Array.prototype, 'with', function replaced(index, value) {
  const copy = [...this];
  copy[index < 0 ? copy.length + index : index] = value;
  return copy;
});
define(Array.prototype, 'findLast', function findLast(test) {
  return [...this].reverse().find(test);
});
define(Object, 'groupBy', (items, keyOf) => {
  const groups = Object.create(null);
  let index = 0;
  for (const item of items) (groups[keyOf(item, index++)] ??= []).push(item);
  return groups;
});
define(Map, 'groupBy', (items, keyOf) => {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
});
for (const name of ['union', 'intersection', 'difference']) {
  const kept = { union: () => true, intersection: (other, item) => other.has(item), difference: (other, item) => !other.has(item) };
  define(Set.prototype, name, function combined(other) {
    const own = [...this].filter((item) => kept[name](other, item));
    return new Set(name === 'union' ? [...own, ...other] : own);
  });
}
define(globalThis, 'crypto', require('node:crypto').webcrypto);
define(globalThis, 'structuredClone', (value) => require('node:v8').deserialize(require('node:v8').serialize(value)));
// tfjs-node calls these; newer Nodes have dropped them, this one has them.
define(util, 'isNullOrUndefined', (value) => value === null || value === undefined);

if (process.type === 'browser') preparedMain();

function preparedMain() {
  const { protocol, utilityProcess } = require('electron');
  define(globalThis, 'Response', SmallResponse);
  define(protocol, 'handle', (scheme, answer) => {
    protocol.registerBufferProtocol(scheme, async ({ url, method }, respond) => {
      const { status, headers, body } = await answer({ url, method });
      respond({ statusCode: status, headers, mimeType: headers['content-type']?.split(';')[0], data: Buffer.from(body) });
    });
  });
  const { fork } = utilityProcess;
  utilityProcess.fork = (entry, args, options) =>
    fork(entry, args, { ...options, execArgv: [...(options?.execArgv ?? []), '-r', __filename] });
}

/** As much of a Response as an answer of `protocol.handle` needs. */
function SmallResponse(body, { status = 200, headers = {} } = {}) {
  Object.assign(this, { body: body ?? '', status, headers });
}
