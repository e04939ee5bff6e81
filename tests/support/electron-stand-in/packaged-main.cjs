/** The entry of a packaged app on the stand-in: takes no words of Node's, so that what Electron 22 lacks must come in here. */
'use strict';
require('./polyfill.cjs');
require('../../../dist/electron/main.cjs');
