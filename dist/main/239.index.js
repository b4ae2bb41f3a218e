export const id = 239;
export const ids = [239];
export const modules = {

/***/ 94239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WritableXMedius: () => (/* binding */ WritableXMedius)
});

// EXTERNAL MODULE: ./build/src/platforms/xmedius/roster/plannable.js + 3 modules
var plannable = __webpack_require__(97555);
// EXTERNAL MODULE: ./build/src/platforms/xmedius/roster/steps.js
var steps = __webpack_require__(89997);
;// CONCATENATED MODULE: ./build/src/platforms/xmedius/import/directory.js
/** Finds users by name. The portal is asked for them by id, and tells ids only in the list of all users. */
class Directory {
    #client;
    #ids = new Map();
    constructor(client) {
        this.#client = client;
    }
    /** Keeps the id of a user. */
    note(key, id) {
        this.#ids.set(key, id);
    }
    /** The user of a name as it is now; undefined when there is none. */
    async user(key, signal) {
        const id = this.#ids.get(key);
        const user = id === undefined ? undefined : await this.#client.user(id, signal);
        if (user?.username === key)
            return user;
        // A list may tell less of a user than is told of one alone, and what is not sent back with a change is lost.
        const found = await this.listed(key, signal);
        return found && this.#client.user(found.id, signal);
    }
    /** The same out of the list of all users; letter case tells no two of them apart. */
    async listed(key, signal) {
        const users = await this.#list(signal);
        const alike = users.filter(({ username }) => username.toLowerCase() === key.toLowerCase());
        return alike.find(({ username }) => username === key) ?? alike[0];
    }
    /** The users whose main fax number this is. */
    async withMainNumber(number, signal) {
        return (await this.#list(signal)).filter(({ main_fax_number: main }) => main === number);
    }
    async #list(signal) {
        const users = await this.#client.listUsers(signal);
        for (const { username, id } of users)
            this.note(username, id);
        return users;
    }
}

// EXTERNAL MODULE: ./build/src/roster/columns/column.js
var columns_column = __webpack_require__(80955);
// EXTERNAL MODULE: ./build/src/roster/planning/field-change.js
var field_change = __webpack_require__(37367);
// EXTERNAL MODULE: ./build/src/work/failure.js
var failure = __webpack_require__(81581);
// EXTERNAL MODULE: ./build/src/platforms/xmedius/cells.js
var xmedius_cells = __webpack_require__(93149);
;// CONCATENATED MODULE: ./build/src/platforms/xmedius/import/comparison.js




/** Columns of `fields` under which the user does not have what was asked for. */
function unmet(user, fields, ground) {
    return differing(user, fields, ground, ['after']);
}
/**
 * Makes sure that what is to change is as the plan saw it, or is already as it is to be. Throws a `Failure` when somebody
 * else has changed it meanwhile: then it is not known whether the roster still means it.
 */
function assertAsPlanned(user, fields, ground) {
    const moved = differing(user, fields, ground, ['before', 'after']);
    if (moved.length > 0)
        throw changedMeanwhile(user.username, moved);
}
/** Columns under which the user has nothing of what a field may be. */
function differing(user, fields, { columns, facts }, allowed) {
    const cells = (0,xmedius_cells/* cellsOf */.n)(user, { names: facts.groupNames });
    const isOne = (field) => {
        const column = (0,columns_column/* columnOf */.u)(columns, field.column);
        if (!column)
            throw new Error(`${field.column} is not a column of XMedius`);
        const now = (0,field_change/* meaning */.ak)(column, cells.get(field.column) ?? '');
        return allowed.some(moment => now === (0,field_change/* meaning */.ak)(column, field[moment] ?? ''));
    };
    return fields.filter(field => !isOne(field)).map(({ column }) => column);
}
function changedMeanwhile(key, columns) {
    return new failure/* Failure */.H('rejected', `Somebody else has changed ${columns.join(', ')} of ${key} since the plan was made, so nothing was sent.`, { code: 'ChangedMeanwhile', cure: 'Plan again, and see whether the roster is still what is wanted.' });
}
/** For a reading after an answer that does not show what was asked for. */
function notBroughtAbout(key, columns) {
    return new failure/* Failure */.H('rejected', `XMedius Cloud accepted the change of ${key}, but does not show it in: ${columns.join(', ')}.`, {
        code: 'NotBroughtAbout',
        cure: 'Look at the user in the portal, then plan again.',
        effectUnknown: true,
    });
}
/** For a user who was there when the plan was made. */
function userGone(key) {
    return new failure/* Failure */.H('rejected', `XMedius Cloud knows no user ${key} any more.`, {
        code: 'UserNotFound',
        cure: 'The user was deleted since the plan was made: plan again.',
    });
}

;// CONCATENATED MODULE: ./build/src/platforms/xmedius/import/after-writing.js

/** A reading that is to show what was just written: where it fails, that is not known. */
async function afterWriting(reading) {
    try {
        return await reading;
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.H) || error.effectUnknown)
            throw error;
        const { kind, message, code, cure, detail } = error;
        throw new failure/* Failure */.H(kind, message, {
            ...{ code, detail, effectUnknown: true, cause: error },
            ...(cure !== undefined && { cure }),
        });
    }
}

;// CONCATENATED MODULE: ./build/src/platforms/xmedius/import/rewrite-user.js


/**
 * Changes a user who was just read. The portal replaces the whole of a user by what it is sent, so all of it is sent, and
 * read again. Rejects with a `Failure`, also where the portal does not show the fields as they are to be.
 * @param sent what changes, under the portal's names
 */
async function rewriteUser(user, sent, fields, tools, signal) {
    await tools.client.updateUser({ ...user, ...sent }, signal);
    const after = await afterWriting(tools.client.user(user.id, signal));
    const columns = after ? unmet(after, fields, tools) : fields.map(({ column }) => column);
    if (columns.length > 0)
        throw notBroughtAbout(user.username, columns);
}

// EXTERNAL MODULE: ./build/src/roster/columns/plain.js
var plain = __webpack_require__(35101);
// EXTERNAL MODULE: ./build/src/roster/columns/quoted.js
var quoted = __webpack_require__(55861);
;// CONCATENATED MODULE: ./build/src/platforms/xmedius/import/sent-fields.js



/** The id of a group. Throws a `Failure` where the account has none of this name, or several. */
function groupId(name, { groups, defaultGroup }) {
    if (defaultGroup?.name === (0,plain/* plain */.p)(name))
        return defaultGroup.id;
    const [id, ...others] = groups.get((0,plain/* plain */.p)(name)) ?? [];
    if (id !== undefined && others.length === 0)
        return id;
    throw new failure/* Failure */.H('rejected', `The account has ${id === undefined ? 'no' : 'more than one'} group ${(0,quoted/* quoted */.T)(name)} any more.`, {
        code: 'GroupNotFound',
        cure: 'The groups of the account were changed since the plan was made: plan again.',
    });
}
/** The id of a fax number. Throws a `Failure` where the account does not have it. */
function numberId(number, { faxNumbers }) {
    const known = faxNumbers.get((0,plain/* plain */.p)(number));
    if (known)
        return known.id;
    throw new failure/* Failure */.H('rejected', `The account has no fax number ${(0,quoted/* quoted */.T)(number)} any more.`, {
        code: 'FaxNumberNotFound',
        cure: 'The fax numbers of the account were changed since the plan was made: plan again.',
    });
}
/** What a user is sent with under the portal's names; null for nothing. Fax numbers are sent in a way of their own. */
function sentFields(fields, facts) {
    return Object.fromEntries(fields.map(({ column, after }) => {
        if (column === 'group')
            return ['group_id', groupId(after ?? '', facts)];
        // The portal takes languages in small letters.
        return [column, column === 'language' ? (after?.toLowerCase() ?? null) : after];
    }));
}

;// CONCATENATED MODULE: ./build/src/platforms/xmedius/import/writing.js
/** What a step that took effect tells. */
const done = { done: true, result: {} };
const notDone = { done: false };

;// CONCATENATED MODULE: ./build/src/platforms/xmedius/import/change-user.js




/** Changes the profile, group, language or time zone of a user. */
function changeUser({ key, fields }, tools) {
    const { directory, facts } = tools;
    return {
        async run({ signal }) {
            const user = await directory.user(key, signal);
            if (!user)
                throw userGone(key);
            assertAsPlanned(user, fields, tools);
            if (unmet(user, fields, tools).length === 0)
                return {};
            await rewriteUser(user, sentFields(fields, facts), fields, tools, signal);
            return {};
        },
        async settle({ signal }) {
            const user = await directory.user(key, signal);
            const columns = user ? unmet(user, fields, tools) : [];
            if (!user || columns.length === fields.length)
                return notDone;
            // Some of it is there, so an earlier call may well have been carried out, and what it set since changed by others.
            if (columns.length > 0)
                throw notBroughtAbout(key, columns);
            return done;
        },
    };
}

// EXTERNAL MODULE: ./build/src/platforms/secret-cell.js
var secret_cell = __webpack_require__(42981);
;// CONCATENATED MODULE: ./build/src/platforms/xmedius/import/refusals.js

/** Whether the portal accepts a call, which it may also refuse. Rejects when neither is certain. */
async function isAccepted(call) {
    try {
        await call;
        return true;
    }
    catch (error) {
        if (isRefusal(error))
            return false;
        throw error;
    }
}
/** Whether something failed because it was refused, and so had no effect. */
function isRefusal(error) {
    return error instanceof failure/* Failure */.H && error.kind === 'rejected' && !error.effectUnknown;
}

;// CONCATENATED MODULE: ./build/src/platforms/xmedius/import/create-user.js







/** Makes a new user in one call. */
function createUser(creation, tools) {
    return tools.mayList ? seen(creation, tools) : unseen(creation, tools);
}
/** The user is read afterwards. */
function seen(creation, tools) {
    const { key, fields } = creation;
    const { client, directory } = tools;
    const asked = fields.filter(({ secret }) => !secret);
    const check = (user) => {
        const columns = unmet(user, asked, tools);
        if (columns.length > 0)
            throw notBroughtAbout(key, columns);
        return { id: user.id };
    };
    return {
        async run({ signal }) {
            const id = await client.createUser(bodyOf(creation, tools), signal);
            const user = await afterWriting(client.user(id, signal));
            if (!user)
                throw notBroughtAbout(key, ['username']);
            return check(user);
        },
        async settle({ signal }) {
            const user = await directory.listed(key, signal);
            // Who has another address is somebody else, because of whom the name is refused.
            if (!user || unmet(user, asked.filter(isEmail), tools).length > 0)
                return notDone;
            return { done: true, result: check(user) };
        },
    };
}
/** The user cannot be read, so the call is its own question: who is there already is not made again, but refused. */
function unseen(creation, tools) {
    const run = async ({ signal }) => {
        try {
            return { id: await tools.client.createUser(bodyOf(creation, tools), signal) };
        }
        catch (error) {
            if (isThere(error))
                return { note: alreadyThere };
            throw error;
        }
    };
    return {
        run,
        async settle(context) {
            try {
                return { done: true, result: await run(context) };
            }
            catch (error) {
                if (isRefusal(error))
                    return notDone;
                throw error;
            }
        },
    };
}
const alreadyThere = 'The username and the e-mail address are taken, so the user counts as there already; what else the roster says of it could not be compared.';
/**
 * Whether a refusal says that both the name and the address are taken, and so most likely by the same user. What else it
 * says may come of that, such as that the fax number is taken.
 */
function isThere(error) {
    if (!isRefusal(error))
        return false;
    const { username = '', email = '' } = error.detail;
    return [username, email].every(words => /\btaken\b/i.test(words));
}
function bodyOf({ key, fields }, tools) {
    const { email = '', group_id = '', fax_number, ...rest } = sentFields(fields.filter(({ secret }) => !secret), tools.facts);
    return {
        ...rest,
        username: key,
        email: email ?? '',
        role: 'user',
        group_id: group_id ?? '',
        ...faxChoice(fax_number ?? null, tools),
        ...passwordSetup(key, tools),
    };
}
function faxChoice(number, { facts }) {
    if (number === null || facts.faxNumbers.get(number)?.default)
        return { fax_number_type: 'enterprise' };
    return { fax_number_type: 'selected', selected_fax_number: numberId(number, facts) };
}
function passwordSetup(key, { passwords, secrets }) {
    switch (passwords.mode) {
        case 'user_choice':
            return { password_setup_type: 'user' };
        case 'random':
            return { password_setup_type: 'auto' };
        case 'manual': {
            const password = (0,secret_cell/* secretIn */.u)(secrets(key, 'password') ?? '', passwords);
            if (password === '')
                throw noPassword;
            return { password_setup_type: 'force', password, password_confirmation: password };
        }
    }
}
const noPassword = new failure/* Failure */.H('rejected', 'The password of the new user is not there: its secret was not handed over.', { code: 'SecretMissing', cure: 'Hand the secret over under env: of the step, then run again.' });
function isEmail({ column }) {
    return column === 'email';
}

;// CONCATENATED MODULE: ./build/src/platforms/xmedius/import/delete-user.js


/** Deletes a user. */
function deleteUser({ key }, { client, directory }) {
    return {
        async run({ signal }) {
            const user = await directory.user(key, signal);
            if (!user)
                throw userGone(key);
            await client.deleteUser(user.id, signal);
            return {};
        },
        async settle({ signal }) {
            return (await directory.user(key, signal)) ? notDone : done;
        },
    };
}

;// CONCATENATED MODULE: ./build/src/platforms/xmedius/import/give-number.js





/**
 * Gives a user one more fax number. The portal tells nobody who has which number besides the main one, so whether the user
 * has it of an earlier call is found out by trying: only what a user was given can be taken back.
 */
function giveNumber({ key, move }, tools) {
    const { client, directory, facts } = tools;
    const { after: number } = move;
    const fields = [{ column: 'fax_number', ...move }];
    const give = async (signal) => {
        const user = await directory.user(key, signal);
        if (!user)
            throw userGone(key);
        assertAsPlanned(user, fields, tools);
        if (unmet(user, fields, tools).length === 0)
            return;
        const id = numberId(number, facts);
        try {
            await client.associate(id, user.id, signal);
        }
        catch (error) {
            if (!isRefusal(error))
                throw error;
            const others = await directory.withMainNumber(number, signal);
            const had = others.length === 0 && (await isAccepted(client.disassociate(id, user.id, signal)));
            if (!had)
                throw taken(error, number);
            await client.associate(id, user.id, signal);
        }
    };
    return {
        async run({ signal }) {
            await give(signal);
            return {};
        },
        async settle({ signal }) {
            try {
                await give(signal);
                return done;
            }
            catch (error) {
                if (isRefusal(error))
                    return notDone;
                throw error;
            }
        },
    };
}
function taken(refusal, number) {
    const { message, code, detail } = refusal;
    return new failure/* Failure */.H('rejected', message, {
        ...{ code, detail, cause: refusal },
        cure: `Look at ${number} in the portal: somebody may have it who has another main number, and has to give it up first.`,
    });
}

;// CONCATENATED MODULE: ./build/src/platforms/xmedius/import/take-number.js





/**
 * Takes a fax number from a user whose main one it is no more. After an earlier call, a refusal says as much as an
 * acceptance: the user does not have it.
 */
function takeNumber({ key, number }, tools) {
    const { client, directory, facts } = tools;
    const find = async (signal) => {
        const user = await directory.user(key, signal);
        if (!user)
            throw userGone(key);
        if (user.main_fax_number === number)
            throw changedMeanwhile(key, ['fax_number']);
        return user.id;
    };
    return {
        async run({ signal }) {
            const id = await find(signal);
            await client.disassociate(numberId(number, facts), id, signal).catch((error) => {
                throw stillThere(error, key, number);
            });
            return {};
        },
        async settle({ signal }) {
            const id = await find(signal);
            await isAccepted(client.disassociate(numberId(number, facts), id, signal));
            return done;
        },
    };
}
function stillThere(error, key, number) {
    if (!isRefusal(error))
        return error;
    const { message, code, detail } = error;
    return new failure/* Failure */.H('rejected', `The new fax number is in use, but the old one was not taken away. ${message}`, {
        ...{ code, detail, cause: error },
        cure: `Look at ${number} in the portal: if ${key} still has it, take it away there.`,
    });
}

;// CONCATENATED MODULE: ./build/src/platforms/xmedius/import/use-number.js




/** Makes a fax number the main one of a user. */
function useNumber({ key, before, after, end }, tools) {
    const { directory, facts } = tools;
    const fields = [{ column: 'fax_number', before, after }];
    // Of who has a number only for a time, people are told which one it was last.
    const result = end === undefined ? {} : { fax_number: after ?? 'none' };
    // The time may be over, and the word of it lost with a machine.
    const isThere = (user) => unmet(user, fields, tools).length === 0 || (end !== undefined && user.main_fax_number === end);
    return {
        async run({ signal }) {
            const user = await directory.user(key, signal);
            if (!user)
                throw userGone(key);
            if (isThere(user))
                return result;
            assertAsPlanned(user, fields, tools);
            const main_fax_number_id = after === null ? null : numberId(after, facts);
            await rewriteUser(user, { main_fax_number_id, main_fax_number: after }, fields, tools, signal);
            return result;
        },
        async settle({ signal }) {
            const user = await directory.user(key, signal);
            return user && isThere(user) ? { done: true, result } : notDone;
        },
    };
}

;// CONCATENATED MODULE: ./build/src/platforms/xmedius/import/step.js






/** A step as data, with the means to take it. */
function stepOf(sketch, tools) {
    const { id, label, cost, needs, serves } = sketch;
    return { id, label, cost, needs, serves, ...writingOf(sketch, tools) };
}
function writingOf(sketch, tools) {
    switch (sketch.does) {
        case 'create':
            return createUser(sketch, tools);
        case 'change':
            return changeUser(sketch, tools);
        case 'give':
            return giveNumber(sketch, tools);
        case 'use':
            return useNumber(sketch, tools);
        case 'take':
            return takeNumber(sketch, tools);
        case 'delete':
            return deleteUser(sketch, tools);
    }
}

;// CONCATENATED MODULE: ./build/src/platforms/xmedius/import/writable.js




/** An enterprise of XMedius Cloud that changes can be applied to. */
class WritableXMedius extends plannable.PlannableXMedius {
    #directory;
    /** @param columns those of the roster */
    constructor(selected, columns, surroundings) {
        super(selected, columns, surroundings);
        this.#directory = new Directory(this.client);
    }
    /** The chunks of a reading, out of which the ids of users are kept for the steps. */
    chunks() {
        return super.chunks().map(chunk => ({
            ...chunk,
            read: (add, context) => chunk.read((key, cells) => {
                this.#directory.note(key, cells.get('id') ?? '');
                add(key, cells);
            }, context),
        }));
    }
    /** The steps whose costs `costs` sums up. */
    steps(changes, secrets) {
        const { client, columns, facts, passwords, ground } = this;
        const tools = {
            client,
            columns,
            facts,
            passwords,
            secrets,
            mayList: ground.mayList,
            directory: this.#directory,
        };
        return (0,steps/* steps */.C)(changes, ground).map(step => stepOf(step, tools));
    }
}


/***/ })

};
