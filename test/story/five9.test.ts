import { test } from 'vitest'
import { byPullRequest } from './by-pull-request.ts'
import { openFive9Site } from './five9-site.ts'
import { storyTime, tellStory } from './story.ts'

test('a week of a roster for Five9', { timeout: storyTime }, async () => {
  await using site = await openFive9Site()
  await tellStory(site, byPullRequest)
})
