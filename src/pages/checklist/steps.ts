/** The steps after exposure, and where each platform keeps the settings for them. Only pages of the platforms themselves. */
import type { CHECKLIST_PLATFORMS } from '../../ui/subject.ts';

export type ChecklistPlatform = (typeof CHECKLIST_PLATFORMS)[number];

/** In the order in which they help. */
export const STEPS = ['access', 'sessions', 'password', 'two_factor', 'remove', 'posts', 'contacts'] as const;
export type Step = (typeof STEPS)[number];

type Places = Readonly<Partial<Record<Step, string>>>;

const ACCOUNTS_CENTER = 'https://accountscenter.facebook.com/password_and_security';
const GOOGLE: Places = {
  access: 'https://myaccount.google.com/connections', sessions: 'https://myaccount.google.com/device-activity',
  password: 'https://myaccount.google.com/signinoptions/password', two_factor: 'https://myaccount.google.com/signinoptions/two-step-verification',
  posts: 'https://myactivity.google.com/',
};

/** The settings page of a platform for a step; a step without one is done in the platform's app. */
export const SETTINGS: Readonly<Record<ChecklistPlatform, Places>> = {
  facebook: {
    access: 'https://www.facebook.com/settings?tab=applications', sessions: `${ACCOUNTS_CENTER}/login_activity`,
    password: `${ACCOUNTS_CENTER}/password/change`, two_factor: `${ACCOUNTS_CENTER}/two_factor`, posts: 'https://www.facebook.com/me/allactivity',
  },
  instagram: {
    access: 'https://www.instagram.com/accounts/manage_access/', sessions: 'https://www.instagram.com/session/login_activity/',
    password: 'https://www.instagram.com/accounts/password/change/', two_factor: 'https://www.instagram.com/accounts/two_factor_authentication/',
    posts: 'https://www.instagram.com/your_activity/',
  },
  whatsapp: {},
  x: {
    access: 'https://x.com/settings/connected_apps', sessions: 'https://x.com/settings/sessions',
    password: 'https://x.com/settings/password', two_factor: 'https://x.com/settings/account/login_verification',
  },
  linkedin: {
    access: 'https://www.linkedin.com/psettings/permitted-services', sessions: 'https://www.linkedin.com/psettings/sessions',
    password: 'https://www.linkedin.com/psettings/change-password', two_factor: 'https://www.linkedin.com/psettings/two-step-verification',
  },
  tiktok: { access: 'https://www.tiktok.com/setting', sessions: 'https://www.tiktok.com/setting' },
  youtube: GOOGLE,
  google: GOOGLE,
  twitch: {
    access: 'https://www.twitch.tv/settings/connections', sessions: 'https://www.twitch.tv/settings/security',
    password: 'https://www.twitch.tv/settings/security', two_factor: 'https://www.twitch.tv/settings/security',
  },
  reddit: { access: 'https://www.reddit.com/prefs/apps', sessions: 'https://www.reddit.com/account-activity', password: 'https://www.reddit.com/settings/account', two_factor: 'https://www.reddit.com/settings/account' },
  spotify: { access: 'https://www.spotify.com/account/apps/', sessions: 'https://www.spotify.com/account/overview/', password: 'https://www.spotify.com/account/change-password/' },
  amazon: { access: 'https://www.amazon.com/ap/adam', sessions: 'https://www.amazon.com/hz/mycd/myx', password: 'https://www.amazon.com/ax/account/manage', two_factor: 'https://www.amazon.com/a/settings/approval' },
};

/** Which steps are done, by platform. */
export type Ticks = Readonly<Record<string, readonly Step[]>>;

/** Reads stored ticks; whatever does not fit is left out. */
export function readTicks(stored: unknown): Ticks {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(Object.entries(stored).flatMap(([platform, steps]) =>
    (Array.isArray(steps) ? [[platform, STEPS.filter((step) => (steps as unknown[]).includes(step))]] : [])));
}

/** Sets or takes away a tick. */
export function tick(ticks: Ticks, platform: string, step: Step, done: boolean): Ticks {
  const before = ticks[platform] ?? [];
  return { ...ticks, [platform]: STEPS.filter((each) => (each === step ? done : before.includes(each))) };
}
