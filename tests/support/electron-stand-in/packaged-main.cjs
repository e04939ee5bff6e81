/** The entry of a packaged app on the stand-in: takes no words of Node's, so that what Electron 22 lacks must come in here. */
'use strict';
require('./polyfill.cjs');
/** Named in a variable: what is built is there only in the package, and no check of the sources should look for it. */
const main = '../../../dist/electron/main.cjs';
require(main);
