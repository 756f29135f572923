/** Sample meetings: for pictures and tests. */
import type { Deed, Meeting, MeetingKind } from '../../domain/history/meetings.ts';
import type { CaseId, Loudness, ServiceId } from '../../domain/model.ts';

const HOUR = 3_600_000;

/** Some weeks of meetings up to `now`. */
export function sampleMeetings(now: number): Meeting[] {
  const row = (
    hours: number,
    host: string,
    kind: MeetingKind,
    loudness: Loudness,
    did: Deed,
    service?: string,
    record?: string,
  ): Meeting => ({
    id: `sample-${hours}`,
    at: now - hours * HOUR,
    seenAt: now - hours * HOUR,
    host,
    kind,
    loudness,
    did,
    ...(service === undefined ? {} : { service: service as ServiceId }),
    ...(record === undefined ? {} : { case: record as CaseId }),
  });
  return [
    row(1, 'massroot8.com', 'listed-site', 'alert', 'left', 'massroot8', 'facebook-v-zaghar-2020'),
    row(2, 'more-likes.example', 'offer', 'notice', 'nothing'),
    row(27, 'jolygram.com', 'listed-site', 'notice', 'visit', 'jolygram', 'facebook-v-sahinturk-2020'),
    row(29, 'play.google.com', 'listed-listing', 'notice', 'nothing', 'jolygram', 'facebook-v-sahinturk-2020'),
    row(200, 'massroot8.com', 'listed-site', 'alert', '7-days', 'massroot8', 'facebook-v-zaghar-2020'),
    row(390, 'shop.example', 'embedded', 'notice', 'nothing', 'massroot8', 'facebook-v-zaghar-2020'),
  ];
}
