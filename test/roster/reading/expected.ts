/** What reading a file of test/rosters comes to. */
export interface Expected {
  /** The keys of its rows; absent where the file is refused. */
  readonly keys?: string
  readonly findings: readonly string[]
}

/** By the name of the file. */
export const expected: Readonly<Record<string, Expected>> = {
  'blank-lines-only': {
    findings: [
      'error 1:1 empty-file: the file is empty: its first line must be a header that names the columns',
    ],
  },
  'delimiter-bar': {
    findings: [
      'error 1:9 wrong-delimiter: the cells are parted by vertical bars, not by commas: export the file with commas',
    ],
  },
  'delimiter-colon': {
    findings: [
      'error 1:1 no-header: the first line names no column: put the header above it, such as userName,firstName,lastName,EMail',
    ],
  },
  'delimiter-hint-comma': {
    findings: ['error 1:1 separator-line: this line is a hint for Excel and not the header: delete it'],
  },
  'delimiter-hint-quoted': {
    findings: [
      'error 1:1 separator-line: this line is a hint for Excel and not the header: delete it, and part the cells by commas',
    ],
  },
  'delimiter-hint-semicolon': {
    findings: [
      'error 1:1 separator-line: this line is a hint for Excel and not the header: delete it, and part the cells by commas',
    ],
  },
  'delimiter-markdown-table': {
    findings: [
      'error 1:1 wrong-delimiter: the cells are parted by vertical bars, not by commas: export the file with commas',
    ],
  },
  'delimiter-only-in-rows': {
    keys: '',
    findings: [
      'error 2:16 ragged-row: this row has 1 cell, but the header has 2: part its cells by commas, not by semicolons',
    ],
  },
  'delimiter-semicolon-comma-in-header': {
    findings: [
      'error 1:9 wrong-delimiter: the cells are parted by semicolons, not by commas: set the list separator in the region settings of Windows to "," and save again from Excel, or replace them in an editor',
    ],
  },
  'delimiter-semicolon-commas-in-cells': {
    findings: [
      'error 1:9 wrong-delimiter: the cells are parted by semicolons, not by commas: set the list separator in the region settings of Windows to "," and save again from Excel, or replace them in an editor',
    ],
  },
  'delimiter-semicolon-foreign-header': {
    findings: [
      'error 1:9 wrong-delimiter: the cells are parted by semicolons, not by commas: set the list separator in the region settings of Windows to "," and save again from Excel, or replace them in an editor',
    ],
  },
  'delimiter-semicolon-quoted': {
    findings: [
      'error 1:11 wrong-delimiter: the cells are parted by semicolons, not by commas: set the list separator in the region settings of Windows to "," and save again from Excel, or replace them in an editor',
    ],
  },
  'delimiter-semicolon': {
    findings: [
      'error 1:9 wrong-delimiter: the cells are parted by semicolons, not by commas: set the list separator in the region settings of Windows to "," and save again from Excel, or replace them in an editor',
    ],
  },
  'delimiter-tab': {
    findings: [
      'error 1:9 wrong-delimiter: the cells are parted by tabs, not by commas: save the file as "CSV UTF-8 (Comma delimited)"',
    ],
  },
  empty: {
    findings: [
      'error 1:1 empty-file: the file is empty: its first line must be a header that names the columns',
    ],
  },
  'fine-apostrophes': { keys: 'kim@example.com', findings: [] },
  'fine-arrows-in-cell': { keys: 'kim@example.com', findings: [] },
  'fine-blank-lines': { keys: 'kim@example.com jo@example.com', findings: [] },
  'fine-blanks-stay': { keys: 'kim@example.com', findings: [] },
  'fine-digits-stay-digits': { keys: 'kim@example.com 007', findings: [] },
  'fine-doubled-quote-at-the-end': { keys: 'kim@example.com jo@example.com', findings: [] },
  'fine-doubled-quotes-and-commas': { keys: 'kim@example.com', findings: [] },
  'fine-doubled-quotes': { keys: 'kim@example.com', findings: [] },
  'fine-empty-key-and-twins': { keys: ' jo@example.com jo@example.com', findings: [] },
  'fine-everything-quoted': { keys: 'kim@example.com jo@example.com', findings: [] },
  'fine-guards': { keys: 'kim@example.com @jo', findings: [] },
  'fine-letters-of-the-world': { keys: 'zoë@example.com 李@example.com', findings: [] },
  'fine-lines-of-blanks': { keys: 'kim@example.com jo@example.com', findings: [] },
  'fine-lines-of-commas': { keys: 'kim@example.com jo@example.com', findings: [] },
  'fine-lines-of-empty-quotes': { keys: 'kim@example.com jo@example.com', findings: [] },
  'fine-quoted-comma': { keys: 'kim@example.com', findings: [] },
  'fine-tab-in-cell': { keys: 'kim@example.com', findings: [] },
  'fine-without-final-line-feed': { keys: 'kim@example.com jo@example.com', findings: [] },
  fine: { keys: 'kim@example.com jo@example.com', findings: [] },
  'header-after-blank-lines': { keys: 'kim@example.com', findings: [] },
  'header-all-empty': {
    findings: [
      'error 1:1 no-header: the first line names no column: put the header above it, such as userName,firstName,lastName,EMail',
    ],
  },
  'header-blank-before-quote': {
    findings: [
      'error 1:10 blank-before-quote: a blank stands before the double quote that opens this cell: delete the blank',
    ],
  },
  'header-blank-title': {
    findings: [
      'error 1:10 empty-title: column 2 has no title: delete it, or give it the title of a column of the roster',
    ],
  },
  'header-blanks-around': { keys: 'kim@example.com', findings: [] },
  'header-empty-title': {
    findings: [
      'error 1:10 empty-title: column 2 has no title: delete it, or give it the title of a column of the roster',
    ],
  },
  'header-family-misspelt': {
    findings: [
      'error 1:10 unknown-column: "agnt_Transfer" is not a column of this roster: delete the column, or let the configuration map or ignore it',
    ],
  },
  'header-family': { keys: 'kim@example.com', findings: [] },
  'header-invisible-character': {
    findings: [
      'error 1:10 unknown-column: "first\\u200bName" is not a column of this roster; did you mean "firstName"?',
    ],
  },
  'header-key-last': { keys: 'kim@example.com', findings: [] },
  'header-key-missing': {
    findings: ['error 1:1 key-missing: the column userName is missing, which says whom a row is about'],
  },
  'header-key-misspelt': {
    findings: [
      'error 1:1 unknown-column: "usrName" is not a column of this roster; did you mean "userName"?',
    ],
  },
  'header-key-two-words': {
    findings: [
      'error 1:1 unknown-column: "User name" is not a column of this roster; did you mean "userName"?',
    ],
  },
  'header-line-break': {
    findings: [
      'error 1:10 unknown-column: "first Name" is not a column of this roster; did you mean "firstName"?',
    ],
  },
  'header-look-alike': {
    findings: [
      'error 1:10 unknown-column: "firstNаme" is not a column of this roster; did you mean "firstName"?',
    ],
  },
  'header-many-mistakes': {
    findings: [
      'error 1:10 unknown-column: "Field 1" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:18 unknown-column: "Field 2" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:26 unknown-column: "Field 3" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:34 unknown-column: "Field 4" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:42 unknown-column: "Field 5" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:50 unknown-column: "Field 6" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:58 unknown-column: "Field 7" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:66 unknown-column: "Field 8" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:74 unknown-column: "Field 9" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:82 unknown-column: "Field 10" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:91 unknown-column: "Field 11" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:100 unknown-column: "Field 12" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:109 unknown-column: "Field 13" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:118 unknown-column: "Field 14" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:127 unknown-column: "Field 15" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:136 unknown-column: "Field 16" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:145 unknown-column: "Field 17" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:154 unknown-column: "Field 18" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:163 unknown-column: "Field 19" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:172 unknown-column: "Field 20" is not a column of this roster: delete the column, or let the configuration map or ignore it',
    ],
  },
  'header-missing-one-column': {
    findings: [
      'error 1:1 no-header: the first line names no column: put the header above it, such as userName,firstName,lastName,EMail',
    ],
  },
  'header-missing-shows-no-cell': {
    findings: [
      'error 1:1 no-header: the first line names no column: put the header above it, such as userName,firstName,lastName,EMail',
    ],
  },
  'header-missing': {
    findings: [
      'error 1:1 no-header: the first line names no column: put the header above it, such as userName,firstName,lastName,EMail',
    ],
  },
  'header-misspelt': {
    findings: [
      'error 1:10 unknown-column: "fristName" is not a column of this roster; did you mean "firstName"?',
    ],
  },
  'header-notes-of-a-report': { keys: 'kim@example.com', findings: [] },
  'header-one-column': { keys: 'kim@example.com jo@example.com', findings: [] },
  'header-only-notes': {
    findings: [
      'error 1:1 no-header: the first line names no column: put the header above it, such as userName,firstName,lastName,EMail',
    ],
  },
  'header-only': {
    keys: '',
    findings: ['warning 1:1 no-rows: the roster has a header and no rows, so it names no users'],
  },
  'header-other-case': {
    findings: [
      'error 1:1 unknown-column: "USERNAME" is not a column of this roster; did you mean "userName"?',
      'error 1:10 unknown-column: "firstname" is not a column of this roster; did you mean "firstName"?',
      'error 1:20 unknown-column: "LastName" is not a column of this roster; did you mean "lastName"?',
    ],
  },
  'header-previous-key': {
    findings: [
      'error 1:10 rename-impossible: the column previous_userName is of no use: this platform never changes a userName',
    ],
  },
  'header-quote-in-cell': {
    findings: [
      'error 1:15 quote-in-cell: a double quote stands in a cell that does not begin with one: put the whole cell in double quotes and write this one twice, or delete it',
    ],
  },
  'header-quote-not-closed': {
    findings: [
      'error 1:10 quote-not-closed: the double quote that opens this cell is probably not closed where it should be: close it, or delete it',
    ],
  },
  'header-quoted': { keys: 'kim@example.com', findings: [] },
  'header-read-only-column': { keys: 'kim@example.com', findings: [] },
  'header-repeated-key': {
    findings: [
      'error 1:20 repeated-column: the column "userName" is in the header twice: delete one of the two',
    ],
  },
  'header-repeated': {
    findings: [
      'error 1:29 repeated-column: the column "firstName" is in the header twice: delete one of the two',
    ],
  },
  'header-secret-column': { keys: 'kim@example.com', findings: [] },
  'header-several-mistakes': {
    findings: [
      'error 1:10 unknown-column: "fristName" is not a column of this roster; did you mean "firstName"?',
      'error 1:20 unknown-column: "Cost centre" is not a column of this roster: delete the column, or let the configuration map or ignore it',
      'error 1:41 repeated-column: the column "lastName" is in the header twice: delete one of the two',
      'error 1:50 empty-title: column 6 has no title: delete it, or give it the title of a column of the roster',
    ],
  },
  'header-tabs-around': { keys: 'kim@example.com', findings: [] },
  'header-text-after-quote': {
    findings: [
      'error 1:11 text-after-quote: something follows the double quote that closes this cell: write the quote twice if it is part of the text, else delete what follows',
    ],
  },
  'header-title-in-curly-quotes': {
    findings: [
      'error 1:1 unknown-column: "“userName”" is not a column of this roster; did you mean "userName"?',
      'error 1:12 unknown-column: "“firstName”" is not a column of this roster; did you mean "firstName"?',
    ],
  },
  'header-trailing-comma': {
    findings: [
      'error 1:20 empty-title: column 3 has no title: delete it, or give it the title of a column of the roster',
    ],
  },
  'header-unknown': {
    findings: [
      'error 1:20 unknown-column: "Cost centre" is not a column of this roster: delete the column, or let the configuration map or ignore it',
    ],
  },
  'header-very-long-title': {
    findings: [
      'error 1:20 unknown-column: "Remarks Remarks Remarks Remarks Remarks…" is not a column of this roster: delete the column, or let the configuration map or ignore it',
    ],
  },
  'kind-git-lfs': {
    findings: [
      'error 1:1 not-csv: the file is a pointer of Git LFS, not the roster itself: set "lfs: true" on the checkout step, or keep the roster in Git itself',
    ],
  },
  'kind-html-after-blanks': {
    findings: [
      'error 1:1 not-csv: the file is HTML or XML, not CSV: check that it is not a page that asks for a login',
    ],
  },
  'kind-html': {
    findings: [
      'error 1:1 not-csv: the file is HTML or XML, not CSV: check that it is not a page that asks for a login',
    ],
  },
  'kind-json-array': {
    findings: ['error 1:1 not-csv: the file is JSON, and a roster is CSV: export it as CSV'],
  },
  'kind-json-object': {
    findings: ['error 1:1 not-csv: the file is JSON, and a roster is CSV: export it as CSV'],
  },
  'kind-pdf': { findings: ['error 1:1 not-csv: the file is a PDF document: export a CSV file instead'] },
  'kind-xml': {
    findings: [
      'error 1:1 not-csv: the file is HTML or XML, not CSV: check that it is not a page that asks for a login',
    ],
  },
  'kind-yaml': {
    findings: [
      'error 1:1 no-header: the first line names no column: put the header above it, such as userName,firstName,lastName,EMail',
    ],
  },
  'line-break-in-address': {
    keys: 'kim@example.com',
    findings: [
      'warning 2:17 line-break-in-cell (kim@example.com, firstName): firstName has a line break in it: it is kept; delete it if it is not meant',
    ],
  },
  'line-break-in-cell': {
    keys: 'kim@example.com jo@example.com',
    findings: [
      'warning 2:17 line-break-in-cell (kim@example.com, firstName): firstName has a line break in it: it is kept; delete it if it is not meant',
    ],
  },
  'line-break-in-key': {
    keys: 'kim\n@example.com',
    findings: [
      'warning 2:1 line-break-in-cell (kim\n@example.com, userName): userName has a line break in it: it is kept; delete it if it is not meant',
    ],
  },
  'line-break-in-note': { keys: 'kim@example.com', findings: [] },
  'line-break-in-twenty-lines': {
    keys: 'kim@example.com',
    findings: [
      'warning 2:17 line-break-in-cell (kim@example.com, firstName): firstName has a line break in it: it is kept; delete it if it is not meant',
    ],
  },
  'line-break-in-two-cells': {
    keys: 'kim@example.com jo@example.com',
    findings: [
      'warning 2:17 line-break-in-cell (kim@example.com, firstName): firstName has a line break in it: it is kept; delete it if it is not meant',
      'warning 3:4 line-break-in-cell (kim@example.com, lastName): lastName has a line break in it: it is kept; delete it if it is not meant',
    ],
  },
  'line-break-one-column': {
    keys: 'kim\n@example.com jo@example.com',
    findings: [
      'warning 2:1 line-break-in-cell (kim\n@example.com, userName): userName has a line break in it: it is kept; delete it if it is not meant',
    ],
  },
  'line-break-then-mistake': {
    keys: 'kim@example.com',
    findings: [
      'warning 2:17 line-break-in-cell (kim@example.com, firstName): firstName has a line break in it: it is kept; delete it if it is not meant',
      'error 4:18 ragged-row (jo@example.com): this row has 2 cells, but the header has 3: add the missing commas, one for each empty cell',
    ],
  },
  'line-break-two-columns': {
    keys: 'kim@example.com jo@example.com',
    findings: [
      'warning 2:17 line-break-in-cell (kim@example.com, firstName): firstName has a line break in it: it is kept; delete it if it is not meant',
    ],
  },
  'merge-conflict-half-resolved': {
    findings: [
      'error 5:1 merge-conflict: a merge conflict is left here: keep the rows that are right, and delete the lines <<<<<<<, ======= and >>>>>>>',
    ],
  },
  'merge-conflict-in-header': {
    findings: [
      'error 1:1 merge-conflict: a merge conflict is left here: keep the rows that are right, and delete the lines <<<<<<<, ======= and >>>>>>>',
    ],
  },
  'merge-conflict': {
    findings: [
      'error 3:1 merge-conflict: a merge conflict is left here: keep the rows that are right, and delete the lines <<<<<<<, ======= and >>>>>>>',
    ],
  },
  'only-lines-of-commas': {
    keys: '',
    findings: ['warning 1:1 no-rows: the roster has a header and no rows, so it names no users'],
  },
  'quote-after-text-in-last-cell': {
    keys: 'jo@example.com',
    findings: [
      'error 2:20 quote-in-cell (kim@example.com): a double quote stands in a cell that does not begin with one: put the whole cell in double quotes and write this one twice, or delete it',
    ],
  },
  'quote-behind-quoted-cell': {
    keys: '',
    findings: [
      'error 2:23 quote-in-cell (kim@example.com): a double quote stands in a cell that does not begin with one: put the whole cell in double quotes and write this one twice, or delete it',
    ],
  },
  'quote-behind-wide-letters': {
    keys: '',
    findings: [
      'error 2:22 quote-in-cell (zoë😀@example.com): a double quote stands in a cell that does not begin with one: put the whole cell in double quotes and write this one twice, or delete it',
      'error 3:20 blank-before-quote (åsa@example.com): a blank stands before the double quote that opens this cell: delete the blank',
    ],
  },
  'quote-blank-after': {
    keys: 'jo@example.com',
    findings: [
      'error 2:22 text-after-quote (kim@example.com): something follows the double quote that closes this cell: write the quote twice if it is part of the text, else delete what follows',
    ],
  },
  'quote-blank-before-over-lines': {
    keys: 'jo@example.com',
    findings: [
      'error 2:17 blank-before-quote: a blank stands before the double quote that opens this cell: delete the blank; lines 2 to 4 are left out',
    ],
  },
  'quote-blank-before': {
    keys: 'jo@example.com',
    findings: [
      'error 2:17 blank-before-quote (kim@example.com): a blank stands before the double quote that opens this cell: delete the blank',
    ],
  },
  'quote-curly': {
    keys: 'jo@example.com',
    findings: [
      'error 2:21 ragged-row (kim@example.com): this row has 4 cells, but the header has 3: the comma here is probably part of a text, so put that cell in double quotes',
    ],
  },
  'quote-escaped-by-backslash': {
    keys: 'jo@example.com',
    findings: [
      'error 2:21 text-after-quote (kim@example.com): something follows the double quote that closes this cell: write the quote twice if it is part of the text, else delete what follows',
    ],
  },
  'quote-in-cell': {
    keys: 'jo@example.com',
    findings: [
      'error 2:21 quote-in-cell (kim@example.com): a double quote stands in a cell that does not begin with one: put the whole cell in double quotes and write this one twice, or delete it',
    ],
  },
  'quote-in-key': {
    keys: 'jo@example.com',
    findings: [
      'error 2:4 quote-in-cell: a double quote stands in a cell that does not begin with one: put the whole cell in double quotes and write this one twice, or delete it',
    ],
  },
  'quote-inches': {
    keys: '',
    findings: [
      'error 2:18 quote-in-cell (kim@example.com): a double quote stands in a cell that does not begin with one: put the whole cell in double quotes and write this one twice, or delete it',
      'error 3:17 quote-in-cell (jo@example.com): a double quote stands in a cell that does not begin with one: put the whole cell in double quotes and write this one twice, or delete it',
    ],
  },
  'quote-not-doubled': {
    keys: 'jo@example.com',
    findings: [
      'error 2:23 text-after-quote (kim@example.com): something follows the double quote that closes this cell: write the quote twice if it is part of the text, else delete what follows',
    ],
  },
  'quote-odd-after-line-break': {
    findings: [
      'error 4:16 odd-quotes: the file has an odd number of double quotes, so it is not certain what is a cell; here, the double quote that opens this cell is probably not closed where it should be: close it, or delete it',
    ],
  },
  'quote-odd-after-ragged': {
    findings: [
      'error 3:16 odd-quotes: the file has an odd number of double quotes, so it is not certain what is a cell; here, the double quote that opens this cell is probably not closed where it should be: close it, or delete it',
    ],
  },
  'quote-odd-among-quoted': {
    findings: [
      'error 3:16 odd-quotes: the file has an odd number of double quotes, so it is not certain what is a cell; here, the double quote that opens this cell is probably not closed where it should be: close it, or delete it',
    ],
  },
  'quote-odd-and-header-mistake': {
    findings: [
      'error 1:10 unknown-column: "fristName" is not a column of this roster; did you mean "firstName"?',
    ],
  },
  'quote-odd-first-row': {
    findings: [
      'error 2:17 odd-quotes: the file has an odd number of double quotes, so it is not certain what is a cell; here, the double quote that opens this cell is probably not closed where it should be: close it, or delete it',
    ],
  },
  'quote-odd-last-row': {
    findings: [
      'error 3:16 odd-quotes: the file has an odd number of double quotes, so it is not certain what is a cell; here, the double quote that opens this cell is probably not closed where it should be: close it, or delete it',
    ],
  },
  'quote-odd-lone': {
    findings: [
      'error 2:17 odd-quotes: the file has an odd number of double quotes, so it is not certain what is a cell; here, the double quote that opens this cell is probably not closed where it should be: close it, or delete it',
    ],
  },
  'quote-odd-ragged-before': {
    findings: [
      'error 2:17 odd-quotes: the file has an odd number of double quotes, so it is not certain what is a cell; here, the double quote that opens this cell is probably not closed where it should be: close it, or delete it',
    ],
  },
  'quote-odd-stray': {
    findings: [
      'error 3:18 odd-quotes: the file has an odd number of double quotes, so it is not certain what is a cell; here, a double quote stands in a cell that does not begin with one: put the whole cell in double quotes and write this one twice, or delete it',
    ],
  },
  'quote-odd-two-suspects': {
    findings: [
      'error 2:18 odd-quotes: the file has an odd number of double quotes, so it is not certain what is a cell; here, a double quote stands in a cell that does not begin with one: put the whole cell in double quotes and write this one twice, or delete it',
    ],
  },
  'quote-single': {
    keys: 'jo@example.com',
    findings: [
      'error 2:21 ragged-row (kim@example.com): this row has 4 cells, but the header has 3: the comma here is probably part of a text, so put that cell in double quotes',
    ],
  },
  'quote-text-after-over-lines': {
    keys: '',
    findings: [
      'error 2:17 text-after-quote: the double quote that opens this cell is probably not closed where it should be: close it, or delete it; lines 2 to 3 are left out',
      'error 4:17 quote-not-closed (ada@example.com): the double quote that opens this cell is probably not closed where it should be: close it, or delete it',
    ],
  },
  'quote-text-after': {
    keys: 'jo@example.com',
    findings: [
      'error 2:22 text-after-quote (kim@example.com): something follows the double quote that closes this cell: write the quote twice if it is part of the text, else delete what follows',
    ],
  },
  'ragged-comma-anywhere': {
    keys: '',
    findings: [
      'error 2:24 ragged-row: this row has 4 cells, but the header has 3: put the cell that has a comma in its text in double quotes',
    ],
  },
  'ragged-comma-beside-empty-cell': {
    keys: '',
    findings: [
      'error 2:21 ragged-row (kim@example.com): this row has 5 cells, but the header has 4: the comma here is probably part of a text, so put that cell in double quotes',
    ],
  },
  'ragged-comma-in-key': {
    keys: 'jo@example.com',
    findings: [
      'error 2:4 ragged-row: this row has 4 cells, but the header has 3: the comma here is probably part of a text, so put that cell in double quotes',
    ],
  },
  'ragged-comma-in-number': {
    keys: '',
    findings: [
      'error 2:20 ragged-row: this row has 5 cells, but the header has 4: put the cell that has a comma in its text in double quotes',
    ],
  },
  'ragged-comma-in-text': {
    keys: 'jo@example.com',
    findings: [
      'error 2:24 ragged-row (kim@example.com): this row has 4 cells, but the header has 3: the comma here is probably part of a text, so put that cell in double quotes',
    ],
  },
  'ragged-comma-told-at-the-beginning': {
    keys: '',
    findings: [
      'error 2:4 ragged-row: this row has 4 cells, but the header has 3: the comma here is probably part of a text, so put that cell in double quotes',
    ],
  },
  'ragged-comma-told-at-the-end': {
    keys: '',
    findings: [
      'error 2:30 ragged-row (kim@example.com): this row has 5 cells, but the header has 4: the comma here is probably part of a text, so put that cell in double quotes',
    ],
  },
  'ragged-comma-told-by-types': {
    keys: 'jo@example.com',
    findings: [
      'error 2:24 ragged-row: this row has 7 cells, but the header has 6: put the cell that has a comma in its text in double quotes',
    ],
  },
  'ragged-comma-told-in-the-middle': {
    keys: '',
    findings: [
      'error 2:25 ragged-row (kim@example.com): this row has 5 cells, but the header has 4: the comma here is probably part of a text, so put that cell in double quotes',
    ],
  },
  'ragged-empty-key': {
    keys: '',
    findings: [
      'error 2:5 ragged-row: this row has 2 cells, but the header has 3: add the missing commas, one for each empty cell',
    ],
  },
  'ragged-every-row': {
    keys: '',
    findings: [
      'error 2:20 ragged-row (kim@example.com): this row has 2 cells, but the header has 3: add the missing commas, one for each empty cell',
      'error 3:22 ragged-row: this row has 4 cells, but the header has 3: put the cell that has a comma in its text in double quotes',
      'error 4:16 ragged-row (ada@example.com): this row has 1 cell, but the header has 3: add the missing commas, one for each empty cell',
    ],
  },
  'ragged-guarded-key': {
    keys: '',
    findings: [
      'error 2:6 ragged-row (@kim): this row has 1 cell, but the header has 2: add the missing commas, one for each empty cell',
    ],
  },
  'ragged-key-in-the-middle': {
    keys: '',
    findings: [
      'error 2:20 ragged-row: this row has 2 cells, but the header has 3: add the missing commas, one for each empty cell',
      'error 3:22 ragged-row (jo@example.com): this row has 4 cells, but the header has 3: the comma here is probably part of a text, so put that cell in double quotes',
      'error 4:4 ragged-row: this row has 4 cells, but the header has 3: the comma here is probably part of a text, so put that cell in double quotes',
    ],
  },
  'ragged-key-only': {
    keys: 'jo@example.com',
    findings: [
      'error 2:16 ragged-row (kim@example.com): this row has 1 cell, but the header has 6: add the missing commas, one for each empty cell',
    ],
  },
  'ragged-last-line-cut-off': {
    keys: 'kim@example.com',
    findings: [
      'error 3:21 cut-off: the file ends within this row, after 3 of 6 cells: it is probably cut off, so take it anew from where it came from',
    ],
  },
  'ragged-one-column': {
    keys: 'jo@example.com',
    findings: [
      'error 2:4 ragged-row: this row has 2 cells, but the header has 1: the comma here is probably part of a text, so put that cell in double quotes',
    ],
  },
  'ragged-one-short': {
    keys: 'kim@example.com ada@example.com',
    findings: [
      'error 3:42 ragged-row (jo@example.com): this row has 5 cells, but the header has 6: add the missing commas, one for each empty cell',
    ],
  },
  'ragged-over-lines': {
    keys: 'jo@example.com',
    findings: [
      'error 2:17 ragged-row: the double quote that opens this cell is probably not closed where it should be: close it, or delete it; lines 2 to 3 are left out',
    ],
  },
  'ragged-quoted-long': {
    keys: '',
    findings: [
      'error 2:31 ragged-row (kim@example.com): this row has 4 cells, but the header has 3: the comma here is probably part of a text, so put that cell in double quotes',
    ],
  },
  'ragged-quoted-short': {
    keys: 'jo@example.com',
    findings: [
      'error 2:31 ragged-row (kim@example.com): this row has 3 cells, but the header has 6: add the missing commas, one for each empty cell',
    ],
  },
  'ragged-surplus-blanks': {
    keys: 'jo@example.com',
    findings: [
      'error 2:50 ragged-row (kim@example.com): this row has 8 cells, but the header has 6: delete the surplus commas at its end',
    ],
  },
  'ragged-surplus-commas': {
    keys: 'jo@example.com',
    findings: [
      'error 2:50 ragged-row (kim@example.com): this row has 8 cells, but the header has 6: delete the surplus commas at its end',
    ],
  },
  'ragged-two-commas-in-text': {
    keys: '',
    findings: [
      'error 2:20 ragged-row (kim@example.com): this row has 5 cells, but the header has 3: the comma here is probably part of a text, so put that cell in double quotes',
    ],
  },
  'ragged-two-surplus': {
    keys: '',
    findings: [
      'error 2:27 ragged-row: this row has 5 cells, but the header has 3: put the cell that has a comma in its text in double quotes',
    ],
  },
  'several-mistakes': {
    keys: 'ada@example.com fox@example.com',
    findings: [
      'error 2:20 ragged-row (kim@example.com): this row has 2 cells, but the header has 3: add the missing commas, one for each empty cell',
      'error 3:17 quote-in-cell (jo@example.com): a double quote stands in a cell that does not begin with one: put the whole cell in double quotes and write this one twice, or delete it',
      'warning 5:17 line-break-in-cell (ada@example.com, firstName): firstName has a line break in it: it is kept; delete it if it is not meant',
      'error 7:17 blank-before-quote (max@example.com): a blank stands before the double quote that opens this cell: delete the blank',
      'error 8:24 ragged-row (zoe@example.com): this row has 4 cells, but the header has 3: delete the surplus commas at its end',
    ],
  },
  'swallowed-from-the-key': {
    keys: 'ada@example.com',
    findings: [
      'error 2:1 quote-not-closed: the double quote that opens this cell is probably not closed where it should be: close it, or delete it; lines 2 to 3 are left out',
    ],
  },
  'swallowed-row': {
    keys: 'ada@example.com',
    findings: [
      'error 2:17 quote-not-closed: the double quote that opens this cell is probably not closed where it should be: close it, or delete it; lines 2 to 3 are left out',
    ],
  },
  'swallowed-three-rows': {
    keys: 'zoe@example.com',
    findings: [
      'error 2:17 quote-not-closed: the double quote that opens this cell is probably not closed where it should be: close it, or delete it; lines 2 to 5 are left out',
    ],
  },
  'swallowed-to-the-end': {
    keys: 'ada@example.com',
    findings: [
      'error 2:21 quote-not-closed: the double quote that opens this cell is probably not closed where it should be: close it, or delete it; lines 2 to 3 are left out',
    ],
  },
  'too-many-lines': {
    keys: 'jo@example.com',
    findings: [
      'error 2:17 record-too-long: a row of more than 20 lines is probably one whose double quote is not closed: close it, or make the text of this cell shorter; lines 2 to 22 are left out',
    ],
  },
}
