import { Button } from '@react-email/button';
import { Column } from '@react-email/column';
import { Heading } from '@react-email/heading';
import { Row } from '@react-email/row';
import { Section } from '@react-email/section';
import { Text } from '@react-email/text';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { assertNever } from '../../domain/assert-never';
import type { Block, ContactText, Entry, Fact, LabelledLink, ListItem } from '../content/content';
import { look } from './looks';
import { StageLine } from './stage-line';

const body = { fontSize: '16px', lineHeight: '25px' } as const;

/** One part of an email as HTML. */
export function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case 'notice':
      return <Notice title={block.title} text={block.text} />;
    case 'quiet':
      return (
        <Text {...look('muted', { fontSize: '14px', lineHeight: '21px', margin: '16px 0 0' })}>
          {block.text}
        </Text>
      );
    case 'entries':
      return (
        <Titled title={block.title}>
          <Entries entries={block.entries} />
        </Titled>
      );
    case 'list':
      return (
        <Titled title={block.title} url={block.url}>
          <Items items={block.items} />
        </Titled>
      );
    case 'links':
      return <Links links={block.links} asked={block.asked} />;
    case 'stages':
      return <StageLine caption={block.caption} stages={block.stages} />;
    case 'facts':
      return (
        <Titled title={block.title}>
          <Facts rows={block.rows} />
        </Titled>
      );
    case 'contacts':
      return (
        <Titled title={block.title}>
          <Contacts none={block.none} contacts={block.contacts} />
        </Titled>
      );
    case 'guidance':
      return <Guidance title={block.title} paragraphs={block.paragraphs} />;
    default:
      return assertNever(block);
  }
}

function Title({ children }: { children: ReactNode }) {
  return (
    <Heading
      as="h2"
      {...look('muted', { fontSize: '14px', lineHeight: '20px', fontWeight: 600, margin: '0 0 6px' })}
    >
      {children}
    </Heading>
  );
}

function Titled({ title, url, children }: { title: string; url?: string | undefined; children: ReactNode }) {
  return (
    <Section style={{ marginTop: '26px' }}>
      <Title>{url === undefined ? title : <TextLink url={url} label={title} />}</Title>
      {children}
    </Section>
  );
}

function Notice({ title, text }: { title: string; text: string }) {
  const { className, style } = look('notice', {
    borderLeftWidth: '4px',
    borderLeftStyle: 'solid',
    borderRadius: '6px',
    padding: '12px 16px',
    marginTop: '20px',
  });
  return (
    <Section>
      <div className={className} style={style}>
        <Heading as="h2" style={{ fontSize: '16px', lineHeight: '24px', fontWeight: 700, margin: 0 }}>
          {title}
        </Heading>
        <Text style={{ ...body, margin: '2px 0 0' }}>{text}</Text>
      </div>
    </Section>
  );
}

/** A list of one is a paragraph: nobody needs a bullet for it. */
function Line({ item }: { item: ListItem }) {
  return typeof item === 'string' ? item : <TextLink url={item.url} label={item.label} />;
}

function TextLink({ url, label }: LabelledLink) {
  return (
    <a href={url} {...look('link', { textDecoration: 'underline' })}>
      {label}
    </a>
  );
}

function Items({ items }: { items: readonly ListItem[] }) {
  const [only, ...others] = items;
  if (others.length === 0)
    return <Text {...look('text', { ...body, margin: 0 })}>{only && <Line item={only} />}</Text>;
  return (
    <ul {...look('text', { ...body, margin: 0, paddingLeft: '20px' })}>
      {items.map((item, index) => (
        <li key={index} style={{ margin: '0 0 4px' }}>
          <Line item={item} />
        </li>
      ))}
    </ul>
  );
}

const button = { borderWidth: '1px', borderStyle: 'solid', borderRadius: '8px', fontWeight: 600 } as const;

/** What the reader is asked to do stands out; everything else shares the lines below it. */
function Links({ links, asked }: { links: readonly LabelledLink[]; asked: boolean }) {
  const [first, ...others] = links;
  if (!first) return null;
  return (
    <Section style={{ marginTop: '22px' }}>
      <Button
        href={first.url}
        {...look(asked ? 'button' : 'secondButton', { ...button, fontSize: '16px', padding: '12px 22px' })}
      >
        {first.label}
      </Button>
      {others.length > 0 && <SmallLinks links={others} />}
    </Section>
  );
}

/** Buttons as wide as their words, as many on a line as fit. */
function SmallLinks({ links, asked = false }: { links: readonly LabelledLink[]; asked?: boolean }) {
  return (
    <div style={{ marginTop: '2px' }}>
      {links.map(({ label, url }, index) => (
        <Button
          key={url}
          href={url}
          {...look(asked && index === 0 ? 'button' : 'secondButton', {
            ...button,
            fontSize: '15px',
            padding: '8px 14px',
            margin: '8px 8px 0 0',
          })}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}

function Entries({ entries }: { entries: readonly Entry[] }) {
  return entries.map(({ title, detail, others = [], asked, links }, index) => (
    <div
      key={index}
      {...look('rule', {
        borderTopWidth: '1px',
        borderTopStyle: 'solid',
        padding: '12px 0 14px',
      })}
    >
      <Text {...look('text', { ...body, fontWeight: 600, margin: 0 })}>{title}</Text>
      <Text {...look('muted', { fontSize: '14px', lineHeight: '21px', margin: 0 })}>
        {detail.split('\n').map((line, at) => (
          <Fragment key={at}>
            {at > 0 && <br />}
            {line}
          </Fragment>
        ))}
      </Text>
      {others.length > 0 && <Others links={others} />}
      <SmallLinks links={links} asked={asked === true} />
    </div>
  ));
}

function Others({ links }: { links: readonly LabelledLink[] }) {
  return (
    <ul {...look('text', { fontSize: '14px', lineHeight: '21px', margin: '4px 0 0', paddingLeft: '20px' })}>
      {links.map(({ label, url }) => (
        <li key={url}>
          <TextLink url={url} label={label} />
        </li>
      ))}
    </ul>
  );
}

function Facts({ rows }: { rows: readonly Fact[] }) {
  return rows.map(({ label, value }) => (
    <Row key={label}>
      <Column
        {...look('muted', { fontSize: '15px', lineHeight: '24px', padding: '2px 12px 2px 0', width: '40%' })}
        valign="top"
      >
        {label}
      </Column>
      <Column
        {...look('text', { fontSize: '16px', lineHeight: '24px', padding: '2px 0', wordBreak: 'break-word' })}
        valign="top"
      >
        {value}
      </Column>
    </Row>
  ));
}

function Contacts({ none, contacts }: { none: string; contacts: readonly ContactText[] }) {
  if (contacts.length === 0) return <Text {...look('muted', { ...body, margin: 0 })}>{none}</Text>;
  return contacts.map(({ what, circumstances, note }, index) => (
    <div key={index} style={{ margin: index === 0 ? 0 : '12px 0 0' }}>
      <Text {...look('text', { ...body, margin: 0 })}>{what}</Text>
      <Text {...look('muted', { fontSize: '14px', lineHeight: '20px', margin: 0 })}>{circumstances}</Text>
      {note !== undefined && (
        <Text
          {...look('quote', {
            fontSize: '15px',
            lineHeight: '23px',
            margin: '4px 0 0',
            paddingLeft: '12px',
            borderLeftWidth: '3px',
            borderLeftStyle: 'solid',
            whiteSpace: 'pre-line',
          })}
        >
          {note}
        </Text>
      )}
    </div>
  ));
}

function Guidance({ title, paragraphs }: { title: string; paragraphs: readonly string[] }) {
  return (
    <Section style={{ marginTop: '26px' }}>
      <div {...look('guidance', { borderRadius: '8px', padding: '14px 16px' })}>
        <Title>{title}</Title>
        {paragraphs.map((paragraph, index) => (
          <Text
            key={index}
            {...look('text', {
              fontSize: '15px',
              lineHeight: '24px',
              margin: index === 0 ? 0 : '10px 0 0',
              whiteSpace: 'pre-line',
            })}
          >
            {paragraph}
          </Text>
        ))}
      </div>
    </Section>
  );
}
