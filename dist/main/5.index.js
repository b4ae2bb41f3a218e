export const id = 5;
export const ids = [5];
export const modules = {

/***/ 62803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   _F: () => (/* binding */ fieldOf),
/* harmony export */   n_: () => (/* binding */ numberedItems)
/* harmony export */ });
/* harmony import */ var _roster_columns_column_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80955);
/* harmony import */ var _roster_columns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6502);


function fieldOf(fields, name) {
    return fields.find(({ column }) => column === name);
}
/** The items of a cell of a set; none of an empty one. */
function itemsOf(column, cell) {
    return (0,_roster_columns_column_js__WEBPACK_IMPORTED_MODULE_0__/* .columnOf */ .u)(_roster_columns_js__WEBPACK_IMPORTED_MODULE_1__.five9Columns, column)?.type.items?.(cell ?? '') ?? [];
}
/** The number of each item of a cell, by its name: levels of skills, indexes of canned reports. */
function numberedItems(column, cell) {
    return new Map(itemsOf(column, cell).map(item => {
        const colon = item.lastIndexOf(':');
        return [item.slice(0, colon), item.slice(colon + 1)];
    }));
}


/***/ }),

/***/ 29005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  PlannableFive9: () => (/* binding */ PlannableFive9)
});

// EXTERNAL MODULE: ./build/src/config/document.js
var config_document = __webpack_require__(46783);
// EXTERNAL MODULE: ./build/src/platforms/five9/platform.js + 16 modules
var platform = __webpack_require__(87273);
// EXTERNAL MODULE: ./build/src/platforms/five9/roster-columns.js + 5 modules
var roster_columns = __webpack_require__(6502);
// EXTERNAL MODULE: ./build/src/platforms/five9/roster/steps.js + 1 modules
var steps = __webpack_require__(59530);
;// CONCATENATED MODULE: ./build/src/platforms/five9/roster/costs.js

/**
 * What bringing about changes, none of them held, costs and does besides: the sums of its steps.
 * @param mailsNewUsers whether the domain mails new users; undefined where that is not known
 * @param passwordMode where the passwords of new users come from
 */
function five9Costs(changes, mailsNewUsers, passwordMode = 'cells') {
    const all = [...changes];
    const calls = {};
    const pauses = [];
    for (const { cost, pause } of (0,steps/* steps */.Ci)(all)) {
        for (const [limit, count] of Object.entries(cost))
            calls[limit] = (calls[limit] ?? 0) + count;
        if (pause > 0)
            pauses.push(pause);
    }
    // Nothing waits before the first of them.
    const waits = pauses.slice(1).reduce((sum, pause) => sum + pause, 0);
    return { calls, pauses: waits, effects: effectsOf(all, mailsNewUsers, passwordMode) };
}
function effectsOf(changes, mailsNewUsers, passwordMode) {
    const count = (matches) => changes.filter(matches).length;
    const effects = [
        {
            code: 'mail-to-new-users',
            users: mailsNewUsers === false ? 0 : count(({ kind }) => kind === 'create'),
            message: mailsNewUsers
                ? 'Five9 mails new users: that is how this domain is set.'
                : 'Five9 may mail new users: whether this domain does could not be read.',
        },
        {
            code: 'password-nobody-knows',
            users: passwordMode === 'random' ? count(change => change.kind === 'create' && !namesPassword(change)) : 0,
            message: 'New users without a password in the roster get one that nobody knows: an administrator sets another, or they ask for one where they log in.',
        },
        {
            code: 'recordings-destroyed',
            users: count(({ kind }) => kind === 'delete'),
            message: 'Deleting users destroys their voicemails, recordings and callbacks for good.',
        },
        {
            code: 'access-lost',
            users: count(({ kind }) => kind === 'deactivate'),
            message: 'Users who are deactivated can no longer log in.',
        },
        {
            code: 'profile-replaces-roles-and-skills',
            users: count(({ kind, fields }) => kind !== 'create' && fields.some(givesProfile)),
            message: 'The roles, permissions and skills of a user profile replace those of the users it is given to.',
        },
    ];
    return effects.filter(({ users }) => users > 0);
}
function namesPassword({ fields }) {
    return fields.some(({ column }) => column === 'password');
}
function givesProfile({ column, after }) {
    return column === 'userProfileName' && after !== null;
}

// EXTERNAL MODULE: ./build/src/roster/columns/plain.js
var plain = __webpack_require__(35101);
// EXTERNAL MODULE: ./build/src/platforms/five9/permitted.js
var permitted = __webpack_require__(54798);
;// CONCATENATED MODULE: ./build/src/platforms/five9/roster/domain-facts.js


/**
 * Reads what a roster with these columns needs to be judged: one call each, and none for what it does not name.
 * @returns without what the account may not read; rejects with a `Failure` for anything else
 */
async function readDomainFacts(client, columns, signal) {
    const names = new Map();
    const doubts = [];
    const attempt = async (what, reading) => {
        const answer = await (0,permitted/* ifPermitted */.a)(reading);
        if ('read' in answer)
            return answer.read;
        const { message, cure = '' } = answer.refused;
        doubts.push(`${what} cannot be checked: ${message.replace(/\.$/, '')}. ${cure}`.trim());
        return undefined;
    };
    const list = async (kind, what, reading) => {
        const things = await attempt(what, reading);
        if (things)
            names.set(kind, new Set(things.map(nameOf)));
        return things ?? [];
    };
    const domain = await attempt('Extensions and passwords', client.domain(signal));
    if (columns.includes('skills'))
        await list('skill', 'Names of skills', client.call('getSkills', {}, signal));
    if (columns.includes('agentGroups'))
        await list('agent group', 'Names of agent groups', client.call('getAgentGroups', {}, signal));
    const profiles = columns.includes('userProfileName')
        ? await list('user profile', 'Names of user profiles', client.call('getUserProfiles', {}, signal))
        : [];
    const mails = domain?.emailProperties.newUserNotification;
    return {
        names,
        profileRoles: new Map(profiles.map(profile => [nameOf(profile), new Set(Object.keys(profile.roles ?? {}))])),
        extension: domain?.extensionSettings ?? {},
        passwordPolicy: domain?.passwordPolicies ?? {},
        mailsNewUsers: mails === undefined ? undefined : mails === 'true' || mails === '1',
        doubts,
    };
}
/** In the form in which cells are compared with it. */
function nameOf({ name = '' }) {
    return (0,plain/* plain */.p)(name);
}

// EXTERNAL MODULE: ./build/src/platforms/five9/export-config.js
var export_config = __webpack_require__(20965);
// EXTERNAL MODULE: ./build/src/platforms/five9/vocabulary.js
var vocabulary = __webpack_require__(28000);
// EXTERNAL MODULE: ./build/src/platforms/five9/roster/column-families.js
var column_families = __webpack_require__(49909);
;// CONCATENATED MODULE: ./build/src/platforms/five9/roster/plan-config.js



/** General fields that rules and the search for renamed users need, whatever the roster has. */
const always = ['userName', 'EMail', 'extension', 'id', 'active', 'userProfileName'];
/** What to read of users to compare them with a roster of these columns. */
function planConfig(columns) {
    const has = new Set(columns);
    const any = (prefix) => columns.some(column => column.startsWith(prefix));
    const permissions = [...column_families/* permissionFamilies */.k].flatMap(([role, family]) => {
        const own = columns.filter(name => family.column(name));
        return own.length > 0 ? [[role, permissionsOf(role, own)]] : [];
    });
    return export_config/* exportConfigSchema */.g.parse({
        generalInfoFields: vocabulary/* generalInfoFields */._v.filter(field => has.has(field) || always.includes(field)),
        permissions: permissions.length > 0 ? Object.fromEntries(permissions) : 'none',
        includeMediaTypes: any('media_'),
        mediaTypeDetails: Object.keys(vocabulary/* mediaDetails */.dH).filter(detail => detail !== 'enabled' && any(`media_${detail}_`)),
        includeAgentFlags: column_families/* agentSwitches */.e9.some(({ name }) => has.has(name)),
        includeRoles: true,
        includeSkills: has.has('skills'),
        // Who loses a role loses these with it.
        includeAgentGroups: has.has('agentGroups') || has.has('roles'),
        includeCannedReports: has.has('cannedReports') || has.has('roles'),
    });
}
/** Whether a supervisor sees anything is asked of all views, also of those that the roster lacks. */
function permissionsOf(role, columns) {
    const names = columns.map(column => column.slice(role.length + 1));
    return role === 'supervisor' ? [...new Set([...names, ...vocabulary/* supervisorViews */.HK])] : names;
}

// EXTERNAL MODULE: ./build/src/platforms/five9/roster/role-list.js
var role_list = __webpack_require__(45843);
;// CONCATENATED MODULE: ./build/src/platforms/five9/roster/membership-rules.js

/** Columns whose content a user may have only with a role. */
const memberships = [
    { column: 'agentGroups', role: 'agent', what: 'agent groups' },
    { column: 'cannedReports', role: 'reporting', what: 'canned reports' },
];
/** @param after the roles that the user will have */
function judgeMemberships(verdict, after) {
    const before = (0,role_list/* readRoles */.i)(verdict.had('roles')).listed;
    for (const { column, role, what } of memberships) {
        if (after.has(role))
            continue;
        const loses = before.has(role);
        if (verdict.asked(column) !== '' && (loses || verdict.asksToChange(column))) {
            verdict.error('role-needed', column, `${column} needs the role ${role}, which the user ${loses ? 'loses' : 'does not get'}: empty the cell, or see ` +
                `to it that the user has the role`);
        }
        else if (loses && !verdict.has(column) && verdict.had(column) !== '') {
            verdict.warn('membership-lost', 'roles', `roles: with the role ${role}, the user also loses all ${what}: Five9 takes them away`);
        }
    }
}

// EXTERNAL MODULE: ./build/src/platforms/secret-cell.js
var secret_cell = __webpack_require__(42981);
;// CONCATENATED MODULE: ./build/src/platforms/five9/roster/password-rules.js

const demands = [
    { least: 'minPasswordLength', what: n => some(n, 'character'), found: password => password.length },
    { least: 'minCapitalCharacters', what: n => some(n, 'capital letter'), found: matches(/\p{Lu}/gu) },
    { least: 'minNumberCharacters', what: n => some(n, 'digit'), found: matches(/\d/g) },
    { least: 'minSpecialCharacters', what: n => some(n, 'special character'), found: matches(/[^\p{L}\d]/gu) },
];
/** Whether a new user gets a password that the domain accepts. Nothing of the password or its cell is in a message. */
function judgePassword(verdict, passwords, policy) {
    const cell = verdict.asked('password');
    if (cell === '') {
        if (passwords.mode === 'cells')
            verdict.error('no-password', 'password', missing);
        return;
    }
    const named = (0,secret_cell/* variableIn */.S)(cell) !== undefined;
    if (!named && !passwords.literals)
        return;
    const password = (0,secret_cell/* secretIn */.u)(cell, passwords);
    if (password === '')
        verdict.error('secret-missing', 'password', notHandedOver);
    else if (weak(password, policy))
        verdict.error('weak-password', 'password', tooWeak(policy));
}
const missing = 'password: a new user needs a password: store it as a secret and write env: and its name, or choose another password-mode';
const notHandedOver = 'password names a variable that the step does not have, or that is empty: hand the secret over under env: of the ' +
    `step, as in NAME: \${{ secrets.NAME }}; runs for forks and for Dependabot may not see secrets`;
function weak(password, policy) {
    return demands.some(({ least, found }) => found(password) < Number(policy[least] ?? 0));
}
/** The whole policy, since what exactly is missing would tell something about the password. */
function tooWeak(policy) {
    const wanted = demands
        .map(({ least, what }) => ({ what, n: Number(policy[least] ?? 0) }))
        .filter(({ n }) => n > 0)
        .map(({ what, n }) => what(n));
    return `password: the secret is weaker than the domain allows; it asks for at least ${wanted.join(', ')}`;
}
function some(count, what) {
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}
function matches(pattern) {
    return text => text.match(pattern)?.length ?? 0;
}

// EXTERNAL MODULE: ./build/src/roster/columns/quoted.js
var quoted = __webpack_require__(55861);
;// CONCATENATED MODULE: ./build/src/platforms/five9/roster/profile-rules.js


/** Columns that a warning names before it counts the others. */
const mostNamed = 3;
/** The user profile that the user will have; '' for none. */
function profileAfter(verdict) {
    return verdict.has('userProfileName') ? verdict.asked('userProfileName') : verdict.had('userProfileName');
}
/**
 * What a row makes of a user with a profile: roles, permissions and skills are those of the profile, whatever the row
 * says.
 * @param rolesOf the roles of each profile, as far as they are known
 * @returns the roles that the user will have; undefined where they are not known
 */
function judgeProfile(verdict, profile, { settable }, rolesOf) {
    const unchanged = profile === verdict.had('userProfileName');
    const after = unchanged ? (0,role_list/* readRoles */.i)(verdict.had('roles')).listed : rolesOf.get(profile);
    const roles = verdict.asksToChange('roles') ? ['roles'] : [];
    const skills = verdict.has('skills') && verdict.asked('skills') !== verdict.had('skills') ? ['skills'] : [];
    const switches = [...settable.values()].flat().filter(column => verdict.asksToChange(column));
    for (const column of [...roles, ...skills, ...switches])
        verdict.leave(column);
    const overruled = [
        ...(agrees(verdict, after) ? [] : roles),
        ...skills,
        ...switches.filter(column => !verdict.deniesNothing(column)),
    ];
    if (overruled.length > 0)
        warnOfOverruled(verdict, profile, overruled);
    return after;
}
/** Whether the cell `roles` says no more than what the profile gives. */
function agrees(verdict, after) {
    const { listed, removed } = (0,role_list/* readRoles */.i)(verdict.asked('roles'));
    if (!after?.isDisjointFrom(removed))
        return false;
    return listed.size === 0 || listed.symmetricDifference(after).size === 0;
}
function warnOfOverruled(verdict, profile, overruled) {
    const more = overruled.length - mostNamed;
    const names = overruled.slice(0, mostNamed).join(', ') + (more > 0 ? ` and ${more} more` : '');
    verdict.warn('profile-decides', 'userProfileName', `userProfileName: roles, permissions and skills come from the user profile ${(0,quoted/* quoted */.T)(profile)}, so these cells are ` +
        `left out of account: ${names}. Empty userProfileName to set them for this user alone`);
}

// EXTERNAL MODULE: ./build/src/roster/set-cell.js
var set_cell = __webpack_require__(67002);
;// CONCATENATED MODULE: ./build/src/platforms/five9/roster/role-rules.js



const viewColumns = vocabulary/* supervisorViews */.HK.map(view => `supervisor_${view}`);
/**
 * What a row makes of the roles of a user without a profile. A role comes by being listed or by its first true
 * permission, and goes only by an explicit word; permissions of a role that the user does not get are left alone.
 * @returns the roles that the user will have
 */
function judgeRoles(verdict, switches) {
    const before = (0,role_list/* readRoles */.i)(verdict.had('roles')).listed;
    const { listed, removed } = (0,role_list/* readRoles */.i)(verdict.asked('roles'));
    const after = before.union(listed).union(granted(verdict, switches)).difference(removed);
    if ((0,set_cell/* formatSet */.M)(after) !== verdict.had('roles'))
        verdict.cells.set('roles', (0,set_cell/* formatSet */.M)(after));
    else if (verdict.asksToChange('roles'))
        verdict.leave('roles');
    for (const [role, columns] of switches.settable) {
        if (!after.has(role))
            for (const column of columns)
                if (verdict.asksToChange(column))
                    verdict.leave(column);
    }
    if (verdict.asked('roles') !== '')
        warnOfKept(verdict, before.difference(listed).difference(removed));
    if (after.size === 0)
        refuseNone(verdict);
    if (after.has('supervisor')) {
        judgeViews(verdict, switches.settable.get('supervisor') ?? [], before.has('supervisor'));
    }
    return after;
}
/** The roles of which the row gives a permission. */
function granted(verdict, { settable }) {
    const roles = [...settable].filter(([, columns]) => columns.some(name => verdict.asked(name) === 'true'));
    return new Set(roles.map(([role]) => role));
}
function warnOfKept(verdict, kept) {
    for (const role of kept) {
        verdict.warn('role-kept', 'roles', `roles does not list ${role}, which the user has, and so keeps: to take it away, write "remove ${role}"`);
    }
}
function refuseNone(verdict) {
    verdict.error('no-role', 'roles', verdict.creating
        ? 'roles: a new user needs at least one role: list one, give a permission of one, or name a user profile'
        : 'roles: a user must keep at least one role: list another one, or set active to false');
}
/** A supervisor must be able to see something, unless all permissions are left to the defaults of the domain. */
function judgeViews(verdict, columns, before) {
    const touched = columns.find(name => verdict.asksToChange(name));
    const sees = viewColumns.some(name => (verdict.asked(name) || verdict.had(name)) === 'true');
    if (touched === undefined || sees)
        return;
    verdict.error('supervisor-without-view', touched, `${touched}: a supervisor needs at least one permission to view something: set one of ${viewColumns.join(', ')} to true` +
        (before ? '' : ', or leave all supervisor permissions blank for the defaults of the domain'));
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/roster/switches.js


function switchesAmong(columns) {
    const flags = new Set(column_families/* agentSwitches */.e9.map(({ name }) => name));
    const vendors = `admin_${vocabulary/* vendorsPermission */.Vz}`;
    const families = [...column_families/* mediaFamilies */.Dc, ...column_families/* permissionFamilies */.k.values()];
    const settable = [...column_families/* permissionFamilies */.k].map(([role, family]) => {
        const own = (name) => family.documented(name) || (role === 'agent' && flags.has(name));
        return [role, columns.filter(name => own(name) && name !== vendors)];
    });
    return {
        settable: new Map(settable),
        vendors: columns.filter(name => name === vendors),
        unknown: columns.filter(name => families.some(family => family.column(name) !== undefined && !family.documented(name))),
    };
}

// EXTERNAL MODULE: ./build/src/roster/columns/column.js
var columns_column = __webpack_require__(80955);
;// CONCATENATED MODULE: ./build/src/platforms/five9/roster/verdict.js



/** A row beside the user it names, and what has been found out about it so far. */
class Verdict {
    cells = new Map();
    problems = [];
    /** Whether the row makes a new user. */
    creating;
    #row;
    #live;
    constructor(row, live) {
        this.#row = row;
        this.#live = live;
        this.creating = live === undefined;
    }
    /** Whether the roster has the column. */
    has(column) {
        return this.#row.get(column) !== undefined;
    }
    /** What the row says, in the one form that its column's type knows for it; '' where it says nothing. */
    asked(column) {
        return canonical(column, this.#row.get(column));
    }
    /** What the user has, in the same form. */
    had(column) {
        return canonical(column, this.#live?.get(column));
    }
    /** Whether the row says anything, and something other than what is there. */
    asksToChange(column) {
        const asked = this.asked(column);
        return asked !== '' && asked !== this.had(column);
    }
    /** Whether the row denies what the user does not have anyway. */
    deniesNothing(column) {
        return this.asked(column) === 'false' && this.had(column) === '';
    }
    /** Has the cell bring about nothing, whatever it says. */
    leave(column) {
        this.cells.set(column, null);
    }
    error(code, field, message) {
        this.problems.push({ severity: 'error', code, field, message });
    }
    warn(code, field, message) {
        this.problems.push({ severity: 'warning', code, field, message });
    }
}
function canonical(column, cell) {
    const text = (0,plain/* plain */.p)(cell ?? '');
    return text === '' ? '' : ((0,columns_column/* columnOf */.u)(roster_columns.five9Columns, column)?.type.canonical(text) ?? text);
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/roster/rules.js






/**
 * The rules of Five9 for the rows of a roster.
 * @param columns those of the roster
 */
function five9Rules(facts, columns, passwords) {
    const switches = switchesAmong(columns);
    return {
        names: facts.names,
        doubts: facts.doubts,
        interpret(row, live) {
            const verdict = new Verdict(row, live);
            const profile = profileAfter(verdict);
            const after = profile === ''
                ? judgeRoles(verdict, switches)
                : judgeProfile(verdict, profile, switches, facts.profileRoles);
            if (after)
                judgeMemberships(verdict, after);
            leaveUnchangeable(verdict, switches);
            judgeExtension(verdict, facts.extension);
            if (verdict.creating)
                judgePassword(verdict, passwords, facts.passwordPolicy);
            return { cells: verdict.cells, problems: verdict.problems };
        },
    };
}
/** Permissions and media types that nobody but Five9 can change, or that its contract has no words for. */
function leaveUnchangeable(verdict, { vendors, unknown }) {
    const leave = (column, code, reason) => {
        if (!verdict.asksToChange(column))
            return;
        verdict.leave(column);
        if (!verdict.deniesNothing(column))
            verdict.warn(code, column, `${column} is left as it is: ${reason}`);
    };
    for (const column of vendors)
        leave(column, 'vendors-permission', 'only Five9 itself can change it');
    for (const column of unknown)
        leave(column, 'not-in-contract', 'Five9 has no such name in its contract, so it cannot be sent');
}
function judgeExtension(verdict, settings) {
    const { minimalExtensionLength: least, maximalExtensionLength: most } = settings;
    if (least === undefined || most === undefined || !verdict.asksToChange('extension'))
        return;
    const { length } = verdict.asked('extension');
    if (length >= Number(least) && length <= Number(most))
        return;
    const range = least === most ? least : `${least} to ${most}`;
    verdict.error('extension-length', 'extension', `extension must have ${range} digits in this domain, not ${length}`);
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/roster/plannable.js








/** A Five9 domain that a roster is compared with. */
class PlannableFive9 extends platform.Five9 {
    columns;
    passwords;
    #roster;
    #mailsNewUsers;
    #passwordPolicy = {};
    /** @param columns those of the roster */
    constructor(selected, columns, surroundings) {
        super({ ...selected, config: planConfig(columns) }, surroundings);
        this.#roster = columns;
        const { passwordMode: mode, literalPasswords: literals = false } = selected;
        this.columns = literals ? roster_columns.columnsWithLiteralPasswords : roster_columns.five9Columns;
        this.passwords = { mode, literals, environment: surroundings.environment };
    }
    get doubts() {
        const names = roster_columns.five9Columns.columns.map(({ name }) => name);
        return switchesAmong(this.#roster).unknown.map(column => `${column} is not a column that Five9 documents${(0,config_document/* suggestion */.h)(column, names)}`);
    }
    async rules(signal) {
        const facts = await readDomainFacts(this.client, this.#roster, signal);
        this.#mailsNewUsers = facts.mailsNewUsers;
        this.#passwordPolicy = facts.passwordPolicy;
        return five9Rules(facts, this.#roster, this.passwords);
    }
    /** What the domain demands of passwords, once its rules were read. */
    get passwordPolicy() {
        return this.#passwordPolicy;
    }
    costs(changes) {
        return five9Costs(changes, this.#mailsNewUsers, this.passwords.mode);
    }
}


/***/ }),

/***/ 59530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Lx: () => (/* binding */ betweenSkillCalls),
  AP: () => (/* binding */ halves),
  Ci: () => (/* binding */ steps)
});

// EXTERNAL MODULE: ./build/src/platforms/rings.js
var rings = __webpack_require__(5);
// EXTERNAL MODULE: ./build/src/platforms/five9/roster/fields.js
var roster_fields = __webpack_require__(62803);
;// CONCATENATED MODULE: ./build/src/platforms/five9/roster/extension-moves.js


function extensionMoves(changes) {
    const holders = new Map();
    const takers = new Map();
    for (const { key, fields } of changes) {
        const { before, after } = (0,roster_fields/* fieldOf */._F)(fields, 'extension') ?? { before: null, after: null };
        if (before !== null)
            holders.set(before.trim(), key);
        if (after !== null)
            takers.set(key, after.trim());
    }
    const from = new Map();
    for (const [key, extension] of takers) {
        const holder = holders.get(extension);
        if (holder !== undefined)
            from.set(key, holder);
    }
    return {
        from,
        parked: (0,rings/* oneOfEachRing */.l)(from),
        unaccounted: unaccountedAmong(takers.keys(), from),
        wanted: new Set(takers.values()),
    };
}
/** Those who take what nobody gives up, and whoever waits for them. */
function unaccountedAmong(takers, from) {
    const takerFrom = new Map([...from].map(([taker, holder]) => [holder, taker]));
    const unaccounted = new Set();
    for (const first of takers) {
        let key = from.has(first) ? undefined : first;
        while (key !== undefined) {
            unaccounted.add(key);
            key = takerFrom.get(key);
        }
    }
    return unaccounted;
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/roster/steps.js


/** Five9 asks for as much between calls that change the skills of users. */
const betweenSkillCalls = 3_000;
/** Users whom one call adds to a group or takes out of it. */
const mostMembers = 500;
/**
 * The steps that bring about changes, none of them held, in the order in which they are best taken. Users who come are
 * last: they find the licences and extensions that others have given up, and where there are too few, only they are left.
 *
 * - General fields, media, roles and permissions of a user are read afresh and written in one call.
 * - Each skill that comes, goes or changes its level is a call of its own.
 * - A group is changed once for all users who join or leave it.
 * - A new user is one call, with roles, skills, groups and profile in it.
 *
 * Whether a user who is deleted has an extension that another one takes is not known here, so those who take one that
 * nobody else gives up come after the deletions. New users for whom Five9 chooses come when all others have theirs: it
 * might choose one that was just freed for somebody.
 */
function steps(changes) {
    const all = [...changes];
    const of = (kind) => all.filter(change => change.kind === kind);
    const [created, deleted, changed] = [of('create'), of('delete'), [...of('deactivate'), ...of('update')]];
    const moves = extensionMoves(all);
    const isLate = ({ key }) => moves.unaccounted.has(key);
    return [
        ...changed.filter(({ key }) => moves.parked.has(key)).map(change => park(change, moves)),
        ...changed.filter(change => !isLate(change)).flatMap(change => modify(change, moves)),
        ...deleted.map(deletion),
        ...changed.filter(isLate).flatMap(change => modify(change, moves)),
        ...changed.flatMap(skills),
        ...changed.flatMap(reports),
        ...groups(changed),
        ...created.filter(change => !isGivenExtension(change)).map(change => create(change, moves)),
        ...created.filter(isGivenExtension).map(change => create(change, moves)),
    ];
}
function deletion({ key }) {
    return sketch({ does: 'delete', key }, ['delete', key], `delete ${key}`, { serves: [{ key, columns: [] }] });
}
/** Whether Five9 chooses the extension of a new user. */
function isGivenExtension({ fields }) {
    return ((0,roster_fields/* fieldOf */._F)(fields, 'extension')?.after ?? null) === null;
}
function park({ key, fields }, { wanted }) {
    const extension = (0,roster_fields/* fieldOf */._F)(fields, 'extension')?.before ?? '';
    return sketch({ does: 'park', key, extension, wanted }, ['park', key], `lend ${key} a spare extension`, {
        cost: { Query: 1, Modify: 1 },
        serves: [{ key, columns: ['extension'] }],
    });
}
function create({ key, fields }, moves) {
    return sketch({ does: 'create', key, fields }, ['create', key], `create ${key}`, {
        needs: extensionNeeds(key, moves),
        serves: [{ key, columns: columnsOf(fields) }],
    });
}
function modify(change, moves) {
    const { key } = change;
    const fields = ownFields(change);
    if (fields.length === 0)
        return [];
    const task = { does: 'modify', key, fields, parked: moves.parked.has(key) };
    return [
        sketch(task, ['modify', key], `change ${key}`, {
            cost: { Query: 1, Modify: 1 },
            needs: extensionNeeds(key, moves),
            serves: [{ key, columns: columnsOf(fields) }],
        }),
    ];
}
function skills(change) {
    const { key } = change;
    const field = (0,roster_fields/* fieldOf */._F)(change.fields, 'skills');
    const before = (0,roster_fields/* numberedItems */.n_)('skills', field?.before);
    const after = (0,roster_fields/* numberedItems */.n_)('skills', field?.after);
    return [...new Set([...before.keys(), ...after.keys()])]
        .filter(skill => before.get(skill) !== after.get(skill))
        .map(skill => sketch({ does: 'skill', key, skill, before: before.get(skill), after: after.get(skill) }, ['skill', key, skill], `${before.has(skill) ? (after.has(skill) ? 'set' : 'remove') : 'add'} the skill ${skill} of ${key}`, {
        cost: { Query: 2, Modify: 1 },
        pause: betweenSkillCalls,
        needs: afterModify(change),
        serves: [{ key, columns: ['skills'] }],
    }));
}
function reports(change) {
    const { key } = change;
    const field = (0,roster_fields/* fieldOf */._F)(change.fields, 'cannedReports');
    if (!field)
        return [];
    return [
        sketch({ does: 'reports', key, field }, ['reports', key], `set the canned reports of ${key}`, {
            cost: { Query: 1, Modify: 1 },
            needs: afterModify(change),
            serves: [{ key, columns: ['cannedReports'] }],
        }),
    ];
}
/**
 * No group waits for what else is done to its members: one of them whose other change fails must not stop the rest.
 */
function groups(changes) {
    const membersOf = new Map();
    for (const { key, fields } of changes) {
        const field = (0,roster_fields/* fieldOf */._F)(fields, 'agentGroups');
        const before = new Set((0,roster_fields/* itemsOf */.S3)('agentGroups', field?.before));
        const after = new Set((0,roster_fields/* itemsOf */.S3)('agentGroups', field?.after));
        for (const group of before.symmetricDifference(after)) {
            const member = { key, joins: after.has(group) };
            const members = membersOf.get(group);
            if (members)
                members.push(member);
            else
                membersOf.set(group, [member]);
        }
    }
    return [...membersOf].flatMap(([group, members]) => Array.from({ length: Math.ceil(members.length / mostMembers) }, (_, at) => groupStep(['group', group, String(at + 1)], group, members.slice(at * mostMembers, (at + 1) * mostMembers))));
}
/** The halves of a step for several members; none where it has but one. */
function halves(step) {
    const { id, group, members } = step;
    if (members.length < 2)
        return [];
    const middle = Math.ceil(members.length / 2);
    return [members.slice(0, middle), members.slice(middle)].map((half, at) => groupStep([...JSON.parse(id), String(at + 1)], group, half));
}
function groupStep(id, group, members) {
    const [first] = members;
    const whose = members.length === 1 && first ? first.key : `${members.length} users`;
    return sketch({ does: 'group', group, members }, id, `set the membership of ${whose} in ${group}`, {
        cost: { Query: 2, Modify: 1 },
        serves: members.map(({ key }) => ({ key, columns: ['agentGroups'] })),
    });
}
function sketch(task, id, label, { cost = { Modify: 1 }, pause = 0, needs = [], serves }) {
    return { ...task, id: idOf(...id), label, cost, pause, needs, serves };
}
/** Names may hold any character, so they are told apart by their quotes. */
function idOf(...words) {
    return JSON.stringify(words);
}
/** Whoever has the extension gives it up first. */
function extensionNeeds(key, { from, parked }) {
    const holder = from.get(key);
    return holder === undefined ? [] : [idOf(parked.has(holder) ? 'park' : 'modify', holder)];
}
/** Skills and reports may hang on roles and the profile. */
function afterModify(change) {
    return ownFields(change).length > 0 ? [idOf('modify', change.key)] : [];
}
/** Columns that `modifyUser` does not write. */
const apart = new Set(['skills', 'agentGroups', 'cannedReports']);
function ownFields({ fields }) {
    return fields.filter(({ column }) => !apart.has(column));
}
function columnsOf(fields) {
    return fields.map(({ column }) => column);
}


/***/ }),

/***/ 5:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ oneOfEachRing)
/* harmony export */ });
/**
 * One user of each ring in which everyone takes what the next one has, so that nobody could be first.
 * @param from by the key of who takes something: who has it
 */
function oneOfEachRing(from) {
    const found = new Set();
    const seen = new Set();
    for (const start of from.keys()) {
        const walked = new Set();
        let key = start;
        while (key !== undefined && !seen.has(key)) {
            seen.add(key);
            walked.add(key);
            key = from.get(key);
        }
        if (key !== undefined && walked.has(key))
            found.add(key);
    }
    return found;
}


/***/ }),

/***/ 42981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ variableIn),
/* harmony export */   u: () => (/* binding */ secretIn)
/* harmony export */ });
/** The variable that a cell such as `env:NAME` names; undefined for any other cell. */
function variableIn(cell) {
    return /^env:(\w+)$/.exec(cell.trim())?.[1];
}
/** The secret that a cell names, or holds where it may; empty when there is none. */
function secretIn(cell, { literals, environment }) {
    const variable = variableIn(cell);
    if (variable !== undefined)
        return environment(variable) ?? '';
    return literals ? cell : '';
}


/***/ })

};
