export const id = 453;
export const ids = [453];
export const modules = {

/***/ 93149:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ columns),
/* harmony export */   n: () => (/* binding */ cellsOf)
/* harmony export */ });
/** The columns of an export: those of the vendor's importer in its order, without the password, then what is told only. */
const columns = [
    'username',
    'email',
    'first_name',
    'last_name',
    'group',
    'fax_number',
    'salutation',
    'job_title',
    'company_name',
    'address',
    'city',
    'state',
    'country',
    'zip_code',
    'phone_number',
    'mobile_number',
    'language',
    'time_zone',
    'id',
    'external_id',
];
/** The cells of one user; a column that the user has nothing for is absent. */
function cellsOf(user, { names }) {
    return new Map(columns
        .map(column => [column, cellOf(column, user, names)])
        .filter((entry) => typeof entry[1] === 'string'));
}
function cellOf(column, user, groups) {
    switch (column) {
        case 'group':
            return groups.get(user.group_id ?? '');
        case 'fax_number':
            return user.main_fax_number;
        case 'language':
            // The importer's document writes languages in capitals, the portal in small letters.
            return user.language?.toUpperCase();
        default:
            return user[column];
    }
}


/***/ }),

/***/ 74453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  XMedius: () => (/* binding */ XMedius)
});

// EXTERNAL MODULE: ./build/src/work/failure.js
var failure = __webpack_require__(81581);
// EXTERNAL MODULE: ./build/src/platforms/one-line.js
var one_line = __webpack_require__(4977);
;// CONCATENATED MODULE: ./build/src/platforms/xmedius/errors.js


const longestMessage = 500;
const longestDetail = 200;
const addressCure = 'Check the url and account inputs: url is the portal itself, such as https://portal.xmedius.com, and account the name behind /enterprises/ in its addresses.';
/** Translates `result: false`, under whatever status. */
function refusal(asked, errors, status) {
    const detail = Object.fromEntries([...errors].map(([field, words]) => [clean(field, asked), clean(words, asked)]));
    const said = Object.entries(detail)
        .map(([field, words]) => `${field} ${words}`.trim())
        .join('; ');
    if (errors.has('token'))
        return refusedToken(asked, status, `: ${said}`, detail);
    if (said === '' && status >= 400)
        return statusFailure(asked, status);
    const message = `XMedius Cloud refuses this (${what(asked)}): ${said || 'it gives no reason'}.`;
    const cure = 'Mend what the portal names in the roster, then run again.';
    // What helps against a refusal is about rows, which only a write has.
    return errors_failure('rejected', message, { code: 'Refusal', detail, ...(asked.method !== 'GET' && { cure }) });
}
/** Translates an answer that is neither data nor a refusal in JSON, by its status. */
function statusFailure(asked, status, location) {
    const where = `(${what(asked)}, HTTP ${status} from ${asked.host})`;
    const code = `HTTP ${status}`;
    const effectUnknown = asked.method !== 'GET';
    if (status === 401 || status === 403)
        return refusedToken(asked, status);
    if (status >= 300 && status < 400) {
        const message = `XMedius Cloud sends the request elsewhere${target(location, asked)}; redirects are not followed ${where}.`;
        return errors_failure('fatal', message, { code, cure: addressCure, effectUnknown });
    }
    // Below a collection it is one user or fax number that is not there.
    if (status === 404 && !asked.path.includes('/')) {
        return errors_failure('fatal', `There is no such account on this portal ${where}.`, { code, cure: addressCure });
    }
    if (status === 407)
        return errors_failure('fatal', `The proxy does not accept the login ${where}.`, { code });
    if (status === 429)
        return errors_failure('transient', `XMedius Cloud refuses more calls ${where}.`, { code });
    if (status >= 400 && status < 500) {
        return errors_failure('rejected', `XMedius Cloud does not accept the request ${where}.`, { code });
    }
    return errors_failure('transient', `XMedius Cloud answered a page in place of JSON ${where}.`, {
        code,
        effectUnknown,
    });
}
/** For an answer that breaks off, or is not the one to what was asked. */
function unexpectedAnswer(asked, why) {
    const message = `The answer to ${what(asked)} is not as expected: ${(0,one_line/* oneLine */.T)(why, longestDetail)}.`;
    const effectUnknown = asked.method !== 'GET';
    return errors_failure('transient', message, { code: 'UnexpectedAnswer', effectUnknown });
}
/** For a token that no header can carry: it was pasted with something around it, or is something else. */
function malformedToken() {
    const message = 'The access token is empty, or holds a blank, a line break or an accent, which no token has.';
    return new failure/* Failure */.H('fatal', message, {
        code: 'TokenMalformed',
        cure: 'Check the secret that the token input names.',
    });
}
/** Whether the token itself, or its permission, was refused: nothing about the request. */
function refusesToken({ kind, code }) {
    return kind === 'fatal' && ['HTTP 401', 'HTTP 403', 'TokenRefused'].includes(code);
}
/** The portal words a wrong token and a missing permission alike. */
function refusedToken(asked, status, said = '', detail = {}) {
    const denied = status === 403;
    const says = denied ? 'denies the access token this' : 'does not accept the access token for this';
    const where = `(${what(asked)}, HTTP ${status} from ${asked.host}${said})`;
    const code = status === 401 || denied ? `HTTP ${status}` : 'TokenRefused';
    const reads = asked.method === 'GET' && asked.path.startsWith('users');
    const permission = reads ? 'Query user directory' : 'Manage users';
    const grant = `Give the access token the permission "${permission}" in the portal`;
    const cure = denied ? `${grant}.` : `${grant}; if it has it, check the token and account inputs.`;
    return errors_failure('fatal', `XMedius Cloud ${says} ${where}.`, { code, cure, detail });
}
function errors_failure(kind, message, details) {
    return new failure/* Failure */.H(kind, (0,one_line/* oneLine */.T)(message, longestMessage), details);
}
function what({ method, path }) {
    return `${method} ${path}`;
}
function target(location, asked) {
    const url = location === undefined ? null : URL.parse(location);
    return url ? `, to ${clean(url.origin, asked)}` : '';
}
function clean(text, { secrets }) {
    return (0,one_line/* oneLine */.T)(secrets.reduce((kept, secret) => kept.replaceAll(secret, '***'), text), longestDetail);
}

;// CONCATENATED MODULE: ./build/src/platforms/xmedius/capability.js


/**
 * Finds out by asking whether the token may list users: there are tokens that may only create them.
 * Rejects with a `Failure` when the token is not accepted at all.
 * @returns the users; undefined where the token may not see them
 */
async function visibleUsers(client, signal) {
    // First what every token may do, since a wrong token and a missing permission are refused alike.
    await client.groups(signal);
    try {
        return await client.listUsers(signal);
    }
    catch (error) {
        if (error instanceof failure/* Failure */.H && refusesToken(error))
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/src/platforms/xmedius/cells.js
var cells = __webpack_require__(93149);
;// CONCATENATED MODULE: ./build/src/platforms/xmedius/chunks.js


/**
 * The one chunk of a reading: the portal lists all users in one answer, and takes neither a page nor a filter.
 * @param list hands over all users
 */
function everyone(client, list) {
    return {
        id: 'users',
        label: 'all users',
        // The portal publishes no limits, so calls are only counted.
        cost: { requests: 2 },
        yields: 'users',
        async read(add, { signal }) {
            const users = await list(signal);
            // After the users, so that a group that was made meanwhile has its name.
            const groups = await client.groups(signal);
            const listed = new Set();
            for (const user of users) {
                if (listed.has(user.username))
                    throw listedTwice(user.username);
                listed.add(user.username);
                add(user.username, (0,cells/* cellsOf */.n)(user, groups));
            }
            return { listed: [...listed] };
        },
    };
}
function listedTwice(key) {
    const message = `The portal lists ${key} twice, so it is not certain that it lists everybody.`;
    return new failure/* Failure */.H('transient', message, { code: 'ListedTwice' });
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./build/src/http/secret-forms.js
var secret_forms = __webpack_require__(6602);
;// CONCATENATED MODULE: ./build/src/platforms/xmedius/portal-user.js

/** Ids come as numbers in some places and as texts in others; here they are always texts, and so are all values. */
const word = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig().transform(String)]);
const optional = word.nullish();
/** A user as the portal tells it. What is not named here is kept as it came, so that it can be sent back. */
const portalUser = schemas/* looseObject */._H3({
    id: word,
    username: word,
    email: word,
    role: optional,
    first_name: optional,
    last_name: optional,
    group_id: optional,
    /** The id of a fax number; `main_fax_number` is the number itself, in E.164 format. */
    main_fax_number_id: optional,
    main_fax_number: optional,
    salutation: optional,
    job_title: optional,
    company_name: optional,
    address: optional,
    city: optional,
    state: optional,
    country: optional,
    zip_code: optional,
    phone_number: optional,
    mobile_number: optional,
    /** In lower case: `en`. */
    language: optional,
    /** The name of a Rails time zone: `Eastern Time (US & Canada)`. */
    time_zone: optional,
    external_id: optional,
});
/** The strings of a profile that are sent and told under the same name, and mean nothing to the portal. */
const profileFields = (/* unused pure expression or super */ null && ([
    'first_name',
    'last_name',
    'salutation',
    'job_title',
    'company_name',
    'address',
    'city',
    'state',
    'country',
    'zip_code',
    'phone_number',
    'mobile_number',
]));

;// CONCATENATED MODULE: ./build/src/platforms/xmedius/client.js





/** Bytes that are read of an answer: room for some 300,000 users, since the portal lists all in one. */
const longestAnswer = 256_000_000;
/** What the portal lets nobody change; its vendor's own client leaves these out of what it sends. */
const immutable = ['id', 'username', 'email', 'external_id'];
const done = schemas/* looseObject */._H3({});
const created = schemas/* looseObject */._H3({ data: schemas/* looseObject */._H3({ id: word }) });
const oneUser = schemas/* looseObject */._H3({ data: portalUser });
const users = schemas/* looseObject */._H3({ data: schemas/* array */.YOg(portalUser) });
const groups = schemas/* looseObject */._H3({
    data: schemas/* looseObject */._H3({ default: word.nullish(), groups: schemas/* record */.g1P(schemas/* string */.YjP(), word) }),
});
const faxNumbers = schemas/* looseObject */._H3({
    data: schemas/* looseObject */._H3({
        default: word.nullish(),
        fax_numbers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* looseObject */._H3({ number: word, shared: schemas/* boolean */.zMY() })),
    }),
});
/**
 * The portal of XMedius Cloud for one access token: one call each, all values texts.
 *
 * Whatever is not the whole answer to what was asked rejects with a `Failure`; an abort rejects with the signal's
 * reason. `result: false` is a refusal under any status: `rejected`, with the portal's words by field in `detail`.
 */
class XMediusClient {
    #options;
    #base;
    #secrets;
    constructor(options) {
        const { endpoint, account, token } = options;
        this.#options = options;
        this.#base = `${endpoint.origin}${endpoint.pathname.replace(/\/+$/, '')}/enterprises/${encodeURIComponent(account)}`;
        this.#secrets = (0,secret_forms/* secretForms */.e)(token, account);
    }
    async groups(signal) {
        const { data } = await this.#ask('GET', 'groups', groups, signal);
        return { default: data.default ?? undefined, names: new Map(Object.entries(data.groups)) };
    }
    async faxNumbers(signal) {
        const { data } = await this.#ask('GET', 'fax_numbers', faxNumbers, signal);
        return { default: data.default ?? undefined, numbers: new Map(Object.entries(data.fax_numbers)) };
    }
    /** All users of the enterprise, in one answer. */
    async listUsers(signal) {
        return (await this.#ask('GET', 'users', users, signal)).data;
    }
    /** The user of this id; undefined when there is none. */
    async user(id, signal) {
        try {
            return (await this.#ask('GET', `users/${encodeURIComponent(id)}`, oneUser, signal)).data;
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.H) || error.kind !== 'rejected')
                throw error;
            // The portal refuses in its own words, which do not tell a user who is gone from one that it does not show.
            const listed = await this.listUsers(signal);
            if (listed.some(user => user.id === id))
                throw error;
            return undefined;
        }
    }
    /** Makes a user. Resolves with its id. */
    async createUser(user, signal) {
        return (await this.#ask('POST', 'users', created, signal, { user })).data.id;
    }
    /** Replaces a user by this one, as read and then changed. What the portal lets nobody change is not sent. */
    async updateUser(user, signal) {
        const changeable = Object.entries(user).filter(([field]) => !immutable.includes(field));
        const body = { user: Object.fromEntries(changeable) };
        await this.#ask('PUT', `users/${encodeURIComponent(user.id)}`, done, signal, body);
    }
    async deleteUser(id, signal) {
        await this.#ask('DELETE', `users/${encodeURIComponent(id)}`, done, signal);
    }
    /** Gives a user a fax number, by the ids of both. */
    async associate(faxNumber, user, signal) {
        const path = `fax_numbers/${encodeURIComponent(faxNumber)}/associate`;
        await this.#ask('POST', path, done, signal, { user_id: user });
    }
    /** Takes a fax number from a user, by the ids of both. */
    async disassociate(faxNumber, user, signal) {
        const path = `fax_numbers/${encodeURIComponent(faxNumber)}/disassociate`;
        await this.#ask('POST', path, done, signal, { user_id: user });
    }
    async #ask(method, path, shape, signal, body) {
        const { http, token, endpoint, requestTimeout } = this.#options;
        if (!/^[!-~]+$/.test(token))
            throw malformedToken();
        const asked = {
            method,
            path,
            host: endpoint.host,
            secrets: [...this.#secrets, ...passwordsIn(body)],
        };
        const answer = await http.send({
            method,
            url: new URL(`${this.#base}/${path}`),
            headers: {
                accept: 'application/json',
                'authorization-token': token,
                ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
            },
            ...(body !== undefined && { body: JSON.stringify(body) }),
            timeout: requestTimeout,
            signal,
        });
        const read = shape.safeParse(await contentOf(answer, asked));
        if (read.success)
            return read.data;
        const [issue] = read.error.issues;
        throw unexpectedAnswer(asked, `${issue?.path.join('.')}: ${issue?.message}`);
    }
}
/** The content of an answer that says `result: true`. */
async function contentOf(answer, asked) {
    const { status, headers } = answer;
    const text = await answer.text(longestAnswer);
    const content = parsed(text);
    if (isObject(content) && content.result === false)
        throw refusal(asked, fieldErrors(content.errors), status);
    if (status < 200 || status > 299)
        throw statusFailure(asked, status, headers.location);
    if (!isObject(content))
        throw unexpectedAnswer(asked, 'it is no JSON, or breaks off');
    if (content.result !== true)
        throw unexpectedAnswer(asked, 'it does not say whether the request succeeded');
    // Users who are left out in silence would look as if they were to be created.
    if (/\brel="?next\b/i.test([headers.link].join()))
        throw unexpectedAnswer(asked, 'it is one page of several');
    return content;
}
/** Undefined where the text is no JSON. */
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** What the portal says is wrong: `{field: [messages]}`, `{token: "…"}`, or a text about no field. */
function fieldErrors(errors) {
    if (!isObject(errors))
        return new Map(errors === undefined || errors === null ? [] : [['', wordsOf(errors)]]);
    return new Map(Object.entries(errors).map(([field, words]) => [field, wordsOf(words)]));
}
function wordsOf(value) {
    if (Array.isArray(value))
        return value.map(wordsOf).join(', ');
    return isObject(value) ? JSON.stringify(value) : String(value);
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The password that a request holds. */
function passwordsIn(body) {
    const { user } = (body ?? {});
    return user?.password === undefined ? [] : (0,secret_forms/* secretForms */.e)(user.password, '');
}

;// CONCATENATED MODULE: ./build/src/platforms/xmedius/platform.js




const blind = 'The users of the account cannot be seen: give the access token the permission "Query user directory" in the portal.';
/** An enterprise of XMedius Cloud that is only read. */
class XMedius {
    name = 'xmedius';
    title = 'XMedius Cloud';
    tenantWord = 'account';
    key = 'username';
    smallerChunks = 'The portal lists all users in one answer: give it a longer request-timeout.';
    scope = { kind: 'tenant' };
    selection;
    client;
    #selected;
    #http;
    /** What preflight listed, until a chunk takes it: listing is the dearest call there is. */
    #listed;
    #mayList;
    constructor(selected, { http, requestTimeout }) {
        const { endpoint, account, token } = selected;
        this.#selected = selected;
        this.#http = http;
        this.client = new XMediusClient({ endpoint, account, token, http, requestTimeout });
        this.selection = { server: endpoint.host, account };
    }
    get doubts() {
        return [];
    }
    get calls() {
        return this.#http.requests;
    }
    /** Whether the token may list users, and so read, update and remove them; undefined before preflight. */
    get mayList() {
        return this.#mayList;
    }
    async preflight(signal) {
        const { endpoint, account } = this.#selected;
        this.#listed = await visibleUsers(this.client, signal);
        this.#mayList = this.#listed !== undefined;
        return {
            tenant: `${account} (${endpoint.host})`,
            tenantId: `${endpoint.host}/${account}`,
            ...(!this.#mayList && { blind }),
        };
    }
    async probe(signal) {
        await this.client.groups(signal);
    }
    chunks() {
        return [everyone(this.client, signal => this.#list(signal))];
    }
    header() {
        return cells/* columns */.Y;
    }
    limits() {
        return [];
    }
    async #list(signal) {
        const listed = this.#listed ?? (await this.client.listUsers(signal));
        this.#listed = undefined;
        return listed;
    }
}


/***/ })

};
