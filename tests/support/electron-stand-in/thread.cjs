/** Runs a thread's entry, its first argument, with what Electron 22 lacks. */
'use strict';
require('./polyfill.cjs');

const [entry] = process.argv.splice(2, 1);
require(entry);
