/**
 * Packs the desktop app as electron-builder.yml says, but with the stand-in for Electron, into release/stand-in: to try the
 * archive, the unpacked libraries and the fuses where Electron itself cannot be had. Such a package is never given to anybody.
 *
 *   node tests/support/electron-stand-in/package.mjs
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { buildDesktop } from '../../../scripts/build-desktop.mjs';
import { nameFoldersOutside } from '../../../scripts/package/from-outside.mjs';
import { project } from '../../../scripts/setup/places.mjs';
import { ELECTRON_VERSION, standIn } from './places.mjs';

/** The parser that electron-builder itself reads its configuration with. */
const { load } = createRequire(createRequire(import.meta.url).resolve('electron-builder'))('js-yaml');

/** The stand-in as Electron is delivered: what takes a folder for the app is not part of a package. */
function copyBareElectron(folder) {
  cpSync(standIn, folder, { recursive: true, filter: (file) => !file.endsWith('default_app.asar') });
}

function configuration(electronDist) {
  const { files, electronFuses, ...rest } = load(readFileSync(join(project, 'electron-builder.yml'), 'utf8'));
  // Electron 22 does not know this fuse.
  const { grantFileProtocolExtraPrivileges: _unknown, ...fuses } = electronFuses;
  return {
    ...rest,
    electronDist,
    electronVersion: ELECTRON_VERSION,
    electronFuses: fuses,
    directories: { ...rest.directories, output: 'release/stand-in' },
    files: [...files, 'tests/support/electron-stand-in/*.cjs'],
    extraMetadata: { main: 'tests/support/electron-stand-in/packaged-main.cjs' },
  };
}

nameFoldersOutside();
await buildDesktop();
const work = mkdtempSync(join(tmpdir(), 'trialdeck-package-'));
try {
  const electronDist = join(work, 'electron');
  copyBareElectron(electronDist);
  // A file of its own: an object would be added to what electron-builder.yml says.
  const config = join(work, 'builder.json');
  writeFileSync(config, JSON.stringify(configuration(electronDist)));
  await build({ projectDir: project, targets: Platform.LINUX.createTarget('dir'), publish: 'never', config });
} finally {
  rmSync(work, { recursive: true });
}
