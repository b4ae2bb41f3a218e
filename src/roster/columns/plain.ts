const beyondAscii = /[^ -~]/

/** A cell as texts are compared: without blanks at the ends, in NFC, its lines ended by LF. */
export function plain(cell: string): string {
  // Nearly every cell is ASCII, and `trim` hands back the same string where there is nothing to take off.
  return beyondAscii.test(cell) ? cell.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim() : cell.trim()
}
