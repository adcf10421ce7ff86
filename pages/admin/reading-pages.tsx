import type { Person } from '../../contracts/wire/directory';
import type { AdminAct } from '../../store/admin-acts';
import type { ArchiveView } from '../../store/archive-views';
import { wordingFor } from '../kit/wording';
import { adminPage, ListPages } from './admin-frame';
import { othersTexts } from './others-texts';
import { adminAddresses } from './parts';

/** Who did what, and who has seen what. */
export interface LogPage {
  readonly reader: Person;
  readonly acts: readonly AdminAct[];
  readonly next: string | null;
  readonly isFirst: boolean;
  readonly views: readonly ArchiveView[];
  readonly names: {
    readonly colleague: (personId: string) => string | undefined;
    readonly person: (personId: string) => string | undefined;
    readonly customer: (customerId: string) => string | undefined;
  };
}

export function logPage({ reader, acts, next, isFirst, views, names }: LogPage): string {
  const { language } = reader;
  const texts = othersTexts(language).log;
  const { moment, person } = wordingFor(reader, names.colleague);
  return adminPage(
    { language, part: 'log' },
    <>
      <section>
        <h2>{texts.acts}</h2>
        <p className="soft">{texts.recordsText}</p>
        {acts.length === 0 && <p>{texts.noActs}</p>}
        <ul className="rows">
          {acts.map(({ id, atMs, actorId, kind, subject, name }) => (
            <li key={id}>
              <div>
                <p>
                  <span className="lead">{person(actorId)}</span>
                  {` ${texts.actWords[kind](name === '' ? subject : `${name} (${subject})`)}`}
                </p>
                <p className="soft">{moment(atMs)}</p>
              </div>
            </li>
          ))}
        </ul>
        <ListPages language={language} address={adminAddresses.log} next={next} isFirst={isFirst} />
      </section>
      {isFirst && (
        <section>
          <h2>{texts.views}</h2>
          <p className="soft">{texts.viewsText}</p>
          {views.length === 0 && <p>{texts.noViews}</p>}
          <ul className="rows">
            {views.map(({ id, atMs, viewerId, customerId, personId, list, through }) => (
              <li key={id}>
                <div>
                  <p>
                    <span className="lead">{person(viewerId)}</span>
                    {` ${whatWasSeen({ customerId, personId, list }, names, texts)}`}
                  </p>
                  <p className="soft">{`${moment(atMs)} · ${texts.through[through] ?? through}`}</p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>,
  );
}

/** What was taken away as a list names nobody: its address says what it is of. */
function whatWasSeen(
  { customerId, personId, list }: Pick<ArchiveView, 'customerId' | 'personId' | 'list'>,
  names: LogPage['names'],
  texts: ReturnType<typeof othersTexts>['log'],
): string {
  if (customerId === null || personId === null) return texts.tookAway(list ?? '');
  return texts.saw(names.person(personId) ?? personId, names.customer(customerId) ?? customerId);
}
