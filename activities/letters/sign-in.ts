import type { LetterBuilder } from '../letters';
import { mailTexts } from '../../mail/texts/texts';
import { nowOf } from '../delivery';

/** How long a sign-in link works, in minutes: long enough to walk to the phone, short enough to be lost. */
const signInMinutes = 15;

/** The link to somebody's own tasks: it works once, in one browser. */
export const signInLetter: LetterBuilder = async (deps, { id, name, language }) => {
  const { store, settings } = deps;
  const expiresAt = new Date((await nowOf(deps)) + signInMinutes * 60_000);
  const [token = ''] = await store.links.create([{ personId: id, target: { kind: 'sign-in' }, expiresAt }]);
  const { signIn, colon } = mailTexts(language);
  return {
    language,
    subject: signIn.subject,
    tone: 'task',
    ask: signIn.ask(name),
    when: null,
    why: signIn.why(signInMinutes),
    blocks: [
      {
        type: 'links',
        links: [{ label: signIn.link, url: `${settings.publicUrl}/sign-in/confirm?token=${token}` }],
        asked: true,
      },
    ],
    footer: signIn.footer,
    colon,
  };
};
