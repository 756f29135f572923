/** `npm run build`: writes dist/chrome, dist/firefox and dist/lists. */
import { buildAll } from './lib/build.ts';

try {
  await buildAll();
  console.log('built dist/chrome, dist/firefox and dist/lists');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
