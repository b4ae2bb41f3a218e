export const id = 7;
export const ids = [7];
export const modules = {

/***/ 93007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WritableFive9: () => (/* binding */ WritableFive9)
});

// EXTERNAL MODULE: ./build/src/platforms/five9/roster/plannable.js + 10 modules
var plannable = __webpack_require__(29005);
// EXTERNAL MODULE: ./build/src/platforms/five9/roster/steps.js + 1 modules
var steps = __webpack_require__(59530);
;// CONCATENATED MODULE: ./build/src/platforms/five9/import/skill-pauses.js

/** Holds calls that change skills as far apart as Five9 asks, whichever user they are about and however they end. */
class SkillPauses {
    #clock;
    #free = 0;
    constructor(clock) {
        this.#clock = clock;
    }
    /** Makes a call when its time has come. Rejects with the signal's reason when that aborts first. */
    async between(call, signal) {
        const wait = this.#free - this.#clock.now();
        if (wait > 0)
            await this.#clock.sleep(wait, signal);
        try {
            return await call();
        }
        finally {
            this.#free = this.#clock.now() + steps/* betweenSkillCalls */.Lx;
        }
    }
}

// EXTERNAL MODULE: ./build/src/roster/columns/plain.js
var plain = __webpack_require__(35101);
// EXTERNAL MODULE: ./build/src/work/failure.js
var failure = __webpack_require__(81581);
// EXTERNAL MODULE: ./build/src/platforms/five9/effect.js
var effect = __webpack_require__(49385);
// EXTERNAL MODULE: ./build/src/platforms/five9/slice.js
var five9_slice = __webpack_require__(57576);
;// CONCATENATED MODULE: ./build/src/platforms/five9/import/change-group.js




/** Adds users to a group and takes others out of it, in one call for all. */
function changeGroup({ group: name, members }, { client }) {
    const open = (group) => {
        const inside = new Set(group.agents);
        return members.filter(({ key, joins }) => inside.has(key) !== joins);
    };
    return {
        async run({ signal }) {
            const group = await groupNamed(client, name, signal);
            const wanted = open(group);
            if (wanted.length === 0)
                return {};
            const keys = (joins) => wanted.filter(member => member.joins === joins).map(({ key }) => key);
            // What is sent of a group replaces it, so no more is sent than what tells which one it is.
            const named = { ...(group.id !== undefined && { id: group.id }), name: group.name ?? name };
            await client.call('modifyAgentGroup', { group: named, addAgents: keys(true), removeAgents: keys(false) }, signal);
            const left = open(await (0,effect/* afterWriting */.r)(groupNamed(client, name, signal)));
            if (left.length > 0)
                throw notMoved(name, left);
            return {};
        },
        async settle({ signal }) {
            const group = await groupNamed(client, name, signal);
            return open(group).length === 0 ? { done: true, result: {} } : { done: false };
        },
    };
}
/**
 * The group of exactly this name. Asked for as an expression, then as a shell would write it, then among all: servers
 * differ in what they make of patterns, and of letters with accents.
 */
async function groupNamed(client, name, signal) {
    const slice = (0,five9_slice/* exactly */.pV)(name);
    const requests = [
        { groupNamePattern: (0,five9_slice/* patternOf */.Id)(slice) },
        ...slice.wildcards.map(groupNamePattern => ({ groupNamePattern })),
        {},
    ];
    for (const request of requests) {
        const found = await client.call('getAgentGroups', request, signal);
        const group = found.find(one => (0,plain/* plain */.p)(one.name ?? '') === name);
        if (group)
            return group;
    }
    throw new failure/* Failure */.H('rejected', `Five9 knows no agent group ${name} any more.`, {
        code: 'GroupNotFound',
        cure: 'The group was deleted or renamed since the plan was made: plan again.',
    });
}
function notMoved(name, left) {
    const [first] = left;
    const others = left.length > 1 ? ` and ${left.length - 1} more` : '';
    return new failure/* Failure */.H('rejected', `Five9 accepted the change of the agent group ${name}, but does not show it for ${first?.key}${others}.`, {
        code: 'NotBroughtAbout',
        cure: 'Look at the group in the VCC Administrator, then plan again.',
        effectUnknown: true,
    });
}

// EXTERNAL MODULE: ./build/src/platforms/five9/roster/fields.js
var roster_fields = __webpack_require__(62803);
// EXTERNAL MODULE: ./build/src/roster/columns/column.js
var columns_column = __webpack_require__(80955);
// EXTERNAL MODULE: ./build/src/roster/planning/field-change.js
var field_change = __webpack_require__(37367);
// EXTERNAL MODULE: ./build/src/platforms/five9/columns.js
var columns = __webpack_require__(39849);
// EXTERNAL MODULE: ./build/src/platforms/five9/export-config.js
var export_config = __webpack_require__(20965);
// EXTERNAL MODULE: ./build/src/platforms/five9/roster-columns.js + 5 modules
var roster_columns = __webpack_require__(6502);
// EXTERNAL MODULE: ./build/src/platforms/five9/vocabulary.js
var vocabulary = __webpack_require__(28000);
;// CONCATENATED MODULE: ./build/src/platforms/five9/import/comparison.js







/** Every cell that a roster can hold. */
const whole = { ...export_config/* everything */.YT, generalInfoFields: [...vocabulary/* generalInfoFields */._v] };
/** Columns of `fields` under which the user does not have what was asked for. */
function unmet(user, fields) {
    const cells = (0,columns/* cellsOf */.n)(user, whole);
    return fields
        .filter(({ column, after }) => !isSame(column, cells.get(column), after))
        .map(({ column }) => column);
}
/**
 * Makes sure that what is to change is as the plan saw it, or is already as it is to be. Throws a `Failure` when somebody
 * else has changed it meanwhile: then it is not known whether the roster still means it.
 */
function assertAsPlanned(key, user, fields) {
    const cells = (0,columns/* cellsOf */.n)(user, whole);
    const moved = fields
        .filter(({ column, before, after }) => {
        const now = cells.get(column);
        return !isSame(column, now, before) && !isSame(column, now, after);
    })
        .map(({ column }) => column);
    if (moved.length > 0)
        throw changedMeanwhile(key, moved);
}
function changedMeanwhile(key, columns) {
    return new failure/* Failure */.H('rejected', `Somebody else has changed ${columns.join(', ')} of ${key} since the plan was made, so nothing was sent.`, { code: 'ChangedMeanwhile', cure: 'Plan again, and see whether the roster is still what is wanted.' });
}
/** For an answer, or a reading after it, that does not show what was asked for. */
function notBroughtAbout(key, columns) {
    return new failure/* Failure */.H('rejected', `Five9 accepted the change of ${key}, but does not show it in: ${columns.join(', ')}.`, {
        code: 'NotBroughtAbout',
        cure: 'Look at the user in the VCC Administrator, then plan again.',
        effectUnknown: true,
    });
}
/** For a user who was there when the plan was made. */
function userGone(key) {
    return new failure/* Failure */.H('rejected', `Five9 knows no user ${key} any more.`, {
        code: 'UserNotFound',
        cure: 'The user was deleted since the plan was made: plan again.',
    });
}
function isSame(name, a, b) {
    const column = (0,columns_column/* columnOf */.u)(roster_columns.five9Columns, name);
    if (!column)
        throw new Error(`${name} is not a column of Five9`);
    return (0,field_change/* meaning */.ak)(column, a ?? '') === (0,field_change/* meaning */.ak)(column, b ?? '');
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/import/change-reports.js




/** Sets the canned reports of a user in one call. */
function changeReports({ key, field }, { client }) {
    const wanted = (0,roster_fields/* numberedItems */.n_)('cannedReports', field.after);
    return {
        async run({ signal }) {
            const user = await client.user(key, signal);
            if (!user)
                throw userGone(key);
            assertAsPlanned(key, user, [field]);
            // They may have gone with the role already.
            if (unmet(user, [field]).length === 0)
                return {};
            const had = new Map(user.cannedReports.map(({ name, index }) => [(0,plain/* plain */.p)(name), { name, index }]));
            const added = [...wanted].filter(([name, index]) => had.get(name)?.index !== index);
            const removed = [...had].filter(([name]) => !wanted.has(name));
            const answer = await client.call('modifyUserCannedReports', {
                userName: key,
                cannedReportsToAdd: added.map(([name, index]) => ({ index, name: had.get(name)?.name ?? name })),
                cannedReportsToRemove: removed.map(([, { name }]) => name),
            }, signal);
            const after = answer ?? (await (0,effect/* afterWriting */.r)(client.user(key, signal)));
            if (!after || unmet(after, [field]).length > 0)
                throw notBroughtAbout(key, [field.column]);
            return {};
        },
        async settle({ signal }) {
            const user = await client.user(key, signal);
            return user && unmet(user, [field]).length === 0 ? { done: true, result: {} } : { done: false };
        },
    };
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/import/change-skill.js



/** Adds a skill to a user, takes it away, or sets its level. */
function changeSkill({ key, skill, before, after }, { client, pauses }) {
    const operation = before === undefined ? 'userSkillAdd' : after === undefined ? 'userSkillRemove' : 'userSkillModify';
    const now = async (signal) => {
        const user = await client.user(key, signal);
        if (!user)
            throw userGone(key);
        return user.skills.find(({ skillName }) => (0,plain/* plain */.p)(skillName) === skill);
    };
    const isDone = async (signal) => (await now(signal))?.level === after;
    return {
        async run({ signal }) {
            const live = await now(signal);
            if (live?.level === after)
                return {};
            if (live?.level !== before)
                throw changedMeanwhile(key, ['skills']);
            // The contract demands a level, even of a skill that goes.
            const level = after ?? before ?? '';
            const userSkill = { level, skillName: live?.skillName ?? skill, userName: key };
            await pauses.between(() => client.call(operation, { userSkill }, signal), signal);
            if (!(await (0,effect/* afterWriting */.r)(isDone(signal))))
                throw notBroughtAbout(key, ['skills']);
            return {};
        },
        async settle({ signal }) {
            return (await isDone(signal)) ? { done: true, result: {} } : { done: false };
        },
    };
}

// EXTERNAL MODULE: ./build/src/platforms/five9/contract.js
var contract = __webpack_require__(92894);
// EXTERNAL MODULE: ./build/src/roster/columns/types/boolean.js
var types_boolean = __webpack_require__(21467);
;// CONCATENATED MODULE: ./build/src/platforms/five9/import/boolean-text.js

const type = (0,types_boolean/* boolean */.z)();
/** A cell such as `TRUE`, as XML Schema spells it. */
function booleanText(cell) {
    return type.canonical(cell);
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/import/general-info.js




const { mediaTypeConfig: _media, password: _password, fullName: _derived, ...settable } = contract/* records */.V0.userGeneralInfo;
const types = settable;
/**
 * The general fields to send, whole: whether the service keeps or resets what is left out is not documented.
 * @param live the user as it is; undefined for a new one
 */
function generalInfo(live, fields) {
    const before = Object.entries(live?.fields ?? {}).filter(([name]) => name in types);
    const changes = fields.filter(({ column }) => column in types);
    const media = mediaItems(live?.mediaTypes ?? [], fields);
    return {
        ...Object.fromEntries(before.map(([name, value]) => [name, name === 'EMail' ? value.trim() : value])),
        ...Object.fromEntries(changes.map(({ column, after }) => [column, textOf(column, after ?? '')])),
        ...(media.length > 0 && { mediaTypeConfig: { mediaTypes: media } }),
    };
}
/** What the roster says, where the contract does not want it written in one way. */
function textOf(name, cell) {
    if (types[name] === 'boolean?')
        return booleanText(cell);
    // A day of no time zone is that day wherever the server is.
    if (types[name] === 'dateTime?' && /^\d{4}-\d{2}-\d{2}$/.test(cell))
        return `${cell}T00:00:00.000`;
    return cell;
}
/** All media types, since a list that is sent may replace the one that is there; none where there are none. */
function mediaItems(live, fields) {
    return vocabulary/* mediaTypes */.Ib.flatMap(type => {
        const before = live.find(item => item.type === type);
        const told = Object.keys(vocabulary/* mediaDetails */.dH).flatMap(detail => {
            const element = vocabulary/* mediaDetails */.dH[detail];
            const cell = (0,roster_fields/* fieldOf */._F)(fields, `media_${detail}_${type}`)?.after;
            const value = typeof cell === 'string' ? mediaText(detail, cell) : before?.[element];
            return value === undefined || value === '' ? [] : [[element, value]];
        });
        return told.length > 0 ? [{ ...Object.fromEntries(told), type }] : [];
    });
}
function mediaText(detail, cell) {
    return detail === 'maxAllowed' ? String(Number(cell)) : booleanText(cell);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/platforms/secret-cell.js
var secret_cell = __webpack_require__(42981);
;// CONCATENATED MODULE: ./build/src/platforms/five9/import/password.js



/** The password that a new user is sent; undefined for none. Throws a `Failure` when it cannot be had. */
function passwordOf(key, { secrets, passwords, policy }) {
    const cell = secrets(key, 'password');
    if (cell !== undefined)
        return { password: given(cell, passwords), random: false };
    switch (passwords.mode) {
        case 'random':
            return { password: randomPassword(policy()), random: true };
        case 'none':
            return undefined;
        case 'cells':
            throw new failure/* Failure */.H('rejected', 'The new user has no password.', {
                code: 'NoPassword',
                cure: 'Name a secret in the column password as env:NAME, or choose another password-mode.',
            });
    }
}
function given(cell, passwords) {
    const password = (0,secret_cell/* secretIn */.u)(cell, passwords);
    if (password !== '')
        return password;
    throw new failure/* Failure */.H('rejected', 'The password of the new user is not there: its secret was not handed over.', {
        code: 'SecretMissing',
        cure: 'Hand the secret over under env: of the step, then run again.',
    });
}
const capitals = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const small = 'abcdefghijkmnopqrstuvwxyz';
const digits = '23456789';
const specials = '-_.@$!';
const shortest = 16;
/** A password that nobody knows, of all kinds of characters, and as strong as the domain asks. */
function randomPassword(policy) {
    const least = (count) => Math.max(2, Number(count ?? 0));
    const demanded = [
        ...drawn(capitals, least(policy.minCapitalCharacters)),
        ...drawn(digits, least(policy.minNumberCharacters)),
        ...drawn(specials, least(policy.minSpecialCharacters)),
        ...drawn(small, 2),
    ];
    const length = Math.max(shortest, Number(policy.minPasswordLength ?? 0));
    const rest = drawn(capitals + small + digits + specials, Math.max(0, length - demanded.length));
    return shuffled([...demanded, ...rest]).join('');
}
function drawn(characters, count) {
    return Array.from({ length: count }, () => characters.charAt((0,external_node_crypto_.randomInt)(characters.length)));
}
function shuffled(characters) {
    const result = [];
    for (const character of characters)
        result.splice((0,external_node_crypto_.randomInt)(result.length + 1), 0, character);
    return result;
}

// EXTERNAL MODULE: ./build/src/platforms/five9/roster/role-list.js
var role_list = __webpack_require__(45843);
;// CONCATENATED MODULE: ./build/src/platforms/five9/import/roles.js




const removable = {
    admin: 'DomainAdmin',
    agent: 'Agent',
    crmManager: 'CrmManager',
    reporting: 'Reporting',
    supervisor: 'Supervisor',
};
/**
 * The roles that come or change, each complete, since a role that is sent replaces the one that is there. Roles that are
 * not sent stay.
 * @returns undefined where there are none
 */
function rolesToSet(live, fields) {
    const after = rolesAfter(live, fields);
    const sent = vocabulary/* roleKeys */.BO
        .filter(role => after.has(role) && (!live[role] || fields.some(({ column }) => isOf(role, column))))
        .map(role => [role, roleToSend(role, live, fields)]);
    return sent.length > 0 ? Object.fromEntries(sent) : undefined;
}
function rolesToRemove(live, fields) {
    const after = rolesAfter(live, fields);
    return vocabulary/* roleKeys */.BO.filter(role => live[role] && !after.has(role)).map(role => removable[role]);
}
function rolesAfter(live, fields) {
    const field = (0,roster_fields/* fieldOf */._F)(fields, 'roles');
    return field ? (0,role_list/* readRoles */.i)(field.after ?? '').listed : new Set(Object.keys(live));
}
function isOf(role, column) {
    return column.startsWith(`${role}_`);
}
/**
 * Names outside the contract cannot be sent, and the service keeps them as they are; so does it with the one permission
 * that is its own. A new role of which nothing is said gets the defaults of the domain, by an empty list.
 */
function roleToSend(role, live, fields) {
    const before = live[role];
    const asked = (name) => {
        const cell = (0,roster_fields/* fieldOf */._F)(fields, `${role}_${name}`)?.after;
        return typeof cell === 'string' ? booleanText(cell) : undefined;
    };
    const had = new Map(before?.permissions);
    const names = vocabulary/* permissionNames */.Us[role].filter(name => name !== vocabulary/* vendorsPermission */.Vz);
    const byDefault = !before && names.every(name => asked(name) === undefined);
    const permissions = byDefault
        ? []
        : names.map(type => ({ type, value: asked(type) ?? had.get(type) ?? 'false' }));
    if (role !== 'agent')
        return { permissions };
    const flags = vocabulary/* agentFlags */.J.map(flag => [flag, asked(flag) ?? before?.flags[flag] ?? 'false']);
    return { permissions, ...Object.fromEntries(flags) };
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/import/create-user.js







/** Makes a new user, with all that belongs to it, in one call. */
function createUser({ key, fields }, tools) {
    const { client } = tools;
    const given = ((0,roster_fields/* fieldOf */._F)(fields, 'extension')?.after ?? null) !== null;
    const random = tools.passwords.mode === 'random' && tools.secrets(key, 'password') === undefined;
    // A password that nobody knows must be changed, whatever the roster says.
    const shown = fields.filter(({ column, secret }) => !secret && !(random && column === 'mustChangePassword'));
    const check = (user) => {
        const columns = unmet(user, shown);
        if (columns.length > 0)
            throw notBroughtAbout(key, columns);
        const { extension } = user.generalInfo.fields;
        return given || extension === undefined ? {} : { extension };
    };
    return {
        async run({ signal }) {
            const request = requestOf(key, fields, tools);
            const call = client.call('createUser', request, signal).catch(async (error) => {
                // A wrong login has the same name. To ask costs nothing, and to go on with one would lock the account.
                if (error instanceof failure/* Failure */.H && error.code.startsWith('InvalidAccount'))
                    await client.limits(signal);
                throw error;
            });
            const user = (await call) ?? (await (0,effect/* afterWriting */.r)(client.user(key, signal)));
            if (!user)
                throw notBroughtAbout(key, ['userName']);
            return check(user);
        },
        async settle({ signal }) {
            const user = await client.user(key, signal);
            return user ? { done: true, result: check(user) } : { done: false };
        },
    };
}
function requestOf(key, fields, tools) {
    const secret = passwordOf(key, tools);
    return {
        userInfo: {
            agentGroups: (0,roster_fields/* itemsOf */.S3)('agentGroups', (0,roster_fields/* fieldOf */._F)(fields, 'agentGroups')?.after),
            cannedReports: pairs('cannedReports', fields).map(([name, index]) => ({ index, name })),
            generalInfo: {
                ...generalInfo(undefined, fields),
                userName: key,
                ...(secret && { password: secret.password }),
                ...(secret?.random && { mustChangePassword: 'true' }),
            },
            roles: rolesToSet({}, fields),
            skills: pairs('skills', fields).map(([skillName, level]) => ({ level, skillName, userName: key })),
        },
    };
}
function pairs(column, fields) {
    return [...(0,roster_fields/* numberedItems */.n_)(column, (0,roster_fields/* fieldOf */._F)(fields, column)?.after)];
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/import/delete-user.js

/** Deletes a user, but never the one whose account is in use. */
function deleteUser({ key }, { client, account }) {
    return {
        async run({ signal }) {
            if (key === account) {
                throw new failure/* Failure */.H('rejected', `${key} is the account in use, which is never deleted.`, {
                    code: 'AccountInUse',
                    cure: 'Keep it in the roster.',
                });
            }
            await client.call('deleteUser', { userName: key }, signal);
            return {};
        },
        async settle({ signal }) {
            return (await client.user(key, signal)) ? { done: false } : { done: true, result: {} };
        },
    };
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/import/modify-user.js





/** Changes the general fields, media, roles and permissions of a user: reads it afresh, sends it whole, checks the answer. */
function modifyUser({ key, fields, parked }, { client }) {
    const extension = (0,roster_fields/* fieldOf */._F)(fields, 'extension')?.after;
    // Who waited on a spare extension was last known by that one.
    const facts = parked && typeof extension === 'string' ? { extension } : {};
    return {
        async run({ signal }) {
            const user = await client.user(key, signal);
            if (!user)
                throw userGone(key);
            assertAsPlanned(key, user, parked ? fields.filter(({ column }) => column !== 'extension') : fields);
            if (unmet(user, fields).length === 0)
                return facts;
            const answer = await client.call('modifyUser', {
                userGeneralInfo: generalInfo(user.generalInfo, fields),
                rolesToSet: rolesToSet(user.roles, fields),
                rolesToRemove: rolesToRemove(user.roles, fields),
            }, signal);
            const after = answer ?? (await (0,effect/* afterWriting */.r)(client.user(key, signal)));
            const columns = after ? unmet(after, fields) : fields.map(({ column }) => column);
            if (columns.length > 0)
                throw notBroughtAbout(key, columns);
            return facts;
        },
        async settle({ signal }) {
            const user = await client.user(key, signal);
            const columns = user ? unmet(user, fields) : [];
            if (!user || columns.length === fields.length)
                return { done: false };
            // Some of it is there, so an earlier call may well have been carried out, and what it set since changed by others.
            if (columns.length > 0)
                throw notBroughtAbout(key, columns);
            return { done: true, result: facts };
        },
    };
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/import/park-user.js




/** Extensions that are tried before the domain counts as full. */
const mostTries = 20;
/**
 * Gives a user an extension that nobody has, so that those who take one from another in a ring can begin. Which are free is
 * found out by trying: the service has no cheaper way to tell.
 */
function parkUser({ key, extension, wanted }, { client }) {
    const now = async (signal) => {
        const user = await client.user(key, signal);
        if (!user)
            throw userGone(key);
        return user;
    };
    return {
        async run({ signal }) {
            const { generalInfo: live } = await now(signal);
            if (live.fields.extension !== extension)
                throw changedMeanwhile(key, ['extension']);
            for (let tries = 0; tries < mostTries; tries += 1) {
                const spare = spareExtension(extension.length);
                if (spare === extension || wanted.has(spare))
                    continue;
                const change = { column: 'extension', before: extension, after: spare };
                try {
                    await client.call('modifyUser', { userGeneralInfo: generalInfo(live, [change]) }, signal);
                    return { extension: spare };
                }
                catch (error) {
                    if (!(error instanceof failure/* Failure */.H) || !error.code.startsWith('ExtensionAlreadyInUse'))
                        throw error;
                }
            }
            throw new failure/* Failure */.H('rejected', `No spare extension of ${extension.length} digits was found for ${key}.`, {
                code: 'NoSpareExtension',
                cure: 'Give one of the users who swap their extensions a free one first, then plan again.',
            });
        },
        async settle({ signal }) {
            const { extension: given = '' } = (await now(signal)).generalInfo.fields;
            return given === extension ? { done: false } : { done: true, result: { extension: given } };
        },
    };
}
/** Of as many digits as one that the domain allows. */
function spareExtension(length) {
    return String((0,external_node_crypto_.randomInt)(10 ** (length - 1), 10 ** length));
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/import/step.js








/** A step as data, with the means to take it. */
function stepOf(sketch, tools) {
    const { id, label, cost, needs, serves } = sketch;
    return {
        ...{ id, label, cost, needs, serves },
        ...writingOf(sketch, tools),
        ...(sketch.does === 'group' && { split: () => (0,steps/* halves */.AP)(sketch).map(half => stepOf(half, tools)) }),
    };
}
function writingOf(sketch, tools) {
    switch (sketch.does) {
        case 'create':
            return createUser(sketch, tools);
        case 'modify':
            return modifyUser(sketch, tools);
        case 'park':
            return parkUser(sketch, tools);
        case 'skill':
            return changeSkill(sketch, tools);
        case 'reports':
            return changeReports(sketch, tools);
        case 'group':
            return changeGroup(sketch, tools);
        case 'delete':
            return deleteUser(sketch, tools);
    }
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/import/writable.js




/** A Five9 domain that changes can be applied to. */
class WritableFive9 extends plannable.PlannableFive9 {
    #account;
    #clock;
    /** @param columns those of the roster */
    constructor(selected, columns, surroundings) {
        super(selected, columns, surroundings);
        this.#account = selected.username;
        this.#clock = surroundings.clock;
    }
    /** The steps whose costs `costs` sums up. */
    steps(changes, secrets) {
        const tools = {
            client: this.client,
            account: this.#account,
            passwords: this.passwords,
            secrets,
            policy: () => this.passwordPolicy,
            pauses: new SkillPauses(this.#clock),
        };
        return (0,steps/* steps */.Ci)(changes).map(step => stepOf(step, tools));
    }
}


/***/ })

};
