import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { MailContent } from '../content/content';
import { contentOf } from '../content/content-of';
import { toStandIn } from '../content/instead-of';
import type { MailModel } from '../model/model';
import { plainTextOf } from './plain-text';
import { MailDocument } from '../templates/mail';
import { mailTexts } from '../texts/texts-by-language';

/** An email in both forms. The subject and the text are as they are read; only the HTML is escaped. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** The document type that email clients expect; HTML5's switches some of them to another table layout. */
const doctype =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" ' +
  '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

/**
 * Renders a mail to HTML and to text in the recipient's language and zone.
 *
 * @throws RangeError when the host does not know the model's time zone
 */
export function renderMail(model: MailModel): RenderedMail {
  const content = contentOf(model);
  const { answerAbove } = mailTexts(model.language);
  const answerable = model.canBeAnswered ? { ...content, answerAbove } : content;
  return renderContent(toStandIn(answerable, model.insteadOf));
}

/** Renders an email's content to HTML and to text. */
export function renderContent(content: MailContent): RenderedMail {
  const markup = renderToStaticMarkup(createElement(MailDocument, { content }));
  return { subject: content.subject, html: doctype + markup, text: plainTextOf(content) };
}
