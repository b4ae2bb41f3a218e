export const id = 856;
export const ids = [856];
export const modules = {

/***/ 61856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WritableWazo: () => (/* binding */ WritableWazo)
});

// EXTERNAL MODULE: ./build/src/platforms/wazo/roster/plannable.js + 20 modules
var plannable = __webpack_require__(55691);
// EXTERNAL MODULE: ./build/src/platforms/wazo/roster/steps.js + 1 modules
var steps = __webpack_require__(82623);
// EXTERNAL MODULE: ./build/src/work/failure.js
var failure = __webpack_require__(81581);
// EXTERNAL MODULE: ./build/src/platforms/wazo/resources.js
var resources = __webpack_require__(95029);
// EXTERNAL MODULE: ./build/src/platforms/wazo/roster/fields.js
var roster_fields = __webpack_require__(21865);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/collections.js


// What writing must know of things beyond what reading does.
const collections_text = schemas/* string */.YjP().nullable();
const numbered = schemas/* looseObject */._H3({ id: schemas/* int */.Whr() });
const summary = schemas/* looseObject */._H3({
    id: schemas/* int */.Whr(),
    uuid: schemas/* string */.YjP(),
    firstname: schemas/* string */.YjP(),
    lastname: collections_text,
    email: collections_text,
    /** Of the main line. */
    extension: collections_text,
    context: collections_text,
});
const extension = schemas/* looseObject */._H3({
    id: schemas/* int */.Whr(),
    exten: schemas/* string */.YjP(),
    context: schemas/* string */.YjP(),
    lines: schemas/* array */.YOg(numbered),
    incall: numbered.nullable(),
    conference: schemas/* unknown */.L5J(),
    parking_lot: schemas/* unknown */.L5J(),
    group: schemas/* unknown */.L5J(),
    outcall: schemas/* unknown */.L5J(),
    queue: schemas/* unknown */.L5J(),
});
const line = schemas/* looseObject */._H3({
    id: schemas/* int */.Whr(),
    context: schemas/* string */.YjP(),
    endpoint_sip: schemas/* looseObject */._H3({ uuid: schemas/* string */.YjP() }).nullable(),
    endpoint_sccp: numbered.nullable(),
    endpoint_custom: numbered.nullable(),
    extensions: schemas/* array */.YOg(numbered),
    users: schemas/* array */.YOg(schemas/* looseObject */._H3({ uuid: schemas/* string */.YjP() })),
});
const sccpEndpoint = schemas/* looseObject */._H3({ id: schemas/* int */.Whr(), line: numbered.nullable() });
const endpoint = schemas/* looseObject */._H3({ uuid: schemas/* string */.YjP(), name: schemas/* string */.YjP(), line: numbered.nullable() });
/** Users with what new ones are known by; to be asked for with the query `view=summary`. */
const summaries = { ...resources/* userSummaries */.Mk, item: summary };
/** Extensions with what they lead to. */
const placedExtensions = { ...resources/* extensions */.XO, item: extension };
/** Lines with whose they are. */
const ownedLines = { ...resources/* lines */.Mn, item: line };
/** SCCP endpoints with the lines that they serve. */
const usedSccpEndpoints = {
    ...resources/* sccpEndpoints */.SX,
    item: sccpEndpoint,
};
/** SIP endpoints with the lines that they serve. */
const usedEndpoints = { ...resources/* sipEndpoints */.hH, item: endpoint };

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/newcomers.js




/** Users in one answer. */
const size = 1_000;
/**
 * Who of the new users is there already, and under which uuid. The plan has made sure that none of them was; so whoever looks
 * like one has come since.
 */
class Newcomers {
    #client;
    /** Whether an earlier attempt may have created somebody of whom the engine does not know: its journal may lack an end. */
    later;
    #uuids = new Map();
    #refusals = new Map();
    #doubtful = new Set();
    /** Users who came after `begin`, by id. */
    #seen = new Map();
    /** The highest id that was seen; undefined before `begin`. Ids grow. */
    #last;
    /** @param later whether an earlier attempt may have created some of them */
    constructor(client, later) {
        this.#client = client;
        this.later = later;
    }
    /** The uuid of a new user who is known to be there. */
    known(key) {
        return this.#uuids.get(key);
    }
    /** Why a new user was refused in this attempt. */
    refusal(key) {
        return this.#refusals.get(key);
    }
    created(key, uuid) {
        this.#uuids.set(key, uuid);
    }
    refused(key, failure) {
        this.#refusals.set(key, failure);
    }
    /** That an import of these may have left something behind. */
    doubt(users) {
        for (const { key } of users)
            this.#doubtful.add(key);
    }
    doubtful(key) {
        return this.later || this.#doubtful.has(key);
    }
    /** To be called before anybody is created: only who comes later is looked at. */
    async begin(signal) {
        if (this.#last !== undefined)
            return;
        const [last] = this.later ? [] : (await this.#newest(1, 0, signal)).items;
        this.#last = last?.id ?? 0;
    }
    /** Looks which of these have come meanwhile. */
    async look(users, signal) {
        await this.begin(signal);
        await this.#refresh(signal);
        const found = Map.groupBy(this.#seen.values(), nameOf);
        const taken = new Set(this.#uuids.values());
        for (const user of users) {
            if (this.#uuids.has(user.key))
                continue;
            for (const candidate of found.get(nameOfNew(user)) ?? []) {
                if (taken.has(candidate.uuid) || !(await this.#isUser(user, candidate, signal)))
                    continue;
                taken.add(candidate.uuid);
                this.#uuids.set(user.key, candidate.uuid);
                break;
            }
        }
    }
    /** The uuid of a new user. Rejects with the `Failure` for which there is none. */
    async uuidOf(user, signal) {
        const refusal = this.#refusals.get(user.key);
        if (refusal)
            throw refusal;
        if (!this.#uuids.has(user.key))
            await this.look([user], signal);
        const uuid = this.#uuids.get(user.key);
        if (uuid !== undefined)
            return uuid;
        throw new failure/* Failure */.H('rejected', `${user.key} was not created, so nothing can be added.`, {
            code: 'NotCreated',
            cure: 'See why the user was not created.',
        });
    }
    /** Two who have the same names and number are told apart by what they log in with. */
    async #isUser({ fields }, { uuid }, signal) {
        const email = (0,roster_fields/* asked */.NZ)(fields, 'email');
        if (email !== '')
            return true;
        const account = await this.#client.find(resources/* accounts */.vd, uuid, signal);
        // The server lets those without anything else log in with their uuid.
        return account?.username === ((0,roster_fields/* asked */.NZ)(fields, 'username') || uuid);
    }
    /** Reads who has come since it was last asked, the newest first. */
    async #refresh(signal) {
        const known = this.#last ?? 0;
        const come = [];
        for (let offset = 0;; offset += size) {
            const { items, total } = await this.#newest(size, offset, signal);
            come.push(...items.filter(({ id }) => id > known));
            if (offset + size >= total || items.some(({ id }) => id <= known))
                break;
        }
        for (const user of come)
            this.#seen.set(user.id, user);
        this.#last = Math.max(known, come[0]?.id ?? 0);
    }
    #newest(limit, offset, signal) {
        const query = { view: 'summary', direction: 'desc', limit: String(limit), offset: String(offset) };
        return this.#client.page(summaries, query, signal);
    }
}
function nameOf({ firstname, lastname, email, extension, context }) {
    return identity(email ?? '', extension ?? '', context ?? '', firstname, lastname ?? '');
}
function nameOfNew({ fields }) {
    const cell = (column) => (0,roster_fields/* asked */.NZ)(fields, column).trim();
    return identity(cell('email'), cell('exten'), cell('context'), cell('firstname'), cell('lastname'));
}
/** An e-mail address is nobody else's, and so is an extension in its context. */
function identity(email, exten, context, firstname, lastname) {
    if (email !== '')
        return JSON.stringify([email.toLowerCase()]);
    return JSON.stringify([exten, exten === '' ? '' : context, firstname, lastname]);
}

// EXTERNAL MODULE: ./build/src/platforms/wazo/roster/row-work.js
var row_work = __webpack_require__(4174);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/pace.js


/** How much slower than expected a request may become before it counts as lost. */
const patience = 4;
/** Milliseconds that any request may take besides. */
const margin = 30_000;
/** How long the server works on new users: as measured elsewhere at first, then as it has shown here. */
class Pace {
    /** Milliseconds for one request and its whole answer. */
    #requestTimeout;
    #slowness = 1;
    constructor(requestTimeout) {
        this.#requestTimeout = requestTimeout;
    }
    /** That creating these took so many milliseconds. */
    took(users, milliseconds) {
        // A few users tell more about the network than about the server.
        const expected = work(users);
        if (expected >= 1_000)
            this.#slowness = Math.max(0.25, milliseconds / expected);
    }
    /** Users in groups for one request each, when it is not known which of them the server takes. */
    firstTime(users) {
        const most = Math.min(steps/* oneRequest */.aW, this.#requestTimeout / 10);
        return (0,row_work/* grouped */.z)(users, user => this.#expected([user]), { most, count: steps/* mostUsers */.gG });
    }
    /** The same for users whom the server is known to take: as many as fit. */
    secondTime(users) {
        const most = this.#requestTimeout / 2;
        return (0,row_work/* grouped */.z)(users, user => this.#expected([user]), { most, count: Number.POSITIVE_INFINITY });
    }
    /** Milliseconds after which a request for these is certainly over on the server. */
    worst(users) {
        return this.#expected(users) * patience + margin;
    }
    #expected(users) {
        return work(users) * this.#slowness;
    }
}
function work(users) {
    return users.reduce((sum, { fields }) => sum + (0,row_work/* workOf */.L)(fields), 0);
}

// EXTERNAL MODULE: ./build/src/platforms/wazo/roster/parts.js
var parts = __webpack_require__(45456);
// EXTERNAL MODULE: ./build/src/platforms/secret-cell.js
var secret_cell = __webpack_require__(42981);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/secrets.js


/**
 * The secret that a user is to have; undefined where the cell is empty. Throws a `Failure`, in which nothing of the secret is,
 * when the cell names one that was not handed over.
 */
function secretOf(key, column, secrets) {
    const cell = secrets.cells(key, column)?.trim() ?? '';
    if (cell === '')
        return undefined;
    const secret = (0,secret_cell/* secretIn */.u)(cell, secrets);
    if (secret !== '')
        return secret;
    throw new failure/* Failure */.H('rejected', `The ${column} of ${key} is not there: its secret was not handed over.`, {
        code: 'SecretMissing',
        cure: 'Hand the secret over under env: of the step, then run again.',
    });
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/wanted.js



/**
 * What a change asks for, with its secrets. Throws a `Failure` when one of those was not handed over.
 * @param free columns of which it does not count what was there
 */
function wantedOf(key, fields, secrets, free = []) {
    return fields.map(({ column, before, after, secret }) => secret
        ? { column, before: undefined, after: secretOf(key, column, secrets) ?? null }
        : { column, before: free.includes(column) ? undefined : before, after });
}
/** The cell that a column is to have: what is wanted, else what is there. */
function cellAfter(cells, wanted, column) {
    const found = wanted.find(one => one.column === column);
    return (found ? found.after : cells.get(column)) ?? '';
}
/** What of a column is wanted; undefined where nothing is. */
function wantedIn(wanted, column) {
    return wanted.find(one => one.column === column);
}
/** The columns under which a user does not have what was asked for. */
function unmet(cells, wanted) {
    return wanted
        .filter(({ column, after }) => !isSame(column, cells.get(column), after))
        .map(({ column }) => column);
}
/**
 * Makes sure that what is to change is as the plan saw it, or on the way to how it is to be. Throws a `Failure` when somebody
 * else has changed it meanwhile: then it is not known whether the roster still means it.
 */
function assertAsPlanned(key, cells, wanted) {
    const moved = wanted.filter(one => !isOnTheWay(cells, one)).map(({ column }) => column);
    if (moved.length > 0)
        throw changedMeanwhile(key, moved);
}
/** Of a set, some items may have come and gone already. */
function isOnTheWay(cells, { column, before, after }) {
    if (before === undefined)
        return true;
    const [now, had, has] = [cells.get(column), before, after].map(cell => (0,roster_fields/* pieces */.IE)(column, cell ?? ''));
    if (!now || !had || !has)
        return false;
    return now.isSubsetOf(had.union(has)) && had.intersection(has).isSubsetOf(now);
}
function changedMeanwhile(key, columns) {
    return new failure/* Failure */.H('rejected', `Somebody else has changed ${columns.join(', ')} of ${key} since the plan was made, so nothing was sent.`, { code: 'ChangedMeanwhile', cure: 'Plan again, and see whether the roster is still what is wanted.' });
}
/** For a reading after a change that does not show what was asked for. */
function notBroughtAbout(key, columns) {
    return new failure/* Failure */.H('rejected', `Wazo accepted the change of ${key}, but does not show it in: ${columns.join(', ')}.`, {
        code: 'NotBroughtAbout',
        cure: 'Look at the user in Wazo, then plan again.',
        effectUnknown: true,
    });
}
/** For a user who was there when the plan was made. */
function userGone(key) {
    return new failure/* Failure */.H('rejected', `Wazo has no user ${key} any more.`, {
        code: 'UserNotFound',
        cure: 'The user was deleted since the plan was made: plan again.',
    });
}
function isSame(column, a, b) {
    return (0,roster_fields/* meant */.wx)(column, a ?? '') === (0,roster_fields/* meant */.wx)(column, b ?? '');
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/change-part.js

/**
 * Changes a part of a user: reads it afresh, sends what differs, and reads again. What an earlier call has begun is gone
 * on with.
 */
function changePart(part, { key, uuid, wanted, later }) {
    let doubtful = later;
    const read = async (signal) => {
        const live = await part.read(await uuid(signal), wanted(), signal);
        if (!live)
            throw userGone(key);
        return live;
    };
    const open = (live) => [
        ...new Set([...unmet(part.cells(live), wanted()), ...part.astray(live, wanted())]),
    ];
    return {
        async run({ signal }) {
            const live = await read(signal);
            assertAsPlanned(key, part.cells(live), wanted());
            if (open(live).length === 0)
                return {};
            await part.write(live, wanted(), doubtful, signal);
            const left = open(await read(signal));
            if (left.length > 0)
                throw notBroughtAbout(key, left);
            return {};
        },
        async settle({ signal }) {
            doubtful = true;
            return open(await read(signal)).length === 0 ? { done: true, result: {} } : { done: false };
        },
    };
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/orphans.js


/** Accounts in one answer. */
const orphans_size = 1_000;
/**
 * Removes accounts that an import of these users has left behind: an error of the server takes back the users, and not
 * what they were to log in with. An account counts as left behind when it has all that the row asks for, a login that
 * the plan has found free, and no user.
 * @returns the users whose accounts were removed
 */
async function removeOrphans(client, newUsers, signal) {
    const freed = new Set();
    const byLogin = new Map(newUsers.map(user => [loginOf(user), user]));
    byLogin.delete('');
    if (byLogin.size === 0)
        return freed;
    for (const account of await accountsAmong(client, byLogin, signal)) {
        const user = byLogin.get(loginIn(account));
        if (!user || !isAs(user, account) || (await client.find(resources/* users */.VV, account.uuid, signal)))
            continue;
        await client.remove(resources/* accounts */.vd, account.uuid, signal);
        freed.add(user);
    }
    return freed;
}
/** What a new user logs in with; the server gives its uuid to one who has neither. */
function loginOf({ fields }) {
    return ((0,roster_fields/* asked */.NZ)(fields, 'username') || (0,roster_fields/* asked */.NZ)(fields, 'email')).toLowerCase();
}
function loginIn({ username }) {
    return username?.toLowerCase() ?? '';
}
function isAs({ fields }, { firstname, lastname, emails }) {
    const address = emails.find(({ main }) => main)?.address ?? '';
    return (firstname === (0,roster_fields/* asked */.NZ)(fields, 'firstname') &&
        (lastname ?? '') === (0,roster_fields/* asked */.NZ)(fields, 'lastname') &&
        address.toLowerCase() === (0,roster_fields/* asked */.NZ)(fields, 'email').toLowerCase());
}
async function accountsAmong(client, logins, signal) {
    const found = [];
    for (let offset = 0, total = 1; offset < total; offset += orphans_size) {
        const page = await client.page(resources/* accounts */.vd, { limit: String(orphans_size), offset: String(offset) }, signal);
        found.push(...page.items.filter(account => logins.has(loginIn(account))));
        total = page.total;
    }
    return found;
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/refusal.js

const meanings = [
    {
        says: /^409 Client Error/,
        code: 'LoginTaken',
        means: () => 'Somebody logs in with this username or e-mail address already, maybe in another tenant.',
        cure: 'Choose another, or delete the account that has it.',
    },
    {
        says: /User already exists \('email': '(.*)'\)/,
        code: 'EmailTaken',
        means: ([, email]) => `Another user has the e-mail address ${email}.`,
        cure: 'Choose another address.',
    },
    {
        says: /Extension '(.*)' is outside of range for context '(.*)'/,
        code: 'ExtensionOutOfRange',
        means: ([, exten, context]) => `The extension ${exten} is in no range of the context ${context}.`,
        cure: 'Choose a number in one of its ranges, or widen them in Wazo.',
    },
    {
        says: /User is associated with a Line/,
        code: 'ExtensionTaken',
        means: () => 'The extension belongs to another user.',
        cure: 'Choose another extension.',
    },
    {
        says: /Line is associated with a Endpoint/,
        code: 'SipUsernameTaken',
        means: () => 'The SIP username belongs to another line.',
        cure: 'Choose another SIP username.',
    },
    {
        says: /different tenants/,
        code: 'TakenInAnotherTenant',
        means: () => 'Something that the row names belongs to another tenant, such as the SIP username.',
        cure: 'Choose another SIP username, or another number.',
    },
    {
        says: /CallPermission was not found \('name': '(.*)'\)/,
        code: 'CallPermissionNotFound',
        means: ([, name]) => `The tenant has no call permission ${name}.`,
        cure: 'Write its name exactly as in Wazo, or make it there.',
    },
    {
        says: /Context was not found \('(?:name|context)': '(.*)'\)/,
        code: 'ContextNotFound',
        means: ([, name]) => `The tenant has no context ${name}.`,
        cure: 'Write the name that Wazo has generated for the context, not its label.',
    },
    {
        says: /ContextType '(.*)' cannot be associated/,
        code: 'ContextUnfit',
        means: ([, type]) => `A context of the type ${type} cannot be used for this.`,
        cure: 'Use an internal context for lines, and an incall context for numbers from outside.',
    },
    {
        says: /missing parameters: (.*)$/,
        code: 'ColumnMissing',
        means: ([, columns]) => `The line cannot be made without ${columns}.`,
        cure: 'Fill the columns exten, context and line_protocol, or empty all of them.',
    },
];
/** Why a new user was refused, as the server puts it in its answer to an import. */
function rowRefusal(message) {
    for (const { says, code, means, cure } of meanings) {
        const found = says.exec(message);
        if (found)
            return new failure/* Failure */.H('rejected', means(found), { code, cure });
    }
    return new failure/* Failure */.H('rejected', `Wazo refuses the user: ${readable(message)}.`, {
        code: 'Refused',
        cure: 'Mend the row, then import it again.',
    });
}
/** The texts of the server, which writes them as a programming language would. */
function readable(message) {
    return message
        .replace(/^(?:Input|Resource) Error - /, '')
        .replaceAll(/[{}[\]]/g, '')
        .replaceAll(/'(\w+)':/g, '$1:')
        .replaceAll(/'([^']*)'/g, '$1')
        .replace(/\.+$/, '');
}

// EXTERNAL MODULE: ./node_modules/csv-stringify/lib/sync.js + 7 modules
var sync = __webpack_require__(96789);
// EXTERNAL MODULE: ./build/src/platforms/wazo/roster-columns.js + 2 modules
var roster_columns = __webpack_require__(66773);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/users-csv.js





/** The server takes no empty cell there; what it makes of a column that is not there is sent in its place. */
const defaults = {
    subscription_type: '0',
    call_record_outgoing_external_enabled: '0',
    call_record_outgoing_internal_enabled: '0',
    call_record_incoming_external_enabled: '0',
    call_record_incoming_internal_enabled: '0',
};
/** The same for those who are given a mailbox. */
const mailboxDefaults = {
    voicemail_delete_messages: '0',
    voicemail_ask_password: '1',
};
/** Columns that the server takes in an import, in its order. */
const order = (0,roster_columns.wazoColumns)({}).columns.map(({ name }) => name);
/**
 * New users as CSV, with the columns in which one of them has something. Throws a `Failure` when a secret was not handed
 * over.
 */
function usersCsv(users, secrets) {
    const rows = users.map(({ key, fields }) => cellsToSend(key, fields, secrets));
    const used = new Set(rows.flatMap(row => [...row.keys()]));
    const columns = order.filter(column => used.has(column));
    return {
        text: (0,sync/* stringify */.A)([columns, ...rows.map(row => columns.map(column => cellIn(row, column)))]),
        secrets: users.flatMap(({ key, fields }) => fields.flatMap(({ column, secret }) => (secret ? [secretOf(key, column, secrets) ?? []].flat() : []))),
    };
}
/** The cells of a user that are sent. Throws a `Failure` when a secret was not handed over. */
function cellsToSend(key, fields, secrets) {
    const cells = fields.filter(steps/* isSent */.xb).map(({ column, after, secret }) => {
        const cell = (secret ? secretOf(key, column, secrets) : after) ?? '';
        return [
            column,
            column === 'call_permissions' ? [...(0,roster_fields/* pieces */.IE)(column, cell)].join(';') : cell.trim(),
        ];
    });
    return new Map(cells.filter(([, cell]) => cell !== ''));
}
function cellIn(row, column) {
    const given = row.get(column) ?? defaults[column];
    if (given !== undefined)
        return given;
    return row.has('voicemail_number') ? (mailboxDefaults[column] ?? '') : '';
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/create-users.js





/** Milliseconds between looks for users who may still appear: doubled from one to the next. */
const looks = { first: 1_000, longest: 30_000 };
/**
 * Creates users in as few requests as possible. A request is all or nothing: whom the server refuses is remembered, and the
 * others of such requests go out together at the end. With somebody refused it rejects with a `Failure` that names
 * them; steps for fewer users, made of the same, tell what is known and send nothing again.
 */
class CreateUsers {
    #users;
    #tools;
    #open;
    /** Whether anything was asked by this object, so that `#open` tells all. */
    #begun = false;
    constructor(users, tools) {
        this.#users = users;
        this.#tools = tools;
    }
    async run({ signal }) {
        const { newcomers, pace } = this.#tools;
        await newcomers.begin(signal);
        if (newcomers.later && !this.#begun)
            await newcomers.look(this.#waiting(), signal);
        this.#begun = true;
        this.#refuseWithoutSecrets();
        for (let ahead = this.#waiting(); ahead.length > 0;) {
            const [group = ahead] = pace.firstTime(ahead);
            await this.#send(group, signal);
            ahead = ahead.slice(group.length);
        }
        // Who is left was refused along with others, and is taken without them.
        for (let left = this.#waiting(); left.length > 0; left = this.#waiting()) {
            await this.#send(pace.secondTime(left)[0] ?? left, signal);
        }
        return this.#facts();
    }
    async settle({ signal }) {
        await this.#closeRequest(signal);
        const open = this.#users.some(({ key }) => !this.#isCreated(key));
        return open ? { done: false } : { done: true, result: this.#facts() };
    }
    factsFor(key, { [key]: uuid }) {
        return uuid === undefined ? {} : { uuid };
    }
    /** Looks for the users of a request without answer until they are there, or cannot come any more. */
    async #closeRequest(signal) {
        const { newcomers, clock, pace, tell } = this.#tools;
        const waiting = this.#waiting();
        // An earlier attempt may have sent any of them just before it ended.
        const begun = this.#begun || waiting.length === 0;
        const open = begun ? this.#open : { users: waiting, over: clock.now() + pace.worst(waiting) };
        this.#open = open;
        this.#begun = true;
        if (!open)
            return;
        const known = () => open.users.filter(({ key }) => newcomers.known(key) !== undefined).length;
        await newcomers.look(open.users, signal);
        const before = begun ? 0 : known();
        const most = Math.ceil((open.over - clock.now()) / 1_000);
        if (known() <= before && known() < open.users.length && most > 0)
            tell(stillComing(open.users.length, most));
        // All users of one request appear at once.
        for (let pause = looks.first; known() <= before && known() < open.users.length; pause *= 2) {
            const left = open.over - clock.now();
            if (left <= 0)
                break;
            await clock.sleep(Math.min(pause, left, looks.longest), signal);
            await newcomers.look(open.users, signal);
        }
        newcomers.doubt(open.users);
        this.#open = undefined;
    }
    async #send(users, signal) {
        const { client, clock, pace, secrets } = this.#tools;
        const { text, secrets: sent } = usersCsv(users, secrets);
        const from = clock.now();
        this.#open = { users, over: from + pace.worst(users) };
        const answer = await client
            .importUsers(text, sent, signal)
            .catch((error) => this.#unanswered(error, users, signal));
        pace.took(users, clock.now() - from);
        await this.#take(answer, users, signal);
        this.#open = undefined;
    }
    async #unanswered(error, users, signal) {
        const { client, clock, newcomers } = this.#tools;
        if (error instanceof failure/* Failure */.H) {
            if (!error.effectUnknown)
                this.#open = undefined;
            // The server says itself that it has taken everything back; but it forgets what users were to log in with.
            if (error.code === 'HTTP 500') {
                this.#open = { users, over: clock.now() };
                newcomers.doubt(users);
                await removeOrphans(client, users, signal);
            }
        }
        throw error;
    }
    async #take(answer, users, signal) {
        if ('created' in answer)
            this.#takeCreated(answer.created, users);
        else
            await this.#takeRefused(answer.refused, users, signal);
    }
    #takeCreated(created, users) {
        const { newcomers } = this.#tools;
        const uuids = new Set(created.map(({ user_uuid }) => user_uuid));
        if (uuids.size !== users.length)
            throw notAllTaken(users.length, uuids.size);
        for (const made of created) {
            const user = users[made.row_number - 1];
            if (!user)
                throw notAllTaken(users.length, uuids.size);
            newcomers.created(user.key, made.user_uuid);
            const without = partsWithout(user, made);
            if (without.length > 0)
                newcomers.refused(user.key, madeWithout(without));
        }
    }
    async #takeRefused(refused, users, signal) {
        const { client, newcomers } = this.#tools;
        const failures = new Map();
        for (const { row, message } of refused) {
            const user = users[row - 1];
            if (user)
                failures.set(user, rowRefusal(message));
        }
        if (failures.size === 0)
            throw refusedNobody();
        const locked = [...failures].filter(([{ key }, { code }]) => code === 'LoginTaken' && newcomers.doubtful(key));
        const freed = await removeOrphans(client, locked.map(([user]) => user), signal);
        for (const [user, failure] of failures)
            if (!freed.has(user))
                newcomers.refused(user.key, failure);
    }
    /** Those of whom it is open whether they can be created. */
    #waiting() {
        const { newcomers } = this.#tools;
        return this.#users.filter(({ key }) => newcomers.known(key) === undefined && !newcomers.refusal(key));
    }
    #isCreated(key) {
        const { newcomers } = this.#tools;
        return newcomers.known(key) !== undefined && !newcomers.refusal(key);
    }
    #refuseWithoutSecrets() {
        const { newcomers, secrets } = this.#tools;
        for (const { key, fields } of this.#waiting()) {
            try {
                cellsToSend(key, fields, secrets);
            }
            catch (error) {
                if (!(error instanceof failure/* Failure */.H))
                    throw error;
                newcomers.refused(key, error);
            }
        }
    }
    /** The uuids by key. Throws a `Failure` when somebody was refused. */
    #facts() {
        const { newcomers } = this.#tools;
        const refused = this.#users.filter(({ key }) => newcomers.refusal(key)).map(({ key }) => key);
        const [first] = refused;
        if (first !== undefined && this.#users.length === 1)
            throw newcomers.refusal(first);
        if (first !== undefined)
            throw someRefused(refused, this.#users.length);
        return Object.fromEntries(this.#users.map(({ key }) => [key, newcomers.known(key) ?? '']));
    }
}
/** Things that a row asks for and the server has not made, by the columns that name them. */
function partsWithout({ fields }, made) {
    const ids = {
        context: made.line_id,
        exten: made.extension_id,
        voicemail_number: made.voicemail_id,
    };
    return Object.keys(ids).filter(column => (0,roster_fields/* fieldOf */._F)(fields, column) && ids[column] === null);
}
function stillComing(users, seconds) {
    const whom = users === 1 ? 'a user' : `${users} users`;
    return `Wazo may still be creating ${whom} of a request that had no answer: looking for them for up to ${seconds} s.`;
}
function madeWithout(columns) {
    return new failure/* Failure */.H('rejected', `Wazo has created the user, but does not show: ${columns.join(', ')}.`, {
        code: 'NotBroughtAbout',
        cure: 'Look at the user in Wazo, then plan again.',
        effectUnknown: true,
    });
}
function someRefused(users, of) {
    const message = `Wazo refuses ${users.length} of ${of} new users; the others are created.`;
    return new failure/* Failure */.H('rejected', message, { code: 'UsersRefused', users });
}
/** As when something on the way takes the body off a request. */
function notAllTaken(sent, created) {
    return new failure/* Failure */.H('fatal', `Wazo was sent ${sent} new users, and says that it has created ${created}.`, {
        code: 'NotAllCreated',
        cure: 'Find out whether a proxy changes requests on their way to Wazo, then run again.',
        effectUnknown: true,
    });
}
function refusedNobody() {
    return new failure/* Failure */.H('rejected', 'Wazo refuses new users without saying whom.', { code: 'UnexpectedAnswer' });
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/extensions.js


/** The extension of this number in a context; undefined where there is none. */
async function extensionOf(client, exten, context, signal) {
    const { items } = await client.page(placedExtensions, { exten, context }, signal);
    return items.find(item => item.exten === exten && item.context === context);
}
/** Whether an extension leads nowhere, so that nobody misses it. */
function isFree({ lines, incall, conference, parking_lot, group, outcall, queue, }) {
    return lines.length === 0 && [incall, conference, parking_lot, group, outcall, queue].every(use => !use);
}
/** Gives an extension another number. A free one in its way goes. */
async function renumber(client, { id, ...now }, after, signal) {
    if (now.exten === after.exten && now.context === after.context)
        return;
    const inTheWay = await extensionOf(client, after.exten, after.context, signal);
    if (inTheWay && inTheWay.id !== id && isFree(inTheWay))
        await client.remove(resources/* extensions */.XO, inTheWay.id, signal);
    await client.change(resources/* extensions */.XO, id, after, signal);
}
/** Removes the extension of this number if it leads nowhere: an earlier attempt may have come no further. */
async function removeFree(client, exten, context, signal) {
    const found = await extensionOf(client, exten, context, signal);
    if (found && isFree(found))
        await client.remove(resources/* extensions */.XO, found.id, signal);
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/delete-user.js




/**
 * Deletes a user and all that is nobody else's, but never the one whose account is in use. First finds out what that is;
 * what follows removes it.
 */
function deleteUser({ id, key, name, serves }, client) {
    return {
        async run({ signal }) {
            if ((await client.account(signal)) === key)
                throw accountInUse(key);
            return { belongings: JSON.stringify(await belongingsOf(client, key, signal)) };
        },
        settle: async () => ({ done: false }),
        factsFor: () => ({}),
        followers: ({ belongings = '{}' }) => [
            {
                id: JSON.stringify([...JSON.parse(id), 'belongings']),
                ...{ label: `delete ${name}`, cost: {}, serves },
                ...removal(key, JSON.parse(belongings), client),
            },
        ],
    };
}
async function belongingsOf(client, key, signal) {
    const user = await client.find(resources/* users */.VV, key, signal);
    const calls = user ? (await client.page(resources/* incalls */.PG, { user_id: String(user.id) }, signal)).items : [];
    const own = calls.filter(({ destination }) => destination.user_id === user?.id);
    const mailbox = user?.voicemail ? await client.find(resources/* voicemails */.tj, user.voicemail.id, signal) : undefined;
    const shared = mailbox?.users.some(({ uuid }) => uuid !== key);
    return {
        ...(user && { id: user.id }),
        incalls: own.map(({ id }) => id),
        numbers: own.flatMap(incall => incall.extensions.map(({ id }) => id)),
        lines: (user?.lines ?? []).map(({ id }) => id),
        extensions: (user?.lines ?? []).flatMap(line => line.extensions.map(({ id }) => id)),
        voicemails: mailbox && !shared ? [mailbox.id] : [],
    };
}
function removal(key, belongings, client) {
    const left = (signal) => whatIsLeft(client, key, belongings, signal);
    return {
        async run({ signal }) {
            for (const id of await ownIncalls(client, belongings, signal))
                await client.remove(resources/* incalls */.PG, id, signal);
            for (const id of belongings.numbers)
                await removeIfFree(client, id, signal);
            // A mailbox that others share stays theirs.
            if (await client.find(resources/* users */.VV, key, signal))
                await client.remove(resources/* users */.VV, key, signal, { recursive: 'true' });
            await removeIfThere(client, resources/* accounts */.vd, key, signal);
            const remaining = await left(signal);
            if (remaining.length > 0)
                throw notGone(key, remaining);
            return {};
        },
        async settle({ signal }) {
            return (await left(signal)).length === 0 ? { done: true, result: {} } : { done: false };
        },
    };
}
async function removeIfThere(client, collection, id, signal) {
    if (await client.find(collection, id, signal))
        await client.remove(collection, id, signal);
}
/** The incalls that lead to nobody else by now. */
async function ownIncalls(client, { id: user, incalls: ids }, signal) {
    const found = await Promise.all(ids.map(id => client.find(resources/* incalls */.PG, id, signal)));
    return found.flatMap(incall => {
        const { type, user_id } = incall?.destination ?? {};
        return incall && (type === 'none' || user_id === user) ? [incall.id] : [];
    });
}
/** A number that meanwhile leads to somebody else is not the deleted user's any more. */
async function removeIfFree(client, id, signal) {
    const found = await client.find(placedExtensions, id, signal);
    if (found && isFree(found))
        await client.remove(resources/* extensions */.XO, id, signal);
}
/** What of a user is still there, in words. */
async function whatIsLeft(client, key, belongings, signal) {
    const left = [];
    const look = async (what, collection, ids) => {
        for (const id of ids)
            if (await client.find(collection, id, signal))
                left.push(`${what} ${id}`);
    };
    await look('the user', resources/* users */.VV, [key]);
    await look('the account', resources/* accounts */.vd, [key]);
    await look('the incall', resources/* incalls */.PG, await ownIncalls(client, belongings, signal));
    await look('the line', resources/* lines */.Mn, belongings.lines);
    await look('the mailbox', resources/* voicemails */.tj, belongings.voicemails);
    for (const id of [...belongings.numbers, ...belongings.extensions]) {
        const found = await client.find(placedExtensions, id, signal);
        if (found && isFree(found))
            left.push(`the extension ${found.exten}`);
    }
    return left;
}
function notGone(key, left) {
    return new failure/* Failure */.H('rejected', `Wazo accepted the deletion of ${key}, but still has ${left.join(', ')}.`, {
        code: 'NotBroughtAbout',
        cure: 'Look in Wazo, then plan again.',
        effectUnknown: true,
    });
}
function accountInUse(key) {
    return new failure/* Failure */.H('rejected', `${key} is the account in use, which is never deleted.`, {
        code: 'AccountInUse',
        cure: 'Keep it in the roster.',
    });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/platforms/wazo/reading/cells.js
var cells = __webpack_require__(28530);
// EXTERNAL MODULE: ./build/src/platforms/wazo/reading/secrets.js
var secrets = __webpack_require__(56786);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/parts/cells.js


/** The cells of a user, those of things that were not read left out. */
function cellsWith(user, parts = {}) {
    const nothing = {
        username: undefined,
        mailbox: undefined,
        ringTimes: new Map(),
        sipSecret: undefined,
    };
    return (0,cells/* cellsOf */.n)(user, { ...nothing, ...parts }, secrets/* clearSecrets */.lL);
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/parts/sip-body.js

function sipSecretOf({ auth_section_options: options }) {
    return options.find(([name]) => name === 'password')?.[1];
}
/** What to send for a SIP endpoint; lists are replaced whole, so the rest of them is sent along. */
async function sipBody(client, { auth_section_options: options, templates }, wanted, signal) {
    const username = wantedIn(wanted, 'sip_username')?.after;
    const secret = wantedIn(wanted, 'sip_secret')?.after;
    const protocol = wantedIn(wanted, 'line_protocol')?.after;
    const changed = withOption(withOption(options, 'username', username), 'password', secret);
    const { globalTemplate, webrtcTemplate } = protocol ? await client.tenantFacts(signal) : {};
    const others = templates.map(({ uuid }) => uuid).filter(uuid => uuid !== webrtcTemplate);
    const uuids = protocol === 'webrtc' ? [...others, webrtcTemplate] : others;
    return {
        // Names are what the server keeps apart; the one of the endpoint is the username where users are imported.
        ...(username && { name: username }),
        ...(changed !== options && { auth_section_options: changed }),
        ...(protocol && { templates: (uuids.length > 0 ? uuids : [globalTemplate]).map(uuid => ({ uuid })) }),
    };
}
/** The options with another value of one of them; the same where nothing is asked for. */
function withOption(options, name, value) {
    if (!value)
        return options;
    const others = options.filter(([other]) => other !== name);
    return name === 'username' ? [[name, value], ...others] : [...others, [name, value]];
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/sip-names.js

const letters = 'abcdefghijklmnopqrstuvwxyz';
const signs = `${letters}${letters.toUpperCase()}0123456789`;
/** The name of the SIP endpoint of a user who is given none: the same whenever it is asked for, so that it is found again. */
function nameFor(uuid) {
    const bytes = (0,external_node_crypto_.createHash)('sha256').update(uuid).digest();
    return [...bytes.subarray(0, 10)].map(byte => letters.charAt(byte % letters.length)).join('');
}
/** A name that nobody is likely to have. */
function randomName() {
    return drawn(letters, 10);
}
/** A secret that nobody knows but the server, which hands it to the phone. */
function randomSecret() {
    return drawn(signs, 20);
}
function drawn(characters, count) {
    return Array.from({ length: count }, () => characters.charAt((0,external_node_crypto_.randomInt)(characters.length))).join('');
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/lend.js








/** Gives a user something else for a value that another one takes, so that those who take in a ring can begin. */
function lend({ key, column, value, wanted }, client) {
    const isAway = async (signal) => {
        const user = await client.find(resources/* users */.VV, key, signal);
        if (!user)
            throw userGone(key);
        return { user, away: (await current(client, user, column, signal)) !== value.toLowerCase() };
    };
    return {
        async run({ signal }) {
            const { user, away } = await isAway(signal);
            if (away)
                return {};
            await lendOther(client, user, column, wanted, signal);
            if (!(await isAway(signal)).away)
                throw changedMeanwhile(key, [column]);
            return {};
        },
        async settle({ signal }) {
            return (await isAway(signal)).away ? { done: true, result: {} } : { done: false };
        },
    };
}
/** What the user has under a column, in small letters. */
async function current(client, user, column, signal) {
    const mailbox = user.voicemail ? await client.find(resources/* voicemails */.tj, user.voicemail.id, signal) : undefined;
    const account = column === 'username' ? await client.find(resources/* accounts */.vd, user.uuid, signal) : undefined;
    return cellsWith(user, { mailbox, username: account?.username }).get(column)?.toLowerCase();
}
async function lendOther(client, user, column, wanted, signal) {
    const { uuid } = user;
    switch (column) {
        case 'email': {
            const account = await client.find(resources/* accounts */.vd, uuid, signal);
            if (account)
                await client.setAddress(account, undefined, signal);
            return client.change(resources/* users */.VV, uuid, { email: null }, signal);
        }
        case 'username': {
            const account = await client.find(resources/* accounts */.vd, uuid, signal);
            const { firstname, lastname, enabled } = account ?? {};
            return client.change(resources/* accounts */.vd, uuid, { username: null, firstname, lastname, enabled }, signal);
        }
        case 'sip_username': {
            const sip = user.lines[0]?.endpoint_sip;
            const endpoint = sip && (await client.find(resources/* sipEndpoints */.hH, sip.uuid, signal));
            if (!endpoint)
                return;
            const other = { column, before: undefined, after: randomName() };
            return client.change(resources/* sipEndpoints */.hH, endpoint.uuid, await sipBody(client, endpoint, [other], signal), signal);
        }
        case 'voicemail_number': {
            if (!user.voicemail)
                return;
            const number = Array.from({ length: 16 }, () => (0,external_node_crypto_.randomInt)(10)).join('');
            return client.change(resources/* voicemails */.tj, user.voicemail.id, { number }, signal);
        }
        case 'exten':
            return lendNumber(client, user.lines[0]?.extensions[0], 'user_ranges', wanted, signal);
        case 'incall_exten':
            return lendNumber(client, user.incalls[0]?.extensions[0], 'incall_ranges', wanted, signal);
    }
}
/** Numbers that are tried before a context counts as full. */
const mostTries = 50;
/** Another number of the same context, which must be in one of its ranges. Which are free is found out by asking. */
async function lendNumber(client, extension, kind, wanted, signal) {
    if (!extension)
        return;
    const { context: name } = extension;
    const { items } = await client.page(resources/* contexts */.JU, { name }, signal);
    const ranges = items.find(item => item.name === name)?.[kind] ?? [];
    for (let tries = 0; tries < mostTries && ranges.length > 0; tries += 1) {
        const { start, end } = ranges[(0,external_node_crypto_.randomInt)(ranges.length)] ?? { start: '0', end: '0' };
        const length = Math.min(Number(end) - Number(start) + 1, 2 ** 47);
        const exten = String(Number(start) + (0,external_node_crypto_.randomInt)(length)).padStart(start.length, '0');
        if (wanted.has(exten) || (await extensionOf(client, exten, name, signal)))
            continue;
        return client.change(resources/* extensions */.XO, extension.id, { exten, context: name }, signal);
    }
    throw new failure/* Failure */.H('rejected', `No spare number was found in the context ${name}.`, {
        code: 'NoSpareNumber',
        cure: 'Give one of the users who take numbers from each other a free one first, then plan again.',
    });
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/refused.js

/** Does what needs things that were just made; where it is refused, they go again. Rejects as `work` does. */
async function unlessRefused(work, undo) {
    try {
        return await work;
    }
    catch (error) {
        if (error instanceof failure/* Failure */.H && error.kind === 'rejected' && !error.effectUnknown)
            await undo();
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/parts/incalls-part.js






/** The number from outside that leads to a user. */
function incallsPart(client) {
    return {
        async read(uuid, wanted, signal) {
            const user = await client.find(resources/* users */.VV, uuid, signal);
            if (!user)
                return undefined;
            const { items } = await client.page(resources/* incalls */.PG, { user_id: String(user.id) }, signal);
            const own = items.filter(({ destination }) => destination.user_id === user.id);
            return { user, incalls: own, leftOver: await isLeftOver(client, wanted, signal) };
        },
        cells: incalls_part_cells,
        astray({ incalls: own, leftOver }, wanted) {
            const goes = wantedIn(wanted, 'incall_exten')?.after === null;
            return goes && (leftOver || own.length > 0) ? ['incall_exten'] : [];
        },
        async write(live, wanted, _doubtful, signal) {
            const [incall, ...others] = live.incalls.filter(({ extensions: had }) => had.length > 0);
            if (others.length > 0)
                throw several(live.user);
            const call = callOf(live, wanted);
            if (call.exten === '')
                await remove(client, live, wanted, signal);
            else if (incall)
                await change(client, live.user, incall, call, signal);
            else
                await add(client, live, call, signal);
        },
    };
}
function incalls_part_cells({ user, incalls: own }) {
    return cellsWith(user, {
        ringTimes: new Map(own.map(({ id, destination }) => [id, destination.ring_time ?? null])),
    });
}
function callOf(live, wanted) {
    const after = (column) => cellAfter(incalls_part_cells(live), wanted, column);
    return {
        exten: after('incall_exten'),
        context: after('incall_context'),
        seconds: Number(after('incall_ring_seconds')) || null,
    };
}
/** What is made on the way is found again: the number by itself, an incall without one by its user. */
async function add(client, { user, incalls: [bare] }, { exten, context, seconds }, signal) {
    const found = await extensionOf(client, exten, context, signal);
    const known = found && !isFree(found) ? await unused(client, found, signal) : bare?.id;
    const extension = found ?? (await client.create(resources/* extensions */.XO, { exten, context }, signal));
    const body = { destination: { type: 'user', user_id: user.id, ring_time: seconds } };
    if (known !== undefined)
        await client.change(resources/* incalls */.PG, known, body, signal);
    const id = known ?? (await client.create(resources/* incalls */.PG, body, signal)).id;
    await unlessRefused(client.link(resources/* incalls */.PG, id, resources/* extensions */.XO, extension.id, signal), async () => {
        if (known === undefined)
            await client.remove(resources/* incalls */.PG, id, signal);
        if (!found)
            await client.remove(resources/* extensions */.XO, extension.id, signal);
    });
}
/** The incall of a number if it leads nowhere, as after the deletion of its user. A number in use is not taken away. */
async function unused(client, { exten, incall }, signal) {
    const found = incall && (await client.find(resources/* incalls */.PG, incall.id, signal));
    if (found?.destination.type === 'none')
        return found.id;
    throw new failure/* Failure */.H('rejected', `The number ${exten} leads elsewhere already.`, {
        code: 'NumberTaken',
        cure: 'Choose another number, or free this one in Wazo.',
    });
}
async function change(client, user, { id, destination, extensions: [now] }, { exten, context, seconds }, signal) {
    if ((destination.ring_time ?? null) !== seconds) {
        // A destination is replaced whole.
        const music = destination.moh_uuid ? { moh_uuid: destination.moh_uuid } : {};
        const body = { destination: { type: 'user', user_id: user.id, ...music, ring_time: seconds } };
        await client.change(resources/* incalls */.PG, id, body, signal);
    }
    if (now)
        await renumber(client, now, { exten, context }, signal);
}
/** The incall goes last, so that one which is half removed is still found. */
async function remove(client, { incalls: own }, wanted, signal) {
    for (const { id, extensions: had } of own) {
        for (const extension of had) {
            await client.unlink(resources/* incalls */.PG, id, resources/* extensions */.XO, extension.id, signal);
            await client.remove(resources/* extensions */.XO, extension.id, signal);
        }
    }
    const before = numberBefore(wanted);
    if (before)
        await removeFree(client, before.exten, before.context, signal);
    for (const { id } of own)
        await client.remove(resources/* incalls */.PG, id, signal);
}
async function isLeftOver(client, wanted, signal) {
    const before = numberBefore(wanted);
    const found = before && (await extensionOf(client, before.exten, before.context, signal));
    return found !== undefined && isFree(found);
}
/** The number that goes, where one does. */
function numberBefore(wanted) {
    const exten = wantedIn(wanted, 'incall_exten');
    const context = wantedIn(wanted, 'incall_context');
    if (exten?.after !== null || !exten.before || !context?.before)
        return undefined;
    return { exten: exten.before, context: context.before };
}
function several({ uuid }) {
    return new failure/* Failure */.H('rejected', `Several numbers from outside lead to ${uuid}, and a roster cannot say which of them it means.`, {
        code: 'SeveralIncalls',
        cure: 'Write in the incall columns what the export has, and change the incalls in Wazo.',
    });
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/parts/endpoint.js





function endpointPlan(uuid, wanted) {
    const after = (column) => wantedIn(wanted, column)?.after ?? undefined;
    return {
        protocol: after('line_protocol') ?? 'sip',
        username: after('sip_username') ?? nameFor(uuid),
        secret: after('sip_secret'),
    };
}
/** The SIP endpoint of that name, with the line that it serves; undefined where there is none, or for another protocol. */
async function endpointNamed(client, { protocol, username }, signal) {
    if (protocol === 'sccp')
        return undefined;
    const { items } = await client.page(usedEndpoints, { name: username }, signal);
    return items.find(item => item.name === username);
}
/**
 * The SIP endpoint that is planned; undefined for another protocol.
 * @param found one of that name, which is used
 */
async function endpointFor(client, plan, found, signal) {
    if (plan.protocol === 'sccp')
        return undefined;
    const body = await bodyOf(client, plan, signal);
    if (found)
        await client.change(resources/* sipEndpoints */.hH, found.uuid, body, signal);
    return (found ?? (await client.create(resources/* sipEndpoints */.hH, body, signal))).uuid;
}
/**
 * Gives a line without endpoint this one of SIP, or else one of SCCP.
 * @param doubtful whether an earlier call may have made one of SCCP for it
 */
async function giveEndpoint(client, line, sip, doubtful, signal) {
    if (sip !== undefined)
        return client.link(resources/* lines */.Mn, line, resources/* sipEndpoints */.hH, sip, signal);
    const left = doubtful ? await unusedSccp(client, signal) : undefined;
    const { id } = left ?? (await client.create(resources/* sccpEndpoints */.SX, {}, signal));
    await client.link(resources/* lines */.Mn, line, resources/* sccpEndpoints */.SX, id, signal);
}
/** An endpoint of SCCP that serves no line. They have nothing by which they could be told apart. */
async function unusedSccp(client, signal) {
    const { items } = await client.page(usedSccpEndpoints, {}, signal);
    return items.find(({ line }) => line === null);
}
async function bodyOf(client, { protocol, username, secret }, signal) {
    const { globalTemplate, webrtcTemplate } = await client.tenantFacts(signal);
    const templates = protocol === 'webrtc' ? [globalTemplate, webrtcTemplate] : [globalTemplate];
    const options = [
        ['username', username],
        ['password', secret ?? randomSecret()],
    ];
    return { name: username, auth_section_options: options, templates: templates.map(uuid => ({ uuid })) };
}
function nameTaken({ username }) {
    return new failure/* Failure */.H('rejected', `The SIP username ${username} belongs to another line.`, {
        code: 'SipUsernameTaken',
        cure: 'Choose another SIP username.',
    });
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/parts/make-line.js







/**
 * Makes a line and gives it to a user, last of all. What an earlier call has left half made is found and used: the
 * endpoint of SIP, which is made first, by its name, the extension by its number, and then a line that nobody has.
 * @param doubtful whether there may have been such a call
 */
async function makeLine(client, user, wanted, doubtful, signal) {
    const plan = planOf(user, wanted);
    const extension = plan.exten ? await extensionOf(client, plan.exten, plan.context, signal) : undefined;
    const endpoint = await endpointNamed(client, plan, signal);
    const earlier = extension !== undefined || endpoint !== undefined || (plan.protocol === 'sccp' && doubtful);
    const found = earlier ? await lineWithoutUser(client, plan, extension, endpoint, signal) : undefined;
    if (extension && !isFree(extension) && !extension.lines.some(({ id }) => id === found?.id))
        throw taken(plan);
    if (endpoint?.line && endpoint.line.id !== found?.id)
        throw nameTaken(plan);
    const sip = await endpointFor(client, plan, endpoint, signal);
    const line = found ?? (await client.create(resources/* lines */.Mn, lineBody(plan), signal));
    if (found && plan.code)
        await client.change(resources/* lines */.Mn, found.id, { provisioning_code: plan.code }, signal);
    const complete = async () => {
        if (!line.endpoint_sccp)
            await giveEndpoint(client, line.id, sip, doubtful, signal);
        if (plan.exten)
            await giveExtension(client, line.id, plan.exten, plan.context, signal);
        await client.link(resources/* users */.VV, user.uuid, resources/* lines */.Mn, line.id, signal);
    };
    await unlessRefused(complete(), async () => {
        if (sip !== undefined && !endpoint)
            await client.remove(resources/* sipEndpoints */.hH, sip, signal);
        if (!found)
            await client.remove(resources/* lines */.Mn, line.id, signal);
    });
}
/** Gives a line a number, whose extension is made where there is none. */
async function giveExtension(client, line, exten, context, signal) {
    const found = await extensionOf(client, exten, context, signal);
    const extension = found ?? (await client.create(resources/* extensions */.XO, { exten, context }, signal));
    await unlessRefused(client.link(resources/* lines */.Mn, line, resources/* extensions */.XO, extension.id, signal), async () => {
        if (!found)
            await client.remove(resources/* extensions */.XO, extension.id, signal);
    });
}
function planOf({ uuid }, wanted) {
    const after = (column) => wantedIn(wanted, column)?.after ?? undefined;
    return {
        ...endpointPlan(uuid, wanted),
        context: after('context') ?? '',
        exten: after('exten'),
        code: after('provisioning_code'),
    };
}
function lineBody({ context, code }) {
    return { context, ...(code && { provisioning_code: code }) };
}
/** Lines in one answer. */
const make_line_size = 1_000;
/** The line that an earlier call has made and given to nobody: with this endpoint or none, and this extension or none. */
async function lineWithoutUser(client, { context, protocol }, extension, endpoint, signal) {
    const fits = (line) => line.users.length === 0 &&
        line.context === context &&
        line.endpoint_custom === null &&
        (protocol === 'sccp' || line.endpoint_sccp === null) &&
        (line.endpoint_sip === null || line.endpoint_sip.uuid === endpoint?.uuid) &&
        line.extensions.every(({ id }) => id === extension?.id);
    const fitting = [];
    for (let offset = 0, total = 1; offset < total; offset += make_line_size) {
        const page = await client.page(ownedLines, { limit: String(make_line_size), offset: String(offset) }, signal);
        fitting.push(...page.items.filter(fits));
        total = page.total;
    }
    // The one that is nearest to what is wanted.
    return fitting.toSorted((a, b) => madeOf(b) - madeOf(a))[0];
}
function madeOf({ extensions: has, endpoint_sip: sip, endpoint_sccp: sccp }) {
    return has.length + (sip || sccp ? 1 : 0);
}
function taken({ exten }) {
    return new failure/* Failure */.H('rejected', `The extension ${exten} leads elsewhere already.`, {
        code: 'ExtensionTaken',
        cure: 'Choose another extension, or free this one in Wazo.',
    });
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/parts/line-part.js








/** The main line of a user: its endpoint and its extension. */
function linePart(client) {
    return {
        async read(uuid, wanted, signal) {
            const user = await userWithLine(client, uuid, signal);
            if (!user)
                return undefined;
            const sip = user.lines[0]?.endpoint_sip;
            const endpoint = sip ? await client.find(resources/* sipEndpoints */.hH, sip.uuid, signal) : undefined;
            return { user, endpoint, leftOver: await line_part_isLeftOver(client, user, wanted, signal) };
        },
        cells: line_part_cells,
        astray: ({ leftOver }) => (leftOver ? ['exten'] : []),
        async write(live, wanted, doubtful, signal) {
            const { user } = live;
            const [line, ...others] = user.lines;
            if (!line) {
                if (wantedIn(wanted, 'context')?.after)
                    await makeLine(client, user, wanted, doubtful, signal);
                await removeExtensionBefore(client, user, wanted, signal);
            }
            else if (cellAfter(line_part_cells(live), wanted, 'context') === '') {
                if (others.length > 0)
                    throw severalLines(user);
                await removeLine(client, line, live.endpoint, wanted, signal);
            }
            else
                await changeLine(client, line, live, wanted, doubtful, signal);
        },
    };
}
/** Lines tell whether they are for WebRTC only where they are asked themselves. */
async function userWithLine(client, uuid, signal) {
    const user = await client.find(resources/* users */.VV, uuid, signal);
    const [first, ...others] = user?.lines ?? [];
    if (!user || !first)
        return user;
    return { ...user, lines: [(await client.find(resources/* lines */.Mn, first.id, signal)) ?? first, ...others] };
}
function line_part_cells({ user, endpoint }) {
    return cellsWith(user, { sipSecret: endpoint && sipSecretOf(endpoint) });
}
async function changeLine(client, line, live, wanted, doubtful, signal) {
    const { endpoint, user } = live;
    const protocol = wantedIn(wanted, 'line_protocol')?.after;
    if (protocol && line.protocol === null) {
        const plan = endpointPlan(user.uuid, wanted);
        const found = await endpointNamed(client, plan, signal);
        if (found?.line)
            throw nameTaken(plan);
        const sip = await endpointFor(client, plan, found, signal);
        await giveEndpoint(client, line.id, sip, doubtful, signal);
    }
    else if (protocol && (protocol === 'sccp' || line.protocol !== 'sip'))
        throw protocolStays(line.protocol);
    if (endpoint) {
        const body = await sipBody(client, endpoint, wanted, signal);
        if (Object.keys(body).length > 0)
            await client.change(resources/* sipEndpoints */.hH, endpoint.uuid, body, signal);
    }
    await changeExtension(client, line, live, wanted, signal);
    const code = wantedIn(wanted, 'provisioning_code')?.after;
    if (code)
        await client.change(resources/* lines */.Mn, line.id, { provisioning_code: code }, signal);
}
async function changeExtension(client, line, live, wanted, signal) {
    const [now] = line.extensions;
    const exten = cellAfter(line_part_cells(live), wanted, 'exten');
    const context = cellAfter(line_part_cells(live), wanted, 'context');
    if (exten === '') {
        if (now)
            await removeExtension(client, line, now, signal);
        await removeExtensionBefore(client, live.user, wanted, signal);
        if (context !== line.context)
            await client.change(resources/* lines */.Mn, line.id, { context }, signal);
    }
    else if (now)
        await renumber(client, now, { exten, context }, signal);
    else
        await giveExtension(client, line.id, exten, context, signal);
}
/** The line goes last, so that one which is half removed is still the user's. */
async function removeLine(client, line, endpoint, wanted, signal) {
    for (const extension of line.extensions)
        await removeExtension(client, line, extension, signal);
    const before = extensionBefore(line.context, wanted);
    if (before)
        await removeFree(client, before.exten, before.context, signal);
    if (endpoint)
        await client.remove(resources/* sipEndpoints */.hH, endpoint.uuid, signal);
    if (line.endpoint_sccp)
        await client.remove(resources/* sccpEndpoints */.SX, line.endpoint_sccp.id, signal);
    await client.remove(resources/* lines */.Mn, line.id, signal);
}
async function removeExtension(client, { id }, extension, signal) {
    await client.unlink(resources/* lines */.Mn, id, resources/* extensions */.XO, extension.id, signal);
    await client.remove(resources/* extensions */.XO, extension.id, signal);
}
async function removeExtensionBefore(client, { lines: [line] }, wanted, signal) {
    const before = extensionBefore(line?.context, wanted);
    if (before)
        await removeFree(client, before.exten, before.context, signal);
}
async function line_part_isLeftOver(client, { lines: [line] }, wanted, signal) {
    const before = extensionBefore(line?.context, wanted);
    const found = before && (await extensionOf(client, before.exten, before.context, signal));
    return found !== undefined && isFree(found);
}
/** The extension that goes, where one does. */
function extensionBefore(lineContext, wanted) {
    const exten = wantedIn(wanted, 'exten');
    const context = wantedIn(wanted, 'context')?.before ?? lineContext;
    return exten?.after === null && exten.before && context ? { exten: exten.before, context } : undefined;
}
function protocolStays(protocol) {
    return new failure/* Failure */.H('rejected', `The line is ${protocol}, and does not become what the roster asks for.`, {
        code: 'ProtocolFixed',
        cure: 'Write what the export has, or take the line off in Wazo and have a new one made.',
    });
}
function severalLines({ uuid }) {
    return new failure/* Failure */.H('rejected', `${uuid} has several lines, and taking one off would show another in its place.`, {
        code: 'SeveralLines',
        cure: 'Take lines off in Wazo until one is left, then plan again.',
    });
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/parts/permissions-part.js




/** Call permissions, each given or taken by itself. */
function permissionsPart(client) {
    return {
        async read(uuid, _wanted, signal) {
            const user = await client.find(resources/* users */.VV, uuid, signal);
            return user && { user };
        },
        cells: ({ user }) => cellsWith(user),
        astray: () => [],
        async write({ user }, wanted, _doubtful, signal) {
            const after = new Set(wanted.flatMap(({ column, after: cell }) => [...(0,roster_fields/* pieces */.IE)(column, cell ?? '')]));
            const has = new Set(user.call_permissions.map(({ name }) => name));
            for (const name of after.difference(has)) {
                const id = await permissionNamed(client, name, signal);
                await client.link(resources/* users */.VV, user.uuid, resources/* callPermissions */.lZ, id, signal);
            }
            for (const { id, name } of user.call_permissions) {
                if (!after.has(name))
                    await client.unlink(resources/* users */.VV, user.uuid, resources/* callPermissions */.lZ, id, signal);
            }
        },
    };
}
async function permissionNamed(client, name, signal) {
    const { items } = await client.page(resources/* callPermissions */.lZ, { name }, signal);
    const found = items.find(item => item.name === name);
    if (found)
        return found.id;
    throw new failure/* Failure */.H('rejected', `Wazo has no call permission ${name} any more.`, {
        code: 'CallPermissionNotFound',
        cure: 'It was deleted or renamed since the plan was made: plan again.',
    });
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/parts/user-part.js



/**
 * The fields of a user in confd, and with `withAccount` in wazo-auth, which is asked first: what it refuses is then still
 * to be seen as a difference by the next plan, which reads confd.
 */
function userPart(client, withAccount) {
    return {
        async read(uuid, _wanted, signal) {
            const user = await client.find(resources/* users */.VV, uuid, signal);
            if (!user)
                return undefined;
            return { user, account: withAccount ? await client.find(resources/* accounts */.vd, uuid, signal) : undefined };
        },
        cells: ({ user, account }) => cellsWith(user, { username: account?.username }),
        astray: ({ account }, wanted) => (account ? columnsAstray(account, wanted) : []),
        async write(live, wanted, _doubtful, signal) {
            if (withAccount)
                await writeAccount(client, live, wanted, signal);
            const body = userBody(live.user, wanted);
            if (Object.keys(body).length > 0)
                await client.change(resources/* users */.VV, live.user.uuid, body, signal);
        },
    };
}
const shared = ['firstname', 'lastname', 'enabled'];
/** Fields that wazo-auth has as well, and keeps apart. */
function columnsAstray(account, wanted) {
    const body = accountBody(account, wanted);
    const columns = shared.filter(name => account[name] !== body[name]);
    const email = wantedIn(wanted, 'email');
    return email && mainAddress(account) !== (email.after ?? undefined) ? [...columns, 'email'] : columns;
}
async function writeAccount(client, { user, account }, wanted, signal) {
    if (!account) {
        const username = wantedIn(wanted, 'username')?.after;
        if (typeof username === 'string')
            await createAccount(client, user, username, wanted, signal);
        return;
    }
    const body = accountBody(account, wanted);
    const differs = body.username !== account.username || shared.some(name => body[name] !== account[name]);
    if (differs)
        await client.change(resources/* accounts */.vd, account.uuid, body, signal);
    const email = wantedIn(wanted, 'email');
    const address = email?.after ?? undefined;
    if (email && address !== mainAddress(account))
        await client.setAddress(account, address, signal);
}
async function createAccount(client, user, username, wanted, signal) {
    const after = (column) => cellAfter(cellsWith(user), wanted, column) || null;
    const body = {
        ...{ uuid: user.uuid, username, firstname: after('firstname'), lastname: after('lastname') },
        ...(after('email') !== null && { email_address: after('email') }),
        enabled: after('enabled') === '1',
    };
    await client.create(resources/* accounts */.vd, body, signal);
}
/** An account is replaced whole, so what does not change is sent along. */
function accountBody({ username, firstname, lastname, enabled }, wanted) {
    const text = (column, now) => {
        const found = wantedIn(wanted, column);
        return found ? found.after : now;
    };
    const switched = wantedIn(wanted, 'enabled');
    return {
        username: text('username', username),
        firstname: text('firstname', firstname),
        lastname: text('lastname', lastname),
        enabled: switched ? switched.after === '1' : enabled,
    };
}
function mainAddress({ emails }) {
    return emails.find(({ main }) => main)?.address;
}
const numbers = new Set(['ring_seconds', 'simultaneous_calls', 'subscription_type']);
/** The fields that differ, as JSON has them. */
function userBody(user, wanted) {
    const own = wanted.filter(({ column }) => column !== 'username' && column !== 'password');
    const body = Object.fromEntries(own.map(({ column, after }) => [column, jsonOf(column, after)]));
    const changed = Object.entries(body).filter(([column, value]) => user[column] !== value);
    const names = { firstname: user.firstname, lastname: user.lastname };
    const renamed = { ...names, ...Object.fromEntries(changed) };
    // People who are called otherwise than their caller id says have it so on purpose.
    const follows = user.caller_id === callerId(names) && callerId(renamed) !== callerId(names);
    return { ...Object.fromEntries(changed), ...(follows && { caller_id: callerId(renamed) }) };
}
function jsonOf(column, cell) {
    if (column.endsWith('enabled'))
        return cell === null ? null : cell === '1';
    // An empty number is 0 where it may be empty at all.
    return numbers.has(column) ? Number(cell ?? 0) : cell;
}
/** What the server makes of the names of a new user. */
function callerId({ firstname, lastname }) {
    return `"${lastname === null ? firstname : `${firstname} ${lastname}`}"`;
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/parts/voicemail-part.js




/**
 * The mailbox of a user. One of the same number that nobody has is taken, and keeps what is in it; one that is taken off
 * stays as it is, without a user.
 * @param alike users who may share it, since they are asked for the same
 */
function voicemailPart(client, alike) {
    return {
        async read(uuid, _wanted, signal) {
            const user = await client.find(resources/* users */.VV, uuid, signal);
            const id = user?.voicemail?.id;
            return (user && { user, mailbox: id === undefined ? undefined : await client.find(resources/* voicemails */.tj, id, signal) });
        },
        cells: ({ user, mailbox }) => cellsWith(user, { mailbox }),
        astray: () => [],
        async write({ user, mailbox }, wanted, _doubtful, signal) {
            if (cellAfter(cellsWith(user, { mailbox }), wanted, 'voicemail_number') === '') {
                await client.unlink(resources/* users */.VV, user.uuid, resources/* voicemails */.tj, undefined, signal);
                return;
            }
            const own = mailbox ?? (await mailboxOf(client, wanted, signal));
            const others = own?.users.filter(({ uuid }) => uuid !== user.uuid && !alike.has(uuid)) ?? [];
            if (own && others.length > 0)
                throw isShared(own.number, others.length);
            if (!own)
                await client.create(ofUser(user), voicemail_part_bodyOf(undefined, wanted), signal);
            else {
                // The user's last of all: until then a further attempt finds the mailbox by its number.
                await client.change(resources/* voicemails */.tj, own.id, voicemail_part_bodyOf(own, wanted), signal);
                if (!mailbox)
                    await client.link(resources/* users */.VV, user.uuid, resources/* voicemails */.tj, own.id, signal);
            }
        },
    };
}
/** A mailbox that is made below a user is the user's at once. */
function ofUser({ uuid }) {
    return { ...resources/* voicemails */.tj, path: `${resources/* users */.VV.path}/${uuid}${resources/* voicemails */.tj.path}` };
}
/** The mailbox that is there under the number which is wanted. */
async function mailboxOf(client, wanted, signal) {
    const number = wantedIn(wanted, 'voicemail_number')?.after ?? '';
    const context = wantedIn(wanted, 'voicemail_context')?.after ?? '';
    const { items } = await client.page(resources/* voicemails */.tj, { number, context }, signal);
    return items.find(item => item.number === number && item.context === context);
}
const switches = new Set(['attach_audio', 'delete_messages', 'ask_password']);
function voicemail_part_bodyOf(now, wanted) {
    const body = Object.fromEntries(wanted
        .map(({ column, after }) => [column.replace('voicemail_', ''), after])
        .map(([field, after]) => [field, switches.has(field) && after !== null ? after === '1' : after]));
    // Whether messages may be deleted is judged by what is sent alone.
    return body.delete_messages === true && now
        ? { email: now.email, attach_audio: now.attach_audio, ...body }
        : body;
}
function isShared(number, others) {
    const whom = others === 1 ? 'another user' : `${others} other users`;
    return new failure/* Failure */.H('rejected', `The mailbox ${number} belongs to ${whom} as well, whose rows do not ask for this.`, {
        code: 'SharedMailbox',
        cure: 'Choose another number, or ask for the same in the rows of all who share it.',
    });
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/step.js












/** A step as data, with the means to take it. */
function stepOf(sketch, tools) {
    const { id, label, cost, needs, serves } = sketch;
    const writing = writingOf(sketch, tools);
    return {
        ...{ id, label, cost, needs, serves },
        run: context => writing.run(context),
        settle: context => writing.settle(context),
        ...(writing.factsFor && { factsFor: (key, facts) => writing.factsFor?.(key, facts) ?? facts }),
        ...(writing.followers && { followers: facts => writing.followers?.(facts) ?? [] }),
        ...(sketch.does === 'create' && {
            split: ({ users }) => (0,steps/* partsOf */.CI)(sketch, users).map(part => stepOf(part, tools)),
        }),
    };
}
function writingOf(sketch, tools) {
    const { client, newcomers, secrets } = tools;
    switch (sketch.does) {
        case 'create':
            return new CreateUsers(sketch.users, tools);
        case 'change': {
            const { part, key, fields, lent, alike } = sketch;
            return step_change(part, fields, alike, client, {
                ...{ key, later: newcomers.later },
                uuid: async () => key,
                wanted: () => wantedOf(key, fields, secrets, lent),
            });
        }
        case 'complete': {
            const { part, user, fields } = sketch;
            const columns = fields.map(({ column }) => column);
            return step_change(part, fields, new Set(), client, {
                ...{ key: user.key, later: newcomers.later },
                uuid: signal => newcomers.uuidOf(user, signal),
                wanted: () => wantedOf(user.key, fields, secrets, columns),
            });
        }
        case 'lend':
            return lend(sketch, client);
        case 'delete':
            return deleteUser(sketch, client);
    }
}
function step_change(part, fields, alike, client, wanted) {
    switch (part) {
        case 'user':
            return changePart(userPart(client, (0,parts/* concernsAccount */.DG)(fields)), wanted);
        case 'line':
            return changePart(linePart(client), wanted);
        case 'voicemail':
            return changePart(voicemailPart(client, alike), wanted);
        case 'incalls':
            return changePart(incallsPart(client), wanted);
        case 'permissions':
            return changePart(permissionsPart(client), wanted);
    }
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import/writable.js





/** A Wazo tenant that changes can be applied to. */
class WritableWazo extends plannable.PlannableWazo {
    #surroundings;
    #literals;
    /** Whether the users were read by this object: then none of those who are to be created was there just now. */
    #read = false;
    /** @param columns those of the roster */
    constructor(selected, columns, surroundings) {
        super(selected, columns, surroundings);
        this.#surroundings = surroundings;
        this.#literals = selected.literalPasswords ?? false;
    }
    chunks() {
        this.#read = true;
        return super.chunks();
    }
    /** The steps whose costs `costs` sums up. */
    steps(changes, cells) {
        const { clock, environment, requestTimeout, tell = () => undefined } = this.#surroundings;
        const { client } = this;
        const tools = {
            ...{ client, clock, secrets: { cells, environment, literals: this.#literals } },
            newcomers: new Newcomers(client, !this.#read),
            pace: new Pace(requestTimeout),
            tell,
        };
        return (0,steps/* steps */.Ci)(changes).map(step => stepOf(step, tools));
    }
}


/***/ })

};
