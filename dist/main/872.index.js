export const id = 872;
export const ids = [872];
export const modules = {

/***/ 80617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F4: () => (/* binding */ codes),
/* harmony export */   au: () => (/* binding */ unexpectedAnswer),
/* harmony export */   vI: () => (/* binding */ shortened),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _work_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81581);
/* harmony import */ var _one_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4977);
/* harmony import */ var _said_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32611);
/* harmony import */ var _wire_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91039);




/** The codes of failures that callers tell apart. */
const codes = {
    tokenRefused: 'TokenRefused',
    accessRefused: 'AccessRefused',
    notFound: 'NotFound',
};
const meanings = {
    404: { kind: 'rejected', says: 'Wazo does not have this', code: codes.notFound },
    405: { kind: 'rejected', says: 'Wazo does not do this', code: 'MethodNotAllowed' },
    407: { kind: 'fatal', says: 'The proxy does not accept the login' },
    409: { kind: 'rejected', says: 'Wazo has this already', code: 'Conflict' },
    413: { kind: 'rejected', says: 'The request is longer than Wazo takes', code: 'TooLarge' },
    429: { kind: 'transient', says: 'Wazo refuses more requests for now' },
    504: { kind: 'timeout', says: 'Wazo has not answered its front in time' },
};
const noService = {
    kind: 'fatal',
    says: 'There is no Wazo at this address',
    code: 'NoService',
    cure: 'Check the input url: it is the address of the server alone, such as https://wazo.example.com.',
};
const elsewhere = {
    kind: 'fatal',
    says: 'Wazo sends the request elsewhere, and redirects are not followed',
    cure: 'Give the address to which it leads as the input url.',
};
const loginRefused = {
    kind: 'fatal',
    says: 'Wazo does not accept the username and the password',
    code: 'LoginRefused',
    cure: 'Check the inputs username and password, and that the account is enabled.',
};
const tokenRefused = {
    kind: 'fatal',
    says: 'Wazo does not know the token, or its time is over',
    code: codes.tokenRefused,
    cure: 'Make a new token, or give username and password: then one is made for each run.',
};
/** Translates an answer that is not what was asked for. */
function refusal(exchange) {
    const { call, answer, redaction } = exchange;
    const content = (0,_said_js__WEBPACK_IMPORTED_MODULE_2__/* .contentOf */ .$E)(answer);
    const access = answer.status === 401 || answer.status === 403;
    const meaning = access ? accessMeaning(exchange, content) : meaningOf(answer);
    // What is said where access is refused is the token and the permission.
    const said = access ? '' : (0,_said_js__WEBPACK_IMPORTED_MODULE_2__/* .textsIn */ .Ej)(content).join('; ');
    const detail = Object.entries(access ? {} : (0,_said_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsIn */ .t5)(content));
    const message = `${meaning.says}${said && `: ${said.replace(/\.$/, '')}`}`;
    return failure(exchange, meaning.kind, message, {
        code: meaning.code ?? `HTTP ${answer.status}`,
        detail: Object.fromEntries(detail.map(([field, text]) => [field, shortened(redaction.clean(text))])),
        effectUnknown: (0,_wire_js__WEBPACK_IMPORTED_MODULE_1__/* .writes */ .D)(call) && (answer.status >= 500 || answer.status < 300),
        ...(meaning.cure !== undefined && { cure: meaning.cure }),
    });
}
/** For an answer that says that it went well, and is not of the shape that it should have. */
function unexpectedAnswer(exchange, what) {
    return failure(exchange, 'transient', `Wazo answers what was not expected: ${what}`, {
        code: 'UnexpectedAnswer',
        effectUnknown: (0,_wire_js__WEBPACK_IMPORTED_MODULE_1__/* .writes */ .D)(exchange.call),
    });
}
/** A text of the server on one line of bounded length. */
function shortened(text) {
    return (0,_one_line_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .T)(text, longestText);
}
const longestText = 500;
function failure({ call, answer, host, redaction }, kind, says, details) {
    const path = call.path.replace(/^\/token\/.*/, '/token');
    const said = shortened(redaction.clean(says));
    return new _work_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H(kind, `${said} (${call.method} ${path}, HTTP ${answer.status} from ${host}).`, details);
}
function meaningOf({ status, type }) {
    // A web server that is no Wazo answers pages, and so does Wazo for what it has never heard of.
    if (type.includes('html') && (status < 300 || status === 404))
        return noService;
    if (status >= 300 && status < 400)
        return elsewhere;
    return (meanings[status] ??
        (status >= 500
            ? { kind: 'transient', says: 'Wazo had an error of its own' }
            : { kind: 'rejected', says: 'Wazo refuses this', code: 'Refused' }));
}
/** A wrong token, a permission that is missing and a tenant that cannot be seen all have one status. */
function accessMeaning({ call, answer, tenant, redaction }, content) {
    if (call.path === '/token')
        return loginRefused;
    if (answer.text.includes('unauthorized-tenant')) {
        return {
            kind: 'fatal',
            says: `Wazo has no tenant ${tenant} that the account may see`,
            code: 'TenantRefused',
            cure: 'Check the input tenant: it is the uuid of a tenant.',
        };
    }
    // confd names the tenant only where it knows the token: `('<token>', 'confd.users.read', '<tenant>')`.
    const [said = ''] = call.service === 'confd' ? (0,_said_js__WEBPACK_IMPORTED_MODULE_2__/* .textsIn */ .Ej)(content) : [];
    if (answer.text.includes('not_found_or_expired') || said.split(', ').length === 2)
        return tokenRefused;
    const permission = /\b(?:confd|auth)(?:\.[\w*#-]+)+/.exec(redaction.clean(answer.text))?.[0] ?? 'this';
    return {
        kind: 'fatal',
        says: `The account may not use ${permission} in tenant ${tenant}`,
        code: codes.accessRefused,
        cure: `Give the account a policy with ${forAll(permission)}, and check that the input tenant is the uuid of a tenant that it may see.`,
    };
}
/** A permission for whatever one of its kind: who may change one user only is soon refused another. */
function forAll(permission) {
    return permission.replaceAll(/\.(?:\d+|[0-9a-f]{8}-[0-9a-f-]{27})(?=\.)/g, '.*');
}


/***/ }),

/***/ 82872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Wazo: () => (/* binding */ Wazo)
});

// EXTERNAL MODULE: ./build/src/roster/digest.js
var digest = __webpack_require__(71921);
// EXTERNAL MODULE: ./build/src/work/failure.js
var failure = __webpack_require__(81581);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./build/src/platforms/wazo/errors.js
var wazo_errors = __webpack_require__(80617);
// EXTERNAL MODULE: ./build/src/http/secret-forms.js
var secret_forms = __webpack_require__(6602);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/redaction.js

/** Takes secrets out of texts of the server. */
class Redaction {
    #secrets;
    #found;
    constructor(secrets) {
        this.#secrets = secrets;
    }
    clean(text) {
        this.#found ??= expression(this.#secrets);
        return text.replaceAll(this.#found, '***');
    }
}
/** Finds any of the secrets; nothing where there are none. */
function expression(secrets) {
    const forms = [...new Set(secrets.flatMap(formsOf))].sort((a, b) => b.length - a.length);
    return new RegExp(forms.map(pattern).join('|') || '(?!)', 'gu');
}
/** The server quotes values as Python writes them. */
function formsOf(secret) {
    const python = secret.replaceAll('\\', '\\\\');
    return [...(0,secret_forms/* secretForms */.e)(secret, ''), python, python.replaceAll("'", "\\'")].filter(form => form.trim() !== '');
}
/** A secret of a few digits counts as a word of its own alone: as a part of a longer number it says nothing. */
function pattern(form) {
    const exact = RegExp.escape(form);
    return form.length < 6 ? `(?<![\\p{L}\\p{N}])${exact}(?![\\p{L}\\p{N}])` : exact;
}
/** The secrets in what is sent: values of fields that are named so, and of pairs such as `["password", "…"]`. */
function secretsIn(body) {
    if (Array.isArray(body)) {
        const [name, value] = body;
        if (body.length === 2 && isSecret(name) && typeof value === 'string')
            return [value];
        return body.flatMap(secretsIn);
    }
    if (typeof body !== 'object' || body === null)
        return [];
    return Object.entries(body).flatMap(([name, value]) => isSecret(name) && typeof value === 'string' ? [value] : secretsIn(value));
}
function isSecret(name) {
    return typeof name === 'string' && /password|secret/.test(name);
}

// EXTERNAL MODULE: ./build/src/platforms/wazo/said.js
var said = __webpack_require__(32611);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/channel.js



/** Asks the services of a server about one tenant, under one login. */
class Channel {
    #wire;
    #login;
    #tenant;
    constructor(wire, login, tenant) {
        this.#wire = wire;
        this.#login = login;
        this.#tenant = tenant;
    }
    /** Resolves with an answer that says that it went well, or that has one of these statuses. */
    async ask(call, signal, also = []) {
        const token = await this.#login.token(signal);
        const exchange = await this.#exchange(call, token, signal);
        if (wentWell(exchange, also))
            return exchange;
        const failure = (0,wazo_errors/* refusal */.x5)(exchange);
        // A token that has ended before its time was refused unread, so the same can be sent again.
        const another = failure.code === wazo_errors/* codes */.F4.tokenRefused ? await this.#login.tokenAfter(token, signal) : undefined;
        if (another === undefined)
            throw failure;
        const second = await this.#exchange(call, another, signal);
        if (wentWell(second, also))
            return second;
        throw (0,wazo_errors/* refusal */.x5)(second);
    }
    async #exchange(call, token, signal) {
        const headers = { 'x-auth-token': token, 'wazo-tenant': this.#tenant };
        const answer = await this.#wire.send(call, headers, signal);
        const secrets = [...this.#login.secrets, ...(call.secrets ?? []), ...secretsIn(call.body)];
        return { call, answer, host: this.#wire.host, tenant: this.#tenant, redaction: new Redaction(secrets) };
    }
}
function wentWell({ answer: { status, type } }, also) {
    // A web server that is no Wazo answers every address with a page.
    if (type.includes('html'))
        return false;
    return (status >= 200 && status < 300) || also.includes(status);
}
/** The content of an answer, if it is of the shape that it should have. */
function read(exchange, schema) {
    const content = (0,said/* contentOf */.$E)(exchange.answer);
    if (content === undefined)
        throw (0,wazo_errors/* unexpectedAnswer */.au)(exchange, 'it is not JSON, or it broke off');
    const result = schema.safeParse(content);
    if (result.success)
        return result.data;
    const [issue] = result.error.issues;
    throw (0,wazo_errors/* unexpectedAnswer */.au)(exchange, `${issue?.path.join('.') || 'it'}: ${issue?.message}`);
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/import-answer.js

/** What an import has made of one row. */
const createdUser = schemas/* looseObject */._H3({
    /** From 1, of the rows that were sent. */
    row_number: schemas/* int */.Whr(),
    user_id: schemas/* int */.Whr(),
    user_uuid: schemas/* string */.YjP(),
    voicemail_id: schemas/* int */.Whr().nullable(),
    line_id: schemas/* int */.Whr().nullable(),
    sip_uuid: schemas/* string */.YjP().nullable(),
    sccp_id: schemas/* int */.Whr().nullable(),
    extension_id: schemas/* int */.Whr().nullable(),
    incall_extension_id: schemas/* int */.Whr().nullable(),
    call_permission_ids: schemas/* array */.YOg(schemas/* int */.Whr()),
});
const importAnswer = schemas/* looseObject */._H3({ created: schemas/* array */.YOg(createdUser) });
/** The server sends each row back with its passwords, under `row`, which is dropped here. */
const importErrors = schemas/* object */.Ikc({
    errors: schemas/* array */.YOg(schemas/* object */.Ikc({ message: schemas/* string */.YjP(), details: schemas/* object */.Ikc({ row_number: schemas/* int */.Whr() }) })).min(1),
});

;// CONCATENATED MODULE: ./build/src/platforms/wazo/login.js




function loginOf(login, wire, tenant, clock) {
    if (!('token' in login))
        return new MadeTokens(login, wire, tenant, clock);
    return {
        secrets: [login.token],
        token: async () => login.token,
        tokenAfter: async () => undefined,
        close: async () => undefined,
    };
}
/** Seconds that a token is asked for: longer than any single request, and soon over where it cannot be revoked. */
const lifetime = 7_200;
/** Milliseconds that revoking tokens may take at the end, in which a cancelled run has seconds left. */
const patience = 3_000;
const madeToken = schemas/* looseObject */._H3({
    data: schemas/* looseObject */._H3({ token: schemas/* string */.YjP(), utc_issued_at: schemas/* string */.YjP(), utc_expires_at: schemas/* string */.YjP() }),
});
/** Tokens that are made with a username and a password, renewed before they end, and revoked. */
class MadeTokens {
    #wire;
    #tenant;
    #clock;
    #credentials;
    #tokens = new Set();
    #current;
    #making;
    #refused;
    constructor({ username, password }, wire, tenant, clock) {
        this.#wire = wire;
        this.#tenant = tenant;
        this.#clock = clock;
        this.#credentials = [Buffer.from(`${username}:${password}`).toString('base64'), password];
    }
    get secrets() {
        return [...this.#credentials, ...this.#tokens];
    }
    async token(signal) {
        // Accounts are locked after some logins with a wrong password.
        if (this.#refused)
            throw this.#refused;
        if (this.#current && this.#clock.now() < this.#current.renewAt)
            return this.#current.token;
        // Requests that come while a token is being made wait for that one.
        this.#making ??= this.#make(signal).finally(() => {
            this.#making = undefined;
        });
        return this.#making;
    }
    async tokenAfter(refused, signal) {
        if (this.#current?.token === refused)
            this.#current = undefined;
        return this.token(signal);
    }
    async close() {
        const signal = AbortSignal.timeout(patience);
        const revoked = [...this.#tokens].map(token => {
            const path = `/token/${encodeURIComponent(token)}`;
            return this.#wire.send({ service: 'auth', method: 'DELETE', path }, { 'wazo-tenant': this.#tenant }, signal);
        });
        await Promise.allSettled(revoked);
        this.#tokens.clear();
        this.#current = undefined;
    }
    async #make(signal) {
        const call = { service: 'auth', method: 'POST', path: '/token', body: { expiration: lifetime } };
        const asked = this.#clock.now();
        const answer = await this.#wire.send(call, { authorization: `Basic ${this.#credentials[0]}` }, signal);
        const exchange = {
            ...{ call, answer, host: this.#wire.host, tenant: this.#tenant },
            redaction: new Redaction(this.secrets),
        };
        if (answer.status >= 300)
            throw this.#noted((0,wazo_errors/* refusal */.x5)(exchange));
        const made = madeToken.safeParse((0,said/* contentOf */.$E)(answer));
        if (!made.success)
            throw (0,wazo_errors/* unexpectedAnswer */.au)(exchange, 'there is no token in it');
        const { token, utc_issued_at: issued, utc_expires_at: expires } = made.data.data;
        this.#tokens.add(token);
        // The server may grant less than was asked for. With a quarter of the time left, a long request still ends in time.
        const granted = Date.parse(expires) - Date.parse(issued);
        this.#current = { token, renewAt: asked + (Number.isNaN(granted) ? lifetime * 1_000 : granted) * 0.75 };
        return token;
    }
    #noted(failure) {
        if (failure.kind === 'fatal')
            this.#refused = failure;
        return failure;
    }
}

// EXTERNAL MODULE: ./build/src/platforms/wazo/wire.js
var wazo_wire = __webpack_require__(91039);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/client.js








const tenantAnswer = schemas/* looseObject */._H3({
    uuid: schemas/* string */.YjP(),
    global_sip_template_uuid: schemas/* string */.YjP(),
    webrtc_sip_template_uuid: schemas/* string */.YjP(),
});
const namedTenant = schemas/* looseObject */._H3({ name: schemas/* string */.YjP().nullable() });
const tokenFacts = schemas/* looseObject */._H3({ data: schemas/* looseObject */._H3({ auth_id: schemas/* string */.YjP() }) });
/**
 * confd and wazo-auth of one server, for one tenant.
 *
 * Whatever is not the answer that was asked for rejects with a `Failure`, whose message holds neither the token nor
 * anything secret that was sent; an abort rejects with the signal's reason.
 */
class WazoClient {
    tenant;
    #login;
    #channel;
    constructor(options) {
        const { tenant, login, clock } = options;
        const wire = new wazo_wire/* Wire */._(options);
        this.tenant = tenant;
        this.#login = loginOf(login, wire, tenant, clock);
        this.#channel = new Channel(wire, this.#login, tenant);
    }
    /** A part of a list. Filters that the server does not know are ignored by it. */
    async page({ service, path, item, order }, query, signal) {
        const call = { service, method: 'GET', path, query: { ...(order && { order }), ...query } };
        const page = schemas/* looseObject */._H3({ total: schemas/* int */.Whr(), items: schemas/* array */.YOg(item) });
        return read(await this.#channel.ask(call, signal), page);
    }
    /** One thing of a kind; undefined where there is none of this id. */
    async find({ service, path, item }, id, signal) {
        try {
            return read(await this.#channel.ask({ service, method: 'GET', path: below(path, id) }, signal), item);
        }
        catch (error) {
            if (error instanceof failure/* Failure */.H && error.code === wazo_errors/* codes */.F4.notFound)
                return undefined;
            throw error;
        }
    }
    async create({ service, path, item }, body, signal) {
        return read(await this.#channel.ask({ service, method: 'POST', path, body }, signal), item);
    }
    /** Changes the fields that are given; of an account it replaces all, and those that are not given are emptied. */
    async change({ service, path }, id, body, signal) {
        await this.#channel.ask({ service, method: 'PUT', path: below(path, id), body }, signal);
    }
    async remove({ service, path }, id, signal, query = {}) {
        await this.#channel.ask({ service, method: 'DELETE', path: below(path, id), query }, signal);
    }
    /** Gives one thing to another: a line to a user, an extension to an incall. */
    async link(owner, id, part, partId, signal) {
        const path = below(`${below(owner.path, id)}${part.path}`, partId);
        await this.#channel.ask({ service: owner.service, method: 'PUT', path }, signal);
    }
    /** Takes one thing from another. Without `partId`, all of its kind, as the server has it for mailboxes of a user. */
    async unlink(owner, id, part, partId, signal) {
        const parts = `${below(owner.path, id)}${part.path}`;
        const path = partId === undefined ? parts : below(parts, partId);
        await this.#channel.ask({ service: owner.service, method: 'DELETE', path }, signal);
    }
    /**
     * Creates users from CSV: all of them, or none.
     * @param secrets the cells that must not come back in a message
     */
    async importUsers(csv, secrets, signal) {
        const call = { service: 'confd', method: 'POST', path: '/users/import', body: csv, secrets };
        const exchange = await this.#channel.ask(call, signal, [400]);
        if (exchange.answer.status !== 400)
            return { created: read(exchange, importAnswer).created };
        const errors = importErrors.safeParse((0,said/* contentOf */.$E)(exchange.answer));
        if (!errors.success)
            throw (0,wazo_errors/* refusal */.x5)(exchange);
        return {
            refused: errors.data.errors.map(({ message, details }) => ({
                row: details.row_number,
                message: (0,wazo_errors/* shortened */.vI)(exchange.redaction.clean(message)),
            })),
        };
    }
    /** Gives an account its main address, beside its others; without one it has none at all, as the server wants. */
    async setAddress(account, address, signal) {
        const others = account.emails
            .filter(email => !email.main && email.address !== address)
            .map(email => ({ address: email.address, main: false, confirmed: email.confirmed }));
        const emails = address === undefined ? [] : [{ address, main: true, confirmed: true }, ...others];
        const path = `/admin/users/${encodeURIComponent(account.uuid)}/emails`;
        await this.#channel.ask({ service: 'auth', method: 'PUT', path, body: { emails } }, signal);
    }
    /** The templates that SIP endpoints of the tenant are made from. */
    async tenantFacts(signal) {
        const path = `/tenants/${encodeURIComponent(this.tenant)}`;
        const facts = read(await this.#channel.ask({ service: 'confd', method: 'GET', path }, signal), tenantAnswer);
        return {
            uuid: facts.uuid,
            globalTemplate: facts.global_sip_template_uuid,
            webrtcTemplate: facts.webrtc_sip_template_uuid,
        };
    }
    /** What the tenant is called; empty where it has no name. */
    async tenantName(signal) {
        const path = `/tenants/${encodeURIComponent(this.tenant)}`;
        return (read(await this.#channel.ask({ service: 'auth', method: 'GET', path }, signal), namedTenant).name ?? '');
    }
    /** The uuid of the account that the login is for. */
    async account(signal) {
        const path = `/token/${encodeURIComponent(await this.#login.token(signal))}`;
        return read(await this.#channel.ask({ service: 'auth', method: 'GET', path }, signal), tokenFacts).data
            .auth_id;
    }
    /** Ends the login. Nothing is sent afterwards. */
    close() {
        return this.#login.close();
    }
}
function below(path, id) {
    return `${path}/${encodeURIComponent(id)}`;
}

// EXTERNAL MODULE: ./build/src/platforms/wazo/resources.js
var resources = __webpack_require__(95029);
// EXTERNAL MODULE: ./build/src/platforms/wazo/reading/cells.js
var cells = __webpack_require__(28530);
// EXTERNAL MODULE: ./build/src/platforms/wazo/reading/sweep.js
var sweep = __webpack_require__(47403);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/reading/directory.js



/** Things in one answer: some hundred kilobytes. */
const size = 1_000;
/**
 * The users of a tenant with all that belongs to them. What users do not tell themselves is read for all of them in
 * pages when it is first needed, and kept in memory.
 */
class Directory {
    #client;
    #secrets;
    #usernames;
    #mailboxes;
    #ringTimes;
    #sipSecrets;
    constructor(client, secrets) {
        const numbered = { client, size, id: ({ id }) => id };
        const named = { client, size, id: ({ uuid }) => uuid };
        this.#client = client;
        this.#secrets = secrets;
        this.#usernames = new sweep/* Sweep */.B({ ...named, of: resources/* accounts */.vd, keep: ({ username }) => username });
        this.#mailboxes = new sweep/* Sweep */.B({ ...numbered, of: resources/* voicemails */.tj, keep: mailboxOf });
        this.#ringTimes = new sweep/* Sweep */.B({ ...numbered, of: resources/* incalls */.PG, keep: ringTimeOf });
        this.#sipSecrets = new sweep/* Sweep */.B({ ...named, of: resources/* sipEndpoints */.hH, keep: sipSecretOf });
    }
    /** Those of these users who exist. */
    async users(uuids, signal) {
        return this.#withProtocols(await this.#asked(resources/* users */.VV, uuids, {}, signal), signal);
    }
    /** One user; undefined when there is none of this uuid. */
    async user(uuid, signal) {
        const user = await this.#client.find(resources/* users */.VV, uuid, signal);
        return user && (await this.#withProtocols([user], signal))[0];
    }
    async #asked(of, uuids, query, signal) {
        const asked = { ...query, uuid: uuids.join(','), limit: String(uuids.length) };
        const { items } = await this.#client.page(of, asked, signal);
        // A server that did not know the filter would answer anybody.
        const wanted = new Set(uuids);
        return items.filter(({ uuid }) => wanted.has(uuid));
    }
    /** Users do not tell which of their SIP lines are for WebRTC: summaries of them do. */
    async #withProtocols(all, signal) {
        const sip = all.flatMap(({ uuid, lines: [line] }) => (line?.protocol === 'sip' ? { uuid, line } : []));
        if (sip.length === 0)
            return all;
        const uuids = sip.map(({ uuid }) => uuid);
        const summaries = await this.#asked(resources/* userSummaries */.Mk, uuids, { view: 'summary' }, signal);
        const told = new Map(summaries.map(({ uuid, is_webrtc }) => [uuid, is_webrtc]));
        for (const { uuid, line } of sip) {
            if (!told.has(uuid))
                told.set(uuid, (await this.#client.find(resources/* lines */.Mn, line.id, signal))?.is_webrtc ?? false);
        }
        return all.map(user => {
            const [line, ...others] = user.lines;
            const is_webrtc = told.get(user.uuid);
            return line && is_webrtc !== undefined ? { ...user, lines: [{ ...line, is_webrtc }, ...others] } : user;
        });
    }
    async cells(user, signal) {
        const { voicemail, incalls: calls, lines: [line], } = user;
        const sip = this.#secrets.columns.has('sip_secret') ? line?.endpoint_sip : undefined;
        const ringTimes = new Map();
        for (const { id } of calls)
            ringTimes.set(id, (await this.#ringTimes.find(id, signal)) ?? null);
        const parts = {
            username: await this.#username(user, signal),
            mailbox: voicemail ? await this.#mailboxes.find(voicemail.id, signal) : undefined,
            ringTimes,
            sipSecret: sip ? await this.#sipSecrets.find(sip.uuid, signal) : undefined,
        };
        return (0,cells/* cellsOf */.n)(user, parts, this.#secrets);
    }
    /** A user may have no account. Only where accounts may have been missed is it worth a question. */
    async #username({ uuid }, signal) {
        const all = await this.#usernames.all(signal);
        return this.#usernames.complete ? all.get(uuid) : this.#usernames.find(uuid, signal);
    }
}
function mailboxOf(voicemail) {
    const { name, number, context, password, email, attach_audio, delete_messages, ask_password } = voicemail;
    return { name, number, context, password, email, attach_audio, delete_messages, ask_password };
}
function ringTimeOf({ destination }) {
    return destination.ring_time ?? null;
}
function sipSecretOf({ auth_section_options: options }) {
    return options.find(([option]) => option === 'password')?.[1];
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/reading/chunks.js



/** Users in one answer of the listing, which tells little of each. */
const listingSize = 1_000;
/** Users in one chunk: their uuids fit into the address of a request. */
const chunkSize = 100;
/** Nothing of Wazo is limited by a number of calls. */
const free = {};
/** What reads the users of a tenant: a listing of their uuids, then chunk after chunk by these. */
class WazoChunks {
    #directory;
    #listing;
    constructor(client, secrets) {
        this.#directory = new Directory(client, secrets);
        this.#listing = new sweep/* Sweep */.B({
            ...{ client, of: resources/* userSummaries */.Mk, query: { view: 'summary' }, size: listingSize },
            id: ({ uuid }) => uuid,
            keep: () => undefined,
        });
    }
    initial() {
        return [
            {
                id: 'uuids',
                label: 'uuids of all users',
                cost: free,
                yields: 'facts',
                read: async (_add, { signal }) => ({ listed: [...(await this.#listing.all(signal)).keys()] }),
                followers: ({ listed = [] }) => this.#inChunks(listed),
            },
        ];
    }
    #inChunks(uuids) {
        const starts = Array.from({ length: Math.ceil(uuids.length / chunkSize) }, (_, at) => at * chunkSize);
        return starts.map(start => this.#users(uuids.slice(start, start + chunkSize)));
    }
    /** @param uuids one or more */
    #users(uuids) {
        const [first = '', last = ''] = [uuids[0], uuids.at(-1)];
        const half = Math.ceil(uuids.length / 2);
        return {
            id: `users ${first} ${uuids.length}`,
            label: uuids.length === 1 ? first : `${uuids.length} users from ${first} to ${last}`,
            cost: free,
            yields: 'users',
            read: async (add, { signal }) => {
                const unread = new Set(uuids);
                for (const user of await this.#directory.users(uuids, signal)) {
                    add(user.uuid, await this.#directory.cells(user, signal));
                    unread.delete(user.uuid);
                }
                return unread.size > 0 ? { unread: [...unread] } : {};
            },
            followers: ({ unread = [] }) => unread.map(uuid => this.#user(uuid)),
            split: () => uuids.length < 2 ? [] : [this.#users(uuids.slice(0, half)), this.#users(uuids.slice(half))],
        };
    }
    /** A user that the listing named and the answer for many did not hold. */
    #user(uuid) {
        return {
            id: `user ${uuid}`,
            label: uuid,
            cost: free,
            yields: 'users',
            read: async (add, { signal }) => {
                const user = await this.#directory.user(uuid, signal);
                if (!user)
                    return { gone: [uuid] };
                add(uuid, await this.#directory.cells(user, signal));
                return {};
            },
        };
    }
}

// EXTERNAL MODULE: ./build/src/platforms/wazo/roster-columns.js + 2 modules
var roster_columns = __webpack_require__(66773);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/reading/header.js

/** The columns of a roster in their order: those that Wazo tells, with the secrets that were asked for. */
function rosterHeader(secrets) {
    const { columns } = (0,roster_columns.wazoColumns)({ literalPasswords: false });
    return columns.filter(({ name, secret }) => !secret || secrets.columns.has(name)).map(({ name }) => name);
}

// EXTERNAL MODULE: ./build/src/platforms/wazo/reading/secrets.js
var reading_secrets = __webpack_require__(56786);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/platform.js








/** A Wazo tenant that is only read. */
class Wazo {
    name = 'wazo';
    title = 'Wazo Platform';
    tenantWord = 'tenant';
    key = 'uuid';
    smallerChunks = 'Use a longer request-timeout.';
    scope = { kind: 'tenant' };
    order;
    selection;
    client;
    #selected;
    #secrets;
    #http;
    /** @param secrets what stands for secrets where this is not for an export */
    constructor(selected, surroundings, secrets) {
        const { url: server, tenant, login } = selected;
        const { http, requestTimeout, clock } = surroundings;
        this.#selected = selected;
        this.#secrets = secrets ?? (selected.includeSecrets ? reading_secrets/* clearSecrets */.lL : reading_secrets/* noSecrets */.fI);
        this.#http = http;
        if (selected.order !== this.key)
            this.order = selected.order;
        this.client = new WazoClient({ server, tenant, login, http, requestTimeout, clock });
        this.selection = {
            server: server.host,
            columns: (0,digest/* digest */.b)(JSON.stringify([...this.#secrets.columns])),
            // What was read under other digests cannot be compared with what is read now.
            digests: this.#secrets.columns.size === 0 ? '' : (0,digest/* digest */.b)(this.#secrets.cell('rollcall')),
        };
    }
    get doubts() {
        return this.#secrets === reading_secrets/* clearSecrets */.lL
            ? [
                'The roster will hold passwords that phones and mailboxes can be used with, for all who can read the repository.',
            ]
            : [];
    }
    get calls() {
        return this.#http.requests;
    }
    /** Reads one of everything that an export reads, so that a permission that is missing shows before the work begins. */
    async preflight(signal) {
        const { url, tenant } = this.#selected;
        const name = await this.#tenantName(signal);
        const secret = this.#secrets.columns.has('sip_secret') ? [resources/* sipEndpoints */.hH] : [];
        const needed = [resources/* users */.VV, resources/* accounts */.vd, resources/* voicemails */.tj, resources/* incalls */.PG, ...secret];
        for (const collection of needed)
            await this.client.page(collection, { limit: '1' }, signal);
        const account = await this.client.account(signal);
        const user = await this.client.find(resources/* users */.VV, account, signal);
        return {
            tenant: name === '' ? tenant : `${name} (${tenant})`,
            tenantId: `${url.host}/${tenant.toLowerCase()}`,
            ...(user && { account: user.uuid }),
        };
    }
    /** What the tenant is called takes a permission of its own, and can be done without. */
    async #tenantName(signal) {
        try {
            return await this.client.tenantName(signal);
        }
        catch (error) {
            if (error instanceof failure/* Failure */.H && [wazo_errors/* codes */.F4.accessRefused, wazo_errors/* codes */.F4.notFound].some(code => code === error.code))
                return '';
            throw error;
        }
    }
    async probe(signal) {
        await this.client.page(resources/* users */.VV, { limit: '1' }, signal);
    }
    chunks() {
        return new WazoChunks(this.client, this.#secrets).initial();
    }
    /** The columns of the server's export, whether any user has a cell of them or not. */
    header() {
        return rosterHeader(this.#secrets);
    }
    limits() {
        return [];
    }
    /** Revokes the token that was made for this run. */
    close() {
        return this.client.close();
    }
}


/***/ }),

/***/ 28530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ cellsOf)
/* harmony export */ });
/* harmony import */ var _roster_order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47897);
/* harmony import */ var _roster_set_cell_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67002);


/** The cells of a user, as the server's own export writes them, but for what is sorted here and told more exactly. */
function cellsOf(user, parts, secrets) {
    const cells = new Map([
        ['uuid', user.uuid],
        // The server leaves out the 0 of this one alone.
        ['subscription_type', user.subscription_type === 0 ? '' : String(user.subscription_type)],
        ...own.map(name => [name, cell(user[name])]),
        ...voicemailCells(parts.mailbox),
        ...lineCells(user),
        ...incallCells(user, parts),
        ['call_permissions', (0,_roster_set_cell_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSet */ .M)(user.call_permissions.map(({ name }) => name))],
        ['username', cell(parts.username)],
    ]);
    const told = {
        call_permission_password: user.call_permission_password,
        voicemail_password: parts.mailbox?.password,
        sip_secret: parts.sipSecret,
    };
    for (const [column, value] of Object.entries(told)) {
        if (secrets.columns.has(column))
            cells.set(column, secrets.cell(cell(value)));
    }
    return cells;
}
/** Columns that are fields of the user. */
const own = [
    'firstname',
    'lastname',
    'email',
    'mobile_phone_number',
    'outgoing_caller_id',
    'language',
    'enabled',
    'ring_seconds',
    'simultaneous_calls',
    'supervision_enabled',
    'call_transfer_enabled',
    'dtmf_hangup_enabled',
    'call_record_outgoing_external_enabled',
    'call_record_outgoing_internal_enabled',
    'call_record_incoming_external_enabled',
    'call_record_incoming_internal_enabled',
    'online_call_record_enabled',
    'userfield',
];
function cell(value) {
    if (typeof value === 'boolean')
        return value ? '1' : '0';
    return String(value ?? '');
}
function voicemailCells(mailbox) {
    return [
        ['voicemail_name', cell(mailbox?.name)],
        ['voicemail_number', cell(mailbox?.number)],
        ['voicemail_context', cell(mailbox?.context)],
        ['voicemail_email', cell(mailbox?.email)],
        ['voicemail_attach_audio', cell(mailbox?.attach_audio)],
        ['voicemail_delete_messages', cell(mailbox?.delete_messages)],
        ['voicemail_ask_password', cell(mailbox?.ask_password)],
    ];
}
/** Of the main line. */
function lineCells({ lines: [line] }) {
    const [extension] = line?.extensions ?? [];
    const username = line?.endpoint_sip?.auth_section_options.find(([option]) => option === 'username');
    return [
        ['line_protocol', line?.is_webrtc ? 'webrtc' : cell(line?.protocol)],
        ['provisioning_code', cell(line?.provisioning_code)],
        ['context', cell(extension?.context ?? line?.context)],
        ['sip_username', cell(username?.[1])],
        ['exten', cell(extension?.exten)],
    ];
}
/** Several are joined, each number in the same place as its context and its seconds. */
function incallCells(user, { ringTimes }) {
    const numbers = user.incalls
        .flatMap(({ id, extensions }) => extensions.map(({ exten, context }) => ({ exten, context, id })))
        .sort((a, b) => (0,_roster_order_js__WEBPACK_IMPORTED_MODULE_1__/* .compareCodePoints */ .O)(a.exten, b.exten) || (0,_roster_order_js__WEBPACK_IMPORTED_MODULE_1__/* .compareCodePoints */ .O)(a.context, b.context));
    const seconds = numbers.map(({ id }) => cell(ringTimes.get(id)));
    return [
        ['incall_exten', numbers.map(({ exten }) => exten).join(';')],
        ['incall_context', numbers.map(({ context }) => context).join(';')],
        ['incall_ring_seconds', seconds.some(text => text !== '') ? seconds.join(';') : ''],
    ];
}


/***/ }),

/***/ 56786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CO: () => (/* binding */ digestKey),
/* harmony export */   Cb: () => (/* binding */ readableSecrets),
/* harmony export */   fI: () => (/* binding */ noSecrets),
/* harmony export */   lL: () => (/* binding */ clearSecrets),
/* harmony export */   p_: () => (/* binding */ digestedSecrets)
/* harmony export */ });
/* unused harmony export secretDigest */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** The columns whose cells Wazo tells and a roster should not hold. */
const readableSecrets = ['call_permission_password', 'voicemail_password', 'sip_secret'];
/** No secrets at all. */
const noSecrets = { columns: new Set(), cell: () => '' };
/** Secrets as they are, for an export that was asked for them. */
const clearSecrets = { columns: new Set(readableSecrets), cell: value => value };
/** Digests of those secrets that a roster has columns for: enough to tell whether one is another, and no more. */
function digestedSecrets(columns, key) {
    const wanted = readableSecrets.filter(name => columns.includes(name));
    return { columns: new Set(wanted), cell: value => (value === '' ? '' : secretDigest(key, value)) };
}
/**
 * What stands for a secret where plans are made, and in what is kept between attempts.
 * @param key of `digestKey`
 */
function secretDigest(key, value) {
    return `digest:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', key).update(value).digest('hex')}`;
}
/**
 * The key of digests: the same for every run with one login. It costs a moment to make, since secrets of a few digits
 * could be guessed from their digests by whoever guesses the password of the login.
 */
function digestKey(login, tenant) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.scryptSync)('token' in login ? login.token : login.password, `rollcall ${tenant}`, 32);
}


/***/ }),

/***/ 47403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ Sweep)
/* harmony export */ });
/* harmony import */ var _work_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81581);

/** Where an answer is late, smaller ones are asked for, down to this size. */
const smallest = 10;
/**
 * Reads a whole collection in pages, however large. Each page begins with what the one before ended with: where it does
 * not, something was deleted meanwhile, and the pages before are read again until they join.
 */
class Sweep {
    #options;
    #found = new Map();
    #size;
    #offset = 0;
    #total;
    constructor(options) {
        this.#options = options;
        this.#size = options.size;
    }
    /** Everything by id. After a failure, asked again, it goes on where it was. */
    async all(signal) {
        while (this.#total === undefined)
            await this.#next(signal);
        return this.#found;
    }
    /** One of them. What was not there when all were read is asked for by itself. */
    async find(id, signal) {
        const all = await this.all(signal);
        if (all.has(id))
            return all.get(id);
        const { client, of, keep } = this.#options;
        const item = await client.find(of, id, signal);
        if (item === undefined)
            return undefined;
        this.#found.set(id, keep(item));
        return this.#found.get(id);
    }
    /** Whether as much was found as there is: an order that leaves ties to chance may hide some. */
    get complete() {
        return this.#total !== undefined && this.#found.size >= this.#total;
    }
    async #next(signal) {
        const { client, of, query, id, keep } = this.#options;
        const offset = this.#offset;
        const paging = { limit: String(this.#size), offset: String(offset) };
        const page = await client.page(of, { ...query, ...paging }, signal).catch((error) => {
            if (!(error instanceof _work_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H) || error.kind !== 'timeout' || this.#size <= smallest)
                throw error;
            this.#size = Math.max(smallest, Math.ceil(this.#size / 2));
            return undefined;
        });
        if (!page)
            return;
        const [first] = page.items;
        if (offset > 0 && (first === undefined || !this.#found.has(id(first)))) {
            this.#offset = Math.max(0, offset - this.#size);
            return;
        }
        for (const item of page.items)
            this.#found.set(id(item), keep(item));
        const end = offset + page.items.length;
        if (end >= page.total)
            this.#total = page.total;
        else if (page.items.length < 2)
            throw stuck(of);
        else
            this.#offset = end - 1;
    }
}
function stuck({ path }) {
    const message = `Wazo says that there is more below ${path} and does not tell it.`;
    return new _work_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('transient', message, { code: 'UnexpectedAnswer' });
}


/***/ }),

/***/ 95029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JU: () => (/* binding */ contexts),
/* harmony export */   Mk: () => (/* binding */ userSummaries),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   PG: () => (/* binding */ incalls),
/* harmony export */   SX: () => (/* binding */ sccpEndpoints),
/* harmony export */   VV: () => (/* binding */ users),
/* harmony export */   XO: () => (/* binding */ extensions),
/* harmony export */   hH: () => (/* binding */ sipEndpoints),
/* harmony export */   lZ: () => (/* binding */ callPermissions),
/* harmony export */   tj: () => (/* binding */ voicemails),
/* harmony export */   vd: () => (/* binding */ accounts)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);

const text = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable();
const numbered = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr() });
/** Pairs of name and value, each name any number of times. */
const options = zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .tuple */ .PVZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()]));
const extension = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(), exten: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), context: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
const line = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(),
    /** Null where the line has no endpoint; `sip` for WebRTC too. */
    protocol: text,
    context: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    provisioning_code: text,
    endpoint_sip: zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ uuid: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), auth_section_options: options }).nullable(),
    endpoint_sccp: numbered.nullable(),
    endpoint_custom: numbered.nullable(),
    /** The main one first. */
    extensions: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(extension),
    /** Told by the line itself; among the lines of a user it is false whatever the line is for. */
    is_webrtc: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
});
const user = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(),
    uuid: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    firstname: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    lastname: text,
    email: text,
    mobile_phone_number: text,
    outgoing_caller_id: text,
    caller_id: text,
    language: text,
    userfield: text,
    call_permission_password: text,
    subscription_type: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(),
    enabled: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    ring_seconds: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(),
    simultaneous_calls: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(),
    supervision_enabled: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    call_transfer_enabled: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    dtmf_hangup_enabled: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    call_record_outgoing_external_enabled: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    call_record_outgoing_internal_enabled: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    call_record_incoming_external_enabled: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    call_record_incoming_internal_enabled: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    online_call_record_enabled: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    /** The main one first. */
    lines: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(line),
    incalls: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(), extensions: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(extension) })),
    voicemail: numbered.nullable(),
    call_permissions: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(), name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() })),
});
const userSummary = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(),
    uuid: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** Of the main line. */
    is_webrtc: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
});
const sipEndpoint = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    uuid: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    auth_section_options: options,
    templates: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ uuid: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() })),
});
const voicemail = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(),
    name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    number: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    context: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    password: text,
    email: text,
    attach_audio: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().nullable(),
    delete_messages: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    ask_password: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    users: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ uuid: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() })),
});
const incall = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(),
    /** Of incalls that lead elsewhere than to a user, the type alone counts. */
    destination: zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
        type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        user_id: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().optional(),
        ring_time: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullish(),
    }),
    extensions: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(extension),
});
const account = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    uuid: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    username: text,
    firstname: text,
    lastname: text,
    enabled: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    emails: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ address: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), main: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(), confirmed: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY() })),
});
const range = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ start: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), end: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
const context = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(),
    name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    label: text,
    type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    user_ranges: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(range),
    incall_ranges: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(range),
});
const callPermission = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(), name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
const users = { service: 'confd', path: '/users', item: user, order: 'id' };
/** Users with little of each; to be asked for with the query `view=summary`. */
const userSummaries = {
    ...{ service: 'confd', path: '/users', item: userSummary, order: 'id' },
};
const lines = { service: 'confd', path: '/lines', item: line, order: 'name' };
const sipEndpoints = {
    ...{ service: 'confd', path: '/endpoints/sip', item: sipEndpoint, order: 'name' },
};
const sccpEndpoints = {
    ...{ service: 'confd', path: '/endpoints/sccp', item: numbered },
};
const extensions = {
    ...{ service: 'confd', path: '/extensions', item: extension, order: 'exten' },
};
const voicemails = {
    ...{ service: 'confd', path: '/voicemails', item: voicemail, order: 'number' },
};
const incalls = { service: 'confd', path: '/incalls', item: incall, order: 'id' };
const contexts = {
    ...{ service: 'confd', path: '/contexts', item: context, order: 'name' },
};
const callPermissions = {
    ...{ service: 'confd', path: '/callpermissions', item: callPermission, order: 'name' },
};
/** Of wazo-auth: what a user logs in with, under the user's uuid. A tenant has others besides. */
const accounts = {
    ...{ service: 'auth', path: '/users', item: account, order: 'username' },
};


/***/ }),

/***/ 32611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $E: () => (/* binding */ contentOf),
/* harmony export */   Ej: () => (/* binding */ textsIn),
/* harmony export */   t5: () => (/* binding */ fieldsIn)
/* harmony export */ });
/** What an answer holds, in JSON whatever it is called; undefined for a page, which is not for those who read logs. */
function contentOf({ text }) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/**
 * The texts for people in an error: confd answers a list of them, wazo-auth a message with its details, or reasons.
 * What else surrounds them is left out.
 */
function textsIn(content) {
    if (typeof content === 'string')
        return [content];
    if (Array.isArray(content))
        return content.flatMap(textsIn);
    if (!isRecord(content))
        return [];
    const { message, reason, details } = content;
    if (message !== undefined)
        return [...textsIn(message), ...Object.values(told(details)).flatMap(textsIn)];
    if (reason !== undefined)
        return textsIn(reason);
    return Object.entries(content).flatMap(([field, inner]) => textsIn(inner).map(text => `${field}: ${text}`));
}
const aboutField = /^(?:Input Error - )?(?:field '(?<quoted>\w+)'|(?<plain>\w+)): (?<text>.*)$/s;
/** What an error says of single fields. */
function fieldsIn(content) {
    if (isRecord(content)) {
        const fields = Object.entries(told(content.details));
        return Object.fromEntries(fields.map(([field, said]) => [field, textsIn(said).join('; ')]));
    }
    const fields = textsIn(content).flatMap(said => {
        const { quoted, plain, text } = aboutField.exec(said)?.groups ?? {};
        const field = quoted ?? plain;
        return field === undefined || text === undefined ? [] : [[field, text]];
    });
    return Object.fromEntries(fields);
}
/**
 * Of the details of an error, those that say something about a field. Others only repeat what was sent: rows of an import
 * with their passwords.
 */
function told(details) {
    if (!isRecord(details))
        return {};
    return Object.fromEntries(Object.entries(details).filter(([name, said]) => name !== 'row' && isRecord(said)));
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 91039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ writes),
/* harmony export */   _: () => (/* binding */ Wire)
/* harmony export */ });
/* harmony import */ var _work_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81581);

/** Whether it changes what users have: a token that was made and is not known ends by itself. */
function writes({ method, path }) {
    return method !== 'GET' && !path.startsWith('/token');
}
const roots = { confd: '/api/confd/1.1', auth: '/api/auth/0.1' };
/** Bytes: above what a page of the fullest users takes, and below what a runner's memory bears. */
const longestAnswer = 256_000_000;
/** Sends requests to the services of one server. */
class Wire {
    #options;
    constructor(options) {
        this.#options = options;
    }
    /** The server for messages: host and port. */
    get host() {
        return this.#options.server.host;
    }
    /** Resolves with an answer of any status. Rejects with a `Failure` when there is none. */
    async send(call, headers, signal) {
        const { http, requestTimeout } = this.#options;
        const { method, body } = call;
        try {
            const answer = await http.send({
                ...{ method, url: this.#address(call), timeout: requestTimeout, signal },
                headers: { accept: 'application/json', ...contentType(body), ...headers },
                ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
            });
            const type = answer.headers['content-type']?.toLowerCase() ?? '';
            return { status: answer.status, type, text: await answer.text(longestAnswer) };
        }
        catch (error) {
            throw error instanceof _work_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H && !writes(call) ? withoutEffect(error) : error;
        }
    }
    #address({ service, path, query = {} }) {
        const { server } = this.#options;
        const address = new URL(server);
        address.pathname = `${server.pathname.replace(/\/+$/, '')}${roots[service]}${path}`;
        address.search = new URLSearchParams(query).toString();
        return address;
    }
}
/** confd takes CSV under exactly this name alone. */
function contentType(body) {
    if (body === undefined)
        return {};
    return { 'content-type': typeof body === 'string' ? 'text/csv; charset=utf-8' : 'application/json' };
}
function withoutEffect({ kind, message, code, cure, detail, cause }) {
    return new _work_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H(kind, message, { code, detail, cause, ...(cure !== undefined && { cure }) });
}


/***/ })

};
