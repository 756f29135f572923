/** `npm run picture`: draws the rooms and their imports anew in docs/architecture.md. */
import { writeFileSync } from 'node:fs';
import { PICTURE_FILE, withPicture } from './lib/picture.ts';

writeFileSync(PICTURE_FILE, withPicture());
