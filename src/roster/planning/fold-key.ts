/**
 * A key as keys are compared: without blanks at the ends, in NFC, and in small letters where the platform does not tell
 * them from capitals. Folding twice is folding once.
 */
export function foldKey(key: string, ignoreCase: boolean): string {
  const plain = key.trim().normalize('NFC')
  return ignoreCase ? plain.toLowerCase().normalize('NFC') : plain
}
