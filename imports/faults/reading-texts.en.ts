import type { ReadingFaultTexts } from './fault-texts';

export const readingTextsEn: ReadingFaultTexts = {
  'file-empty': {
    message: 'The file has no text.',
    cure: 'Check that the export finished, and send the file again. The first row names the columns.',
  },
  'file-too-large': {
    message: 'The file has {size} bytes; {most} are the most.',
    cure: 'Split it into several files, each with the row of column names on top.',
  },
  'too-many-rows': {
    message: 'The file has more than {most} rows.',
    cure: 'Split it into several files, each with the row of column names on top.',
  },
  'too-many-columns': {
    message: 'The file has more than {most} columns.',
    cure: 'Remove the columns that are not needed.',
  },
  'line-too-long': {
    message: 'The row that begins here has more than {most} characters.',
    cure: 'Most often a quotation mark was opened and never closed: look for a single " from this line on.',
  },
  'encoding-unclear': {
    message: 'It is not certain in which encoding the file is. This line would be: {samples}.',
    cure: 'State the encoding whose line reads right ({candidates}), or save the file as "CSV UTF-8".',
  },
  'encoding-contradicted': {
    message: 'The file is said to be {stated}, but its first bytes say {marked}.',
    cure: 'Leave the encoding out, or state {marked}.',
  },
  'not-text': {
    message: 'The file has a zero byte, which no text has.',
    cure: 'Save it as "CSV UTF-8" or as .xlsx. If it is UTF-16 without a byte order mark, state utf-16le or utf-16be.',
  },
  'delimiter-unclear': {
    message: 'Several characters could separate the columns: {delimiters}.',
    cure: 'State the delimiter: comma, semicolon or tab.',
  },
  'quote-open': {
    message: 'In the row that begins here a quotation mark is opened and never closed.',
    cure: 'Close it. A quotation mark within a quoted cell is written twice: "".',
  },
  'quote-misplaced': {
    message: 'A quotation mark stands where no cell begins or ends.',
    cure: 'Put the whole cell in quotation marks, and write those within it twice: "".',
  },
  'old-workbook': {
    message: 'This is a workbook of the old format .xls.',
    cure: 'Open it and save it as "Excel Workbook (.xlsx)" or "CSV UTF-8".',
  },
  'locked-workbook': {
    message: 'The workbook is locked with a password.',
    cure: 'Save a copy without a password and send that.',
  },
  'not-a-workbook': {
    message: 'The file is a zip archive, but no .xlsx workbook.',
    cure: 'Send the workbook itself, or a CSV file.',
  },
  'workbook-damaged': {
    message: 'The workbook is damaged or incomplete.',
    cure: 'Open it, save it again, and send it once more: part of it may have been lost on the way.',
  },
  'workbook-too-large': {
    message: 'Unpacked, the workbook has {size} bytes; {most} are the most.',
    cure: 'Remove pictures and other sheets, or send the table as a CSV file.',
  },
  'workbook-suspicious': {
    message: 'The workbook has {count} parts or merged cells; {most} are the most.',
    cure: 'Copy the table into a new workbook and send that.',
  },
  'sheet-unknown': {
    message: 'There is no sheet "{wanted}". The workbook has {sheets}.',
    cure: 'State one of these names, to the letter.',
  },
  'column-twice': {
    message: 'Two columns are called "{name}".',
    cure: 'Give each column a name of its own.',
  },
  'column-missing': {
    message: 'There is no column "{name}". The columns are {columns}.',
    cure: 'Change the mapping, or the name of the column in the file.',
  },
  'cells-missing': {
    message: 'The row has {cells} cells; the head has {columns}.',
    cure: 'Compare it with its neighbours: a delimiter is missing, or a quotation mark is wrong.',
  },
  'cells-too-many': {
    message: 'The row has {cells} cells; the head has {columns}.',
    cure: 'Put cells that contain the delimiter in quotation marks, and give each column a name.',
  },
  'cell-too-long': {
    message: 'The cell has too many characters. It begins with "{text}".',
    cure: 'Shorten it.',
  },
  'characters-lost': {
    message:
      'Characters of "{text}" cannot be read: they were lost in an earlier conversion, or the encoding is another.',
    cure: 'Export the file again as "CSV UTF-8", or state its encoding.',
  },
  formula: {
    message:
      'The cell is computed: {text}. Formulas are not computed here, and earlier results are not believed.',
    cure: 'Copy the column and paste it as values.',
  },
  'error-value': {
    message: 'The cell shows the error {text}.',
    cure: 'Write the value, or empty the cell.',
  },
  'merged-cell': {
    message: 'The cell was merged into {text} and has no value of its own.',
    cure: 'Unmerge the cells and write the value in each row.',
  },
  'date-impossible': {
    message: 'The number {text} is shown as a date but means no certain day.',
    cure: 'Write the date, for example as 2026-03-02.',
  },
  'names-erased-person': {
    message:
      'The file named somebody whose data were erased: it was deleted. What was imported before stays.',
    cure: 'Remove the person from the file, and from the system that it comes from; then send it again.',
  },
};
