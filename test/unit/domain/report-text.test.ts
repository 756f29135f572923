import { describe, expect, it } from 'vitest';
import { likelyReport, REPORT_KINDS, reportText } from '../../../src/domain/report-text.ts';
import { sampleFinding } from '../../../src/pages/rehearsal/samples.ts';

const registry = { version: '1.2.3', date: '2026-11-18', services: 124, cases: 60 };

describe('a report', () => {
  it('names host, list and what was found, and asks for what is missing', () => {
    const lines = reportText('wrong', {
      host: 'a.example',
      registry,
      findings: [sampleFinding('listed', 'A', 'alert')],
    }).split('\n');
    expect(lines.slice(0, 5)).toEqual([
      '## Wrong entry: `a.example`',
      '',
      'List `1.2.3` of 2026-11-18, 124 services, 60 cases.',
      '',
      'Caveat found:',
    ]);
    expect(lines[5]).toMatch(
      /^- listed-site: `examplegram`; address `examplegram\.example`; .*; alert, `reason_grade_a`$/,
    );
    expect(lines.filter((line) => line.startsWith('**'))).toEqual([
      '**What the entry says:**',
      '**What is right:**',
      '**Link to a document that bears it out:**',
    ]);
  });

  it('of a page without a finding says so', () => {
    const text = reportText('missing', { host: 'a.example', registry, findings: [] });
    expect(text).toContain('Caveat found nothing on this page.');
    expect(text).toContain('Who went to court');
    // The reader's own mark is no finding.
    expect(reportText('missing', { host: 'a.example', registry, findings: [sampleFinding('own')] })).toBe(text);
  });

  it.each(REPORT_KINDS)('%s never names a case for what is not listed', (kind) => {
    for (const sample of ['offer', 'lookalike'] as const)
      expect(reportText(kind, { host: 'a.example', registry, findings: [sampleFinding(sample, 'A')] })).not.toContain(
        'cases `',
      );
  });

  it('cannot be broken out of by what stands in it', () => {
    expect(reportText('missing', { host: 'a`\n# b', registry, findings: [] })).toMatch(/^## Missing service: `a# b`\n/);
  });

  it('that is likely meant follows from what was found', () => {
    expect(likelyReport([])).toBe('missing');
    expect(likelyReport([sampleFinding('own')])).toBe('missing');
    expect(likelyReport([sampleFinding('own'), sampleFinding('listed', 'A')])).toBe('wrong');
    expect(likelyReport([sampleFinding('listed', 'A')])).toBe('wrong');
    expect(likelyReport([sampleFinding('mention', 'A')])).toBe('wrong');
    expect(likelyReport([sampleFinding('offer', 'A')])).toBe('false-alarm');
    expect(likelyReport([sampleFinding('lookalike', 'A')])).toBe('false-alarm');
  });
});
