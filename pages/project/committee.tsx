import type { ReactElement } from 'react';
import { committeeOf } from '../../domain/archive/committee';
import { committeeRoles } from '../../domain/playbook/facts';
import { partsAsked } from '../../domain/project/decide/gates';
import { personAddress } from '../customer/addresses';
import { customerTexts } from '../customer/customer-texts-by-language';
import { attitudeText } from '../customer/record-words';
import type { ProjectPage, Shown } from './shown-project';

/**
 * Who decides, pays and so on at the customer: everybody who is known, and the parts that the playbook has asked for and
 * that nobody is known to play. Nothing where the reader may not see the customer, or nothing is known nor asked.
 */
export function Committee({
  people,
  shown,
}: {
  readonly people: ProjectPage['committee'];
  readonly shown: Shown;
}): ReactElement | null {
  if (people === null) return null;
  const { deal, wording } = shown;
  const texts = customerTexts(wording.language);
  const asked = partsAsked(deal);
  const parts = committeeOf(people, committeeRoles).filter(
    ({ part, people: known }) => known.length > 0 || asked.includes(part),
  );
  if (parts.length === 0) return null;
  return (
    <section>
      <h2>{texts.committee}</h2>
      <dl>
        {parts.map(({ part, people: known }) => (
          <div className="row" key={part}>
            <dt>{texts.committeeRoles[part]}</dt>
            <dd>
              {known.length === 0 && <p className="soft">{texts.unknownRole}</p>}
              {known.map(({ id, customerId, name, position, attitude }) => (
                <p key={id}>
                  <a href={personAddress(customerId, id)}>{name}</a>
                  {position !== null && <span className="soft">{` · ${position}`}</span>}
                  {attitude !== null && (
                    <span className={attitude.stance === 'opposes' ? 'bad' : 'soft'}>
                      {` · ${attitudeText({ ...attitude, note: null }, { texts, language: wording.language })}`}
                    </span>
                  )}
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
