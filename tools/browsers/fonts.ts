/** Lets a browser find only the fonts of one folder. Works where the system finds fonts by fontconfig (Linux). */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * The environment for a browser that is to find only the fonts of `folder`; without one, this process's environment.
 * Writes fontconfig's configuration into the folder; its cache goes there, too.
 */
export function environmentWithFonts(folder: string | undefined): NodeJS.ProcessEnv {
  if (folder === undefined) return process.env;
  const file = join(folder, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${escaped(folder)}</dir><cachedir>${escaped(join(folder, 'cache'))}</cachedir></fontconfig>\n`,
  );
  return { ...process.env, FONTCONFIG_FILE: file };
}
