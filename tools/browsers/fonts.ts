/** Lets a browser find the fonts of one folder only, where the system looks for fonts by fontconfig (Linux). */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * The environment for a browser that is to find the fonts of `folder` alone; this process's own when there is none.
 * Fontconfig's file and cache are written into the folder.
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
