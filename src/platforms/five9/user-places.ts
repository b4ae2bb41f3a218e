import { records } from './contract.ts'
import { detached } from './texts.ts'
import type { CannedReport, GeneralInfo, MediaType, Role, Skill, UserInfo } from './user.ts'
import type { Place } from './xml.ts'

/** Gives one string for equal texts; see `dictionary`. */
type Word = (text: string) => string

const { mediaTypeConfig: _list, password: _secret, ...plainFields } = records.userGeneralInfo
const generalFields = new Set(Object.keys(plainFields))
const { permissions: _pairs, ...plainFlags } = records.agentRole
const roleFlags = new Set(Object.keys(plainFlags))

/** The place of one `userInfo` after another. */
export function userInfoPlace(word: Word, done: (user: UserInfo) => void): Place {
  let user = blankUser()
  const places = new Map<string, Place>([
    ['cannedReports', entryPlace(['index', 'name'], word, report => user.cannedReports.push(report))],
    [
      'generalInfo',
      generalInfoPlace(word, info => {
        user.generalInfo = info
      }),
    ],
    [
      'roles',
      rolesPlace(word, (name, role) => {
        user.roles[name] = role
      }),
    ],
    ['skills', entryPlace(['id', 'level', 'skillName'], word, skill => user.skills.push(skill))],
  ])
  return {
    enter: name => places.get(name),
    text(name, value) {
      if (name === 'agentGroups') user.agentGroups.push(word(value))
    },
    leave() {
      done(user)
      user = blankUser()
    },
  }
}

function blankUser() {
  return {
    agentGroups: [] as string[],
    cannedReports: [] as CannedReport[],
    generalInfo: { fields: {}, mediaTypes: [] } as GeneralInfo,
    roles: {} as Record<string, Role>,
    skills: [] as Skill[],
  }
}

/** The place of one `userGeneralInfo` after another. */
export function generalInfoPlace(word: Word, done: (info: GeneralInfo) => void): Place {
  let fields: Record<string, string> = {}
  let mediaTypes: MediaType[] = []
  const mediaType = entryPlace(['enabled', 'intlligentRouting', 'maxAlowed', 'type'], word, entry =>
    mediaTypes.push(entry),
  )
  const config: Place = {
    enter: name => (name === 'mediaTypes' ? mediaType : undefined),
    text: nothing,
    leave: nothing,
  }
  return {
    enter: name => (name === 'mediaTypeConfig' ? config : undefined),
    text(name, value) {
      if (generalFields.has(name)) fields[name] = detached(value)
    },
    leave() {
      done({ fields, mediaTypes })
      fields = {}
      mediaTypes = []
    },
  }
}

function rolesPlace(word: Word, done: (name: string, role: Role) => void): Place {
  let roleName = ''
  let permissions: [string, string][] = []
  let flags: Record<string, string> = {}
  const permission = entryPlace(['type', 'value'], word, ({ type, value }) => permissions.push([type, value]))
  const role: Place = {
    enter: name => (name === 'permissions' ? permission : undefined),
    text(name, value) {
      if (roleFlags.has(name)) flags[name] = word(value)
    },
    leave() {
      done(roleName, { permissions, flags })
      permissions = []
      flags = {}
    },
  }
  return {
    enter(name) {
      roleName = word(name)
      return role
    },
    text: nothing,
    leave: nothing,
  }
}

/** The place of one flat record after another: its texts of these names, empty where it has none. */
function entryPlace<Name extends string>(
  names: readonly Name[],
  word: Word,
  done: (entry: Record<Name, string>) => void,
): Place {
  const blank = Object.fromEntries(names.map(name => [name, ''])) as Record<Name, string>
  let entry = { ...blank }
  return {
    enter: nothing,
    text(name, value) {
      if (Object.hasOwn(blank, name)) entry[name as Name] = word(value)
    },
    leave() {
      done(entry)
      entry = { ...blank }
    },
  }
}

function nothing(): undefined {
  return undefined
}
