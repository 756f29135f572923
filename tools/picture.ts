/** `npm run picture`: updates the picture of the rooms and their imports in docs/architecture.md. */
import { writeFileSync } from 'node:fs';
import { PICTURE_FILE, withPicture } from './lib/picture.ts';

writeFileSync(PICTURE_FILE, withPicture());
