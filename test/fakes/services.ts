/** Services for tests: made-up names and hosts, in the shapes that real ones have. */
import type { ServiceRecord } from '../../src/domain/model.ts';

interface Draft extends Partial<Omit<ServiceRecord, 'names' | 'domains'>> {
  readonly names?: readonly (string | ServiceRecord['names'][number])[];
  readonly hosts?: readonly string[];
  readonly weak?: readonly string[];
}

export function service(id: string, { names = [id], hosts = [], weak = [], ...rest }: Draft): ServiceRecord {
  return {
    id: id as ServiceRecord['id'],
    name: id,
    category: 'fake-engagement',
    apps: [],
    operators: [],
    targets: [],
    cases: [],
    names: names.map((name) => (typeof name === 'string' ? { text: name, match: 'free' as const } : name)),
    domains: [
      ...hosts.map((host) => ({ host, source: 'https://court.test/' })),
      ...weak.map((host) => ({ host, source: 'https://court.test/', evidence: 'weak' as const })),
    ],
    ...rest,
  };
}
