import type { Element } from 'hast';
import { mailboxAddress } from '../../model/address.ts';
import { isLanguageTag } from '../../model/language.ts';
import type {
  LocalizedContact,
  LocalizedDocument,
  LocalizedText,
} from '../../model/localized-document.ts';
import { direction } from '../direction.ts';
import { block, element } from '../element.ts';
import { makeLink } from './link.ts';

/** Makes the section of the people whom the media may call, or nothing if there is nobody. */
export function makeContacts(document: LocalizedDocument): Element | undefined {
  const { contacts, labels, website } = document;
  if (contacts.length === 0 && !website) return undefined;
  return block(
    'section',
    { className: ['contacts'], ariaLabelledBy: ['contacts'] },
    element('h2', { id: 'contacts' }, labels.contacts),
    ...contacts.map((contact) => card(contact, document)),
    website && line(labels.website, labels.colon, makeLink(website.href, website.text)),
  );
}

function card(contact: LocalizedContact, { labels }: LocalizedDocument): Element {
  const { name, role, phone, email } = contact;
  return block(
    'address',
    {},
    element('p', { className: ['name'], ...language(name) }, name.text),
    element('p', { className: ['role'], ...language(role) }, role.text),
    line(labels.telephone, labels.colon, makeLink(`tel:${phone.e164}`, phone.text)),
    line(labels.email, labels.colon, makeLink(mailboxAddress(email), email)),
  );
}

function line(label: string, colon: string, value: Element): Element {
  return element('p', {}, element('span', { className: ['label'] }, `${label}${colon}`), value);
}

function language({ lang }: LocalizedText): { lang?: string; dir?: string } {
  return lang !== undefined && isLanguageTag(lang) ? { lang, dir: direction(lang) } : {};
}
