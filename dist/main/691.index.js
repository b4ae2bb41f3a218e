export const id = 691;
export const ids = [691];
export const modules = {

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


/***/ }),

/***/ 21865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IE: () => (/* binding */ pieces),
/* harmony export */   NZ: () => (/* binding */ asked),
/* harmony export */   _F: () => (/* binding */ fieldOf),
/* harmony export */   wx: () => (/* binding */ meant)
/* harmony export */ });
/* harmony import */ var _roster_columns_column_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80955);
/* harmony import */ var _roster_planning_field_change_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37367);
/* harmony import */ var _roster_columns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66773);



const columns = (0,_roster_columns_js__WEBPACK_IMPORTED_MODULE_1__.wazoColumns)({ literalPasswords: true });
function fieldOf(fields, name) {
    return fields.find(({ column }) => column === name);
}
/** The cell that a column is to have after a change; '' where it is to be empty or does not change. */
function asked(fields, name) {
    return fieldOf(fields, name)?.after ?? '';
}
/** What a cell means: equal exactly when two cells of the column ask for the same, '' when they are empty. */
function meant(name, cell) {
    return (0,_roster_planning_field_change_js__WEBPACK_IMPORTED_MODULE_2__/* .meaning */ .ak)(columnNamed(name), cell);
}
/** What comes and goes by itself under a column: the items of a set; of any other cell what it means. */
function pieces(name, cell) {
    const { type } = columnNamed(name);
    if (!type.items)
        return new Set([meant(name, cell)]);
    return new Set(cell === '' ? [] : type.items(cell));
}
function columnNamed(name) {
    const column = (0,_roster_columns_column_js__WEBPACK_IMPORTED_MODULE_0__/* .columnOf */ .u)(columns, name);
    if (!column)
        throw new Error(`${name} is not a column of Wazo`);
    return column;
}


/***/ }),

/***/ 45456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ partOf),
/* harmony export */   DG: () => (/* binding */ concernsAccount),
/* harmony export */   wX: () => (/* binding */ partNames)
/* harmony export */ });
const line = ['exten', 'context', 'line_protocol', 'provisioning_code', 'sip_username', 'sip_secret'];
const incalls = ['incall_exten', 'incall_context', 'incall_ring_seconds'];
const partNames = ['user', 'line', 'voicemail', 'incalls', 'permissions'];
/** The part that a column belongs to. */
function partOf(column) {
    if (line.includes(column))
        return 'line';
    if (incalls.includes(column))
        return 'incalls';
    if (column.startsWith('voicemail_'))
        return 'voicemail';
    return column === 'call_permissions' ? 'permissions' : 'user';
}
/** Columns that wazo-auth keeps as well, or alone. */
const ofAccounts = new Set([
    'username',
    'firstname',
    'lastname',
    'email',
    'enabled',
    'password',
]);
function concernsAccount(fields) {
    return fields.some(({ column }) => ofAccounts.has(column));
}


/***/ }),

/***/ 55691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  PlannableWazo: () => (/* binding */ PlannableWazo)
});

// EXTERNAL MODULE: ./build/src/platforms/wazo/platform.js + 8 modules
var platform = __webpack_require__(82872);
// EXTERNAL MODULE: ./build/src/platforms/wazo/reading/secrets.js
var reading_secrets = __webpack_require__(56786);
// EXTERNAL MODULE: ./build/src/platforms/wazo/roster-columns.js + 2 modules
var roster_columns = __webpack_require__(66773);
// EXTERNAL MODULE: ./build/src/platforms/wazo/roster/steps.js + 1 modules
var steps = __webpack_require__(82623);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/costs.js

/** What bringing about changes, none of them held, costs and does besides: the sums of its steps. */
function wazoCosts(changes) {
    const all = [...changes];
    const calls = {};
    for (const { cost } of (0,steps/* steps */.Ci)(all)) {
        for (const [limit, count] of Object.entries(cost))
            calls[limit] = (calls[limit] ?? 0) + count;
    }
    return { calls, pauses: 0, effects: effectsOf(all) };
}
function effectsOf(changes) {
    const count = (matches) => changes.filter(matches).length;
    const effects = [
        {
            code: 'mailboxes-destroyed',
            users: count(({ kind }) => kind === 'delete'),
            message: 'Deleting users destroys their lines, accounts and numbers, and mailboxes that nobody shares, with all messages in them.',
        },
        {
            code: 'access-lost',
            users: count(({ kind }) => kind === 'deactivate'),
            message: 'Users who are deactivated can neither call nor log in.',
        },
        {
            code: 'mailboxes-left',
            users: count(change => change.kind === 'update' && loses(change, 'voicemail_number')),
            message: 'Mailboxes that are taken off users stay in Wazo with their messages, and belong to nobody.',
        },
        {
            code: 'phones-cut-off',
            users: count(change => change.kind === 'update' && change.fields.some(cutsOff)),
            message: 'Phones whose SIP username, secret or protocol changes, or whose line goes, are cut off until they are set up again.',
        },
    ];
    return effects.filter(({ users }) => users > 0);
}
function loses({ fields }, name) {
    return fields.some(({ column, after, secret }) => column === name && after === null && !secret);
}
const ofPhones = new Set(['sip_username', 'sip_secret', 'line_protocol']);
function cutsOff({ column, before, secret }) {
    // What a new line is given cuts nobody off.
    return ofPhones.has(column) && (before !== null || secret === true);
}

// EXTERNAL MODULE: ./build/src/roster/columns/quoted.js
var quoted = __webpack_require__(55861);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/context-rules.js

const uses = {
    line: 'for lines, which are in internal contexts',
    incall: 'for numbers from outside, which are in incall contexts',
    voicemail: 'for mailboxes',
};
/** Whether a cell that changes names a context, and has its name in place of its label. */
function judgeContext(verdict, column, use, contexts) {
    const cell = verdict.written(column);
    if (!contexts || cell === '' || !verdict.changes(column))
        return;
    const [context, ...others] = contexts.meant(cell, use);
    if (!context) {
        const message = `${column} ${(0,quoted/* quoted */.T)(cell)} is no context ${uses[use]}${hint(cell, use, contexts)}`;
        verdict.error('unknown-context', column, message);
    }
    else if (others.length > 0) {
        const names = [context, ...others].map(({ name }) => name).join(', ');
        const message = `${column} ${(0,quoted/* quoted */.T)(cell)} is the label of several contexts: write the name of the one that is meant (${names})`;
        verdict.error('ambiguous-context', column, message);
    }
    else if (!contexts.fits(context, use)) {
        const message = `${column} ${(0,quoted/* quoted */.T)(cell)} is of the kind ${context.type}, and none ${uses[use]}${choices(use, contexts)}`;
        verdict.error('context-kind', column, message);
    }
    else if (context.name !== cell) {
        verdict.set(column, context.name);
        const message = `${column} ${(0,quoted/* quoted */.T)(cell)} is the label of a context, and is taken for its name, ${context.name}: write the name, which ` +
            'stays the same when the label changes';
        verdict.warn('context-label', column, message);
    }
}
/** Whether a number is in a range of its context. Asks nothing of a context that is not known, or of the wrong kind. */
function judgeRange(verdict, column, contextColumn, use, contexts) {
    const exten = verdict.after(column);
    const context = contexts?.named(verdict.after(contextColumn));
    if (!context || !contexts?.fits(context, use) || !/^\+?\d+$/.test(exten))
        return;
    const ranges = use === 'line' ? context.user_ranges : context.incall_ranges;
    const number = BigInt(exten.replace('+', ''));
    if (ranges.some(({ start, end }) => BigInt(start) <= number && number <= BigInt(end)))
        return;
    const shown = ranges.map(({ start, end }) => (start === end ? start : `${start} to ${end}`)).join(', ');
    const message = `${column} ${(0,quoted/* quoted */.T)(exten)} is in no range of the context ${called(context)}, which has ${shown || 'none'}: choose a number ` +
        'in a range, or widen the range in Wazo';
    verdict.error('out-of-range', column, message);
}
function hint(cell, use, contexts) {
    const near = contexts.near(cell, use);
    return near ? `; did you mean ${called(near)}?` : choices(use, contexts);
}
/** Names that Wazo has generated cannot be guessed. */
function choices(use, contexts) {
    const all = contexts.for(use);
    const shown = all.slice(0, most).map(called).join(', ');
    const more = all.length > most ? `, and ${all.length - most} more` : '';
    return all.length === 0 ? ': the tenant has none' : `: there is ${shown}${more}`;
}
const most = 5;
function called({ name, label }) {
    return label ? `${name} (${label})` : name;
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/words.js
/** Where a number is: in which context. The same for those that are the same. */
function place(number, context) {
    return `${number} ${context}`;
}
function nameOf({ firstname, lastname }) {
    return [firstname, lastname].filter(Boolean).join(' ');
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/incall-rules.js



const needed = ['incall_exten', 'incall_context'];
const incall_rules_all = [...needed, 'incall_ring_seconds'];
function judgeIncall(verdict, facts) {
    const changed = incall_rules_all.find(column => verdict.changes(column));
    if (changed === undefined)
        return;
    const had = verdict.had('incall_exten');
    if (had.includes(';')) {
        const message = `${changed}: several numbers from outside lead to the user (${had.replaceAll(';', ', ')}), and a roster changes only one: ` +
            'write what the export has, and change them in Wazo';
        verdict.error('several-incalls', changed, message);
        return;
    }
    judgeContext(verdict, 'incall_context', 'incall', facts.contexts);
    if (verdict.empties('incall_exten'))
        judgeRemoval(verdict);
    else
        judgeParts(verdict);
    judgeNumber(verdict, facts);
}
function judgeRemoval(verdict) {
    const filled = verdict.filled(incall_rules_all);
    if (filled.length > 0) {
        const message = `incall_exten is empty and ${filled.join(', ')} is not: fill incall_exten to keep the number, or empty the other ` +
            'cells too to have it taken off';
        verdict.error('incomplete-incall', 'incall_exten', message);
        return;
    }
    for (const column of incall_rules_all)
        if (verdict.had(column) !== '')
            verdict.set(column, '');
}
/** Wazo would make an incall that no number leads to, and keep silent. */
function judgeParts(verdict) {
    const missing = needed.find(column => verdict.after(column) === '');
    const filled = incall_rules_all.filter(column => verdict.after(column) !== '');
    if (missing === undefined || filled.length === 0)
        return;
    const message = `${missing} is missing: a number from outside needs incall_exten and incall_context, and the row has only ` +
        filled.join(', ');
    verdict.error('incomplete-incall', missing, message);
}
function judgeNumber(verdict, { contexts, numbers }) {
    const exten = verdict.after('incall_exten');
    if (exten === '' || !(verdict.changes('incall_exten') || verdict.changes('incall_context')))
        return;
    judgeRange(verdict, 'incall_exten', 'incall_context', 'incall', contexts);
    const holder = numbers.get(place(exten, verdict.after('incall_context')));
    if (holder === undefined)
        return;
    const message = `incall_exten ${(0,quoted/* quoted */.T)(exten)} belongs to ${holder}, and Wazo would take it away without a word: choose another number, ` +
        'or free this one in Wazo';
    verdict.error('number-taken', 'incall_exten', message);
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/line-rules.js



const line_rules_needed = ['exten', 'context', 'line_protocol'];
const ofSip = ['sip_username', 'sip_secret'];
const line_rules_all = [...line_rules_needed, ...ofSip, 'provisioning_code'];
function judgeLine(verdict, facts) {
    judgeContext(verdict, 'context', 'line', facts.contexts);
    // Every line is in a context.
    if (verdict.had('context') === '') {
        const filled = verdict.filled(line_rules_all);
        if (filled.length > 0)
            judgeNewLine(verdict, filled);
    }
    else if (verdict.empties('context'))
        line_rules_judgeRemoval(verdict, facts);
    else
        judgeProtocol(verdict);
    line_rules_judgeNumber(verdict, facts);
    judgeSip(verdict, facts);
    judgeCode(verdict, facts);
}
/** Wazo would make half of it, and keep silent. */
function judgeNewLine(verdict, filled) {
    const missing = line_rules_needed.find(column => verdict.asked(column) === '');
    if (missing === undefined)
        return;
    const message = `${missing} is missing: a phone needs exten, context and line_protocol, and the row has only ${filled.join(', ')}`;
    verdict.error('incomplete-phone', missing, message);
}
/** Taken off where the context goes; all that belongs to it goes along. */
function line_rules_judgeRemoval(verdict, { severalLines }) {
    const filled = verdict.filled(line_rules_all);
    if (filled.length > 0) {
        const message = `context is empty and ${filled.join(', ')} is not: fill context to keep the line, or empty the other cells too to have ` +
            'it taken off';
        verdict.error('incomplete-phone', 'context', message);
    }
    else if (severalLines.has(verdict.uuid)) {
        const message = 'context is empty, and the user has several lines, of which another would take the place of the one that is taken off: take ' +
            'lines off in Wazo until one is left';
        verdict.error('several-lines', 'context', message);
    }
    else {
        for (const column of line_rules_all)
            if (verdict.had(column) !== '')
                verdict.set(column, '');
        const message = 'context is empty: the line is taken off and deleted, with its number and what its phone logs in with';
        verdict.warn('line-removed', 'context', message);
    }
}
function judgeProtocol(verdict) {
    if (!verdict.changes('line_protocol'))
        return;
    const before = verdict.had('line_protocol');
    const after = verdict.asked('line_protocol');
    if (after === '') {
        const message = 'line_protocol is empty, and a line always has one: fill it, or empty exten and context too to have the line taken off';
        verdict.error('incomplete-phone', 'line_protocol', message);
    }
    else if (before === 'webrtc' && after === 'sip') {
        const message = 'line_protocol is sip here and webrtc in Wazo, whose own export calls both of them sip: write webrtc, unless the users are to ' +
            'stop calling from browsers and apps';
        verdict.warn('webrtc-to-sip', 'line_protocol', message);
    }
    else if (before !== '' && !(before === 'sip' && after === 'webrtc')) {
        const message = `line_protocol is ${(0,quoted/* quoted */.T)(before)} in Wazo, and a line does not become ${after}: write what is there, or take the ` +
            'line off first and have a new one made';
        verdict.error('protocol-fixed', 'line_protocol', message);
    }
}
function line_rules_judgeNumber(verdict, { contexts, numbers }) {
    const exten = verdict.after('exten');
    if (exten === '' || !(verdict.changes('exten') || verdict.changes('context')))
        return;
    judgeRange(verdict, 'exten', 'context', 'line', contexts);
    const holder = numbers.get(place(exten, verdict.after('context')));
    if (holder === undefined)
        return;
    verdict.error('number-taken', 'exten', `exten ${(0,quoted/* quoted */.T)(exten)} belongs to ${holder}: choose another number`);
}
function judgeSip(verdict, { sipNames }) {
    const protocol = verdict.after('line_protocol');
    const useless = ['sccp', 'custom'].includes(protocol) ? ofSip.filter(column => verdict.changes(column)) : [];
    for (const column of useless) {
        const message = `${column} counts for SIP lines alone, and this one is ${protocol}: empty the cell`;
        verdict.error('not-a-sip-line', column, message);
    }
    const name = verdict.asked('sip_username');
    if (name === '' || !verdict.changes('sip_username'))
        return;
    const holder = sipNames.get(name);
    if (holder && holder.user !== verdict.uuid) {
        const message = `sip_username ${(0,quoted/* quoted */.T)(name)} belongs to ${holder.words}: choose another, or leave the cell empty to have one made`;
        verdict.error('sip-username-taken', 'sip_username', message);
    }
}
function judgeCode(verdict, { codes }) {
    const code = verdict.asked('provisioning_code');
    const holder = codes.get(code);
    if (holder === undefined || !verdict.changes('provisioning_code'))
        return;
    const message = `provisioning_code ${(0,quoted/* quoted */.T)(code)} belongs to the line of ${holder}: choose another, or leave the cell empty`;
    verdict.error('provisioning-code-taken', 'provisioning_code', message);
}

// EXTERNAL MODULE: ./build/src/platforms/secret-cell.js
var secret_cell = __webpack_require__(42981);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/secret-rules.js


/** Whether secrets that change were handed over, and are what Wazo takes. Nothing of a secret or its cell is in a message. */
function judgeSecrets(verdict, secrets) {
    for (const column of Object.keys(roster_columns/* secretRules */.WE)) {
        if (column !== 'password' || verdict.creating)
            judgeSecret(verdict, column, secrets);
    }
    judgePassword(verdict);
}
function judgeSecret(verdict, column, secrets) {
    if (verdict.asked(column) === '' || !verdict.changes(column))
        return;
    const secret = (0,secret_cell/* secretIn */.u)(verdict.written(column).trim(), secrets);
    const { matches, rule } = roster_columns/* secretRules */.WE[column];
    if (secret === '')
        verdict.error('secret-missing', column, `${column} ${notHandedOver}`);
    else if (!matches.test(secret) || /[\r\n]/.test(secret)) {
        verdict.error('secret-unfit', column, `${column}: the secret must be ${rule}, without a line break`);
    }
}
const notHandedOver = 'names a variable that the step does not have, or that is empty: hand the secret over under env: of the step, as in NAME: ' +
    `\${{ secrets.NAME }}; runs for forks and for Dependabot may not see secrets`;
function judgePassword(verdict) {
    if (verdict.written('password') === '')
        return;
    if (!verdict.creating) {
        verdict.warn('password-kept', 'password', passwordKept);
    }
    else if (verdict.asked('username') === '' && verdict.asked('email') === '') {
        verdict.warn('login-unknown', 'password', loginUnknown);
    }
}
const passwordKept = 'password counts for new users only, and this user keeps the one of before: set another in Wazo, or have the user ask for one ' +
    'where people log in';
const loginUnknown = 'password: without username and email the user logs in with the uuid that Wazo will give, which nobody knows yet: fill one of ' +
    'them';

// EXTERNAL MODULE: ./build/src/roster/order.js
var order = __webpack_require__(47897);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/tenant-columns.js



const contextColumns = new Map([
    ['context', 'line'],
    ['incall_context', 'incall'],
    ['voicemail_context', 'voicemail'],
]);
/** Wazo tells no two people apart by letter case in these. */
const logins = new Set(['username', 'email']);
/**
 * The columns with cells read as the tenant means them: the label of a context is the context, the name of a secret is the
 * secret, and letter case does not count in what people log in with.
 */
function tenantColumns(set, tenant) {
    return { ...set, columns: set.columns.map(column => tenantColumn(column, tenant)) };
}
function tenantColumn(column, { contexts, secrets, digest }) {
    const { name, type } = column;
    const use = contextColumns.get(name);
    if (use && contexts)
        return read(column, cell => named(type.canonical(cell), use, contexts));
    if (logins.has(name))
        return read(column, cell => type.canonical(cell).toLowerCase());
    if (!reading_secrets/* readableSecrets */.Cb.some(secret => secret === name))
        return column;
    return {
        ...read(column, remembering(cell => digested(cell, secrets, digest))),
        digested: true,
    };
}
function read(column, canonical) {
    return { ...column, type: { ...column.type, canonical } };
}
/** Several are told apart by `;`. */
function named(cell, use, contexts) {
    const names = cell.split(';').map(part => contexts.nameFor(part.trim(), use));
    return names.sort(order/* compareCodePoints */.O).join(';');
}
/** A secret that was not handed over is no other than its name. */
function digested(cell, secrets, digest) {
    if (cell.startsWith('digest:'))
        return cell;
    const secret = (0,secret_cell/* secretIn */.u)(cell.trim(), secrets);
    return secret === '' ? cell.trim() : digest(secret);
}
/** Many users share the name of a secret, and a digest takes its time. */
function remembering(canonical) {
    const known = new Map();
    return cell => {
        const found = known.get(cell);
        if (found !== undefined)
            return found;
        const made = canonical(cell);
        if (/^\s*env:/.test(cell))
            known.set(cell, made);
        return made;
    };
}

// EXTERNAL MODULE: ./build/src/work/failure.js
var failure = __webpack_require__(81581);
// EXTERNAL MODULE: ./build/src/platforms/wazo/errors.js
var errors = __webpack_require__(80617);
// EXTERNAL MODULE: ./build/src/platforms/wazo/reading/sweep.js
var reading_sweep = __webpack_require__(47403);
// EXTERNAL MODULE: ./build/src/platforms/wazo/resources.js
var resources = __webpack_require__(95029);
// EXTERNAL MODULE: ./build/src/roster/columns/nearest.js
var nearest = __webpack_require__(63383);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/contexts.js

/** The kind of context that Wazo takes; for mailboxes any will do, and lines have theirs in the same ones as a rule. */
const kinds = {
    line: 'internal',
    incall: 'incall',
    voicemail: 'internal',
};
/** The contexts of a tenant. Rosters name them by what Wazo has generated; people know them by their labels. */
class Contexts {
    #byName;
    #byLabel;
    constructor(contexts) {
        this.#byName = new Map(contexts.map(context => [context.name, context]));
        this.#byLabel = Map.groupBy(contexts, ({ label }) => folded(label ?? ''));
    }
    named(name) {
        return this.#byName.get(name);
    }
    /** The contexts of the right kind that a cell may mean: the one of this name, else those of this label. */
    meant(cell, use) {
        const named = this.#byName.get(cell);
        if (named)
            return [named];
        const labelled = (this.#byLabel.get(folded(cell)) ?? []).filter(({ type }) => type === kinds[use]);
        const exact = labelled.filter(({ label }) => label === cell);
        return exact.length > 0 ? exact : labelled;
    }
    /** The name that a cell stands for; the cell itself where that is not one. */
    nameFor(cell, use) {
        const [context, ...others] = this.meant(cell, use);
        return context && others.length === 0 ? context.name : cell;
    }
    fits({ type }, use) {
        return use === 'voicemail' || type === kinds[use];
    }
    /** Those that would do, to choose from. */
    for(use) {
        return [...this.#byName.values()].filter(({ type }) => type === kinds[use]);
    }
    /** The name or label that was probably meant by a cell that is none. */
    near(cell, use) {
        const all = this.for(use);
        const spellings = new Map(all.flatMap(one => [[one.label ?? '', one], [one.name, one]]));
        spellings.delete('');
        return spellings.get((0,nearest/* nearest */.p)(cell, spellings.keys()) ?? '');
    }
}
/** Labels are for people, who do not mind letter case. */
function folded(label) {
    return label.trim().toLowerCase();
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/line-holders.js


/** Users in one question: their uuids fit into the address of a request. */
const size = 100;
/** Finds out who has the lines of a tenant. Of users with several, it takes a question which is the main one. */
async function lineHolders(client, lines, signal) {
    const byUser = Map.groupBy(lines, line => line.users[0]?.uuid);
    byUser.delete(undefined);
    const several = [...byUser].flatMap(([uuid, own]) => (uuid && own.length > 1 ? [uuid] : []));
    const main = await mainLines(client, several, signal);
    const holder = ({ id, users: [person] }) => {
        if (!person)
            return { user: undefined, main: false, words: `a line that no user has (line ${id})` };
        const { uuid: user } = person;
        const isMain = (main.get(user) ?? id) === id;
        return { user, main: isMain, words: isMain ? nameOf(person) : `another line of ${nameOf(person)}` };
    };
    return { byLine: new Map(lines.map(line => [line.id, holder(line)])), several: new Set(several) };
}
/** The id of the main line by the uuid of its user. */
async function mainLines(client, uuids, signal) {
    const main = new Map();
    for (let start = 0; start < uuids.length; start += size) {
        const some = uuids.slice(start, start + size);
        const query = { uuid: some.join(','), limit: String(some.length) };
        const { items } = await client.page(resources/* users */.VV, query, signal);
        for (const { uuid, lines: own } of items)
            if (own[0])
                main.set(uuid, own[0].id);
    }
    return main;
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/logins.js

/** What the accounts of a tenant log in with, in lower case, since letter case does not count. */
function loginsOf(accounts, users) {
    const byUuid = new Map(users.map(user => [user.uuid, user]));
    const logins = accounts.flatMap(account => {
        const user = byUuid.get(account.uuid);
        const shown = user?.email?.toLowerCase();
        const addresses = account.emails.map(({ address }) => {
            const column = shown === address.toLowerCase() ? 'email' : undefined;
            return loginOf(address, 'e-mail address', column, account, user);
        });
        const { username } = account;
        return username === null
            ? addresses
            : [loginOf(username, 'username', user && 'username', account, user), ...addresses];
    });
    const all = Map.groupBy(logins, ([login]) => login);
    return new Map([...all].map(([login, found]) => [login, found.map(([, one]) => one)]));
}
function loginOf(text, what, column, { uuid, username }, user) {
    const words = user
        ? `the ${what} of ${nameOf(user)}`
        : `the ${what} of an account that no user has (${username ?? uuid})`;
    return [text.toLowerCase(), { uuid, words, column }];
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/numbers-in-use.js

/**
 * Who or what has a number, in words, by `place`: neither numbers that lead nowhere, nor those that the columns of a user
 * show, whose row can give them up.
 * @param holders undefined where nothing is known of lines
 */
function numbersInUse(extensions, incalls, holders) {
    const byId = new Map(incalls.map(incall => [incall.id, incall]));
    const numbers = Map.groupBy(incalls, ({ destination }) => destination.user_id ?? undefined);
    const several = (user) => (numbers.get(user) ?? []).reduce((sum, { extensions: own }) => sum + own.length, 0) > 1;
    const inUse = new Map();
    for (const extension of extensions) {
        const words = ofThing(extension) ?? ofIncall(extension, byId, several) ?? ofLines(extension, holders?.byLine);
        if (words !== undefined)
            inUse.set(place(extension.exten, extension.context), words);
    }
    return inUse;
}
function ofThing({ group, queue, conference, parking_lot, outcall }) {
    const things = { group, queue, 'conference room': conference, 'parking lot': parking_lot, outcall };
    for (const [kind, thing] of Object.entries(things)) {
        if (thing)
            return `the ${kind} ${thing.label ?? thing.name ?? ''}`.trim();
    }
    return undefined;
}
function ofIncall({ incall }, incalls, hasSeveral) {
    if (!incall)
        return undefined;
    const to = incalls.get(incall.id)?.destination;
    if (!to)
        return 'a number from outside';
    const { type, user_id: user, user_firstname: firstname, user_lastname: lastname } = to;
    if (type === 'none')
        return undefined;
    if (typeof user !== 'number')
        return `a number from outside that leads to a ${type}`;
    if (!hasSeveral(user))
        return undefined;
    return `${nameOf({ firstname: firstname ?? 'a user', lastname })}, to whom several numbers from outside lead`;
}
function ofLines({ lines }, holders) {
    const other = lines.map(({ id }) => holders?.get(id)).find(holder => holder && !holder.main);
    return other?.words;
}

// EXTERNAL MODULE: ./build/src/platforms/wazo/roster/parts.js
var roster_parts = __webpack_require__(45456);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/sip-names-in-use.js
/**
 * What is called by a SIP username, besides what the main lines of users show: the endpoints of other lines, of trunks and
 * of nothing, and names of endpoints that are not those which phones log in with.
 */
function sipNamesInUse(endpoints, { byLine }) {
    const inUse = new Map();
    for (const { name, auth_section_options: options, line, trunk } of endpoints) {
        const holder = line ? byLine.get(line.id) : undefined;
        const shown = options.find(([option]) => option === 'username')?.[1];
        const words = holder?.words ?? (trunk ? 'a trunk' : 'a SIP endpoint without a line');
        const user = holder?.main ? holder.user : undefined;
        for (const one of new Set([name, shown ?? name])) {
            if (user === undefined || one !== shown)
                inUse.set(one, { user, words });
        }
    }
    return inUse;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/tenant-things.js


// What rules look at of the things of a tenant: whose they are, and what they are called. The rest is dropped, since there
// may be hundreds of thousands of them at once.
const tenant_things_text = schemas/* string */.YjP().nullish();
const numbered = schemas/* object */.Ikc({ id: schemas/* int */.Whr() });
const tenant_things_named = schemas/* object */.Ikc({ name: tenant_things_text, label: tenant_things_text }).nullish();
const person = schemas/* object */.Ikc({ uuid: schemas/* string */.YjP(), firstname: schemas/* string */.YjP(), lastname: tenant_things_text });
const summary = schemas/* object */.Ikc({
    id: schemas/* int */.Whr(),
    uuid: schemas/* string */.YjP(),
    firstname: schemas/* string */.YjP(),
    lastname: tenant_things_text,
    email: tenant_things_text,
});
const line = schemas/* object */.Ikc({
    id: schemas/* int */.Whr(),
    provisioning_code: tenant_things_text,
    users: schemas/* array */.YOg(person),
});
const endpoint = schemas/* object */.Ikc({
    uuid: schemas/* string */.YjP(),
    name: schemas/* string */.YjP(),
    auth_section_options: schemas/* array */.YOg(schemas/* tuple */.PVZ([schemas/* string */.YjP(), schemas/* string */.YjP()])),
    line: numbered.nullable(),
    trunk: schemas/* object */.Ikc({}).nullish(),
});
const extension = schemas/* object */.Ikc({
    id: schemas/* int */.Whr(),
    exten: schemas/* string */.YjP(),
    context: schemas/* string */.YjP(),
    lines: schemas/* array */.YOg(numbered),
    incall: numbered.nullish(),
    group: tenant_things_named,
    queue: tenant_things_named,
    conference: tenant_things_named,
    parking_lot: tenant_things_named,
    outcall: tenant_things_named,
});
const incall = schemas/* object */.Ikc({
    id: schemas/* int */.Whr(),
    destination: schemas/* object */.Ikc({
        type: schemas/* string */.YjP(),
        user_id: schemas/* int */.Whr().nullish(),
        user_firstname: tenant_things_text,
        user_lastname: tenant_things_text,
    }),
    extensions: schemas/* array */.YOg(numbered),
});
const mailbox = schemas/* object */.Ikc({
    id: schemas/* int */.Whr(),
    number: schemas/* string */.YjP(),
    context: schemas/* string */.YjP(),
    users: schemas/* array */.YOg(person),
});
const account = schemas/* object */.Ikc({
    uuid: schemas/* string */.YjP(),
    username: schemas/* string */.YjP().nullable(),
    emails: schemas/* array */.YOg(schemas/* object */.Ikc({ address: schemas/* string */.YjP() })),
});
const heldLines = { ...resources/* lines */.Mn, item: line };
const heldEndpoints = { ...resources/* sipEndpoints */.hH, item: endpoint };
const heldExtensions = { ...resources/* extensions */.XO, item: extension };
const heldIncalls = { ...resources/* incalls */.PG, item: incall };
const heldMailboxes = { ...resources/* voicemails */.tj, item: mailbox };
const heldAccounts = { ...resources/* accounts */.vd, item: account };
/** To be asked for with the query `view=summary`. */
const knownUsers = { ...resources/* userSummaries */.Mk, item: summary };

;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/tenant-facts.js












/** What has a context. */
const places = new Set(['line', 'incalls', 'voicemail']);
/**
 * Reads what a roster with these columns needs to be judged: each kind of thing once, in large pages, and none that the
 * roster does not touch.
 * @returns without what the account may not read; rejects with a `Failure` for anything else
 */
async function readTenantFacts(client, columns, signal) {
    const has = (...names) => names.some(name => columns.includes(name));
    const parts = new Set(columns.map(roster_parts/* partOf */.BU));
    const withNumbers = has('exten', 'context', 'incall_exten', 'incall_context');
    const reading = new Reading(client, signal);
    const known = parts.isDisjointFrom(places) ? undefined : await reading.all(resources/* contexts */.JU, byId, 'Contexts');
    const permissions = parts.has('permissions')
        ? await reading.all(resources/* callPermissions */.lZ, byId, 'Names of call permissions')
        : undefined;
    const lines = parts.has('line') || withNumbers ? await reading.all(heldLines, byId, 'Lines') : undefined;
    const holders = lines && (await lineHolders(client, lines, signal));
    const endpoints = has('sip_username')
        ? await reading.all(heldEndpoints, byUuid, 'SIP usernames')
        : undefined;
    const mailboxes = parts.has('voicemail')
        ? await reading.all(heldMailboxes, byId, 'Mailboxes in use')
        : undefined;
    return {
        contexts: known && new Contexts(known),
        permissions: permissions && new Set(permissions.map(({ name }) => name)),
        numbers: withNumbers ? await readNumbers(reading, holders) : new Map(),
        sipNames: endpoints && holders ? sipNamesInUse(endpoints, holders) : new Map(),
        codes: lines && holders ? codesOf(lines, holders) : new Map(),
        mailboxes: new Map((mailboxes ?? [])
            .filter(({ users }) => users.length !== 1)
            .map(({ number, context, users }) => [place(number, context), users])),
        logins: has('username', 'email') ? await readLogins(reading) : new Map(),
        severalLines: holders?.several ?? new Set(),
        doubts: reading.doubts,
    };
}
/** Reads whole collections, as far as the account may. */
class Reading {
    doubts = [];
    #client;
    #signal;
    constructor(client, signal) {
        this.#client = client;
        this.#signal = signal;
    }
    /** @param what it is, to begin a sentence: `Contexts` */
    async all(of, id, what, query = {}) {
        const keep = (item) => item;
        const sweep = new reading_sweep/* Sweep */.B({ client: this.#client, of, query, size: tenant_facts_size, id, keep });
        try {
            return [...(await sweep.all(this.#signal)).values()];
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.H) || error.code !== errors/* codes */.F4.accessRefused)
                throw error;
            const why = `${error.message.replace(/\.$/, '')}. ${error.cure ?? ''}`.trim();
            this.doubts.push(`${what} cannot be checked: ${why}`);
            return undefined;
        }
    }
}
/** Things in one answer: some hundred kilobytes. */
const tenant_facts_size = 1_000;
const byId = ({ id }) => id;
const byUuid = ({ uuid }) => uuid;
async function readNumbers(reading, holders) {
    const extensions = await reading.all(heldExtensions, byId, 'Numbers in use');
    const incalls = await reading.all(heldIncalls, byId, 'Numbers from outside');
    return numbersInUse(extensions ?? [], incalls ?? [], holders);
}
async function readLogins(reading) {
    const all = await reading.all(heldAccounts, byUuid, 'Usernames and addresses');
    const users = await reading.all(knownUsers, byUuid, 'Usernames and addresses', { view: 'summary' });
    return all && users ? loginsOf(all, users) : new Map();
}
function codesOf(lines, { byLine }) {
    return new Map(lines.flatMap(({ id, provisioning_code: code }) => {
        const holder = byLine.get(id);
        return code && holder ? [[code, holder.words]] : [];
    }));
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/text-rules.js
/** Imports take line breaks out of cells and join what stands around them. What is sent for users who exist keeps them. */
function judgeLineBreaks(verdict, { columns }) {
    if (!verdict.creating)
        return;
    for (const { name, secret } of columns) {
        if (secret || !verdict.written(name).includes('\n'))
            continue;
        const message = `${name} has a line break, which Wazo deletes, joining what stands around it: write the cell on one line`;
        verdict.error('line-break', name, message);
    }
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/defaults.js
/**
 * Tells of empty cells in whose place Wazo puts something: such a cell is fine only once, and asks for what there cannot be
 * from then on.
 * @param defaults what it puts there, by column
 */
function tellDefaults(verdict, defaults) {
    for (const [column, given] of Object.entries(defaults)) {
        if (!verdict.has(column) || verdict.asked(column) !== '')
            continue;
        const message = `${column} is empty: Wazo gives ${given}, and from then on the empty cell is an error, since there is always something: ` +
            `write ${given}, or leave out the column`;
        verdict.warn('default-given', column, message);
    }
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/user-rules.js



function judgeUser(verdict, facts) {
    keepGivenUsername(verdict);
    for (const column of ['username', 'email'])
        judgeLogin(verdict, column, facts);
    if (verdict.creating)
        tellDefaults(verdict, defaults);
    judgeRingSeconds(verdict);
    judgeLanguage(verdict);
}
/**
 * Who has no username in the roster keeps the one that Wazo gives to users without: the e-mail address, or else the uuid. It
 * would be taken away by the second import of a roster otherwise.
 */
function keepGivenUsername(verdict) {
    const had = verdict.had('username');
    const isGiven = had.includes('@') || had === verdict.uuid.toLowerCase();
    if (verdict.empties('username') && isGiven)
        verdict.leave('username');
}
/** Usernames and addresses are one name space: none of them may be either of somebody else's. */
function judgeLogin(verdict, column, { logins }) {
    const asked = verdict.asked(column);
    if (asked === '' || !verdict.changes(column))
        return;
    const others = (logins.get(asked) ?? []).filter(({ uuid }) => uuid !== verdict.uuid);
    // The plan itself finds two users with one value in the same column, and whether one of them gives it up.
    const [other] = others;
    if (!other || others.some(login => login.column === column))
        return;
    const message = `${column} ${(0,quoted/* quoted */.T)(verdict.written(column))} is ${other.words}, and nobody else can log in with it: choose another`;
    verdict.error('login-taken', column, message);
}
/** What new users get under columns that are never empty. */
const defaults = {
    enabled: '1',
    ring_seconds: '30',
    simultaneous_calls: '5',
    supervision_enabled: '1',
    call_transfer_enabled: '0',
    dtmf_hangup_enabled: '0',
    call_record_outgoing_external_enabled: '0',
    call_record_outgoing_internal_enabled: '0',
    call_record_incoming_external_enabled: '0',
    call_record_incoming_internal_enabled: '0',
    online_call_record_enabled: '0',
};
function judgeRingSeconds(verdict) {
    const seconds = verdict.asked('ring_seconds');
    if (seconds === '' || !verdict.changes('ring_seconds') || Number(seconds) % roster_columns/* documentedRingStep */.Ry === 0)
        return;
    const message = `ring_seconds is documented as a multiple of ${roster_columns/* documentedRingStep */.Ry}, and Wazo takes other numbers as well: ${seconds} is sent as it is`;
    verdict.warn('ring-seconds-step', 'ring_seconds', message);
}
function judgeLanguage(verdict) {
    const language = verdict.asked('language');
    if (language === '' || !verdict.changes('language'))
        return;
    if (roster_columns/* documentedLanguages */.kf.some(known => known === language))
        return;
    const message = `language ${(0,quoted/* quoted */.T)(language)} is none of those that Wazo documents, ${roster_columns/* documentedLanguages */.kf.join(', ')}: it is sent as it is`;
    verdict.warn('undocumented-language', 'language', message);
}

// EXTERNAL MODULE: ./build/src/roster/columns/column.js
var columns_column = __webpack_require__(80955);
// EXTERNAL MODULE: ./build/src/roster/columns/plain.js
var plain = __webpack_require__(35101);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/verdict.js


/** A row beside the user it names, and what has been found out about it so far. */
class Verdict {
    cells = new Map();
    problems = [];
    /** Whether the row makes a new user. */
    creating;
    #row;
    #live;
    #columns;
    /** @param columns as the tenant reads them */
    constructor(row, live, columns) {
        this.#row = row;
        this.#live = live;
        this.#columns = columns;
        this.creating = live === undefined;
    }
    /** The uuid of the user; '' of a new one. */
    get uuid() {
        return this.#live?.get('uuid') ?? '';
    }
    /** Whether the roster has the column. */
    has(column) {
        return this.#row.get(column) !== undefined;
    }
    /** The cell of the row, without blanks around it; '' where the roster lacks the column. */
    written(column) {
        return (0,plain/* plain */.p)(this.#row.get(column) ?? '');
    }
    /** What the row asks for, in the one form that its column knows for it; '' for nothing. */
    asked(column) {
        return this.#canonical(column, this.#row.get(column));
    }
    /** What the user has, in the same form. */
    had(column) {
        return this.#canonical(column, this.#live?.get(column));
    }
    /** What the user will have. */
    after(column) {
        const asked = this.asked(column);
        const kept = asked === '' && (0,columns_column/* columnOf */.u)(this.#columns, column)?.empty === 'untouched';
        return this.has(column) && !kept ? asked : this.had(column);
    }
    /** Whether the user will have something else than before, or nothing any more. */
    changes(column) {
        return this.after(column) !== this.had(column);
    }
    /** Whether the row has an empty cell where the user has something. */
    empties(column) {
        return this.has(column) && this.asked(column) === '' && this.had(column) !== '';
    }
    /** Of these columns, those in which the row says something. */
    filled(columns) {
        return columns.filter(column => this.asked(column) !== '');
    }
    /** Has the cell bring about something else than it says. */
    set(column, cell) {
        this.cells.set(column, cell);
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
    #canonical(column, cell) {
        const text = (0,plain/* plain */.p)(cell ?? '');
        return text === '' ? '' : ((0,columns_column/* columnOf */.u)(this.#columns, column)?.type.canonical(text) ?? text);
    }
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/voicemail-rules.js




const voicemail_rules_needed = ['voicemail_name', 'voicemail_number', 'voicemail_context'];
const voicemail_rules_all = [
    ...voicemail_rules_needed,
    'voicemail_password',
    'voicemail_email',
    'voicemail_attach_audio',
    'voicemail_delete_messages',
    'voicemail_ask_password',
];
/** What new mailboxes get under columns that are never empty. */
const voicemail_rules_defaults = { voicemail_delete_messages: '0', voicemail_ask_password: '1' };
/** What a mailbox always has. */
const kept = ['voicemail_name', 'voicemail_context', ...Object.keys(voicemail_rules_defaults)];
function judgeVoicemail(verdict, facts) {
    if (!voicemail_rules_all.some(column => verdict.changes(column)))
        return;
    judgeContext(verdict, 'voicemail_context', 'voicemail', facts.contexts);
    if (verdict.had('voicemail_number') === '')
        judgeNewMailbox(verdict, facts);
    else if (verdict.empties('voicemail_number'))
        voicemail_rules_judgeRemoval(verdict);
    else
        judgeMailbox(verdict, facts);
    judgeDeletion(verdict);
}
/** Wazo would make none, and keep silent. */
function judgeNewMailbox(verdict, { mailboxes }) {
    const missing = voicemail_rules_needed.find(column => verdict.asked(column) === '');
    if (missing !== undefined) {
        const message = `${missing} is missing: a mailbox needs voicemail_name, voicemail_number and voicemail_context, and the row has only ` +
            verdict.filled(voicemail_rules_all).join(', ');
        verdict.error('incomplete-voicemail', missing, message);
        return;
    }
    tellDefaults(verdict, voicemail_rules_defaults);
    const found = mailboxAfter(verdict, mailboxes);
    if (found?.length !== 0)
        return;
    const number = (0,quoted/* quoted */.T)(verdict.asked('voicemail_number'));
    if (verdict.creating) {
        const message = `voicemail_number ${number} is a mailbox that nobody has: Wazo would hand it to the new user with all messages in it, and with ` +
            'other settings than those of the row; choose another number, or delete the mailbox in Wazo';
        verdict.error('mailbox-exists', 'voicemail_number', message);
    }
    else {
        const message = `voicemail_number ${number} is a mailbox that nobody has: the user is given it, with all messages in it`;
        verdict.warn('mailbox-exists', 'voicemail_number', message);
    }
}
function voicemail_rules_judgeRemoval(verdict) {
    const filled = verdict.filled(voicemail_rules_all);
    if (filled.length > 0) {
        const message = `voicemail_number is empty and ${filled.join(', ')} is not: fill voicemail_number to keep the mailbox, or empty the ` +
            'other cells too to have it taken off';
        verdict.error('incomplete-voicemail', 'voicemail_number', message);
        return;
    }
    for (const column of voicemail_rules_all)
        if (verdict.had(column) !== '')
            verdict.set(column, '');
}
function judgeMailbox(verdict, { mailboxes }) {
    for (const column of kept.filter(name => verdict.empties(name))) {
        const message = `${column} is empty, and a mailbox always has one: fill the cell, or empty all cells of the mailbox to have it taken off`;
        verdict.error('empty-cell', column, message);
    }
    const moves = verdict.changes('voicemail_number') || verdict.changes('voicemail_context');
    if (moves && mailboxAfter(verdict, mailboxes)?.length === 0) {
        const message = `voicemail_number ${(0,quoted/* quoted */.T)(verdict.after('voicemail_number'))} is another mailbox already, which nobody has: choose another ` +
            'number, or delete that mailbox in Wazo';
        verdict.error('mailbox-exists', 'voicemail_number', message);
    }
    judgeSharing(verdict, mailboxes, moves);
}
/** What a row says of a shared mailbox is for all who share it. */
function judgeSharing(verdict, mailboxes, moves) {
    const [number, context] = [verdict.had('voicemail_number'), verdict.had('voicemail_context')];
    const others = (mailboxes.get(place(number, context)) ?? []).filter(({ uuid }) => uuid !== verdict.uuid);
    const changed = voicemail_rules_all.find(column => verdict.changes(column));
    if (others.length === 0 || changed === undefined)
        return;
    const shown = others.slice(0, voicemail_rules_most).map(nameOf).join(', ');
    const more = others.length > voicemail_rules_most ? ` and ${others.length - voicemail_rules_most} more` : '';
    const shared = `${changed}: the mailbox ${number} is shared with ${shown}${more}`;
    if (moves) {
        const message = `${shared}, and rosters give no two users one number: empty all cells of the mailbox to have it taken off, or change it in Wazo`;
        verdict.error('shared-mailbox', changed, message);
    }
    else {
        const message = `${shared}, for whom it changes as well: it is done only where their rows ask for the same`;
        verdict.warn('shared-mailbox', changed, message);
    }
}
const voicemail_rules_most = 5;
/** Whether messages that are deleted once they are reported are reported at all. */
function judgeDeletion(verdict) {
    const together = ['voicemail_delete_messages', 'voicemail_email', 'voicemail_attach_audio'];
    const changed = together.find(column => verdict.changes(column));
    if (changed === undefined || verdict.after('voicemail_delete_messages') !== '1')
        return;
    if (verdict.after('voicemail_email') !== '' && verdict.after('voicemail_attach_audio') === '1')
        return;
    const message = `${changed}: voicemail_delete_messages needs voicemail_email and voicemail_attach_audio 1, or messages would be lost unheard: ` +
        'fill them, or write 0 under voicemail_delete_messages';
    verdict.error('messages-lost', changed, message);
}
/** The users of the mailbox that the row will name, where it is not exactly one; undefined where there is none. */
function mailboxAfter(verdict, mailboxes) {
    return mailboxes.get(place(verdict.after('voicemail_number'), verdict.after('voicemail_context')));
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/rules.js









/**
 * Reads what the tenant demands of its users. Rejects with a `Failure`.
 * @param names the columns of the roster
 */
async function readRules(client, names, ground, signal) {
    return wazoRules(await readTenantFacts(client, names, signal), ground);
}
/** The rules of Wazo for the rows of a roster. Only what a row changes is judged. */
function wazoRules(facts, { set, secrets, digest }) {
    const columns = tenantColumns(set, { contexts: facts.contexts, secrets, digest });
    const rules = {
        names: new Map(facts.permissions ? [['call permission', facts.permissions]] : []),
        doubts: facts.doubts,
        interpret(row, live) {
            const verdict = new Verdict(row, live, columns);
            judgeUser(verdict, facts);
            judgeLineBreaks(verdict, columns);
            judgeSecrets(verdict, secrets);
            judgeLine(verdict, facts);
            judgeIncall(verdict, facts);
            judgeVoicemail(verdict, facts);
            return { cells: verdict.cells, problems: verdict.problems };
        },
    };
    return { rules, columns };
}

;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/plannable.js





/** A Wazo tenant that a roster is compared with. */
class PlannableWazo extends platform.Wazo {
    #columns;
    #roster;
    #digests;
    #given;
    /** @param columns those of the roster */
    constructor(selected, columns, surroundings) {
        const { login, tenant, literalPasswords = false } = selected;
        const secret = reading_secrets/* readableSecrets */.Cb.some(name => columns.includes(name));
        const secrets = secret ? (0,reading_secrets/* digestedSecrets */.p_)(columns, (0,reading_secrets/* digestKey */.CO)(login, tenant)) : reading_secrets/* noSecrets */.fI;
        super({ ...selected, includeSecrets: false, order: 'uuid' }, surroundings, secrets);
        this.#columns = (0,roster_columns.wazoColumns)({ literalPasswords });
        this.#roster = columns;
        this.#digests = secrets;
        this.#given = { literals: literalPasswords, environment: surroundings.environment };
    }
    /** Once its rules were read, with cells as the tenant means them. */
    get columns() {
        return this.#columns;
    }
    async rules(signal) {
        const ground = {
            set: (0,roster_columns.wazoColumns)({ literalPasswords: this.#given.literals }),
            secrets: this.#given,
            digest: (secret) => this.#digests.cell(secret),
        };
        const { rules, columns } = await readRules(this.client, this.#roster, ground, signal);
        this.#columns = columns;
        return rules;
    }
    costs(changes) {
        return wazoCosts(changes);
    }
}


/***/ }),

/***/ 4174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ workOf),
/* harmony export */   z: () => (/* binding */ grouped)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21865);

/** Milliseconds that the server works on the parts of a new user, as measured on two cores. */
const parts = { user: 18, password: 103, line: 71, voicemail: 50, incall: 60, permission: 20 };
/** Milliseconds that the server is expected to work on a new user. */
function workOf(fields) {
    const has = (column) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldOf */ ._F)(fields, column) !== undefined;
    const permissions = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .pieces */ .IE)('call_permissions', (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .asked */ .NZ)(fields, 'call_permissions')).size;
    return (parts.user +
        (has('password') ? parts.password : 0) +
        (has('context') ? parts.line : 0) +
        (has('voicemail_number') ? parts.voicemail : 0) +
        (has('incall_exten') ? parts.incall : 0) +
        permissions * parts.permission);
}
/** Items in their order, in groups whose weights stay within `most`, and of `count` at most; each has one at least. */
function grouped(items, weight, { most, count }) {
    const groups = [];
    let room = 0;
    for (const item of items) {
        const group = groups.at(-1);
        room -= weight(item);
        if (group && room >= 0 && group.length < count)
            group.push(item);
        else {
            groups.push([item]);
            room = most - weight(item);
        }
    }
    return groups;
}


/***/ }),

/***/ 82623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xb: () => (/* binding */ isSent),
  gG: () => (/* binding */ mostUsers),
  aW: () => (/* binding */ oneRequest),
  CI: () => (/* binding */ partsOf),
  Ci: () => (/* binding */ steps)
});

// EXTERNAL MODULE: ./build/src/platforms/wazo/roster/fields.js
var roster_fields = __webpack_require__(21865);
// EXTERNAL MODULE: ./build/src/platforms/wazo/roster/parts.js
var parts = __webpack_require__(45456);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/moves.js


/** Columns of values that no two users can have at once. */
const movable = ['exten', 'sip_username', 'voicemail_number', 'incall_exten', 'username', 'email'];
/**
 * Values are told apart without what belongs to them, such as the context of an extension: it may not change, and is not
 * in a change then. At worst somebody waits who need not.
 */
function movesOf(changes) {
    const edges = movable.flatMap(column => edgesOf(column, changes));
    const byPart = Map.groupBy(edges, ({ column }) => (0,parts/* partOf */.BU)(column));
    const closing = new Set([...byPart.values()].flatMap(closingEdges));
    const loans = [
        ...new Map([...closing].map(({ giver: key, column }) => [`${column} ${key}`, { key, column }])).values(),
    ];
    const byTaker = Map.groupBy(edges, ({ column, taker }) => nameOf((0,parts/* partOf */.BU)(column), taker));
    const byUser = Map.groupBy(loans, ({ column, key }) => nameOf((0,parts/* partOf */.BU)(column), key));
    const ofTaker = (part, key) => byTaker.get(nameOf(part, key)) ?? [];
    return {
        givers: (part, key) => [
            ...new Set(ofTaker(part, key).flatMap(edge => (closing.has(edge) ? [] : [edge.giver]))),
        ],
        loans: (part, key) => [
            ...(byUser.get(nameOf(part, key)) ?? []),
            ...ofTaker(part, key).flatMap(edge => closing.has(edge) ? [{ key: edge.giver, column: edge.column }] : []),
        ],
        allLoans: loans,
        wanted: column => new Set(changes.flatMap(change => valuesOf(change, column, 'after'))),
    };
}
function edgesOf(column, changes) {
    const givers = new Map(changes.flatMap(change => valuesOf(change, column, 'before').map(value => [value, change.key])));
    return changes.flatMap(change => valuesOf(change, column, 'after').flatMap(value => {
        const giver = givers.get(value);
        return giver === undefined || giver === change.key ? [] : [{ taker: change.key, giver, column }];
    }));
}
/** What a change gives up in a column, or takes; nothing, or one value. */
function valuesOf({ fields }, column, when) {
    const cell = (0,roster_fields/* fieldOf */._F)(fields, column)?.[when] ?? '';
    // Letter case tells no two of them apart.
    return cell === '' ? [] : [cell.trim().toLowerCase()];
}
/** Edges without which nobody waits for himself. */
function closingEdges(edges) {
    const byTaker = Map.groupBy(edges, ({ taker }) => taker);
    const closing = [];
    const visited = new Set();
    const onTheWay = new Set();
    // The users on the way, each with what is still to be followed from it. Not recursive: a way may be as long as a roster.
    const way = [];
    const enter = (key) => {
        visited.add(key);
        onTheWay.add(key);
        way.push({ key, ahead: [...(byTaker.get(key) ?? [])] });
    };
    for (const start of byTaker.keys()) {
        if (!visited.has(start))
            enter(start);
        for (let last = way.at(-1); last; last = way.at(-1)) {
            const edge = last.ahead.pop();
            if (!edge) {
                onTheWay.delete(last.key);
                way.pop();
            }
            else if (onTheWay.has(edge.giver))
                closing.push(edge);
            else if (!visited.has(edge.giver))
                enter(edge.giver);
        }
    }
    return closing;
}
function nameOf(part, key) {
    return `${part} ${key}`;
}

// EXTERNAL MODULE: ./build/src/platforms/wazo/roster/row-work.js
var row_work = __webpack_require__(4174);
;// CONCATENATED MODULE: ./build/src/platforms/wazo/roster/steps.js




/** Milliseconds that the server may be expected to work on one request. */
const oneRequest = 30_000;
/** New users in a request that is sent for the first time. */
const mostUsers = 200;
/**
 * First requests in one step. What is left of those that are refused goes out together in one more, so this decides how
 * many more there are: one in five.
 */
const requestsInStep = 5;
/**
 * The steps that bring about these changes, none of them held, in the order in which they are best taken: what users give
 * up is there for those who come.
 */
function steps(changes) {
    const all = [...changes];
    const of = (kind) => all.filter(change => change.kind === kind);
    const changed = [...of('deactivate'), ...of('update')];
    const created = of('create');
    const moves = movesOf(changed);
    const alike = alikeAmong(changed);
    const byKey = new Map(changed.map(change => [change.key, change]));
    return [
        ...of('delete').map(deletion),
        ...moves.allLoans.flatMap(loan => lending(loan, byKey.get(loan.key), moves)),
        ...changed.flatMap(change => modifications(change, moves, alike)),
        ...creations(created),
        ...created.flatMap(completions),
    ];
}
function deletion(change) {
    const { key } = change;
    const name = called(change);
    return sketch({ does: 'delete', key, name }, ['delete', key], `look what belongs to ${name}`, {
        cost: requests(18),
        serves: [{ key, columns: [] }],
    });
}
function lending(loan, change, { wanted }) {
    const { key, column } = loan;
    const value = change && (0,roster_fields/* fieldOf */._F)(change.fields, column)?.before;
    if (!value)
        return [];
    const task = { does: 'lend', key, column, value, wanted: wanted(column) };
    return [
        sketch(task, lentId(loan), `lend ${called(change)} another ${column}`, {
            cost: requests(5),
            serves: [{ key, columns: [column] }],
        }),
    ];
}
function modifications(change, moves, alike) {
    const { key, fields } = change;
    return parts/* partNames */.wX.flatMap(part => {
        const own = fields.filter(({ column }) => (0,parts/* partOf */.BU)(column) === part);
        if (own.length === 0)
            return [];
        const loans = moves.loans(part, key);
        const lent = loans.filter(loan => loan.key === key).map(({ column }) => column);
        const task = { does: 'change', part, key, fields: own, lent, alike: alike(part, own) };
        return [
            sketch(task, [part, key], `change the ${part} of ${called(change)}`, {
                cost: changing(part, own),
                needs: [
                    ...moves.givers(part, key).map(giver => idOf(part, giver)),
                    ...loans.map(loan => idOf(...lentId(loan))),
                ],
                serves: [{ key, columns: columnsOf(own) }],
            }),
        ];
    });
}
/** Who is asked the same of a part as somebody else; of the mailbox alone, which users can share. */
function alikeAmong(changes) {
    const groups = Map.groupBy(changes, ({ fields }) => alikeness(fields));
    return (part, fields) => new Set(part === 'voicemail' ? groups.get(alikeness(fields))?.map(({ key }) => key) : []);
}
function alikeness(fields) {
    const own = fields.filter(({ column }) => (0,parts/* partOf */.BU)(column) === 'voicemail');
    return JSON.stringify(own.map(({ column, after }) => [column, after]).toSorted());
}
function creations(created) {
    const users = created.map(({ key, fields }) => ({ key, fields }));
    return (0,row_work/* grouped */.z)(users, ({ fields }) => (0,row_work/* workOf */.L)(fields), {
        most: oneRequest * requestsInStep,
        count: mostUsers * requestsInStep,
    }).map((group, at) => creation(['import', String(at + 1)], group));
}
function creation(id, users) {
    const [first] = users;
    const whom = users.length === 1 && first ? first.key : `${users.length} users`;
    const sendings = (0,row_work/* grouped */.z)(users, ({ fields }) => (0,row_work/* workOf */.L)(fields), { most: oneRequest, count: mostUsers });
    return sketch({ does: 'create', users }, id, `create ${whom}`, {
        cost: requests(sendings.length),
        serves: users.map(({ key, fields }) => ({
            key,
            columns: columnsOf(fields.filter(field => !leftOut(fields).includes(field))),
        })),
    });
}
/** Steps that together do the same: one for each of these users, and one for all others; without any named, two halves. */
function partsOf({ id, users }, named) {
    const words = JSON.parse(id);
    if (!named) {
        const middle = Math.ceil(users.length / 2);
        const halves = [users.slice(0, middle), users.slice(middle)].filter(half => half.length > 0);
        return halves.map((half, at) => creation([...words, String(at + 1)], half));
    }
    const apart = new Set(named);
    const others = users.filter(({ key }) => !apart.has(key));
    return [
        ...(others.length > 0 ? [creation([...words, 'others'], others)] : []),
        ...users.filter(({ key }) => apart.has(key)).map(user => creation(['create', user.key], [user])),
    ];
}
/** Steps for what the import of CSV leaves out. They come behind the creations, whichever steps those are split into. */
function completions({ key, fields }) {
    const left = leftOut(fields);
    return parts/* partNames */.wX.flatMap(part => {
        const own = left.filter(({ column }) => (0,parts/* partOf */.BU)(column) === part);
        if (own.length === 0)
            return [];
        const task = { does: 'complete', part, user: { key, fields }, fields: own };
        return [
            sketch(task, ['complete', part, key], `complete the ${part} of ${key}`, {
                cost: changing(part, own),
                serves: [{ key, columns: columnsOf(own) }],
            }),
        ];
    });
}
/** Whether an import of CSV takes a field of a new user. */
function isSent({ column, after }) {
    // In CSV a name of a call permission cannot have a semicolon, which rosters write behind a backslash.
    return column === 'call_permissions' ? !after?.includes('\\') : column !== 'provisioning_code';
}
/** The fields of a new user that an import of CSV does not bring about, or not wholly. */
function leftOut(fields) {
    // The login of a new user works though the user is not enabled.
    return fields.filter(field => !isSent(field) || (field.column === 'enabled' && field.after === '0'));
}
/** A uuid alone tells people little. */
function called({ key, label }) {
    return label === undefined ? key : `${label} (${key})`;
}
function sketch(task, id, label, { cost, needs = [], serves }) {
    return { ...task, id: idOf(...id), label, cost, needs, serves };
}
/** Requests that an ordinary change of a part takes, with what is looked at before and behind. */
const ofPart = {
    ...{ user: 3, line: 9, voicemail: 5, incalls: 7, permissions: 4 },
};
function changing(part, fields) {
    return requests(part === 'user' && (0,parts/* concernsAccount */.DG)(fields) ? 6 : ofPart[part]);
}
function requests(count) {
    return { requests: count };
}
/** Keys may hold any character, so they are told apart by their quotes. */
function idOf(...words) {
    return JSON.stringify(words);
}
function lentId({ column, key }) {
    return ['lend', column, key];
}
function columnsOf(fields) {
    return fields.map(({ column }) => column);
}


/***/ })

};
