import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { lineFeed, markLength } from '../csv/bytes.ts'
import type { FileProblem } from './file-problem.ts'

/**
 * The first byte that is not UTF-8. Tells the byte and nothing of what stands around it, which may be a secret.
 * @param bytes whole lines
 * @param line the number of the first of them
 */
export function notUtf8(bytes: Buffer, line: number): FileProblem | undefined {
  if (isUtf8(bytes)) return undefined
  let number = line
  let start = 0
  let end = endOfLine(bytes, start)
  while (isUtf8(bytes.subarray(start, end))) {
    number += 1
    start = end
    end = endOfLine(bytes, start)
  }
  // A byte order mark is no character of the first line.
  const text = bytes.subarray(start + (line === 1 && start === 0 ? markLength(bytes) : 0), end)
  const { at, column } = firstBad(text)
  const byte = text.readUInt8(at)
  const name = `the byte 0x${byte.toString(16).toUpperCase()}`
  const letter = windowsLetter(byte, text[at + 1])
  const message =
    letter === undefined
      ? `${name} is not UTF-8: save the file in UTF-8`
      : `${name} is not UTF-8, but probably "${letter}" in Windows-1252, in which Excel saves plain "CSV": save the file as "CSV UTF-8 (Comma delimited)"`
  return { line: number, column, code: 'not-utf-8', message }
}

function endOfLine(bytes: Buffer, from: number): number {
  const newline = bytes.indexOf(lineFeed, from)
  return newline === -1 ? bytes.length : newline + 1
}

/** Of bytes that are not all UTF-8. */
function firstBad(text: Buffer): { at: number; column: number } {
  let at = 0
  for (let column = 1; ; column += 1) {
    const length = sequenceLength(text.readUInt8(at))
    if (!isUtf8(text.subarray(at, at + length))) return { at, column }
    at += length
  }
}

function sequenceLength(first: number): number {
  if (first < 0xc0) return 1
  if (first < 0xe0) return 2
  return first < 0xf0 ? 3 : 4
}

/** The letter that a byte is in Windows-1252, unless it rather begins a broken sequence of UTF-8 or is no letter. */
function windowsLetter(byte: number, next = 0): string | undefined {
  if (byte >= 0xc0 && next >= 0x80 && next < 0xc0) return undefined
  const letter = new TextDecoder('windows-1252').decode(Uint8Array.of(byte))
  return /[\p{L}\p{P}\p{S}]/u.test(letter) ? letter : undefined
}
