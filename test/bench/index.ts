/**
 * `npm run bench [-- --quick] [hosts] [lookalikes] [text] [growth]`: measures Caveat's look-ups beside similar packages
 * from npm, and beside minimal loops that nothing can beat: all benches, or only the named ones. `--quick` takes the
 * smallest sizes only. Figures drift with the machine's load; compare within one run only.
 */
import { benchGrowth } from './growth.ts';
import { benchHosts, benchLookalikes } from './hosts.ts';
import { sink } from './measure.ts';
import { benchText } from './text.ts';

const PARTS: Readonly<Record<string, (quick: boolean) => void>> = {
  hosts: benchHosts,
  lookalikes: benchLookalikes,
  text: benchText,
  growth: benchGrowth,
};

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = wanted.filter((name) => PARTS[name] === undefined);
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')} (and --quick).`);
  process.exitCode = 2;
} else {
  console.log(`Node ${process.version}, ${process.arch}`);
  for (const [name, run] of Object.entries(PARTS))
    if (wanted.length === 0 || wanted.includes(name)) run(process.argv.includes('--quick'));
  if (sink === 0.5) console.log(sink);
}
