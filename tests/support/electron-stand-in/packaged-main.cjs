/** The entry of a packaged app on the stand-in: takes no words of Node's, so that what Electron 22 lacks must come in here. */
'use strict';
require('./polyfill.cjs');
const { join } = require('node:path');
// A path that is computed: what is built is there only in the package.
require(join(__dirname, '..', '..', '..', 'dist', 'electron', 'main.cjs'));
