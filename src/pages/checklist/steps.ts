/**
 * The steps after exposure, and where each platform keeps the settings for them. Only pages of the platforms
 * themselves.
 */
import { STEPS } from '../../domain/policy/ticks.ts';
import type { Step } from '../../domain/policy/ticks.ts';
import type { CHECKLIST_PLATFORMS } from '../../ui/subject.ts';

export type ChecklistPlatform = (typeof CHECKLIST_PLATFORMS)[number];

type Places = Readonly<Partial<Record<Step, string>>>;

/*
 * Where each address comes from, looked up in November 2026 in stored copies of public pages; none was opened signed
 * in.
 * - (own) the platform's own text names it: quoted below.
 * - (list) github.com/apple/password-manager-resources, quirks/change-password-URLs.json, the addresses Safari opens
 *   for "Change password".
 * - (others) several independent projects send their users there; no text of the platform that names it was found.
 * A step left out has no address that anybody documents, or is done in the platform's app.
 */

// (own) Meta for Developers, Webhooks for Pages: "App Settings (https://www.facebook.com/settings?tab=applications)".
// (list) password. (others) login_activity, two_factor, me/allactivity.
const FACEBOOK: Places = {
  access: 'https://www.facebook.com/settings?tab=applications',
  sessions: 'https://accountscenter.facebook.com/password_and_security/login_activity',
  password: 'https://accountscenter.facebook.com/password_and_security/password/change',
  two_factor: 'https://accountscenter.facebook.com/password_and_security/two_factor',
  posts: 'https://www.facebook.com/me/allactivity',
};

// (list) password. (others) manage_access: Uppy, "access revoke is not supported by Instagram's API", sends users
// there; login_activity, two_factor, your_activity.
const INSTAGRAM: Places = {
  access: 'https://www.instagram.com/accounts/manage_access/',
  sessions: 'https://accountscenter.instagram.com/password_and_security/login_activity/',
  password: 'https://accountscenter.instagram.com/password_and_security/password/change/',
  two_factor: 'https://accountscenter.instagram.com/password_and_security/two_factor/',
  posts: 'https://www.instagram.com/your_activity/interactions/likes',
};

// (list) password. (others) the rest; help.x.com names the pages ("Apps and sessions") without an address.
const X: Places = {
  access: 'https://x.com/settings/connected_apps',
  sessions: 'https://x.com/settings/sessions',
  password: 'https://x.com/settings/password',
  two_factor: 'https://x.com/settings/account/login_verification',
};

// (list) password. (others) the rest; LinkedIn Help names the pages ("Permitted services", "Where you're signed in").
const LINKEDIN: Places = {
  access: 'https://www.linkedin.com/psettings/permitted-services',
  sessions: 'https://www.linkedin.com/psettings/sessions',
  password: 'https://www.linkedin.com/psettings/change-password',
  two_factor: 'https://www.linkedin.com/psettings/two-step-verification',
  posts: 'https://www.linkedin.com/in/me/recent-activity/all/',
};

// (own) support.tiktok.com, "Connect to third-party apps": "review what apps you've connected to and remove their
// access in your TikTok settings"; of deeper addresses every project names another one, so the settings as a whole.
// (list) password.
const TIKTOK: Places = {
  access: 'https://www.tiktok.com/setting',
  password: 'https://www.tiktok.com/login/email/forget-password',
};

// (own) support.google.com/accounts/answer/13533235: the connections page; answer/3067630: "You can check
// google.com/devices"; youtube/answer/14701368: "Visit studio.youtube.com and delete any video you didn't upload".
// (list) password. (others) two-step-verification, myactivity.google.com.
const GOOGLE: Places = {
  access: 'https://myaccount.google.com/connections',
  sessions: 'https://google.com/devices',
  password: 'https://myaccount.google.com/signinoptions/password',
  two_factor: 'https://myaccount.google.com/signinoptions/two-step-verification',
  posts: 'https://myactivity.google.com/',
};

// (own) the chat service's notice msg_requires_verified_phone_number: "Please visit
// https://www.twitch.tv/settings/security". (list) password, the same page, which also signs out everywhere. (others)
// connections.
const TWITCH_SECURITY = 'https://www.twitch.tv/settings/security';
const TWITCH: Places = {
  access: 'https://www.twitch.tv/settings/connections',
  sessions: TWITCH_SECURITY,
  password: TWITCH_SECURITY,
  two_factor: TWITCH_SECURITY,
};

// (list) password: the settings as a whole, where two-factor stands too. (others) prefs/apps, account-activity.
const REDDIT: Places = {
  access: 'https://www.reddit.com/prefs/apps',
  sessions: 'https://www.reddit.com/account-activity',
  password: 'https://www.reddit.com/settings/',
  two_factor: 'https://www.reddit.com/settings/',
};

// (own) support.spotify.com, "How to log out": "Under Security and privacy, select Sign out everywhere", on the
// account page. (list) password. (others) the addresses of the account page and of the apps. Two-factor sign-in:
// the press of July 2024 found a test with codes by e-mail, which listeners can neither turn on nor off.
const SPOTIFY: Places = {
  access: 'https://www.spotify.com/account/apps/',
  sessions: 'https://www.spotify.com/account/overview/',
  password: 'https://www.spotify.com/account/change-password/',
};

// (own) videocentral.amazon.com/support/token-revocation: "Go to https://amazon.com/ap/adam. Under Your Active Apps &
// Websites, find the entry". (list) password: "Login & security", where "Compromised account" signs out all devices and
// browsers, so the press says; no address of its own was found for that. (others) approval.
const AMAZON: Places = {
  access: 'https://www.amazon.com/ap/adam',
  sessions: 'https://www.amazon.com/ax/account/manage',
  password: 'https://www.amazon.com/ax/account/manage',
  two_factor: 'https://www.amazon.com/a/settings/approval',
};

/** The settings page of a platform for a step. */
export const SETTINGS: Readonly<Record<ChecklistPlatform, Places>> = {
  facebook: FACEBOOK,
  instagram: INSTAGRAM,
  whatsapp: {},
  x: X,
  linkedin: LINKEDIN,
  tiktok: TIKTOK,
  google: GOOGLE,
  youtube: { ...GOOGLE, posts: 'https://studio.youtube.com/' },
  twitch: TWITCH,
  reddit: REDDIT,
  spotify: SPOTIFY,
  amazon: AMAZON,
};

/**
 * What a platform does not have: WhatsApp knows no password and lets no apps in, Spotify lets listeners turn no
 * two-factor sign-in on.
 */
const MISSING: Readonly<Partial<Record<ChecklistPlatform, readonly Step[]>>> = {
  whatsapp: ['access', 'password'],
  spotify: ['two_factor'],
};

/** The steps for a platform, in their order. */
export const stepsOf = (platform: ChecklistPlatform): readonly Step[] =>
  STEPS.filter((step) => MISSING[platform]?.includes(step) !== true);

/** Steps that are done in the settings of the platform itself, not on one's own devices or with one's friends. */
export const inSettings = (step: Step): boolean =>
  step === 'access' || step === 'sessions' || step === 'password' || step === 'two_factor';
