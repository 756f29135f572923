/** New files of the registry, to be filled in. The linter names what is still empty. */
import type { IsoDate } from '../../src/domain/model.ts';

/** A case file; `TODO` and empty lists do not pass the linter. */
export function newCase(id: string, today: IsoDate): string {
  return `id: ${id}
caption: TODO
kind: civil-lawsuit
claimants: []
respondents: []
court: TODO
country: US
docket: TODO
conduct: []
platforms: []
alleged: TODO
events:
  - kind: filed
    date: TODO
sources: []
asOf: ${today}
reviewBy: ${Number(today.slice(0, 4)) + 1}${today.slice(4) === '-02-29' ? '-02-28' : today.slice(4)}
`;
}

/** A service file. */
export function newService(id: string): string {
  return `id: ${id}
name: TODO
category: fake-engagement
names:
  - text: TODO
    match: free
domains: []
apps: []
operators: []
targets: []
cases: []
`;
}
