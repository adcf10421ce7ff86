import type { RowTexts } from './fault-texts';

export const rowTextsEn: RowTexts = {
  'value-missing': {
    message: 'The cell is empty, and "{field}" is needed.',
    cure: 'Fill it in, or state a value for all rows in the mapping.',
  },
  'value-missing-for-new': {
    message: 'The record is new, and "{field}" is needed for new ones.',
    cure: 'Fill it in, map a column to it, or state a value for all rows in the mapping.',
  },
  'day-unreadable': {
    message: '"{text}" is no day of the form {form}.',
    cure: 'Correct the date, or state the form of the file in the mapping.',
  },
  'time-unreadable': {
    message: '"{text}" does not exist in {zone}: clocks were put forward then.',
    cure: 'Correct the time, or the time zone of the mapping.',
  },
  'number-unreadable': {
    message: '"{text}" is no number of the form {form}.',
    cure: 'Write digits alone, without a currency, or state decimal and group separators in the mapping.',
  },
  'not-whole': { message: '"{text}" is no whole number.', cure: 'Round it.' },
  'phone-unreadable': {
    message: '"{text}" is no telephone number that exists.',
    cure: 'Write it with its country code, such as +886 2 2345 6789, or state the country in the mapping.',
  },
  'email-unreadable': {
    message: '"{text}" is no email address.',
    cure: 'Write one address, such as name@example.com, without a name around it.',
  },
  'word-unknown': {
    message: '"{text}" is none of: {words}.',
    cure: 'Correct the cell, or say in the mapping (`words`) what "{text}" means.',
  },
  'yes-or-no': {
    message: '"{text}" is neither yes nor no.',
    cure: 'Write yes or no, true or false, 1 or 0.',
  },
  'reference-unreadable': {
    message: '"{text}" is neither an id nor a reference.',
    cure: 'Write an id of Milepost or `system:id`, or state the system in the mapping.',
  },
  'row-twice': {
    message: 'Row {first} is about the same record.',
    cure: 'Keep one of the two rows.',
  },
  'value-invalid': {
    message: '"{field}" {detail}.',
    cure: 'Correct the cell.',
  },
  'record-unknown': {
    message: 'There is no record "{name}", and a new one needs a reference.',
    cure: 'Correct the id, or map the column with the ids of the other system to `reference`.',
  },
  'customer-unknown': {
    message: 'There is no customer "{name}".',
    cure: 'Import the customers first, or correct the cell.',
  },
  'customer-person-unknown': {
    message: 'There is no person "{name}" of a customer.',
    cure: 'Put the row of whoever is above before this one, or import the file once more: both are known by then.',
  },
  'project-unknown': {
    message: 'There is no project "{name}".',
    cure: 'Import the projects first, or correct the cell.',
  },
  'colleague-unknown': {
    message: 'There is no active person "{name}" who may lead it.',
    cure: 'Correct the id, give the person the role, or say in the mapping (`words`) whom "{name}" means.',
  },
  'other-customer': {
    message: 'The person is known as somebody of the customer "{customer}".',
    cure: 'People do not move from one customer to another: mark them as gone there, and import them under another reference.',
  },
  'reference-taken': {
    message: 'Another record has the reference "{name}".',
    cure: 'Correct the reference, or remove it from the other record.',
  },
  'not-your-customer': {
    message: 'You may not change the customer "{name}".',
    cure: 'Have somebody of its team, or a manager above it, import this row.',
  },
  'not-your-project': {
    message: 'You may not write about this project, or open one for "{name}".',
    cure: 'Have whoever leads it, or a manager above them, import this row.',
  },
  'people-by-programs': {
    message: 'Nobody brings colleagues in on a page.',
    cure: 'Have whoever looks after the installation import the file, by a key with the scope people:write.',
  },
  'manager-unknown': {
    message: 'There is no person "{name}" who could be the manager.',
    cure: 'Import the managers first, from a file of theirs or from the column that names them.',
  },
  administrator: {
    message: 'A file neither makes administrators nor changes where their email goes.',
    cure: 'Do it one by one, with a key that may do everything, or by the command line.',
  },
  'outcome-differs': {
    message: 'Here the project is "{here}", and the file says "{file}".',
    cure: 'A file ends no project that is here, and changes no end: report the milestone, or end it by its command; or correct the cell.',
  },
  'ended-before-opened': {
    message: 'It ended on {endedOn}, before it was opened on {openedOn}.',
    cure: 'Correct one of the two dates, or the form of dates in the mapping.',
  },
  'ended-in-future': {
    message: '{endedOn} is still to come.',
    cure: 'Correct the date; a project that still runs has the outcome "open", and the day as expectedSigningOn.',
  },
  'reason-unknown': {
    message: '"{reason}" is no reason of the playbook for this end.',
    cure: 'Say in the mapping (`words`) which of these it means, or leave it empty: {reasons}.',
  },
  'command-refused': {
    message: 'It was refused ({code}): {detail}',
    cure: 'Correct the row, and import the file once more: what was taken stays as it is.',
  },
  'person-erased': {
    message: 'All that was known of this person is being erased: the row was not taken.',
    cure: 'Remove the person from the file, and from the system that it comes from.',
  },
};
