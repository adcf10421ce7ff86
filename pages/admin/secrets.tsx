import { z } from 'zod';
import type { Language } from '../../domain/playbook/playbook';
import { Choice } from '../kit/labelled';
import type { AdminPage } from './admin-frame';
import { adminPage } from './admin-frame';
import { adminTexts } from './admin-texts';
import type { AdminPart } from './parts';
import { adminAddresses } from './parts';

/** Pages about the secrets of programs: API keys, and what webhooks sign with. */

/** How long a secret may work on beside the one that replaces it. */
const overlapHours = ['0', '24', '168'] as const;
const usualOverlap = '24';

/** The field of a form that replaces a secret. */
export const overlapSchema = z.enum(overlapHours).catch(usualOverlap);

/** The words of a form that replaces a secret. */
export interface ReplaceTexts {
  readonly text: string;
  readonly overlap: string;
  readonly overlaps: Readonly<Record<(typeof overlapHours)[number], string>>;
  readonly replace: string;
  readonly keep: string;
}

/** A secret that was just made: the one time that it is shown. */
export function secretPage(
  { language, part }: { readonly language: Language; readonly part: AdminPart },
  { title, text, secret }: { readonly title: string; readonly text: string; readonly secret: string },
): string {
  return adminPage(
    { language, part, title },
    <>
      <p className="lead" role="status">
        {text}
      </p>
      <p>
        <code className="secret">{secret}</code>
      </p>
      <p className="navigation">
        <a className="button plain" href={adminAddresses[part]}>
          {adminTexts(language).toList}
        </a>
      </p>
    </>,
  );
}

/** Asks how long the present secret works on beside the new one. */
export function replacePage(
  page: Pick<AdminPage, 'language' | 'part' | 'alert'> & { readonly title: string },
  { action, formKey, texts }: { action: string; formKey: string; texts: ReplaceTexts },
): string {
  return adminPage(
    page,
    <form className="card" method="post" action={action}>
      <p>{texts.text}</p>
      <input type="hidden" name="requestId" value={formKey} />
      <Choice
        name="overlapHours"
        label={texts.overlap}
        value={usualOverlap}
        choices={overlapHours.map((hours) => [hours, texts.overlaps[hours]])}
      />
      <div className="navigation">
        <button>{texts.replace}</button>
        <a className="button plain" href={adminAddresses[page.part]}>
          {texts.keep}
        </a>
      </div>
    </form>,
  );
}
