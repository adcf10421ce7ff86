import { createHash } from 'node:crypto';
import type { Customer } from '../../contracts/wire/customers';
import { customerOf } from '../../contracts/wire/customers';
import type { Person } from '../../contracts/wire/directory';
import { lineSchema } from '../../contracts/wire/directory';
import { openProjectSchema } from '../../contracts/wire/project-requests';
import type { CustomerClass } from '../../domain/playbook/playbook';
import { customerClasses } from '../../domain/playbook/playbook';
import { similarCustomers } from '../../queries/projects/similar-customers';
import type { Store } from '../../store/store';
import type { RouteDeps } from '../../api/context/context';
import { projectAt } from '../../api/commands/project-at';
import { generatedId } from '../../api/kit/generated-id';
import { Problem } from '../../api/kit/problems/problems';
import type { RouteRequest } from '../../api/kit/route';
import { openProject } from '../../api/v1/projects/open-project';
import { actTexts } from '../kit/act-texts-by-language';
import type { Texts } from '../kit/fields';
import { asTyped } from '../kit/fields';
import { refusalText } from '../kit/refusal-texts';
import type { NewProjectErrors } from './new-project-page';
import { newProjectTexts } from './new-project-texts';

/** What became of a form. */
export type OpenedByForm =
  | { readonly kind: 'opened'; readonly projectId: string; readonly isKept: boolean }
  | {
      readonly kind: 'refused';
      readonly errors: NewProjectErrors;
      readonly alert: string;
      readonly similar: readonly Customer[];
      readonly status: 409 | 422 | 503;
    };

/**
 * Opens the project that a form describes, once, and before it the customer that the form is the first to name. Both
 * have ids made of the form's: sent again, it makes nothing more.
 */
export async function openByForm(
  deps: RouteDeps,
  request: RouteRequest<unknown, unknown, unknown>,
  {
    reader,
    owners,
    formId,
    typed,
  }: {
    readonly reader: Person;
    readonly owners: readonly Person[];
    readonly formId: string;
    readonly typed: Texts;
  },
): Promise<OpenedByForm> {
  const { language } = reader;
  const words = actTexts(language);
  const texts = newProjectTexts(language);
  const errors: Record<string, string> = {};
  const requestKey = createHash('sha256').update(`${reader.id} ${formId}`).digest('hex');
  const refused = (similar: readonly Customer[] = [], alert = words.checkFields): OpenedByForm => ({
    ...{ kind: 'refused', errors, alert, similar, status: 422 },
  });

  const title = (typed['title'] ?? '').trim();
  if (title === '') errors['title'] = words.faults.missing;
  const amount = asTyped(typed['amount'] ?? '').replaceAll(',', '');
  if (amount !== '' && !/^\d{1,15}(\.\d{1,4})?$/.test(amount)) errors['amount'] = words.faults['no-amount'];
  const currency = asTyped(typed['currency'] ?? '').toUpperCase();
  if (currency !== '' && !/^[A-Z]{3}$/.test(currency)) errors['currency'] = words.faults['no-currency'];
  else if ((amount === '') !== (currency === ''))
    errors['currency'] = refusalText(language, 'currency-missing', '');
  const ownerId = typed['ownerId'] ?? '';
  if (!owners.some(({ id }) => id === ownerId)) errors['ownerId'] = words.faults['no-choice'];

  const meant = await customerMeant(deps.store, typed, requestKey);
  if (meant.kind === 'none') errors[meant.field] = meant.field === 'q' ? texts.noCustomer : texts.noName;
  const similar = meant.kind === 'new' && !meant.isSure ? await similarCustomers(deps.store, meant.name) : [];
  if (similar.length > 0) errors['similar'] = texts.similarHint;
  if (Object.keys(errors).length > 0 || meant.kind === 'none') return refused(similar);

  const signing = asTyped(typed['expectedSigningOn'] ?? '');
  const playbook = typed['playbook'];
  const body = openProjectSchema.safeParse({
    ...{ title, ownerId, customerId: meant.kind === 'known' ? meant.id : meant.newId },
    ...(amount !== '' && { amount: Number(amount), currency }),
    ...(signing !== '' && { expectedSigningOn: signing }),
    ...(playbook !== undefined && playbook !== '' && { playbook: { key: playbook } }),
  });
  if (!body.success) {
    for (const { path } of body.error.issues) {
      const name = String(path[0] ?? 'title');
      errors[name] =
        words.faults[name === 'expectedSigningOn' ? 'no-date' : name === 'title' ? 'one-line' : 'characters'];
    }
    return refused();
  }
  if (meant.kind === 'new') await makeCustomer(deps.store, meant, owners, ownerId, reader);
  try {
    const opened = await openProject({ ...request, body: body.data, actor: reader.id, requestKey }, deps);
    const { projectId } = opened.body;
    if (opened.status === 202) return { kind: 'opened', projectId, isKept: true };
    // the page that comes next reads it
    await projectAt(deps.store, projectId, { revision: opened.body.revision });
    return { kind: 'opened', projectId, isKept: false };
  } catch (error) {
    if (!(error instanceof Problem) || (error.status >= 500 && error.code !== 'temporal-unavailable'))
      throw error;
    return {
      ...refused(),
      alert: refusalText(language, error.code, error.message),
      status: error.status >= 500 ? 503 : 409,
    } as OpenedByForm;
  }
}

type Meant =
  | { readonly kind: 'known'; readonly id: string }
  | {
      readonly kind: 'new';
      readonly newId: string;
      readonly name: string;
      readonly inClass: CustomerClass;
      readonly isSure: boolean;
    }
  | { readonly kind: 'none'; readonly field: 'q' | 'newName' };

async function customerMeant(
  { keptCustomers }: Pick<Store, 'keptCustomers'>,
  typed: Texts,
  requestKey: string,
): Promise<Meant> {
  const { customerId = '', newName = '', newClass, similar = '' } = typed;
  const wanted = customerId === '' && similar !== 'new' ? similar : customerId;
  if (wanted !== '') {
    const known = await keptCustomers.read(wanted);
    return known ? { kind: 'known', id: known.id } : { kind: 'none', field: 'q' };
  }
  if (newName.trim() === '') return { kind: 'none', field: 'q' };
  const name = lineSchema.safeParse(newName.trim());
  if (!name.success) return { kind: 'none', field: 'newName' };
  const inClass = customerClasses.find((each) => each === newClass) ?? 'B';
  const newId = generatedId('customer', requestKey);
  // a repeat of a form that has made it already asks nothing again
  const isMade = (await keptCustomers.read(newId)) !== null;
  return isMade
    ? { kind: 'known', id: newId }
    : { kind: 'new', newId, name: name.data, inClass, isSure: similar === 'new' };
}

async function makeCustomer(
  { customers }: Pick<Store, 'customers'>,
  { newId, name, inClass }: Extract<Meant, { kind: 'new' }>,
  owners: readonly Person[],
  ownerId: string,
  reader: Person,
): Promise<void> {
  const { timeZone, language } = owners.find(({ id }) => id === ownerId) ?? reader;
  // null: a repeat of the form has made it in between
  await customers.create(
    customerOf({ id: newId, name, class: inClass, timeZone, language, ownerId }),
    reader.id,
  );
}
