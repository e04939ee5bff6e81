/** What the stand-in's Electron runs when it is given a folder: as `electron [-r module]... folder` does. */
'use strict';
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { app } = require('electron');

const words = process.argv.slice(1);
const modules = [];
let folder;
while (folder === undefined && words.length > 0) {
  const word = words.shift();
  if (word === '-r' || word === '--require') modules.push(words.shift());
  else if (!word.startsWith('-')) folder = path.resolve(word);
}
const { name, productName = name, version, main } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
app.setName(productName);
app.setVersion(version);
app.setAppPath(folder);
for (const required of modules) require(path.resolve(required));
Module._load(path.join(folder, main), module, true);
