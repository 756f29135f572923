/** `npm run build`: writes dist/chrome, dist/firefox and dist/lists. */
import { buildAll, describeBuild } from './lib/build.ts';

try {
  await buildAll();
  for (const line of describeBuild()) console.log(line);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
