import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parts } from '../../../src/report/html/client/parts.ts'
import { pageScript } from '../../../src/report/html/page-script.ts'
import { pageStyle } from '../../../src/report/html/page-style.ts'
import { planHtml } from '../../../src/report/plan-html.ts'
import type { Change } from '../../../src/roster/planning/plan.ts'
import type { Finding } from '../../../src/roster/reading/finding.ts'
import { five9, hostileTexts, type MadeUpPlan, madeUpPlan, planOf } from '../made-up-plan.ts'

function htmlOf({ plan, findings }: MadeUpPlan): string {
  return [...planHtml(five9, plan, findings)].join('')
}

/** The contents of the elements of this name whose start holds `attribute`. */
function contents(html: string, tag: string, attribute = ''): string[] {
  return [...html.matchAll(new RegExp(`<${tag}\\b([^>]*)>(.*?)</${tag}>`, 'gs'))].flatMap(
    ([, start = '', content = '']) => (start.includes(attribute) ? [content] : []),
  )
}

const text = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({
    unit: fc.constantFrom('</script', '>', '<!--', '<', '&', '"', "'", '\u2028', '\ud800', 'a', ' '),
  }),
  fc.string({ unit: 'binary' }),
)

describe('the page of a plan', () => {
  test('runs its own script and style and nothing else', () => {
    const html = htmlOf(madeUpPlan(300))
    const [policy = ''] = /(?<=Content-Security-Policy" content=")[^"]*/.exec(html) ?? []
    const hash = (content: string) => `sha256-${createHash('sha256').update(content).digest('base64')}`
    const [style = ''] = contents(html, 'style')
    const script = contents(html, 'script').at(-1) ?? ''
    expect(policy.replaceAll('&#39;', "'").split('; ')).toEqual([
      "default-src 'none'",
      `script-src '${hash(script)}'`,
      `style-src '${hash(style)}'`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ])
    expect([script, style]).toEqual([pageScript, pageStyle])
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<style'))
  })

  test('asks for nothing from elsewhere and has no attribute that runs or styles', () => {
    const plain = planOf([{ kind: 'delete', key: 'ana@example.com', line: null, fields: [] }])
    const html = htmlOf(plain)
    expect(html).not.toMatch(/https?:|\/\/[a-z]|\bsrc=|@import|url\(/i)
    const markup = html.replace(/<(script|style)\b.*?<\/\1>/gs, '')
    expect(markup).not.toMatch(/<[^>]*\s(?:on\w+|style)=/)
  })

  test('makes text of texts: its script has no way to make anything else of them', () => {
    expect(pageScript).not.toMatch(
      /innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|new Function|DOMParser/,
    )
    expect(pageScript).not.toMatch(/<\/script|<!--/i)
  })

  test('has a script of functions that need nothing but what they are given', () => {
    for (const [name, part] of Object.entries(parts)) {
      const alone: unknown = new Function(`'use strict'; return ${part}`)()
      expect(alone, name).toBeTypeOf('function')
      expect(pageScript).toContain(`${name}: ${part}`)
    }
    expect(pageScript).not.toMatch(/__vite|__vi_|__name|_js__|import\b/)
  })

  test('holds all data in an element that no text can end', () => {
    fc.assert(
      fc.property(text, text, text, (key, value, message) => {
        const changes: readonly Change[] = [
          {
            kind: 'update',
            key,
            line: 2,
            fields: [{ column: value, before: key, after: message, added: [key], removed: [value] }],
            held: { reason: 'rename', message, others: [key] },
          },
        ]
        const findings: readonly Finding[] = [
          {
            severity: 'error',
            file: value,
            line: 1,
            column: 1,
            code: key,
            message,
            key,
            field: value,
            original: key,
          },
        ]
        const html = htmlOf(planOf(changes, findings))
        const [data = ''] = contents(html, 'script', 'application/json')
        expect(data).not.toContain('<')
        expect(JSON.parse(data)).toEqual({
          entries: [
            {
              group: 'held',
              kind: 'update',
              key,
              line: 2,
              fields: [[0, key, message, { added: [key], removed: [value] }]],
              held: { reason: 'rename', message, others: [key] },
            },
            {
              group: 'error',
              key,
              line: 1,
              place: `${value}:1:1`,
              code: key,
              message,
              field: value,
              original: key,
            },
          ],
          columns: [value],
        })
        expect(contents(html, 'script')).toHaveLength(2)
        expect(html.match(/<img|<b>/)).toBeNull()
      }),
      { numRuns: 300 },
    )
  })

  test('names no value of a secret, whatever the plan says', () => {
    const html = htmlOf(
      planOf([
        {
          kind: 'create',
          key: 'ana@example.com',
          line: 2,
          fields: [
            {
              column: 'password',
              before: 'Tr0ub4dor',
              after: 'Tr0ub4dor',
              added: ['Tr0ub4dor'],
              secret: true,
            },
          ],
        },
      ]),
    )
    expect(html).toContain('set from env; never shown')
    expect(html).not.toContain('Tr0ub4dor')
  })

  test('comes in pieces that do not grow with the plan', () => {
    const { plan, findings } = madeUpPlan(20_000)
    const lengths = Array.from(planHtml(five9, plan, findings), piece => piece.length)
    expect(Math.max(...lengths)).toBeLessThan(300_000)
    const [data = ''] = contents(htmlOf({ plan, findings }), 'script', 'application/json')
    expect((JSON.parse(data) as { entries: unknown[] }).entries).toHaveLength(20_500)
  })

  test('is for people first: verdict, guards, notes, counts, what it is about, what it takes', () => {
    const { plan, findings } = madeUpPlan(20_000)
    const html = htmlOf({ plan, findings })
    const head = html.slice(html.indexOf('<main>'), html.indexOf('<section aria-label'))
    expect(
      head
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ).toBe(
      'Five9 plan Stopped by a guard ' +
        'The plan would remove 2,480 users, but max-removals allows 100. Nothing is applied. ' +
        'If this is what you want, set max-removals to 2480 or more; otherwise correct the roster. ' +
        '2,480 users of the platform are not in the roster: to be deleted unless held (on-missing: delete). ' +
        'Five9 may send a mail to each of 2396 new users. ' +
        'Deleting a user destroys its recordings and voicemails. ' +
        '1,242 Deletions 1,238 Deactivations 581 Held 320 Errors 2,396 Creates 14,543 Updates 180 Warnings ' +
        'What it is about Domain Example_Co Roster five9-users.csv, 40,000 rows ' +
        'Platform 40,012 users, 20,000 of them unchanged ' +
        'Read 2026-03-04 05:06 UTC Complete: the platform listed every user and each of them was read. ' +
        `Digest ${'3f9a'.repeat(16)} Copy ` +
        'What applying it takes Limit Calls Allowed Left now ' +
        'Query 20,000 450 a minute, 15,000 an hour 139, 998 Modify 40,000 140 a minute, 1,000 an hour 139, 998 ' +
        'Applying it takes at least 16 h 6 min, in 4 attempts: each goes on where the one before it ended.',
    )
  })
})

describe('the colours of the page', () => {
  const modes = [...pageStyle.matchAll(/:root \{([^}]*)\}/g)].map(([, block = '']) =>
    Object.fromEntries(
      [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]),
    ),
  )

  /** As WCAG 2 defines it. */
  function contrast(a: string, b: string): number {
    const luminance = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5]
        .map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
        .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
    return (light + 0.05) / (dark + 0.05)
  }

  const inks = [
    'text',
    'faint',
    'accent',
    'delete',
    'deactivate',
    'held',
    'error',
    'create',
    'update',
    'warning',
  ]
  const pairs = [
    ...['page', 'card', 'sunk'].flatMap(ground => inks.map(ink => [ink, ground])),
    ['text', 'gone'],
    ['text', 'come'],
    ['on-hit', 'hit'],
    ['warning', 'gone'],
    ['warning', 'come'],
  ] as const

  test.each([
    ['light', 0],
    ['dark', 1],
    ['print', 2],
  ])('can be told apart in %s (WCAG AA)', (_, mode) => {
    const colours = { ...modes[0], ...modes[mode] }
    const faint = pairs.filter(
      ([ink = '', ground = '']) => !(contrast(colours[ink] ?? '', colours[ground] ?? '') >= 4.5),
    )
    expect(faint).toEqual([])
    expect(modes).toHaveLength(3)
  })
})
