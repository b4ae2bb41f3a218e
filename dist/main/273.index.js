export const id = 273;
export const ids = [273];
export const modules = {

/***/ 39849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ cellsOf),
/* harmony export */   w: () => (/* binding */ header)
/* harmony export */ });
/* harmony import */ var _roster_order_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47897);
/* harmony import */ var _roster_set_cell_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67002);
/* harmony import */ var _vocabulary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28000);



const booleans = new Set(['active', 'canChangePassword', 'IEXScheduled', 'mustChangePassword']);
/** The cells of a roster that `config` asks for, of one user. */
function cellsOf(user, config) {
    const cells = new Map();
    const { fields } = user.generalInfo;
    for (const name of generalColumns(config)) {
        const value = fields[name];
        if (value !== undefined)
            cells.set(name, generalCell(name, value));
    }
    if (config.includeRoles)
        cells.set('roles', (0,_roster_set_cell_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSet */ .M)(Object.keys(user.roles)));
    mediaCells(user, config, cells);
    roleCells(user, config, cells);
    if (config.includeSkills)
        cells.set('skills', (0,_roster_set_cell_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSet */ .M)(user.skills.map(s => `${s.skillName}:${s.level}`)));
    if (config.includeAgentGroups)
        cells.set('agentGroups', (0,_roster_set_cell_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSet */ .M)(user.agentGroups));
    if (config.includeCannedReports)
        cells.set('cannedReports', (0,_roster_set_cell_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSet */ .M)(user.cannedReports.map(r => `${r.name}:${r.index}`)));
    return cells;
}
/** The columns of a roster in which `found` have cells, in their order; those that were chosen by name are always there. */
function header(found, config) {
    return [
        ...generalColumns(config),
        ...(config.includeRoles ? ['roles'] : []),
        ...mediaColumns(found, config),
        ...(config.includeAgentFlags ? _vocabulary_js__WEBPACK_IMPORTED_MODULE_0__/* .agentFlags */ .J.map(flag => `agent_${flag}`) : []),
        ...permissionColumns(found, config),
        ...(config.includeSkills ? ['skills'] : []),
        ...(config.includeAgentGroups ? ['agentGroups'] : []),
        ...(config.includeCannedReports ? ['cannedReports'] : []),
    ];
}
/** Which permissions of a role are wanted: all that are found, or these. */
function chosen(config, role) {
    const { permissions } = config;
    if (permissions === 'all')
        return 'all';
    if (permissions === 'none')
        return [];
    if (Object.values(permissions).every(choice => choice === undefined))
        return 'all';
    return permissions[role] ?? [];
}
function generalColumns({ generalInfoFields: fields }) {
    return [...new Set(fields.includes('userName') ? fields : ['userName', ...fields])];
}
function generalCell(name, value) {
    if (booleans.has(name))
        return boolean(value);
    // The server pads addresses with blanks.
    return name === 'EMail' ? value.trim() : value;
}
/** XML Schema allows 1 and 0 for true and false. */
function boolean(value) {
    const text = value.trim();
    if (text === '1')
        return 'true';
    return text === '0' ? 'false' : text;
}
function wantedMediaDetails(config) {
    return config.includeMediaTypes ? ['enabled', ...new Set(config.mediaTypeDetails)] : [];
}
function mediaCells(user, config, cells) {
    for (const detail of wantedMediaDetails(config)) {
        for (const item of user.generalInfo.mediaTypes) {
            const value = item[_vocabulary_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaDetails */ .dH[detail]];
            if (item.type === '' || value === '')
                continue;
            cells.set(`media_${detail}_${item.type}`, detail === 'maxAllowed' ? value : boolean(value));
        }
    }
}
function mediaColumns(found, config) {
    return wantedMediaDetails(config).flatMap(detail => foundColumns(found, `media_${detail}_`, _vocabulary_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .Ib));
}
function roleCells(user, config, cells) {
    for (const [role, content] of Object.entries(user.roles)) {
        if (role === 'agent' && config.includeAgentFlags) {
            for (const flag of _vocabulary_js__WEBPACK_IMPORTED_MODULE_0__/* .agentFlags */ .J) {
                const value = content.flags[flag];
                if (value !== undefined)
                    cells.set(`agent_${flag}`, boolean(value));
            }
        }
        const columnOf = permissionColumn(role, config);
        for (const [permission, value] of content.permissions) {
            const column = columnOf(permission);
            if (column !== '')
                cells.set(column, boolean(value));
        }
    }
}
const permissionColumnByRole = new WeakMap();
/** Names the columns of a role's permissions, '' where one is not wanted; each but once, since every user has a hundred. */
function permissionColumn(role, config) {
    const roles = permissionColumnByRole.get(config) ?? new Map();
    permissionColumnByRole.set(config, roles);
    const known = roles.get(role);
    if (known)
        return known;
    const wanted = chosen(config, role);
    const columns = new Map();
    const named = permission => {
        const column = wanted === 'all' || wanted.includes(permission) ? `${role}_${permission}` : '';
        columns.set(permission, column);
        return column;
    };
    const column = permission => columns.get(permission) ?? named(permission);
    roles.set(role, column);
    return column;
}
function permissionColumns(found, config) {
    const flags = new Set(_vocabulary_js__WEBPACK_IMPORTED_MODULE_0__/* .agentFlags */ .J.map(flag => `agent_${flag}`));
    const permissions = new Set([...found].filter(column => column.includes('_') && !flags.has(column)));
    const others = [...permissions]
        .map(column => column.slice(0, column.indexOf('_')))
        .filter(role => role !== 'media' && !_vocabulary_js__WEBPACK_IMPORTED_MODULE_0__/* .roleKeys */ .BO.includes(role));
    const roles = [..._vocabulary_js__WEBPACK_IMPORTED_MODULE_0__/* .roleKeys */ .BO, ...[...new Set(others)].sort(_roster_order_js__WEBPACK_IMPORTED_MODULE_2__/* .compareCodePoints */ .O)];
    return roles.flatMap(role => {
        const wanted = chosen(config, role);
        if (wanted !== 'all')
            return [...new Set(wanted)].map(name => `${role}_${name}`);
        return foundColumns(permissions, `${role}_`, _vocabulary_js__WEBPACK_IMPORTED_MODULE_0__/* .permissionNames */ .Us[role] ?? []);
    });
}
/** Columns that begin with `prefix`: those that the contract knows in its order, then the others. */
function foundColumns(found, prefix, known) {
    const names = [...found]
        .filter(column => column.startsWith(prefix))
        .map(column => column.slice(prefix.length));
    const unknown = names.filter(name => !known.includes(name)).sort(_roster_order_js__WEBPACK_IMPORTED_MODULE_2__/* .compareCodePoints */ .O);
    return [...known.filter(name => names.includes(name)), ...unknown].map(name => prefix + name);
}


/***/ }),

/***/ 92894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MF: () => (/* binding */ namespace),
/* harmony export */   V0: () => (/* binding */ records),
/* harmony export */   kw: () => (/* binding */ scalars),
/* harmony export */   r9: () => (/* binding */ vocabularies),
/* harmony export */   zU: () => (/* binding */ operations)
/* harmony export */ });
/**
 * The part of Five9's Configuration Web Services (version 13) that Rollcall speaks, as data. The WSDL that soap reads
 * (`wsdl.ts`) and the TypeScript types of what is sent and received (`messages.ts`) both come from it.
 *
 * A field is the name of its type and how often it occurs: nothing for exactly once, `?` for at most once, `*` for any
 * number of times. The order of the fields is the order in which the server demands them.
 */
const namespace = 'http://service.admin.ws.five9.com/';
/** The simple types, by which a text is a text, a number or a moment. */
const scalars = ['boolean', 'byte', 'dateTime', 'int', 'long', 'string'];
/** The types whose values are words from a list of the vendor's. Servers know words that the lists lack. */
const vocabularies = [
    'adminPermissionType',
    'agentPermissionType',
    'apiOperationType',
    'crmManagerPermissionType',
    'mediaType',
    'reportingPermissionType',
    'supervisorPermissionType',
    'userRoleType',
];
const records = {
    userInfo: {
        agentGroups: 'string*',
        cannedReports: 'cannedReport*',
        generalInfo: 'userGeneralInfo?',
        roles: 'userRoles?',
        skills: 'userSkill*',
    },
    userGeneralInfo: {
        active: 'boolean?',
        canChangePassword: 'boolean?',
        EMail: 'string?',
        extension: 'string?',
        federationId: 'string?',
        firstName: 'string?',
        fullName: 'string?',
        IEXScheduled: 'boolean?',
        id: 'long?',
        lastName: 'string?',
        locale: 'string?',
        mediaTypeConfig: 'mediaTypeConfig?',
        mustChangePassword: 'boolean?',
        osLogin: 'string?',
        password: 'string?',
        phoneNumber: 'string?',
        startDate: 'dateTime?',
        unifiedCommunicationId: 'string?',
        userName: 'string?',
        userProfileName: 'string?',
    },
    mediaTypeConfig: { mediaTypes: 'mediaTypeItem*' },
    mediaTypeItem: {
        enabled: 'boolean?',
        intlligentRouting: 'boolean?',
        maxAlowed: 'byte?',
        type: 'mediaType?',
    },
    userRoles: {
        admin: 'adminRole?',
        agent: 'agentRole?',
        crmManager: 'crmManagerRole?',
        reporting: 'reportingRole?',
        supervisor: 'supervisorRole?',
    },
    adminRole: { permissions: 'adminPermission*' },
    agentRole: {
        alwaysRecorded: 'boolean',
        attachVmToEmail: 'boolean',
        permissions: 'agentPermission*',
        sendEmailOnVm: 'boolean',
    },
    crmManagerRole: { permissions: 'crmManagerPermission*' },
    reportingRole: { permissions: 'reportingPermission*' },
    supervisorRole: { permissions: 'supervisorPermission*' },
    adminPermission: { type: 'adminPermissionType?', value: 'boolean' },
    agentPermission: { type: 'agentPermissionType?', value: 'boolean' },
    crmManagerPermission: { type: 'crmManagerPermissionType?', value: 'boolean' },
    reportingPermission: { type: 'reportingPermissionType?', value: 'boolean' },
    supervisorPermission: { type: 'supervisorPermissionType?', value: 'boolean' },
    userSkill: { id: 'long?', level: 'int', skillName: 'string?', userName: 'string?' },
    cannedReport: { index: 'int?', name: 'string?' },
    agentGroup: { agents: 'string*', description: 'string?', id: 'long?', name: 'string?' },
    skill: {
        description: 'string?',
        id: 'long?',
        messageOfTheDay: 'string?',
        name: 'string?',
        routeVoiceMails: 'boolean?',
    },
    userProfile: {
        description: 'string?',
        IEXScheduled: 'boolean?',
        locale: 'string?',
        mediaTypeConfig: 'mediaTypeConfig?',
        name: 'string?',
        roles: 'userRoles?',
        skills: 'string*',
        users: 'string*',
    },
    limitTimeoutState: { callCounterStates: 'callCounterState*', timeout: 'long' },
    callCounterState: { limit: 'long', operationType: 'apiOperationType?', value: 'long' },
    // The server's own record also holds passwords of other servers; what is not declared here is never handed on.
    vccConfiguration: {
        domainId: 'long?',
        domainName: 'string?',
        emailProperties: 'emailNotifications?',
        extensionSettings: 'extensionSettings?',
        passwordPolicies: 'passwordPolicies?',
    },
    emailNotifications: { emailAddress: 'string?', maxAttachmentSize: 'int?', newUserNotification: 'boolean?' },
    extensionSettings: {
        maximalExtensionLength: 'int?',
        minimalExtensionLength: 'int?',
        minimalGeneratedExtension: 'string?',
    },
    passwordPolicies: {
        adminLoginAttempts: 'int?',
        enforcePasswordHistory: 'int?',
        loginAttempts: 'int?',
        minCapitalCharacters: 'int?',
        minNumberCharacters: 'int?',
        minPasswordLength: 'int?',
        minSpecialCharacters: 'int?',
        passwordExpires: 'int?',
    },
};
/** `counter` names the call limit that an operation counts against; `gives` is what its answer repeats as `return`. */
const operations = {
    getUsersInfo: { takes: { userNamePattern: 'string?' }, gives: 'userInfo*', counter: 'Query' },
    getUsersGeneralInfo: { takes: { userNamePattern: 'string?' }, gives: 'userGeneralInfo*', counter: 'Query' },
    getUserInfo: { takes: { userName: 'string?' }, gives: 'userInfo?', counter: 'Query' },
    getUserGeneralInfo: { takes: { userName: 'string?' }, gives: 'userGeneralInfo?', counter: 'Query' },
    createUser: { takes: { userInfo: 'userInfo?' }, gives: 'userInfo?', counter: 'Modify' },
    modifyUser: {
        takes: { userGeneralInfo: 'userGeneralInfo?', rolesToSet: 'userRoles?', rolesToRemove: 'userRoleType*' },
        gives: 'userInfo?',
        counter: 'Modify',
    },
    deleteUser: { takes: { userName: 'string?' }, gives: undefined, counter: 'Modify' },
    userSkillAdd: { takes: { userSkill: 'userSkill?' }, gives: undefined, counter: 'Modify' },
    userSkillModify: { takes: { userSkill: 'userSkill?' }, gives: undefined, counter: 'Modify' },
    userSkillRemove: { takes: { userSkill: 'userSkill?' }, gives: undefined, counter: 'Modify' },
    modifyUserCannedReports: {
        takes: { userName: 'string?', cannedReportsToAdd: 'cannedReport*', cannedReportsToRemove: 'string*' },
        gives: 'userInfo?',
        counter: 'Modify',
    },
    getSkills: { takes: { skillNamePattern: 'string?' }, gives: 'skill*', counter: 'Query' },
    getAgentGroups: { takes: { groupNamePattern: 'string?' }, gives: 'agentGroup*', counter: 'Query' },
    modifyAgentGroup: {
        takes: { group: 'agentGroup?', addAgents: 'string*', removeAgents: 'string*' },
        gives: undefined,
        counter: 'Modify',
    },
    getUserProfiles: { takes: { userProfileNamePatern: 'string?' }, gives: 'userProfile*', counter: 'Query' },
    modifyUserProfileUserList: {
        takes: { userProfileName: 'string?', addUsers: 'string*', removeUsers: 'string*' },
        gives: undefined,
        counter: 'Modify',
    },
    getCallCountersState: { takes: {}, gives: 'limitTimeoutState*', counter: undefined },
    getVCCConfiguration: { takes: {}, gives: 'vccConfiguration?', counter: 'Query' },
};


/***/ }),

/***/ 49385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ errorOf),
/* harmony export */   r: () => (/* binding */ afterWriting)
/* harmony export */ });
/* harmony import */ var _work_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81581);
/* harmony import */ var _contract_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92894);


/** The error of a call, which leaves an effect unknown only where the operation can have one. */
function errorOf(operation, error) {
    return _contract_js__WEBPACK_IMPORTED_MODULE_1__/* .operations */ .zU[operation].counter === 'Modify' ? error : withEffect(error, false);
}
/** A reading that is to show what was just written: where it fails, that is not known. */
async function afterWriting(reading) {
    try {
        return await reading;
    }
    catch (error) {
        throw withEffect(error, true);
    }
}
function withEffect(error, effectUnknown) {
    if (!(error instanceof _work_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H) || error.effectUnknown === effectUnknown)
        return error;
    const { kind, message, code, cure, detail, limit } = error;
    return new _work_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H(kind, message, {
        ...{ code, detail, effectUnknown, cause: error },
        ...(cure !== undefined && { cure }),
        ...(limit !== undefined && { limit }),
    });
}


/***/ }),

/***/ 54798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ ifPermitted)
/* harmony export */ });
/* harmony import */ var _work_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81581);

/** What was read, or why the account may not read it. Rejects when nothing at all can be had. */
async function ifPermitted(reading) {
    try {
        return { read: await reading };
    }
    catch (error) {
        if (error instanceof _work_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H && (error.kind === 'rejected' || error.code === 'AccessDisallowedFault')) {
            return { refused: error };
        }
        throw error;
    }
}


/***/ }),

/***/ 87273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Five9: () => (/* binding */ Five9)
});

// EXTERNAL MODULE: ./build/src/roster/digest.js
var digest = __webpack_require__(71921);
// EXTERNAL MODULE: ./build/src/work/abortable.js
var abortable = __webpack_require__(25321);
// EXTERNAL MODULE: ./build/src/work/failure.js
var work_failure = __webpack_require__(81581);
;// CONCATENATED MODULE: ./build/src/work/calendar-pacer.js


const minute = 60_000;
/** The platform turns its windows over by a clock that ours follows only to about a second. */
const margin = 1_000;
/**
 * Paces calls by limits that hold for a calendar minute, hour or day: as fast as the counters allow, then a wait to
 * the boundary, so that the platform never has to refuse.
 *
 * The counters are read anew once a minute, because other programs may share them. Hours and days end by a time zone
 * that is not known: while one of those is full, the counters are looked at again every half hour, by when any zone's
 * hour may have ended.
 */
class CalendarPacer {
    #options;
    #states = [];
    #readInMinute;
    #extra = new Map();
    #refused = new Set();
    #last = Promise.resolve();
    constructor(options) {
        this.#options = options;
    }
    /** The counters as last read, with the calls made since. */
    get states() {
        return this.#states.map(state => ({ ...state, used: state.used + (this.#extra.get(state.limit) ?? 0) }));
    }
    async take(limit, signal) {
        signal.throwIfAborted();
        const turn = this.#last.then(() => this.#take(limit, signal));
        this.#last = turn.catch(() => undefined);
        // The turns before this one may wait for an hour, each until a signal of its own.
        await (0,abortable/* abortable */.Z)(turn, signal);
    }
    refused(limit) {
        this.#refused.add(limit);
        this.#readInMinute = undefined;
    }
    async #take(limit, signal) {
        for (;;) {
            signal.throwIfAborted();
            await this.#refresh(signal);
            const wait = this.#waitFor(limit);
            if (!wait)
                break;
            this.#options.onWait?.(wait);
            await this.#options.clock.sleep(wait.milliseconds, signal);
            this.#readInMinute = undefined;
        }
        this.#extra.set(limit, (this.#extra.get(limit) ?? 0) + 1);
    }
    async #refresh(signal) {
        const now = this.#minuteNow();
        if (this.#readInMinute === now)
            return;
        try {
            this.#states = await this.#options.read(signal);
        }
        catch (error) {
            // Without the counters the calls go on uncounted; the platform's own refusal still holds them back.
            if (!(error instanceof work_failure/* Failure */.H) || error.kind === 'fatal')
                throw error;
            this.#states = [];
        }
        this.#extra = new Map();
        this.#readInMinute = this.#minuteNow();
    }
    #waitFor(limit) {
        const full = this.states.filter(
        // A limit of nothing is none: with it no call could ever have been made.
        state => state.limit === limit && state.max > 0 && state.used >= state.max);
        const longest = full.reduce((window, state) => Math.max(window, state.window), 0);
        const refused = this.#refused.delete(limit);
        if (longest === 0 && !refused)
            return undefined;
        const window = longest || 60;
        return { limit, window, milliseconds: this.#untilMultipleOf(window <= 60 ? minute : 30 * minute) };
    }
    #untilMultipleOf(period) {
        return period - (this.#options.platformNow() % period) + margin;
    }
    #minuteNow() {
        return Math.floor(this.#options.platformNow() / minute);
    }
}

// EXTERNAL MODULE: ./build/src/platforms/five9/chunking.js
var five9_chunking = __webpack_require__(54471);
// EXTERNAL MODULE: ./build/src/roster/order.js
var order = __webpack_require__(47897);
// EXTERNAL MODULE: ./build/src/platforms/five9/slice.js
var five9_slice = __webpack_require__(57576);
;// CONCATENATED MODULE: ./build/src/platforms/five9/buckets.js


/** Some servers and the parts before them limit what they read; no limit is documented. */
const longestPattern = 1_000;
/**
 * Divides `names`, all of `slice`, by common prefix into as few buckets as their order allows, none of more than `size`
 * names. The buckets' slices lie within `slice` and do not overlap.
 * @param size at least 1
 */
function buckets(names, slice, size) {
    const sorted = [...names].sort(order/* compareCodePoints */.O);
    return pack([...slice.byPrefix(sorted)].flatMap(([prefix, part]) => divide(prefix, part, size)), size);
}
/** Divides a bucket into smaller ones, each within the bucket's own slice. */
function smaller({ groups }, size) {
    const parts = groups.flatMap(group => (group.exact ? [group] : divide(group.prefix, group.names, size)));
    return pack(parts, size);
}
/** Names by the shortest prefix, at least this one, that no more than `size` of them share. */
function divide(prefix, sorted, size) {
    if (sorted.length <= size)
        return sorted.length === 0 ? [] : [{ prefix, exact: false, names: sorted }];
    const own = sorted.filter(name => name === prefix);
    const longer = (0,five9_slice/* byNextCharacter */.ms)(prefix, sorted.filter(name => name !== prefix));
    return [
        ...(own.length > 0 ? [{ prefix, exact: true, names: own }] : []),
        ...[...longer].flatMap(([next, names]) => divide(next, names, size)),
    ];
}
/** Joins neighbouring groups while they fit into one bucket. */
function pack(all, size) {
    const packed = [];
    let open = [];
    let names = 0;
    let length = 0;
    for (const group of all) {
        const cost = (0,five9_slice/* patternOf */.Id)(sliceOf(group)).length;
        if (open.length > 0 && (names + group.names.length > size || length + cost > longestPattern)) {
            packed.push(bucket(open));
            open = [];
            names = 0;
            length = 0;
        }
        open.push(group);
        names += group.names.length;
        length += cost;
    }
    return open.length > 0 ? [...packed, bucket(open)] : packed;
}
function bucket(groups) {
    return { groups, slice: (0,five9_slice/* anyOf */.EB)(groups.map(sliceOf)), names: groups.flatMap(group => group.names) };
}
function sliceOf({ prefix, exact }) {
    return exact ? (0,five9_slice/* exactly */.pV)(prefix) : (0,five9_slice/* under */.hG)(prefix);
}

// EXTERNAL MODULE: ./build/src/platforms/five9/columns.js
var columns = __webpack_require__(39849);
;// CONCATENATED MODULE: ./build/src/platforms/five9/directory.js


/**
 * The users of a domain, asked for by slice. Whatever is asked and however the server reads the pattern, what comes back
 * are users of the slice, each once.
 */
class Directory {
    #client;
    #account;
    #dialect;
    /** @param account a user that certainly exists */
    constructor(client, account) {
        this.#client = client;
        this.#account = account;
    }
    /** Users with all that the server tells of them. */
    users(slice, signal) {
        return this.#ask('getUsersInfo', slice, signal);
    }
    /** Users with their general information alone: a fifth of the size. */
    entries(slice, signal) {
        return this.#ask('getUsersGeneralInfo', slice, signal);
    }
    /** The user of exactly this name, by the call for one user. */
    user(name, signal) {
        return this.#client.user(name, signal);
    }
    async *#ask(operation, slice, signal) {
        if (!slice) {
            yield* this.#answers(operation, [undefined], () => true, signal);
            return;
        }
        const holds = (name) => slice.holds(name);
        if (this.#dialect !== 'wildcard') {
            for await (const user of this.#answers(operation, [(0,five9_slice/* patternOf */.Id)(slice)], holds, signal)) {
                // No name has the anchors in it, so only an expression can have found this one.
                this.#dialect = 'expression';
                yield user;
            }
        }
        if ((this.#dialect ?? (await this.#findDialect(signal))) === 'wildcard') {
            yield* this.#answers(operation, slice.wildcards, holds, signal);
        }
    }
    /** The users in the answers to `patterns` that `holds` lets in, each once. */
    async *#answers(operation, patterns, holds, signal) {
        const seen = new Set();
        for (const userNamePattern of patterns) {
            const asked = userNamePattern === undefined ? {} : { userNamePattern };
            for await (const user of this.#client.stream(operation, asked, signal)) {
                const name = nameOf(user);
                if (seen.has(name) || !holds(name))
                    continue;
                seen.add(name);
                yield user;
            }
        }
    }
    /** Asks for a user that exists in one way, then in the other. */
    async #findDialect(signal) {
        const account = (0,five9_slice/* exactly */.pV)(this.#account);
        const finds = async (pattern) => {
            const found = this.#answers('getUsersGeneralInfo', [pattern], account.holds, signal);
            return (await Array.fromAsync(found)).length > 0;
        };
        const shell = !(await finds((0,five9_slice/* patternOf */.Id)(account))) && (await finds(account.wildcards[0] ?? ''));
        this.#dialect = shell ? 'wildcard' : 'expression';
        return this.#dialect;
    }
}
/** The name of a user. Throws a `Failure` for a user without one: it can be neither kept nor dropped in silence. */
function nameOf(user) {
    const { fields } = 'generalInfo' in user ? user.generalInfo : user;
    if (fields.userName !== undefined)
        return fields.userName;
    throw new work_failure/* Failure */.H('transient', 'Five9 sent a user without a name', { code: 'NamelessUser' });
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/chunks.js






const query = { Query: 1 };
/** Makes the chunks of an export from Five9: which calls read which users, and what takes a call's place when it fails. */
class Five9Chunks {
    #directory;
    #account;
    #config;
    #bucketSize;
    /** @param account a user that certainly exists */
    constructor(directory, account, config, bucketSize) {
        this.#directory = directory;
        this.#account = account;
        this.#config = config;
        this.#bucketSize = bucketSize;
    }
    initial(scope, chunking) {
        if (scope.kind === 'users')
            return [...new Set(scope.keys)].map(name => this.#wanted(name));
        switch (chunking.kind) {
            case 'auto':
                return [this.#names()];
            case 'off':
                return [this.#everyone()];
            case 'alphanumeric':
            case 'numeric': {
                const { slices, outside } = (0,five9_chunking/* enumeration */.e)(chunking);
                return [...slices.map(({ label, slice }) => this.#slice(label, slice)), this.#outside(outside)];
            }
        }
    }
    /** Lists the names of `slice`, or of the whole domain, and has their users read in buckets. */
    #names(slice) {
        const pattern = slice && (0,five9_slice/* patternOf */.Id)(slice);
        const parts = slice ?? (0,five9_slice/* under */.hG)('');
        return {
            id: pattern === undefined ? 'names' : `names ${pattern}`,
            label: pattern === undefined ? 'names of all users' : `names ${pattern}`,
            cost: query,
            yields: 'facts',
            read: async (_add, { signal }) => {
                const entries = await Array.fromAsync(this.#directory.entries(slice, signal), nameOf);
                return { listed: entries };
            },
            followers: ({ listed = [] }) => this.#read(buckets(listed, parts, this.#bucketSize)),
            split: failure => (bySize(failure) ? parts.split().map(part => this.#names(part)) : []),
        };
    }
    #read(all) {
        return all.map(bucket => {
            const [only] = bucket.names;
            return bucket.names.length === 1 && only !== undefined ? this.#listed(only) : this.#bucket(bucket);
        });
    }
    #bucket(bucket) {
        const { slice, names } = bucket;
        const pattern = (0,five9_slice/* patternOf */.Id)(slice);
        return {
            id: `users ${pattern}`,
            label: pattern,
            cost: query,
            yields: 'users',
            read: async (add, context) => {
                const unread = new Set(names);
                const each = (name) => unread.delete(name);
                await this.#readSlice(slice, add, context, each).catch(unlessPatternRefused);
                return unread.size > 0 ? { unread: [...unread] } : {};
            },
            followers: ({ unread = [] }) => unread.map(name => this.#listed(name)),
            split: failure => (bySize(failure) ? this.#read(smaller(bucket, Math.ceil(names.length / 2))) : []),
        };
    }
    /** A user that the listing named; that it was deleted since is believed only when a second call says so too. */
    #listed(name) {
        return this.#user(name, {
            find: async (signal) => (await this.#byName(name, signal)) ?? (await this.#byPattern(name, signal)),
            absent: { gone: [name] },
        });
    }
    /** A user that the scope names; there may never have been one. */
    #wanted(name) {
        return this.#user(name, { find: signal => this.#byName(name, signal), absent: { unknown: [name] } });
    }
    #user(name, { find, absent }) {
        return {
            id: `user ${name}`,
            label: name,
            cost: query,
            yields: 'users',
            read: async (add, { signal }) => {
                const user = await find(signal);
                if (!user)
                    return absent;
                add(name, (0,columns/* cellsOf */.n)(user, this.#config));
                return {};
            },
        };
    }
    /** The vendor discourages the call for one user, so another way is kept ready. */
    async #byName(name, signal) {
        try {
            const user = await this.#directory.user(name, signal);
            // The call for one user may ignore case: another user's answer is no answer about this one.
            return user && nameOf(user) !== name ? await this.#byPattern(name, signal) : user;
        }
        catch (error) {
            if (!(error instanceof work_failure/* Failure */.H) || error.kind !== 'rejected')
                throw error;
            const user = await this.#byPattern(name, signal);
            if (user)
                return user;
            throw error;
        }
    }
    async #byPattern(name, signal) {
        const [user] = await Array.fromAsync(this.#directory.users((0,five9_slice/* exactly */.pV)(name), signal));
        return user;
    }
    /** The users of an enumerated prefix, whoever they are. */
    #slice(label, slice) {
        const pattern = (0,five9_slice/* patternOf */.Id)(slice);
        return {
            id: `users ${pattern}`,
            label,
            cost: query,
            yields: 'users',
            read: async (add, context) => {
                await this.#readSlice(slice, add, context);
                return {};
            },
            split: failure => bySize(failure) ? slice.split().map(part => this.#slice((0,five9_slice/* patternOf */.Id)(part), part)) : [],
        };
    }
    #everyone() {
        return {
            id: 'everyone',
            label: 'all users in one call',
            cost: query,
            yields: 'users',
            read: async (add, context) => {
                await this.#readSlice(undefined, add, context);
                return {};
            },
        };
    }
    /** Counts the users that an enumeration cannot name. Not knowing is no reason to fail. */
    #outside(slice) {
        return {
            id: 'outside',
            label: 'users outside the enumeration',
            cost: query,
            yields: 'facts',
            read: async (_add, { signal, attempt }) => {
                try {
                    const names = await Array.fromAsync(this.#directory.entries(slice, signal), nameOf);
                    // A server that does not find the account in use among these reads the pattern in some other way.
                    const understood = !slice.holds(this.#account) || names.includes(this.#account);
                    return { outside: understood ? names.length : -1 };
                }
                catch (error) {
                    if (!(error instanceof work_failure/* Failure */.H) || error.kind === 'fatal' || signal.aborted)
                        throw error;
                    if (error.kind === 'limited' || (error.kind !== 'rejected' && attempt === 1))
                        throw error;
                    return { outside: -1 };
                }
            },
        };
    }
    async #readSlice(slice, add, { signal }, each = () => undefined) {
        for await (const user of this.#directory.users(slice, signal)) {
            const name = nameOf(user);
            each(name);
            add(name, (0,columns/* cellsOf */.n)(user, this.#config));
        }
    }
}
/** Whether less might be answered where this was not: a session that somebody else ends is no matter of size. */
function bySize({ code }) {
    return !/^(?:UserAlreadyLoggedIn|(?:Admin)?SessionClosed)(?:Fault|Exception)$/.test(code);
}
/** A server that cannot read the pattern leaves its users unread, and they are asked for one by one. */
function unlessPatternRefused(error) {
    if (!(error instanceof work_failure/* Failure */.H) || error.code !== 'InvalidRegexpPatternFault')
        throw error;
}

// EXTERNAL MODULE: ./build/src/http/secret-forms.js
var secret_forms = __webpack_require__(6602);
// EXTERNAL MODULE: ./build/src/platforms/five9/contract.js
var five9_contract = __webpack_require__(92894);
// EXTERNAL MODULE: ./build/src/platforms/five9/effect.js
var effect = __webpack_require__(49385);
// EXTERNAL MODULE: ./build/src/platforms/one-line.js
var one_line = __webpack_require__(4977);
;// CONCATENATED MODULE: ./build/src/platforms/five9/fault-meanings.js
const permissionCure = 'The API user needs the Administrator role with the permission CanUseAdminSoapApi and the one for the operation: ' +
    'ManageUsers, ManageSkills, ManageAgentGroups or EditProfiles.';
const credentialsCure = 'Check the username and password inputs; Five9 locks the account after repeated wrong logins, so nothing more was tried.';
const dedicatedUserCure = 'Give Rollcall an API user of its own, and its workflows one concurrency group, so that nobody else is logged in as it.';
const planAgainCure = 'Somebody has changed the domain since it was read: run again, so that it is read afresh.';
const rosterCure = 'Mend the row in the roster, then run again.';
const requiredRoleCure = 'Give the user the role that the detail names (agent for groups, reporting for canned reports), then run again.';
const licenceCure = 'Free a licence, or buy one, then run again.';
const userLicenceCure = 'Buy user licences, or free some by deleting users who are not needed any more.';
/** For a password or security question that is not accepted: Five9 names it like a wrong login. */
const accountDataCure = 'Check that the password meets the policy of the domain and was not used before, and that a new user has one.';
const passing = (says, cure) => ({ kind: 'transient', says, ...(cure && { cure }) });
const refused = (says, cure) => ({ kind: 'rejected', says, ...(cure && { cure }) });
/** By the vendor's name of the fault, less `Fault` or `Exception`. */
const meanings = new Map([
    ['AccessDisallowed', { kind: 'fatal', says: 'The API user may not do this', cure: permissionCure }],
    ['OperationsLimitExceeded', { kind: 'limited', says: 'A call limit of the domain is used up' }],
    ['AdminSessionClosed', passing('Five9 closed the session', dedicatedUserCure)],
    ['SessionClosed', passing('Five9 closed the session', dedicatedUserCure)],
    ['UserAlreadyLoggedIn', passing('The API user is logged in elsewhere', dedicatedUserCure)],
    [
        'ConcurrentModification',
        passing('Somebody else is changing the same record', 'Run again when nobody else is at work on it.'),
    ],
    ['ServiceUnavailable', passing('Five9 is not available at the moment')],
    ['Server', { kind: 'transient', says: 'Five9 had an error of its own', effectUnknown: true }],
    [
        'CantModifyObject',
        refused('Five9 does not let this record be changed', 'See in the VCC Administrator whether it is locked, or what the detail asks for, such as a role to keep.'),
    ],
    [
        'ExecutionRestriction',
        refused('A feature of the domain forbids this for the user', 'See whether it is an API-only user or a permission that only Five9 grants, and take it out of the roster.'),
    ],
    [
        'ExtensionAlreadyInUse',
        refused('The extension belongs to another user', 'Choose another extension in the roster, or leave it empty.'),
    ],
    ['IncorrectArgument', refused('Five9 does not accept a value', rosterCure)],
    ['InvalidRegexpPattern', refused('Five9 does not accept the pattern')],
    ['InvalidUserData', refused('Five9 does not accept the data of the user', rosterCure)],
    ['LocaleNotFound', refused('Five9 knows no such locale', 'Give a locale that the domain has, such as en.')],
    [
        'MissedArgument',
        refused('Five9 misses a value', 'Fill in the cell that the message names, then run again.'),
    ],
    ['MissedOsLogin', refused('The user needs an osLogin', 'Fill in the column osLogin, then run again.')],
    ['NICELicencesExceeded', refused('The domain has no NICE licence left', licenceCure)],
    ['ObjectNotFound', refused('Five9 knows no such record', planAgainCure)],
    ['SkillNotFound', refused('Five9 knows no such skill', planAgainCure)],
    [
        'TooManyExtensions',
        refused('The domain has no extension left', 'Free extensions, or have Five9 allow longer ones, then run again.'),
    ],
    ['TooManyUsers', { kind: 'fatal', says: 'The domain has no user licence left', cure: userLicenceCure }],
    [
        'UserAlreadyExists',
        refused('The user name is taken', 'A user name is unique over all Five9 domains: run again if the user is of this one, or choose another name.'),
    ],
    ['UserAlreadyHasSkill', refused('The user has the skill already', planAgainCure)],
    [
        'UserCantBeDeleted',
        refused('Five9 does not let the user be deleted', 'See whether the user is logged in or in use by a campaign, or deactivate it instead.'),
    ],
    ['UserDoesntHaveSkill', refused('The user does not have the skill', planAgainCure)],
    ['UserHasNoRequiredRole', refused('The user lacks a role that this needs', requiredRoleCure)],
    ['UserHasNoRequiredRoles', refused('The user lacks a role that this needs', requiredRoleCure)],
    ['UserNotFound', refused('Five9 knows no user of this name', planAgainCure)],
]);

;// CONCATENATED MODULE: ./build/src/platforms/five9/faults.js




const longestMessage = 500;
const longestDetail = 200;
const vendorsNames = new Set([...meanings.keys(), 'InvalidAccount']);
/**
 * Translates a fault that the server answered.
 * @param secrets texts that were sent and must not come back in a message
 */
function faultFailure(operation, fault, secrets) {
    const { name, fields } = detailOf(fault);
    const said = textOf(fault.faultstring) || textOf(fields.message);
    const code = name ?? said.match(/\w+(?:Fault|Exception)\b/g)?.find(word => vendorsNames.has(stemOf(word)));
    const meaning = meaningOf(operation, code, said, localPart(textOf(fault.faultcode)));
    const clean = (text, longest) => (0,one_line/* oneLine */.T)(withoutSecrets(text, secrets), longest);
    const told = Object.entries(fields).filter(([field, text]) => field !== 'message' && text !== '');
    const details = told.map(([field, text]) => `; ${field}: ${clean(text, longestDetail)}`).join('');
    const message = `${meaning.says} (${operation}, ${code ?? 'SOAP fault'}: ${clean(said, longestMessage)}${details}`;
    // A call that nothing paces would be sent again at once, without end.
    const counter = five9_contract/* operations */.zU[operation].counter;
    const kind = meaning.kind === 'limited' && counter === undefined ? 'transient' : meaning.kind;
    // What helps against a refusal is about rows, which only a write has.
    const cure = kind === 'rejected' && counter !== 'Modify' ? undefined : meaning.cure;
    return new work_failure/* Failure */.H(kind, `${(0,one_line/* oneLine */.T)(message, longestMessage - 1)})`, {
        code: code ?? 'SoapFault',
        ...(cure !== undefined && { cure }),
        ...(kind === 'limited' && counter !== undefined && { limit: counter }),
        effectUnknown: meaning.effectUnknown === true,
        detail: Object.fromEntries(Object.entries(fields).map(([field, text]) => [field, clean(text, longestDetail)])),
    });
}
/** Translates an answer that is not SOAP, by its status. */
function statusFailure(operation, endpoint, status) {
    const failure = (kind, says, details = {}) => new work_failure/* Failure */.H(kind, `${says} (${operation}, HTTP ${status} from ${endpoint.host}).`, {
        code: `HTTP ${status}`,
        ...details,
    });
    if (status === 401)
        return failure('fatal', 'Five9 does not accept the login', { cure: credentialsCure });
    if (status === 403)
        return failure('fatal', 'Five9 denies the access', { cure: permissionCure });
    if (status === 404 || (status >= 300 && status < 400)) {
        const cure = `Check the region and url inputs: ${endpoint.origin}${endpoint.pathname} is not the address of the service.`;
        return failure('fatal', 'There is no Five9 service at this address', { cure });
    }
    if (status === 407)
        return failure('fatal', 'The proxy does not accept the login');
    if (status === 429) {
        const counter = five9_contract/* operations */.zU[operation].counter;
        return counter === undefined
            ? failure('transient', 'Five9 refuses more calls')
            : failure('limited', 'Five9 refuses more calls', { limit: counter });
    }
    if (status >= 400 && status < 500)
        return failure('rejected', 'Five9 does not accept the request');
    return failure('transient', 'Five9 answered a page in place of SOAP', { effectUnknown: true });
}
/** Whether the name and password themselves were refused. */
function refusesLogin({ kind, cure }) {
    return kind === 'fatal' && cure === credentialsCure;
}
/** For an answer that is whole XML, but neither what the operation answers nor a fault. */
function unexpectedAnswer() {
    const message = 'The answer is XML, but not the one to what was asked.';
    return new work_failure/* Failure */.H('transient', message, { code: 'UnexpectedAnswer', effectUnknown: true });
}
function meaningOf(operation, code, said, faultcode) {
    const name = code === undefined ? undefined : stemOf(code);
    const known = name === undefined ? undefined : meanings.get(name);
    if (known)
        return known;
    // The vendor uses one fault for a wrong login and for a password or security question that it does not accept.
    if (name === 'InvalidAccount') {
        return operation === 'createUser' || operation === 'modifyUser'
            ? {
                kind: 'rejected',
                says: 'Five9 does not accept the password or account data of the user',
                cure: accountDataCure,
            }
            : { kind: 'fatal', says: 'Five9 does not accept the login', cure: credentialsCure };
    }
    if (name !== undefined)
        return { kind: 'rejected', says: 'Five9 refuses this' };
    if (/authenticat|unauthori[sz]ed|credentials|(?:invalid|wrong|incorrect) (?:user|login|password)/i.test(said)) {
        return { kind: 'fatal', says: 'Five9 does not accept the login', cure: credentialsCure };
    }
    return faultcode === 'Client'
        ? { kind: 'rejected', says: 'Five9 does not understand the request' }
        : { kind: 'transient', says: 'Five9 had an error of its own', effectUnknown: true };
}
function stemOf(name) {
    return name.replace(/(?:Fault|Exception)$/, '');
}
/** The vendor's own name of the fault, and what it tells about it. */
function detailOf(fault) {
    const detail = isObject(fault.detail) ? Object.entries(fault.detail) : [];
    const [name, content] = detail.find(([element]) => /(?:Fault|Exception)$/.test(element)) ?? [];
    const fields = isObject(content) ? Object.entries(content) : [];
    return {
        name,
        fields: Object.fromEntries(fields.filter(([field]) => field !== 'attributes').map(([field, value]) => [field, textOf(value)])),
    };
}
function textOf(value) {
    if (Array.isArray(value))
        return value.map(textOf).join(', ');
    if (isObject(value))
        return textOf(value.$value);
    return typeof value === 'string' ? value : '';
}
function isObject(value) {
    return typeof value === 'object' && value !== null;
}
function localPart(name) {
    return name.slice(name.indexOf(':') + 1).trim();
}
function withoutSecrets(text, secrets) {
    return secrets
        .filter(secret => secret !== '')
        .reduce((kept, secret) => kept.replaceAll(secret, '***'), text);
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/texts.js
/**
 * A copy of its own. In V8 a slice of a longer string keeps the whole of that alive, so that a user's name would hold
 * on to the chunk of the answer that it came in.
 */
function detached(text) {
    return ` ${text}`.slice(1);
}
/** A function that gives the same string for equal texts, so that words that come back often are held once. */
function dictionary() {
    const known = new Map();
    return text => {
        const same = known.get(text);
        if (same !== undefined)
            return same;
        const word = detached(text);
        known.set(word, word);
        return word;
    };
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/user-places.js


const { mediaTypeConfig: _list, password: _secret, ...plainFields } = five9_contract/* records */.V0.userGeneralInfo;
const generalFields = new Set(Object.keys(plainFields));
const { permissions: _pairs, ...plainFlags } = five9_contract/* records */.V0.agentRole;
const roleFlags = new Set(Object.keys(plainFlags));
/** The place of one `userInfo` after another. */
function userInfoPlace(word, done) {
    let user = blankUser();
    const places = new Map([
        ['cannedReports', entryPlace(['index', 'name'], word, report => user.cannedReports.push(report))],
        [
            'generalInfo',
            generalInfoPlace(word, info => {
                user.generalInfo = info;
            }),
        ],
        [
            'roles',
            rolesPlace(word, (name, role) => {
                user.roles[name] = role;
            }),
        ],
        ['skills', entryPlace(['id', 'level', 'skillName'], word, skill => user.skills.push(skill))],
    ]);
    return {
        enter: name => places.get(name),
        text(name, value) {
            if (name === 'agentGroups')
                user.agentGroups.push(word(value));
        },
        leave() {
            done(user);
            user = blankUser();
        },
    };
}
function blankUser() {
    return {
        agentGroups: [],
        cannedReports: [],
        generalInfo: { fields: {}, mediaTypes: [] },
        roles: {},
        skills: [],
    };
}
/** The place of one `userGeneralInfo` after another. */
function generalInfoPlace(word, done) {
    let fields = {};
    let mediaTypes = [];
    const mediaType = entryPlace(['enabled', 'intlligentRouting', 'maxAlowed', 'type'], word, entry => mediaTypes.push(entry));
    const config = {
        enter: name => (name === 'mediaTypes' ? mediaType : undefined),
        text: nothing,
        leave: nothing,
    };
    return {
        enter: name => (name === 'mediaTypeConfig' ? config : undefined),
        text(name, value) {
            if (generalFields.has(name))
                fields[name] = detached(value);
        },
        leave() {
            done({ fields, mediaTypes });
            fields = {};
            mediaTypes = [];
        },
    };
}
function rolesPlace(word, done) {
    let roleName = '';
    let permissions = [];
    let flags = {};
    const permission = entryPlace(['type', 'value'], word, ({ type, value }) => permissions.push([type, value]));
    const role = {
        enter: name => (name === 'permissions' ? permission : undefined),
        text(name, value) {
            if (roleFlags.has(name))
                flags[name] = word(value);
        },
        leave() {
            done(roleName, { permissions, flags });
            permissions = [];
            flags = {};
        },
    };
    return {
        enter(name) {
            roleName = word(name);
            return role;
        },
        text: nothing,
        leave: nothing,
    };
}
/** The place of one flat record after another: its texts of these names, empty where it has none. */
function entryPlace(names, word, done) {
    const blank = Object.fromEntries(names.map(name => [name, '']));
    let entry = { ...blank };
    return {
        enter: nothing,
        text(name, value) {
            if (Object.hasOwn(blank, name))
                entry[name] = word(value);
        },
        leave() {
            done(entry);
            entry = { ...blank };
        },
    };
}
function nothing() {
    return undefined;
}

// EXTERNAL MODULE: ./node_modules/saxes/saxes.js
var saxes = __webpack_require__(59800);
;// CONCATENATED MODULE: ./build/src/platforms/five9/xml.js


/**
 * Walks through the elements of a document that arrives in pieces. Holds no more of it than the text it is in.
 *
 * Elements are told apart by local name alone: the contract has no two that differ in namespace only, and servers
 * choose their prefixes freely. A document type is refused, so that no entities are defined.
 */
class XmlWalk {
    #parser = new saxes/* SaxesParser */.wT({ position: false, xmlns: false });
    #outer = [];
    /** Names without their prefix, by name: finding one is quicker than cutting it out a million times. */
    #localNames = new Map();
    #place;
    /** Open elements at and below a child that is not a place. */
    #below = 0;
    /** The local name of that child. */
    #child = '';
    /** The text of that child; `undefined` when it is nil or holds more than text. */
    #text;
    constructor(document) {
        this.#place = document;
        this.#parser.on('opentag', tag => this.#open(tag));
        this.#parser.on('closetag', () => this.#close());
        this.#parser.on('text', text => this.#append(text));
        this.#parser.on('cdata', text => this.#append(text));
        this.#parser.on('doctype', () => {
            throw malformed();
        });
    }
    /** Throws a `Failure` with the code `MalformedAnswer` for what is not well-formed XML; no more may be written then. */
    write(text) {
        try {
            this.#parser.write(text);
        }
        catch (error) {
            throw error instanceof work_failure/* Failure */.H ? error : malformed();
        }
    }
    /** Throws a `Failure` with the code `TruncatedAnswer` unless the document has come to its end. */
    end() {
        try {
            this.#parser.close();
        }
        catch {
            throw new work_failure/* Failure */.H('transient', 'The answer broke off before its end.', {
                code: 'TruncatedAnswer',
                effectUnknown: true,
            });
        }
    }
    #localName(name) {
        let local = this.#localNames.get(name);
        if (local === undefined) {
            local = localName(name);
            this.#localNames.set(name, local);
        }
        return local;
    }
    #open(tag) {
        if (this.#below > 0) {
            this.#below += 1;
            this.#text = undefined;
            return;
        }
        const nil = isNil(tag.attributes);
        const name = this.#localName(tag.name);
        const place = nil ? undefined : this.#place.enter(name);
        if (place) {
            this.#outer.push(this.#place);
            this.#place = place;
        }
        else {
            this.#below = 1;
            this.#child = name;
            this.#text = nil ? undefined : '';
        }
    }
    #close() {
        if (this.#below === 0) {
            this.#place.leave();
            this.#place = this.#outer.pop();
            return;
        }
        this.#below -= 1;
        if (this.#below === 0 && this.#text !== undefined)
            this.#place.text(this.#child, this.#text);
    }
    #append(text) {
        if (this.#below === 1 && this.#text !== undefined)
            this.#text += text;
    }
}
/** Throws the `Failure` that `XmlWalk` throws unless this is a whole, well-formed document. */
function assertWhole(text) {
    const walk = new XmlWalk({ enter: () => undefined, text: () => undefined, leave: () => undefined });
    walk.write(text);
    walk.end();
}
function malformed() {
    return new work_failure/* Failure */.H('transient', 'The answer is not well-formed XML.', {
        code: 'MalformedAnswer',
        effectUnknown: true,
    });
}
function localName(name) {
    return name.slice(name.indexOf(':') + 1);
}
function isNil(attributes) {
    for (const name in attributes) {
        if (localName(name) === 'nil')
            return attributes[name] === 'true' || attributes[name] === '1';
    }
    return false;
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/reader.js





function answersUsers(operation) {
    return /^user(?:General)?Info[?*]$/.test(five9_contract/* operations */.zU[operation].gives ?? '');
}
/** Reads the answer of an operation that answers users, piece by piece, and gives each user as soon as it is whole. */
class UserReader {
    #walk;
    #users = [];
    #found = 'nothing';
    constructor(operation) {
        const word = dictionary();
        const add = (user) => this.#users.push(user);
        const user = five9_contract/* operations */.zU[operation].gives.startsWith('userInfo')
            ? userInfoPlace(word, add)
            : generalInfoPlace(word, add);
        const answer = only('return', user);
        const body = {
            enter: name => {
                if (this.#found !== 'nothing')
                    throw unexpectedAnswer();
                if (name !== 'Fault' && name !== `${operation}Response`)
                    throw unexpectedAnswer();
                this.#found = name === 'Fault' ? 'fault' : 'users';
                return name === 'Fault' ? undefined : answer;
            },
            text: ignore,
            leave: ignore,
        };
        const document = only('Envelope', only('Body', body));
        this.#walk = new XmlWalk(document);
    }
    /** What the answer has turned out to be so far. */
    get found() {
        return this.#found;
    }
    /** @returns the users that this piece completes; throws a `Failure` for what is no answer to the operation */
    write(text) {
        this.#walk.write(text);
        const users = this.#users;
        this.#users = [];
        return users;
    }
    /** Throws a `Failure` unless the answer was whole. */
    end() {
        this.#walk.end();
        if (this.#found === 'nothing')
            throw unexpectedAnswer();
    }
}
function only(name, place) {
    return { enter: child => (child === name ? place : undefined), text: ignore, leave: ignore };
}
function ignore() { }

;// CONCATENATED MODULE: ./build/src/platforms/five9/wsdl.js

const occurrence = {
    '?': ' minOccurs="0"',
    '*': ' minOccurs="0" maxOccurs="unbounded"',
};
/** The contract as a WSDL 1.1 document: SOAP 1.1, document/literal wrapped. */
function wsdl() {
    const names = Object.keys(five9_contract/* operations */.zU);
    const messages = names.flatMap(name => [name, `${name}Response`]);
    return `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions name="WsAdminService" targetNamespace="${five9_contract/* namespace */.MF}" xmlns:tns="${five9_contract/* namespace */.MF}"
  xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/">
  <wsdl:types>
    <xs:schema targetNamespace="${five9_contract/* namespace */.MF}" xmlns:xs="http://www.w3.org/2001/XMLSchema"
      elementFormDefault="unqualified" attributeFormDefault="unqualified">
      ${messages.map(name => `<xs:element name="${name}" type="tns:${name}"/>`).join('\n')}
      ${Object.entries(five9_contract/* operations */.zU)
        .map(([name, { takes, gives }]) => wrapper(name, takes) + wrapper(`${name}Response`, returned(gives)))
        .join('\n')}
      ${Object.entries(five9_contract/* records */.V0)
        .map(([name, fields]) => wrapper(name, fields))
        .join('\n')}
      ${five9_contract/* vocabularies */.r9.map(vocabulary).join('\n')}
    </xs:schema>
  </wsdl:types>
  ${messages.map(message).join('\n')}
  <wsdl:portType name="WsAdmin">${names.map(ported).join('\n')}</wsdl:portType>
  <wsdl:binding name="WsAdminServiceSoapBinding" type="tns:WsAdmin">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    ${names.map(bound).join('\n')}
  </wsdl:binding>
  <wsdl:service name="WsAdminService">
    <wsdl:port name="WsAdminPort" binding="tns:WsAdminServiceSoapBinding"><soap:address location=""/></wsdl:port>
  </wsdl:service>
</wsdl:definitions>`;
}
function returned(gives) {
    return gives === undefined ? {} : { return: gives };
}
function wrapper(name, fields) {
    const elements = Object.entries(fields).map(([field, type]) => wsdl_element(field, type));
    return `<xs:complexType name="${name}"><xs:sequence>${elements.join('')}</xs:sequence></xs:complexType>`;
}
function wsdl_element(name, field) {
    const mark = field.at(-1) ?? '';
    const type = mark in occurrence ? field.slice(0, -1) : field;
    const prefix = five9_contract/* scalars */.kw.includes(type) ? 'xs' : 'tns';
    return `<xs:element name="${name}" type="${prefix}:${type}"${occurrence[mark] ?? ''}/>`;
}
function vocabulary(name) {
    return `<xs:simpleType name="${name}"><xs:restriction base="xs:string"/></xs:simpleType>`;
}
function message(name) {
    return `<wsdl:message name="${name}"><wsdl:part name="parameters" element="tns:${name}"/></wsdl:message>`;
}
function ported(name) {
    return `<wsdl:operation name="${name}">
    <wsdl:input message="tns:${name}"/><wsdl:output message="tns:${name}Response"/>
  </wsdl:operation>`;
}
function bound(name) {
    return `<wsdl:operation name="${name}">
    <soap:operation soapAction="" style="document"/>
    <wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output>
  </wsdl:operation>`;
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/soap.js


/** Writes the envelopes of the contract, and reads the answers that fit into memory. */
class Soap {
    #wsdl;
    constructor(contract) {
        this.#wsdl = contract;
    }
    /** Loads the soap package, once it is needed, with the contract of this project; nothing comes from the network. */
    static async load() {
        const soap = await Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(672)]).then(__webpack_require__.t.bind(__webpack_require__, 25672, 19));
        // Values stay texts: an id can be longer than a number is exact. Strings need no such function, which would be
        // given them trimmed.
        const asSent = (text) => text;
        const typed = five9_contract/* scalars */.kw.filter(name => name !== 'string').map(name => [name, asSent]);
        const contract = new soap.WSDL(wsdl(), '', { customDeserializer: Object.fromEntries(typed) });
        await new Promise((resolve, reject) => {
            contract.onReady(error => (error ? reject(error) : resolve()));
        });
        // Set as soap's own client sets them; the constructor does not read these two.
        Object.assign(contract.options, { attributesKey: 'attributes', preserveWhitespace: true });
        return new Soap(contract);
    }
    /** The document to send; its elements are in the order of the contract, whatever the order in `args`. */
    envelope(operation, args) {
        const body = this.#wsdl.objectToDocumentXML(operation, args, 'tns', five9_contract/* namespace */.MF, operation);
        return ('<?xml version="1.0" encoding="utf-8"?>' +
            `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:tns="${five9_contract/* namespace */.MF}">` +
            `<soap:Body>${body}</soap:Body></soap:Envelope>`);
    }
    /**
     * @param text a whole answer, well-formed
     * @returns its result or its fault; `undefined` when it is neither
     */
    read(operation, text) {
        let body;
        try {
            body = this.#wsdl.xmlToObject(text).Body;
        }
        catch (error) {
            const fault = error.root?.Envelope?.Body?.Fault;
            return fault && { fault };
        }
        const answer = body?.[`${operation}Response`];
        if (answer === undefined)
            return undefined;
        return { result: declared(five9_contract/* operations */.zU[operation].gives, answer?.return) };
    }
}
/** Of a parsed value, the part that the contract declares for a field: what the server sends beyond it is dropped. */
function declared(field, value) {
    if (field === undefined)
        return undefined;
    if (field.endsWith('*')) {
        return (Array.isArray(value) ? value : []).map(item => declared(field.slice(0, -1), item));
    }
    const fields = recordFields(field.replace('?', ''));
    if (!fields || value === undefined)
        return value;
    const sent = (value ?? {});
    return Object.fromEntries(Object.entries(fields)
        .filter(([name]) => sent[name] !== undefined)
        .map(([name, type]) => [name, declared(type, sent[name])]));
}
function recordFields(type) {
    return type in five9_contract/* records */.V0 ? five9_contract/* records */.V0[type] : undefined;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/src/platforms/five9/utf8.js


/** Decodes UTF-8 that is cut into chunks anywhere. Throws a `Failure` for bytes that are not UTF-8. */
async function* utf8(chunks) {
    const decoder = new external_node_util_.TextDecoder('utf-8', { fatal: true });
    for await (const chunk of chunks)
        yield decode(decoder, chunk);
    decode(decoder);
}
function decode(decoder, chunk) {
    try {
        return decoder.decode(chunk, { stream: chunk !== undefined });
    }
    catch {
        throw new work_failure/* Failure */.H('transient', 'The answer is not UTF-8.', {
            code: 'MalformedAnswer',
            effectUnknown: true,
        });
    }
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/turns.js

/** Lets one go at a time, in the order of asking. */
class Turns {
    #last = Promise.resolve();
    /**
     * Resolves, when all earlier turns are over, with the function that ends this one; calling it again does nothing.
     * Rejects with the signal's reason when it aborts during the wait.
     */
    async take(signal) {
        signal.throwIfAborted();
        const { promise: over, resolve: end } = Promise.withResolvers();
        const earlier = this.#last;
        this.#last = earlier.then(() => over);
        try {
            await (0,abortable/* abortable */.Z)(earlier, signal);
            return end;
        }
        catch (reason) {
            end();
            throw reason;
        }
    }
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/wire.js


/** Sends envelopes to the service, one at a time: Five9 refuses a second request of a user while the first is running. */
class Wire {
    #options;
    #authorization;
    /** Calls that count against a limit queue for the pacer here, so that a call is counted just before it is sent. */
    #counted = new Turns();
    /** What is on its way to the server; the pacer itself may come here to read the counters. */
    #sending = new Turns();
    #barred;
    constructor(options) {
        const { username, password, ...rest } = options;
        this.#options = rest;
        this.#authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    }
    /**
     * Takes note of what an answer was. After a login that was refused nothing more is sent, since Five9 locks the
     * account after a few: every later request, and every one that waits, fails the same way.
     */
    note(failure) {
        if (refusesLogin(failure))
            this.#barred = failure;
        if (failure.limit !== undefined)
            this.#options.pacer.refused(failure.limit);
    }
    /** @param counter the limit that the call counts against, if any */
    async send(envelope, counter, signal) {
        const end = await this.#turn(counter, signal);
        try {
            if (this.#barred)
                throw this.#barred;
            const { endpoint, http, requestTimeout } = this.#options;
            const answer = await http.send({
                method: 'POST',
                url: endpoint,
                headers: {
                    accept: 'text/xml',
                    authorization: this.#authorization,
                    'content-type': 'text/xml; charset=utf-8',
                    soapaction: '""',
                },
                body: envelope,
                timeout: requestTimeout,
                signal,
            });
            return { answer, end };
        }
        catch (error) {
            end();
            throw error;
        }
    }
    async #turn(counter, signal) {
        if (counter === undefined)
            return this.#sending.take(signal);
        const endCounted = await this.#counted.take(signal);
        try {
            if (this.#barred)
                throw this.#barred;
            await this.#options.pacer.take(counter, signal);
            const endSending = await this.#sending.take(signal);
            return () => {
                endSending();
                endCounted();
            };
        }
        catch (error) {
            endCounted();
            throw error;
        }
    }
}

;// CONCATENATED MODULE: ./build/src/platforms/five9/client.js










/** Bytes that are read of a fault, and of an answer that is no list of users. */
const longestFault = 1_000_000;
const longestAnswer = 64_000_000;
/**
 * Five9's Configuration Web Services for one API user. Requests go out one at a time, in the order of the calls, each
 * when the pacer lets it.
 *
 * Whatever is not a whole answer rejects with a `Failure`; an abort rejects with the signal's reason. All values are
 * texts, as the server sent them.
 */
class Five9Client {
    #endpoint;
    #secrets;
    #wire;
    #soap;
    constructor(options) {
        this.#endpoint = options.endpoint;
        this.#secrets = (0,secret_forms/* secretForms */.e)(options.password, options.username);
        this.#wire = new Wire(options);
    }
    /** Performs an operation that answers no list of users. */
    async call(operation, args, signal) {
        try {
            return await this.#result(operation, args, signal);
        }
        catch (error) {
            throw (0,effect/* errorOf */.M)(operation, error);
        }
    }
    /**
     * The users whose names match a pattern, each as soon as it has arrived. Ends without an error only at the end of a
     * whole answer. No other request is sent until the stream has ended, was left, or is out of time; leaving it breaks
     * the request off.
     */
    async *stream(operation, args, signal) {
        try {
            yield* this.#users(operation, args, signal);
        }
        catch (error) {
            throw (0,effect/* errorOf */.M)(operation, error);
        }
    }
    /** The call limits of the domain as they are now; reading them counts against none. */
    async limits(signal) {
        const windows = await this.call('getCallCountersState', {}, signal);
        return windows.flatMap(({ timeout, callCounterStates = [] }) => callCounterStates.map(({ operationType, limit, value }) => ({
            limit: operationType ?? '',
            window: Number(timeout),
            max: Number(limit),
            used: Number(value),
        })));
    }
    async domain(signal) {
        const configuration = await this.call('getVCCConfiguration', {}, signal);
        if (configuration?.domainId === undefined)
            throw unexpectedAnswer();
        return {
            id: configuration.domainId,
            name: configuration.domainName ?? '',
            passwordPolicies: configuration.passwordPolicies ?? {},
            extensionSettings: configuration.extensionSettings ?? {},
            emailProperties: configuration.emailProperties ?? {},
        };
    }
    /** The user of exactly this name; `undefined` when there is none. */
    async user(userName, signal) {
        try {
            return await this.call('getUserInfo', { userName }, signal);
        }
        catch (error) {
            if (error instanceof work_failure/* Failure */.H && /^UserNotFound/.test(error.code))
                return undefined;
            throw error;
        }
    }
    async #result(operation, args, signal) {
        if (answersUsers(operation)) {
            const users = await Array.fromAsync(this.#users(operation, args, signal));
            return users[0];
        }
        const { answer, end } = await this.#post(operation, args, signal);
        try {
            return await this.#read(operation, args, await answer.text(longestAnswer));
        }
        finally {
            end();
        }
    }
    async *#users(operation, args, signal) {
        const { answer, end } = await this.#post(operation, args, signal);
        const reader = new UserReader(operation);
        // A consumer that makes another call while it holds a user is not to wait for itself for ever.
        void answer.closed.then(() => reader.found === 'users' && end());
        let head = '';
        try {
            for await (const text of utf8(answer.body)) {
                const users = reader.write(text);
                head = reader.found === 'users' ? '' : head + text;
                if (head.length > longestFault)
                    throw unexpectedAnswer();
                yield* users;
            }
            reader.end();
            if (reader.found === 'fault')
                await this.#read(operation, args, head);
        }
        finally {
            end();
        }
    }
    /** Sends the request; resolves when its answer is there and may be what the operation answers. */
    async #post(operation, args, signal) {
        const soap = await this.#contract();
        const sent = await this.#wire.send(soap.envelope(operation, args), five9_contract/* operations */.zU[operation].counter, signal);
        const { answer, end } = sent;
        const page = /html/i.test(answer.headers['content-type'] ?? '');
        if (answer.status === 200 && !page)
            return sent;
        try {
            if (answer.status === 500 && !page)
                await this.#read(operation, args, await answer.text(longestFault));
            throw this.#noted(statusFailure(operation, this.#endpoint, answer.status));
        }
        finally {
            answer.discard();
            end();
        }
    }
    /** Has soap parse a whole answer; throws the fault that it holds. */
    async #read(operation, args, text) {
        assertWhole(text);
        const soap = await this.#contract();
        const read = soap.read(operation, text);
        if (!read)
            throw unexpectedAnswer();
        if ('result' in read)
            return read.result;
        throw this.#noted(faultFailure(operation, read.fault, [...this.#secrets, ...passwordsIn(args)]));
    }
    #noted(failure) {
        this.#wire.note(failure);
        return failure;
    }
    #contract() {
        this.#soap ??= Soap.load();
        return this.#soap;
    }
}
function passwordsIn(value) {
    if (typeof value !== 'object' || value === null)
        return [];
    return Object.entries(value).flatMap(([name, member]) => name === 'password' && typeof member === 'string' ? [member] : passwordsIn(member));
}

// EXTERNAL MODULE: ./build/src/platforms/five9/export-config.js
var export_config = __webpack_require__(20965);
// EXTERNAL MODULE: ./build/src/platforms/five9/permitted.js
var permitted = __webpack_require__(54798);
;// CONCATENATED MODULE: ./build/src/platforms/five9/platform.js









/** A Five9 domain that is only read. */
class Five9 {
    name = 'five9';
    title = 'Five9';
    tenantWord = 'domain';
    key = 'userName';
    smallerChunks = 'Use chunking: auto with a smaller chunk-size, or a longer request-timeout.';
    scope;
    selection;
    client;
    #selected;
    #http;
    #pacer;
    constructor(selected, { http, requestTimeout, clock, onWait }) {
        const { endpoint, username, password } = selected;
        this.#selected = selected;
        this.#http = http;
        this.scope = selected.scope;
        this.#pacer = new CalendarPacer({
            clock,
            platformNow: () => http.serverNow(),
            read: signal => this.client.limits(signal),
            onWait,
        });
        this.client = new Five9Client({ endpoint, username, password, http, pacer: this.#pacer, requestTimeout });
        this.selection = {
            server: endpoint.host,
            columns: (0,digest/* digest */.b)(JSON.stringify(selected.config)),
            users: (0,digest/* digest */.b)(JSON.stringify(selected.scope)),
            chunking: (0,digest/* digest */.b)(JSON.stringify(selected.chunking)),
        };
    }
    get doubts() {
        return (0,export_config/* doubtfulPermissions */.kR)(this.#selected.config);
    }
    get calls() {
        return this.#http.requests;
    }
    /** The domain's own description needs a permission of its own; without it the server stands for the domain. */
    async preflight(signal) {
        const { endpoint, username } = this.#selected;
        const member = this.#reaches(username) ? { account: username } : {};
        await this.probe(signal);
        const domain = await (0,permitted/* ifPermitted */.a)(this.client.domain(signal));
        if ('refused' in domain) {
            return { tenant: `of ${username}`, tenantId: `${endpoint.host}/${username}`, ...member };
        }
        const { id, name } = domain.read;
        return { tenant: `${name} (${id})`, tenantId: id, ...member };
    }
    /** Whether a whole reading must come upon this user. */
    #reaches(name) {
        const { scope, chunking } = this.#selected;
        if (scope.kind === 'users')
            return false;
        if (chunking.kind === 'auto' || chunking.kind === 'off')
            return true;
        return (0,five9_chunking/* enumeration */.e)(chunking).slices.some(({ slice }) => slice.holds(name));
    }
    async probe(signal) {
        await this.client.limits(signal);
    }
    chunks() {
        const { username, scope, chunking, config } = this.#selected;
        const size = chunking.kind === 'auto' ? chunking.size : 1;
        const directory = new Directory(this.client, username);
        return new Five9Chunks(directory, username, config, size).initial(scope, chunking);
    }
    header(found) {
        return (0,columns/* header */.w)(found, this.#selected.config);
    }
    limits() {
        return this.#pacer.states;
    }
}


/***/ })

};
