/** Reporter for `npm test`: prints a line for each test file when it is done, and at the end all failures in full. */
import { basename } from 'node:path';
import { DefaultReporter } from 'vitest/node';
import type { TestModule, Vitest } from 'vitest/node';

export default class LineReporter extends DefaultReporter {
  override onInit(vitest: Vitest): void {
    this.ctx = vitest;
  }

  override printTestModule(module: TestModule): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const test of module.children.allTests()) counts[test.result().state] += 1;
    const seconds = (module.diagnostic().duration / 1000).toFixed(1);
    const rest = [
      ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
      ...(counts.skipped > 0 ? [`${counts.skipped} skipped`] : []),
    ];
    const sign = module.ok() ? '✓' : '✗';
    this.log([`${sign} ${basename(module.moduleId)}: ${counts.passed} passed`, ...rest, `${seconds} s`].join(', '));
  }

  override reportTestSummary(): void {
    // Print nothing: tools/test.ts adds up all suites.
  }
}
