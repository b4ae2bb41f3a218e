import { afterAll, expect, test } from 'vitest'
import { makeDomain, startFive9 } from '../../simulators/five9/index.ts'
import { Desk } from './in-process.ts'

const header = 'userName,firstName,lastName,EMail,roles'
const nora = 'nora@example.com,Nora,New,nora@example.com,agent'

/** A roster with one new user, who has this cell in one more column. */
function holding(column: string, cell: string): string {
  return `${header},${column}\n${nora},${cell}\n`
}

const five9 = await startFive9({ domain: makeDomain({ users: 40 }) })

/** Rosters that can be read and not used, and what is said of each: severity, line and column, code, message. */
test.each<[string, string, string[]]>([
  [
    'a skill that does not exist',
    holding('skills', 'Biling:1'),
    [
      'error 2:50 unknown-name: skills names the skill "Biling", which does not exist; did you mean "Billing"?',
    ],
  ],
  [
    'a skill without a level',
    holding('skills', 'Billing'),
    ['error 2:50 invalid-value: skills must give each skill a level from 1 to 10, as in "Billing:1"'],
  ],
  [
    'a skill level out of range',
    holding('skills', 'Billing:11'),
    ['error 2:50 invalid-value: skills must give each skill a level from 1 to 10: "Billing" has "11"'],
  ],
  [
    'a skill twice',
    holding('skills', 'Billing:1;Billing:2'),
    ['error 2:50 invalid-value: skills names the skill "Billing" twice, with level 1 and 2'],
  ],
  [
    'a skill in other letter case',
    holding('skills', 'billing:1'),
    [
      'error 2:50 unknown-name: skills names the skill "billing", which does not exist: letter case counts, and there is "Billing"',
    ],
  ],
  [
    'a group that does not exist',
    holding('agentGroups', 'Berlinn'),
    [
      'error 2:50 unknown-name: agentGroups names the agent group "Berlinn", which does not exist; did you mean "Berlin"?',
    ],
  ],
  [
    'groups parted by commas',
    holding('agentGroups', '"Berlin, Lisbon"'),
    ['error 2:50 separator: agentGroups must have ; between its agent groups: write "Berlin;Lisbon"'],
  ],
  [
    'a profile that does not exist',
    holding('userProfileName', 'Team lead'),
    [
      'error 2:50 unknown-name: userProfileName names the user profile "Team lead", which does not exist; did you mean "Team leads"?',
    ],
  ],
  [
    'an extension with letters',
    holding('extension', '12a4'),
    ['error 2:50 invalid-value: extension must be digits only, not "12a4"'],
  ],
  [
    'an extension too short',
    holding('extension', '12'),
    ['error 2:50 extension-length: extension must have 3 to 6 digits in this domain, not 2'],
  ],
  [
    'an extension too long',
    holding('extension', '1234567'),
    ['error 2:50 extension-length: extension must have 3 to 6 digits in this domain, not 7'],
  ],
  [
    'an extension as a spreadsheet shows it',
    holding('extension', '1.0233E+05'),
    [
      'error 2:50 scientific-notation: extension holds "1.0233E+05": a spreadsheet has written a number in scientific notation; in Excel, open the file by "Data → From Text/CSV" and take this column as text',
    ],
  ],
  [
    'an extension with a decimal',
    holding('extension', '1001.0'),
    [
      'error 2:50 number-format: extension holds "1001.0", probably in place of "1001": a spreadsheet has formatted it as a number; in Excel, open the file by "Data → From Text/CSV" and take this column as text',
    ],
  ],
  [
    'an extension that became a date',
    holding('extension', '02-Jan'),
    [
      'error 2:50 became-date: extension holds "02-Jan": a spreadsheet has taken it for a date; in Excel, open the file by "Data → From Text/CSV" and take this column as text',
    ],
  ],
  [
    'an extension with a thousands separator',
    holding('extension', '"1,001"'),
    [
      'error 2:50 number-format: extension holds "1,001", probably in place of "1001": a spreadsheet has formatted it as a number; in Excel, open the file by "Data → From Text/CSV" and take this column as text',
    ],
  ],
  [
    'a truth value in German',
    holding('active', 'WAHR'),
    [
      'error 2:50 boolean-word: active holds "WAHR", probably in place of "true": a spreadsheet has taken it for a truth value and written that in its own language; in Excel, open the file by "Data → From Text/CSV" and take this column as text',
    ],
  ],
  [
    'a truth value in French',
    holding('active', 'FAUX'),
    [
      'error 2:50 boolean-word: active holds "FAUX", probably in place of "false": a spreadsheet has taken it for a truth value and written that in its own language; in Excel, open the file by "Data → From Text/CSV" and take this column as text',
    ],
  ],
  [
    'a truth value in words',
    holding('active', 'yes'),
    ['error 2:50 invalid-value: active must be true or false: write true in place of "yes"'],
  ],
  [
    'a date in American order',
    holding('startDate', '01/31/2026'),
    [
      'error 2:50 became-date: startDate holds "01/31/2026": a spreadsheet has taken it for a date; in Excel, open the file by "Data → From Text/CSV" and take this column as text',
    ],
  ],
  [
    'a date in German order',
    holding('startDate', '31.01.2026'),
    [
      'error 2:50 became-date: startDate holds "31.01.2026": a spreadsheet has taken it for a date; in Excel, open the file by "Data → From Text/CSV" and take this column as text',
    ],
  ],
  [
    'a day that does not exist',
    holding('startDate', '2026-02-30'),
    [
      'error 2:50 became-date: startDate holds "2026-02-30": a spreadsheet has taken it for a date; in Excel, open the file by "Data → From Text/CSV" and take this column as text',
    ],
  ],
  [
    'a formula',
    holding('phoneNumber', '=A2'),
    [
      'error 2:50 formula: phoneNumber holds "=A2": it is a formula, and not what the formula amounts to; copy the column and paste it as values before saving',
    ],
  ],
  [
    'a formula error',
    holding('phoneNumber', '#REF!'),
    [
      'error 2:50 formula-error: phoneNumber holds "#REF!": it is the error of a formula in a spreadsheet; mend the formula, or paste its result as a value',
    ],
  ],
  [
    'a cell too narrow',
    holding('phoneNumber', '########'),
    [
      'error 2:50 column-too-narrow: phoneNumber holds "########": the column was too narrow in the spreadsheet to show the value, and was saved as it looked; widen the column, or take it as text, before saving',
    ],
  ],
  [
    'a telephone number in scientific notation',
    holding('phoneNumber', '4.93012E+11'),
    [
      'error 2:50 scientific-notation: phoneNumber holds "4.93012E+11": a spreadsheet has written a number in scientific notation; in Excel, open the file by "Data → From Text/CSV" and take this column as text',
    ],
  ],
  [
    'a literal password',
    holding('password', 'Secret-Pass-1'),
    [
      'error 2:50 invalid-value: password must be env: and the name of an environment variable, such as env:INITIAL_PASSWORD; a literal password is refused: store it as a secret, hand it to the step as an environment variable, and write env:NAME',
    ],
  ],
  [
    'a secret that is not there',
    holding('password', 'env:NOT_THERE'),
    [
      'error 2:50 secret-missing: password names a variable that the step does not have, or that is empty: hand the secret over under env: of the step, as in NAME: \u0024{{ secrets.NAME }}; runs for forks and for Dependabot may not see secrets',
    ],
  ],
  [
    'a media limit out of range',
    holding('media_maxAllowed_VOICE', '128'),
    ['error 2:50 invalid-value: media_maxAllowed_VOICE must be a whole number from 0 to 127, not "128"'],
  ],
  [
    'a media limit in words',
    holding('media_maxAllowed_VOICE', 'two'),
    ['error 2:50 invalid-value: media_maxAllowed_VOICE must be a whole number from 0 to 127, not "two"'],
  ],
  [
    'a permission that is neither',
    holding('agent_SendMessages', 'maybe'),
    ['error 2:50 invalid-value: agent_SendMessages must be true or false, not "maybe"'],
  ],
  [
    'a supervisor who sees nothing',
    holding('supervisor_BargeInMonitor', 'true'),
    [
      'error 2:50 supervisor-without-view: supervisor_BargeInMonitor: a supervisor needs at least one permission to view something: set one of supervisor_Users, supervisor_Agents, supervisor_CallMonitoring, supervisor_Stations, supervisor_ChatSessions, supervisor_Campaigns, supervisor_CampaignManagement to true, or leave all supervisor permissions blank for the defaults of the domain',
    ],
  ],
  [
    'a report without the role for it',
    holding('cannedReports', 'Call Log:0'),
    [
      'error 2:50 role-needed: cannedReports needs the role reporting, which the user does not get: empty the cell, or see to it that the user has the role',
    ],
  ],
  [
    'a report without an index',
    holding('cannedReports', 'Call Log'),
    [
      'error 2:50 invalid-value: cannedReports must give each canned report an index from 0 to 2147483647, as in "Call Log:0"',
    ],
  ],
  [
    'an unknown role',
    'userName,firstName,lastName,EMail,roles\nnora@example.com,Nora,New,nora@example.com,agnt\n',
    ['error 2:44 invalid-value: roles has "agnt", which is no role; did you mean "agent"?'],
  ],
  [
    'a role both ways',
    'userName,firstName,lastName,EMail,roles\nnora@example.com,Nora,New,nora@example.com,agent;remove agent\n',
    ['error 2:44 invalid-value: roles both lists agent and removes it: keep one of the two'],
  ],
  [
    'no role',
    'userName,firstName,lastName,EMail,roles\nnora@example.com,Nora,New,nora@example.com,\n',
    [
      'error 2:44 no-role: roles: a new user needs at least one role: list one, give a permission of one, or name a user profile',
    ],
  ],
  [
    'no first name',
    'userName,firstName,lastName,EMail,roles\nnora@example.com,,New,nora@example.com,agent\n',
    ['error 2:18 required: firstName is empty: a new user cannot be made without it'],
  ],
  [
    'no address',
    'userName,firstName,lastName,EMail,roles\nnora@example.com,Nora,New,,agent\n',
    ['error 2:27 required: EMail is empty: a new user cannot be made without it'],
  ],
  [
    'an address without a domain',
    'userName,firstName,lastName,EMail,roles\nnora@example.com,Nora,New,nora,agent\n',
    ['error 2:27 invalid-value: EMail must be one e-mail address, such as kim@example.com, not "nora"'],
  ],
  [
    'two addresses',
    'userName,firstName,lastName,EMail,roles\nnora@example.com,Nora,New,"a@example.com, b@example.com",agent\n',
    [
      'error 2:27 invalid-value: EMail must be one e-mail address, such as kim@example.com, not "a@example.com, b@example.com"',
    ],
  ],
  [
    'a misread name',
    'userName,firstName,lastName,EMail,roles\nnora@example.com,JÃ¶rg,New,nora@example.com,agent\n',
    [
      'error 2:18 misread-utf-8: firstName holds "JÃ¶rg", probably in place of "Jörg": its UTF-8 was read as Windows-1252; in Excel, open the file by "Data → From Text/CSV" with the file origin "65001: Unicode (UTF-8)"',
    ],
  ],
  [
    'a key with a forbidden character',
    'userName,firstName,lastName,EMail,roles\nnora#1@example.com,Nora,New,nora@example.com,agent\n',
    [
      'error 2:1 invalid-value: userName must not contain "#": in a user name, Five9 allows none of \' * \\ ~ & % # , ! ( ) ^ / < > : ; ? [ ] { } + = |',
    ],
  ],
  [
    'a key with a letter that is not Latin',
    'userName,firstName,lastName,EMail,roles\nnorа@example.com,Nora,New,nora@example.com,agent\n',
    [
      'error 2:1 strange-character: the key "norа@example.com", probably in place of "nora@example.com", holds what cannot be seen or passes for something else: Cyrillic а (U+0430) at character 4; type it anew',
    ],
  ],
  [
    'a key with an invisible space',
    'userName,firstName,lastName,EMail,roles\nnora\u200b@example.com,Nora,New,nora@example.com,agent\n',
    [
      'error 2:1 strange-character: the key "nora\\u200b@example.com", probably in place of "nora@example.com", holds what cannot be seen or passes for something else: U+200B zero width space at character 5; type it anew',
    ],
  ],
  [
    'no key',
    'userName,firstName,lastName,EMail,roles\n,Nora,New,nora@example.com,agent\n',
    ['error 2:1 no-key: userName is empty, so it is not known whom the row is about'],
  ],
  [
    'a key twice',
    'userName,firstName,lastName,EMail,roles\nnora@example.com,Nora,New,nora@example.com,agent\nnora@example.com,Nora,New,nora@example.com,agent\n',
    [
      'error 2:1 repeated-key: userName "nora@example.com" is also in line 3: remove one of the rows, or mend its key',
      'error 3:1 repeated-key: userName "nora@example.com" is also in line 2: remove one of the rows, or mend its key',
    ],
  ],
  [
    'an extension twice',
    'userName,firstName,lastName,EMail,roles,extension\nnora@example.com,Nora,New,nora@example.com,agent,7777\nomar@example.com,Omar,New,omar@example.com,agent,7777\n',
    [
      'error 2:50 value-taken: extension "7777" is also asked for by line 3, omar@example.com: no two users can have the same',
      'error 3:50 value-taken: extension "7777" is also asked for by line 2, nora@example.com: no two users can have the same',
    ],
  ],
])('a roster with %s', async (_what, roster, expected) => {
  using desk = new Desk(five9)
  desk.roster = roster
  const { findings, plan } = await desk.plan()
  expect(
    findings.map(found => `${found.severity} ${found.line}:${found.column} ${found.code}: ${found.message}`),
  ).toEqual(expected)
  expect(plan?.changes).toEqual([])
})

afterAll(() => five9.close())
