/** A text of others for a message: on one line, control characters and direction marks spelled out, of bounded length. */
export function oneLine(text: string, longest: number): string {
  const line = text
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replaceAll(/\p{Cc}|\p{Cf}|\p{Cs}/gu, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return line.length <= longest ? line : `${line.slice(0, longest - 1).replace(/\p{Cs}$/u, '')}…`
}
