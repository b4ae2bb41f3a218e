import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readUserList } from '../../src/runner/user-list.ts'
import { TemporaryFolder } from '../temporary-folder.ts'

function fromFile(content: string | Buffer) {
  using folder = new TemporaryFolder()
  writeFileSync(folder.file('users.txt'), content)
  return readUserList('file:users.txt', folder.path)
}

const three = { keys: ['kim@example.com', 'Jo Lee', '007'] }

describe('users named in the input', () => {
  test.each([
    'kim@example.com,Jo Lee,007',
    ' kim@example.com , Jo Lee,, 007 ,',
    'kim@example.com\nJo Lee\n007\n',
    'kim@example.com\r\nJo Lee\r\n\r\n007',
    'kim@example.com, Jo Lee\n007',
  ])('%j are three', text => {
    expect(readUserList(text, '/')).toEqual(three)
  })

  test.each([',', '\n', ' , '])('%j are none, which is no way to ask for all', text => {
    expect(readUserList(text, '/')).toEqual({
      problem: 'no user is named: leave the input out to export all users',
    })
  })
})

describe('users named in a file', () => {
  test.each([
    ['one a line', 'kim@example.com\nJo Lee\n007\n'],
    ['without an end of the last line', 'kim@example.com\nJo Lee\n007'],
    ['with CRLF and a mark', '\uFEFFkim@example.com\r\nJo Lee\r\n007\r\n'],
    ['with comments and blank lines', '# night shift\nkim@example.com\n\n  \n# - Jo\nJo Lee\n007'],
    ['with a header of their own', 'userName\nkim@example.com\nJo Lee\n007\n'],
    ['with other columns', 'firstName,userName,active\nKim,kim@example.com,true\nJo,Jo Lee,\n,007,x\n'],
    ['with quotes and blanks', 'a,userName\n"Kim, Jr.", kim@example.com \nx,"Jo Lee"\n1, 007 \n'],
    ['with rows that are short', 'a,userName\nx,kim@example.com\nonly\ny,Jo Lee\nz,007\n'],
    ['with a mark before quotes', '\uFEFF"userName","a"\r\n"kim@example.com",1\r\n"Jo Lee",2\r\n"007",3\r\n'],
    ['with a mark before the header', '\uFEFFuserName,a\r\nkim@example.com,1\r\nJo Lee,2\r\n007,3\r\n'],
  ])('%s', (_how, content) => {
    expect(fromFile(content)).toEqual(three)
  })

  test('may have a blank at its beginning, in quotes', () => {
    expect(fromFile('userName\n" Lead"\n')).toEqual({ keys: [' Lead'] })
  })

  test('may have a number sign inside', () => {
    expect(fromFile('a#b\n')).toEqual({ keys: ['a#b'] })
  })

  test.each(['', '\n\n', '# nobody\n', 'userName\n', 'userName,a\n,1\n'])(
    'that holds none (%j) is no way to ask for all',
    content => {
      expect(fromFile(content)).toMatchObject({ problem: expect.stringMatching(/^no user is named/) })
    },
  )

  test('that is not there is a problem that names it', () => {
    using folder = new TemporaryFolder()
    expect(readUserList('file: nobody.txt', folder.path)).toMatchObject({
      problem: 'nobody.txt is not there: is the repository checked out (actions/checkout)?',
    })
  })

  test('with a quote that does not end is a problem', () => {
    expect(fromFile('userName\n"kim\n')).toMatchObject({
      problem: expect.stringMatching(/^users\.txt cannot be read: /),
    })
  })

  test.each(['../users.txt', '/etc/passwd', '.git/users.txt', 'link.txt'])(
    'outside of the workspace (%s) is not read',
    path => {
      using folder = new TemporaryFolder()
      mkdirSync(folder.file('workspace', '.git'), { recursive: true })
      writeFileSync(folder.file('users.txt'), 'kim\n')
      writeFileSync(folder.file('workspace', '.git', 'users.txt'), 'kim\n')
      symlinkSync(folder.file('users.txt'), folder.file('workspace', 'link.txt'))
      expect(readUserList(`file:${path}`, folder.file('workspace'))).toEqual({
        problem: `${path} lies outside the workspace: name a file of the repository`,
      })
    },
  )
})

describe('a list that was not meant so', () => {
  const problems = (content: string) => {
    using folder = new TemporaryFolder()
    writeFileSync(`${folder.path}/u.csv`, content)
    return readUserList('file:u.csv', folder.path)
  }

  test.each([
    ['"Nr";"userName"\n"1";"kim"\n', 'u.csv is separated by semicolons or tabs'],
    ['Nr\tuserName\n1\tkim\n', 'u.csv is separated by semicolons or tabs'],
    ['Username,Name\nkim,Kim\n', 'u.csv has no column userName; its columns are Username, Name'],
  ])('%j is refused with the cure', (content, problem) => {
    expect(problems(content)).toMatchObject({ problem: expect.stringContaining(problem) })
  })

  test.each([
    ['kim@example.com; lee@example.com', 'not by semicolons'],
    ['team.csv', 'file:team.csv'],
  ])('%j is refused with the cure', (text, problem) => {
    using folder = new TemporaryFolder()
    expect(readUserList(text, folder.path)).toMatchObject({ problem: expect.stringContaining(problem) })
  })

  test('names from a roster come without the guard before what looks like a formula', () => {
    expect(problems("userName,firstName\n'@kim,Kim\n'-lee,Lee\n")).toEqual({ keys: ['@kim', '-lee'] })
  })
})
