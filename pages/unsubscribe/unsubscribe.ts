import { z } from 'zod';
import { pageAnswer } from '../kit/page-answer';
import { invalidUnsubscribePage, unsubscribePage } from './unsubscribe-page';
import { defineRoute } from '../../api/context/context';
import { habitOf, isUnsubscribed, setSubscription, subscriptionOf } from './subscriptions';
import { onPages, examplePage, page, tokenSchema } from '../kit/page-responses';

const query = z.strictObject({ token: tokenSchema });
const invalid = page('The link is not valid, or too old');
const example = { query: { token: 'not-a-token' }, status: 404, answer: examplePage };

/** Unsubscribing from weekly emails, through an email client or on a page. */
export const unsubscribeRoutes = [
  defineRoute({
    operationId: 'getUnsubscribePage',
    method: 'get',
    path: '/unsubscribe',
    ...onPages,
    summary: 'The page to stop a weekly mail',
    description: 'It stops nothing: that takes the button.',
    query,
    responses: { 200: page('The page with the button'), 404: invalid },
    example,
    handler: async ({ query: { token }, browser }, { store }) => {
      const found = await subscriptionOf(store, token);
      if (!found) return pageAnswer(404, invalidUnsubscribePage(browser.language));
      const { person, what } = found;
      const as = isUnsubscribed(person, what) ? 'stopped' : 'asked';
      return pageAnswer(200, unsubscribePage(person.language, { what, as, token }));
    },
  }),
  defineRoute({
    operationId: 'unsubscribe',
    method: 'post',
    path: '/unsubscribe',
    ...onPages,
    summary: 'Stop a weekly mail',
    description:
      'What mail clients call (RFC 8058), and the button of the page. The address alone says what is stopped, so it ' +
      'takes neither a cookie nor a question, and the body is not read. Tasks and all other emails still come. Twice is ' +
      'as once.',
    query,
    responses: { 200: page('It is stopped; the page says how to get it again'), 404: invalid },
    example,
    handler: async ({ query: { token }, browser }, { store }) => {
      const found = await subscriptionOf(store, token);
      if (!found) return pageAnswer(404, invalidUnsubscribePage(browser.language));
      const { person, what } = found;
      // a second press must not make the first one's answer what was there before
      const was = what === 'digest' && !isUnsubscribed(person, what) ? habitOf(person) : undefined;
      await setSubscription(store, person.id, what, false);
      return pageAnswer(200, unsubscribePage(person.language, { what, as: 'stopped', token, was }));
    },
  }),
  defineRoute({
    operationId: 'subscribeAgain',
    method: 'post',
    path: '/subscribe',
    ...onPages,
    summary: 'Get a weekly mail again that was stopped',
    query: query.extend({
      was: z.string().max(20).optional().meta({
        description:
          'How the person had what can wait before, from the page that says that the digest is stopped',
      }),
    }),
    responses: { 200: page('It comes again'), 404: invalid },
    example,
    handler: async ({ query: { token, was }, browser }, { store }) => {
      const found = await subscriptionOf(store, token);
      if (!found) return pageAnswer(404, invalidUnsubscribePage(browser.language));
      const { person, what } = found;
      await setSubscription(store, person.id, what, true, was);
      return pageAnswer(200, unsubscribePage(person.language, { what, as: 'again', token }));
    },
  }),
];
