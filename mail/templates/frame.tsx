import { Body } from '@react-email/body';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Heading } from '@react-email/heading';
import { Html } from '@react-email/html';
import { Preview } from '@react-email/preview';
import { Section } from '@react-email/section';
import { Text } from '@react-email/text';
import type { ReactNode } from 'react';
import type { MailContent } from '../content/content';
import { barOf, look, styleSheet } from './looks';

/**
 * The frame of every email: one column of at most 600 px, the first two lines on top (who has to do what by when, and
 * why), then the parts of that kind of email.
 */
export function Frame({ content, children }: { content: MailContent; children: ReactNode }) {
  const { language, subject, tone, ask, when, why, answerAbove, footer, footerLink } = content;
  return (
    <Html lang={language}>
      <Head>
        <title>{subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style dangerouslySetInnerHTML={{ __html: styleSheet }} />
      </Head>
      <Body {...look('page')}>
        <Preview>{`${ask} ${why}`}</Preview>
        <div
          {...look('page')}
          role="article"
          aria-roledescription="email"
          aria-label={subject}
          lang={language}
        >
          <Container {...sides}>
            {answerAbove !== undefined && (
              <Text {...look('muted', { fontSize: '13px', lineHeight: '20px', margin: '0 12px 14px' })}>
                {answerAbove}
              </Text>
            )}
            <Section {...card}>
              <div {...look(barOf[tone], { height: '5px', lineHeight: '5px', fontSize: '1px' })}>&nbsp;</div>
              <div className="mp-inside" style={inside}>
                <Heading as="h1" {...heading}>
                  <SetOff sentence={ask} part={when} />
                </Heading>
                <Text {...look('text', { fontSize: '17px', lineHeight: '26px', margin: '12px 0 0' })}>
                  {why}
                </Text>
                {children}
              </div>
            </Section>
            {footer.split('\n').map((line, index) => (
              <Text
                key={index}
                {...look('muted', {
                  fontSize: '13px',
                  lineHeight: '20px',
                  margin: `${index === 0 ? '14px' : '6px'} 12px 0`,
                })}
              >
                {line}
              </Text>
            ))}
            {footerLink && (
              <Text {...look('muted', { fontSize: '13px', lineHeight: '20px', margin: '6px 12px 0' })}>
                <a
                  href={footerLink.url}
                  {...look('muted', { fontSize: '13px', lineHeight: '20px', textDecoration: 'underline' })}
                >
                  {footerLink.label}
                </a>
              </Text>
            )}
          </Container>
        </div>
      </Body>
    </Html>
  );
}

/** Names and addresses without spaces break where they must, so that no email is wider than its window. */
const inside = { padding: '26px 24px 24px', wordBreak: 'break-word', overflowWrap: 'anywhere' } as const;

const sides = { className: 'mp-sides', style: { maxWidth: '600px', padding: '24px 12px 32px' } } as const;

const card = look('card', {
  borderWidth: '1px',
  borderStyle: 'solid',
  borderRadius: '12px',
  borderCollapse: 'separate',
  overflow: 'hidden',
});

const heading = look('text', { fontSize: '23px', lineHeight: '31px', fontWeight: 700, margin: 0 });

/** A sentence with one part, a date, highlighted; the date breaks only between day and time. */
function SetOff({ sentence, part }: { sentence: string; part: string | null }) {
  const start = part === null ? -1 : sentence.lastIndexOf(part);
  if (part === null || start === -1) return sentence;
  return (
    <>
      {sentence.slice(0, start)}
      <span {...look('date', { wordBreak: 'keep-all' })}>{part.replace(/(?<!,) /g, '\u00a0')}</span>
      {sentence.slice(start + part.length)}
    </>
  );
}
