/** Runs a utility process' entry, its first argument, with what Electron 22 lacks. */
'use strict';
require('./polyfill.cjs');

const [entry] = process.argv.splice(2, 1);
process.argv[1] = entry;
require(entry);
