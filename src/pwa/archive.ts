/** The built web app as one archive, to unpack on any static host. Run by Node after the build. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createZip } from '@aklinker1/zero-zip';

const ROOT = join(import.meta.dirname, '../..');
const BUILT = join(ROOT, '.output/pwa');
const { version }: { version: string } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const path = join(ROOT, `.output/ringside-${version}-pwa.zip`);

const archive = createZip({ level: 9 });
for (const file of globSync('**/*.*', { cwd: BUILT }).toSorted()) archive.addFile(file, readFileSync(join(BUILT, file)));
writeFileSync(path, await archive.toBuffer());
process.stdout.write(`${path}\n`);
