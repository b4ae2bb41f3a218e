import { words } from '../plan-words.ts'
import { parts } from './client/parts.ts'
import { start } from './client/start.ts'

/**
 * The script of the page: the texts of functions that are checked, tested and, but for `start`, used here like any other.
 * They are handed to each other as arguments, so that no compiler or bundler that renames what they import can part them.
 */
export const pageScript = `'use strict';
(${start})({
${Object.entries(parts)
  .map(([name, part]) => `${name}: ${part}`)
  .join(',\n')}
}, ${JSON.stringify(words)}, window)`
