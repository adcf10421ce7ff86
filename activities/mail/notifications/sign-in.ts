import { signInContent } from '../../../mail/content/notifications';
import { nowOf } from '../mail-deps';
import type { NotificationBuilder } from './notification-builder';

/** How long a sign-in link works after sending: enough to walk to the phone, too short to matter when lost. */
const signInMinutes = 15;

/** The link to somebody's own tasks: it works once, in one browser. */
export const signInNotification: NotificationBuilder<'sign-in'> = async (
  deps,
  { id, name, language, timeZone },
) => {
  const { store, settings } = deps;
  const expiresAt = new Date((await nowOf(deps)) + signInMinutes * 60_000);
  const [token = ''] = await store.links.create([{ personId: id, target: { kind: 'sign-in' }, expiresAt }]);
  const url = `${settings.publicUrl}/sign-in/confirm?token=${token}`;
  return signInContent({ language, timeZone, recipient: { name }, url, minutes: signInMinutes });
};
