import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import { referenceText } from '../../domain/project/model/references';
import { shownStatus } from '../../domain/project/model/state';
import { isAgainst } from '../../duplicates/evidence';
import type { MatchReasonCode } from '../../matching/reasons';
import type { PairsAsked, PairSide, SeenPair, SeenPairs } from '../../queries/customer/duplicate-pairs';
import { Alert } from '../kit/alert';
import { actTexts } from '../kit/act-texts-by-language';
import { renderPage } from '../kit/document';
import { NavigationLinks } from '../kit/navigation';
import type { Wording } from '../kit/wording';
import { wordingFor } from '../kit/wording';
import { customerAddress } from '../customer/addresses';
import { customerTexts } from '../customer/customer-texts-by-language';
import { addressText, identifierText, otherNameText } from '../customer/record-words';
import type { Decision, DuplicateTexts } from './duplicate-texts';
import { duplicateTexts } from './duplicate-texts-by-language';

/** Pairs of customers, as somebody sees them who may decide on them. */
export interface DuplicatesPage {
  readonly reader: Person;
  readonly found: SeenPairs;
  readonly asked: PairsAsked;
  readonly isFirst: boolean;
  /** The cursor of the next page; null when there is none. */
  readonly next: string | null;
  /** The key of its forms. */
  readonly requestId: string;
  readonly done?: Decision | undefined;
  /** Why nothing was done. */
  readonly alert?: string | undefined;
}

export const duplicatesAddress = '/my/duplicates';

function listAddress(asked: PairsAsked, cursor: string | null): string {
  const query = new URLSearchParams({
    ...(asked === 'decided' && { pairs: asked }),
    ...(cursor !== null && { cursor }),
  }).toString();
  return query === '' ? duplicatesAddress : `${duplicatesAddress}?${query}`;
}

export function duplicatesPage(page: DuplicatesPage): string {
  const { reader, found, asked, isFirst, next, alert, done } = page;
  const { language } = reader;
  const texts = duplicateTexts(language);
  const wording = wordingFor(reader, found.personName);
  const title = asked === 'open' ? texts.title : texts.decidedTitle;
  const nothing = asked === 'open' ? texts.none : texts.noneDecided;
  return renderPage(
    language,
    alert === undefined ? title : actTexts(language).errorTitle(title),
    <>
      <p className="soft">{actTexts(language).youAre(reader.name)}</p>
      <h1>{title}</h1>
      {alert !== undefined && <Alert text={alert} />}
      {done !== undefined && (
        <p className="lead" role="status">
          {texts.done[done]}
        </p>
      )}
      {asked === 'open' && <p>{texts.intro}</p>}
      {found.pairs.length === 0 && <p>{isFirst && next === null ? nothing : texts.noneHere}</p>}
      {found.pairs.map((seen) => (
        <PairCard key={seen.pair.pairId} seen={seen} page={page} texts={texts} wording={wording} />
      ))}
      <p className="navigation">
        {next !== null && (
          <a className="button plain" href={listAddress(asked, next)}>
            {texts.more}
          </a>
        )}
        {!isFirst && (
          <a className="button plain" href={listAddress(asked, null)}>
            {texts.fromTheStart}
          </a>
        )}
        <a className="button plain" href={listAddress(asked === 'open' ? 'decided' : 'open', null)}>
          {asked === 'open' ? texts.toDecided : texts.toOpen}
        </a>
        <a className="button plain" href="/customers">
          {customerTexts(language).myCustomers}
        </a>
      </p>
      <NavigationLinks navigation={{ projectUrl: null, myTasksUrl: '/today' }} language={language} />
    </>,
  );
}

interface CardProps {
  readonly seen: SeenPair;
  readonly page: DuplicatesPage;
  readonly texts: DuplicateTexts;
  readonly wording: Wording;
}

function PairCard({ seen, page, texts, wording }: CardProps): ReactElement {
  const { pair, sides } = seen;
  const { pairId, state, decidedBy, decidedAtMs, isAutomatic } = pair;
  const decided = state === 'merged' ? texts.areOne : texts.areTwo;
  const names = sides.map(({ customer }) => customer.name).join(' · ');
  return (
    <article id={pairId} aria-label={names}>
      {decidedBy !== null && decidedAtMs !== null && (
        <p className="lead">{decided(wording.person(decidedBy), wording.moment(decidedAtMs))}</p>
      )}
      <Reasons seen={seen} texts={texts} />
      <div className="sides">
        {sides.map((side) => (
          <Side key={side.customer.id} side={side} seen={seen} page={page} texts={texts} wording={wording} />
        ))}
      </div>
      {state === 'open' ? (
        <DecisionForm page={page} pairId={pairId} act="different" label={texts.different} names={names} />
      ) : (
        <>
          <p className="soft">{texts.undoHint[isAutomatic ? 'automatic' : 'usual']}</p>
          <DecisionForm page={page} pairId={pairId} act="undo" label={texts.undo} names={names} />
        </>
      )}
    </article>
  );
}

function Reasons({ seen: { pair }, texts }: Pick<CardProps, 'seen' | 'texts'>): ReactElement {
  const lines = pair.reasons.map(({ code, value }) => ({
    code,
    // what is found is stored by its code
    text: `${texts.reasons[code as MatchReasonCode]}${value === undefined ? '' : ` (${value})`}`,
  }));
  const shown = [
    [texts.speaksFor, lines.filter(({ code }) => !isAgainst(code))],
    [texts.speaksAgainst, lines.filter(({ code }) => isAgainst(code))],
  ] as const;
  return (
    <>
      {shown
        .filter(([, some]) => some.length > 0)
        .map(([label, some]) => (
          <p key={label}>
            <span className="soft">{`${label}${texts.colon}`}</span>
            {some.map(({ text }) => text).join(' · ')}
          </p>
        ))}
    </>
  );
}

/** The most people and projects of one side that are named. */
const mostNamed = 8;

function Side({
  side: { customer, people, projects },
  seen: { pair },
  page,
  texts,
  wording,
}: CardProps & { readonly side: PairSide }): ReactElement {
  const { language } = wording;
  const archive = customerTexts(language);
  const words = { texts: archive, language };
  const phones = people.flatMap(({ ways }) =>
    ways.filter(({ kind }) => kind === 'mobile' || kind === 'phone').map(({ value }) => value),
  );
  const titles = projects.flatMap((state) =>
    state.deal ? [`${state.deal.title} (${archive.statuses[shownStatus(state)]})`] : [],
  );
  const rows: [string, readonly string[]][] = [
    [texts.id, [customer.id]],
    [texts.names, customer.otherNames.map((name) => otherNameText(name, words))],
    [texts.numbers, customer.identifiers.map((number) => identifierText(number, words))],
    [texts.references, customer.references.map(referenceText)],
    [texts.domains, customer.websites],
    [texts.addresses, customer.addresses.map((address) => addressText(address, words))],
    [texts.phones, [...new Set(phones)]],
    [texts.people, people.map(({ name, position }) => (position === null ? name : `${name} (${position})`))],
    [texts.projects, titles],
    [texts.owner, customer.ownerId === null ? [] : [wording.person(customer.ownerId)]],
  ];
  return (
    <div className="side">
      <h2>
        <a href={customerAddress(customer.id)}>{customer.name}</a>
        {pair.intoId === customer.id && <span className="soft">{` (${texts.kept})`}</span>}
      </h2>
      <dl>
        {rows
          .filter(([, values]) => values.length > 0)
          .map(([label, values]) => (
            <div className="row" key={label}>
              <dt>{label}</dt>
              <dd>
                {values.slice(0, mostNamed).map((value, index) => (
                  <p key={index}>{value}</p>
                ))}
                {values.length > mostNamed && <p className="soft">{`+ ${values.length - mostNamed}`}</p>}
              </dd>
            </div>
          ))}
      </dl>
      {pair.state === 'open' && (
        <DecisionForm
          page={page}
          pairId={pair.pairId}
          act="merge"
          intoId={customer.id}
          label={texts.keep(customer.name)}
          names={texts.keepHint}
        />
      )}
    </div>
  );
}

/** A button that decides. */
function DecisionForm({
  page: { requestId, asked },
  pairId,
  act,
  intoId,
  label,
  names,
}: {
  readonly page: DuplicatesPage;
  readonly pairId: string;
  readonly act: Decision;
  readonly intoId?: string;
  readonly label: string;
  readonly names: string;
}): ReactElement {
  const hidden = { requestId, act, pairs: asked, ...(intoId !== undefined && { into: intoId }) };
  return (
    <form className="decision" method="post" action={`${duplicatesAddress}/${encodeURIComponent(pairId)}`}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className={act === 'merge' ? undefined : 'plain'} title={names}>
        {label}
      </button>
    </form>
  );
}
