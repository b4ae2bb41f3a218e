import { test } from 'vitest'
import { byHand } from './by-hand.ts'
import { storyTime, tellStory } from './story.ts'
import { openWazoSite } from './wazo-site.ts'

test('a week of a roster for Wazo', { timeout: storyTime }, async () => {
  await using site = await openWazoSite()
  await tellStory(site, byHand)
})
