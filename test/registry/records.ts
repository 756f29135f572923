/** Invented records for tests: one sound case and one sound service, to be changed field by field. */
import { Document } from 'yaml';
import { formatDocument } from '../../src/registry/format.ts';
import type { AnyShape } from '../../src/registry/shape.ts';
import type { CaseRecord, ServiceRecord } from '../../src/domain/model.ts';

export const soundCase = {
  id: 'platform-v-example-2020',
  caption: 'Platform, Inc. v. Example Boost Ltd.',
  kind: 'civil-lawsuit',
  claimants: ['Platform, Inc.'],
  respondents: ['Example Boost Ltd.'],
  court: 'Court of Testing',
  country: 'US',
  docket: '3:20-cv-00001',
  conduct: ['fake-engagement'],
  platforms: ['facebook', 'instagram'],
  alleged: 'Platform alleged that Example Boost Ltd. sold likes made by automated accounts.',
  events: [
    { kind: 'filed', date: '2020-06-18' },
    { kind: 'judgment', date: '2021', note: 'The court found for Platform.' },
  ],
  amount: { value: 500000, currency: 'USD', kind: 'damages' },
  sources: [
    {
      url: 'https://court.example.org/complaint.pdf',
      publisher: 'Court of Testing',
      date: '2020-06-18',
      supports: ['court', 'docket', 'filed', 'parties', 'conduct', 'outcome', 'decided', 'amount'],
      primary: true,
    },
  ],
  asOf: '2026-11-25',
  reviewBy: '2027-11-25',
} as unknown as CaseRecord;

export const soundService = {
  id: 'example-boost',
  name: 'Example Boost',
  category: 'fake-engagement',
  names: [
    { text: 'Example Boost', match: 'free' },
    { text: 'EB', match: 'never' },
  ],
  domains: [{ host: 'exampleboost.com', source: 'https://court.example.org/complaint.pdf' }],
  apps: [
    {
      store: 'google-play',
      id: 'com.example.boost',
      name: 'Example Boost',
      source: 'https://court.example.org/complaint.pdf',
    },
  ],
  operators: ['Example Boost Ltd.'],
  targets: ['instagram'],
  cases: ['platform-v-example-2020'],
} as unknown as ServiceRecord;

/** A copy with some fields changed; `undefined` removes one. */
export function change<T extends object>(record: T, fields: { [K in keyof T]?: unknown } & Record<string, unknown>): T {
  return Object.fromEntries(Object.entries({ ...record, ...fields }).filter(([, value]) => value !== undefined)) as T;
}

/** A record as the text of a file. */
export const formatRecord = (shape: AnyShape, record: unknown): string => formatDocument(shape, new Document(record));
