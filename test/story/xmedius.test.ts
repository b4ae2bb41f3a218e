import { test } from 'vitest'
import { byHand } from './by-hand.ts'
import { storyTime, tellStory } from './story.ts'
import { openXMediusSite } from './xmedius-site.ts'

test('a week of a roster for XMedius Cloud', { timeout: storyTime }, async () => {
  await using site = await openXMediusSite()
  await tellStory(site, byHand)
})
