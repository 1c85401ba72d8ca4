package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.integer;
import static io.docdb.expr.define.Arguments.text;
import static io.docdb.expr.define.Arguments.truth;
import static io.docdb.expr.define.Param.BOOLEAN;
import static io.docdb.expr.define.Param.INTEGER;
import static io.docdb.expr.define.Param.TEXT;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.UuidValue;
import io.docdb.value.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What only the session knows (users, names, sequences), and identifiers made by chance. */
public final class Session {
    private static final int TIME_ORDERED = 7;

    private Session() {}

    public static List<Named> all() {
        List<Named> functions = new ArrayList<>();
        value(functions, SqlType.VARCHAR, "CURRENT_USER", "USER", "SYSTEM_USER");
        value(functions, SqlType.VARCHAR, "SESSION_USER");
        value(functions, SqlType.VARCHAR, "CURRENT_ROLE");
        value(functions, SqlType.VARCHAR, "CURRENT_SCHEMA", "SCHEMA");
        value(functions, SqlType.VARCHAR, "CURRENT_CATALOG", "DATABASE", "CURRENT_DATABASE");
        value(functions, SqlType.VARCHAR, "VERSION");
        value(functions, SqlType.BIGINT, "SESSION_ID", "CONNECTION_ID", "PG_BACKEND_PID");
        functions.addAll(sequences());
        functions.addAll(identifiers());
        functions.addAll(settings());
        functions.addAll(locks());
        functions.addAll(otherSessions());
        return functions;
    }

    /** What is done to a session by its number: PostgreSQL's functions and H2's. */
    private static List<Named> otherSessions() {
        return List.of(
                call(ofSession("PG_CANCEL_BACKEND", "CANCEL_SESSION").gives(SqlType.BOOLEAN), "PG_CANCEL_BACKEND"),
                call(ofSession("PG_TERMINATE_BACKEND", "ABORT_SESSION").gives(SqlType.BOOLEAN), "PG_TERMINATE_BACKEND"),
                call(ofSession("PG_BLOCKING_PIDS").gives(SqlType.arrayOf(SqlType.BIGINT)), "PG_BLOCKING_PIDS"));
    }

    private static Definition ofSession(String name, String... synonyms) {
        return Definition.of(name, synonyms).takes(INTEGER).isVolatile();
    }

    private static Named call(Definition definition, String name) {
        return definition.with((a, context) -> context.sessionCall(name, List.of(a)));
    }

    private static List<Named> settings() {
        return List.of(
                call(
                        Definition.of("CURRENT_SETTING")
                                .takes(TEXT, BOOLEAN)
                                .optional(1)
                                .stable()
                                .gives(SqlType.VARCHAR),
                        "CURRENT_SETTING"),
                call(
                        Definition.of("SET_CONFIG")
                                .takes(TEXT, TEXT, BOOLEAN)
                                .isVolatile()
                                .gives(SqlType.VARCHAR),
                        "SET_CONFIG"));
    }

    /** PostgreSQL's advisory locks, by one number or two, and MySQL's, by a name. */
    private static List<Named> locks() {
        List<Named> functions = new ArrayList<>();
        for (String scope : List.of("ADVISORY_LOCK", "ADVISORY_XACT_LOCK")) {
            for (String mode : List.of("", "_SHARED")) {
                functions.add(lock("PG_" + scope + mode, SqlType.VARCHAR));
                functions.add(lock("PG_TRY_" + scope + mode, SqlType.BOOLEAN));
            }
        }
        functions.add(lock("PG_ADVISORY_UNLOCK", SqlType.BOOLEAN));
        functions.add(lock("PG_ADVISORY_UNLOCK_SHARED", SqlType.BOOLEAN));
        functions.add(call(
                Definition.of("PG_ADVISORY_UNLOCK_ALL").isVolatile().gives(SqlType.VARCHAR), "PG_ADVISORY_UNLOCK_ALL"));
        functions.add(call(
                Definition.of("GET_LOCK")
                        .takes(TEXT, INTEGER)
                        .optional(1)
                        .isVolatile()
                        .gives(SqlType.BIGINT),
                "GET_LOCK"));
        for (String name : List.of("RELEASE_LOCK", "IS_FREE_LOCK", "IS_USED_LOCK")) {
            functions.add(call(Definition.of(name).takes(TEXT).isVolatile().gives(SqlType.BIGINT), name));
        }
        functions.add(call(Definition.of("RELEASE_ALL_LOCKS").isVolatile().gives(SqlType.BIGINT), "RELEASE_ALL_LOCKS"));
        return functions;
    }

    private static Named lock(String name, SqlType result) {
        return call(
                Definition.of(name)
                        .takes(INTEGER, INTEGER)
                        .optional(1)
                        .isVolatile()
                        .gives(result),
                name);
    }

    private static void value(List<Named> functions, SqlType type, String name, String... synonyms) {
        functions.add(
                Definition.of(name, synonyms).stable().gives(type).with((a, context) -> context.sessionValue(name)));
    }

    private static List<Named> sequences() {
        return List.of(
                Definition.of("NEXT VALUE FOR", "NEXTVAL")
                        .takes(TEXT)
                        .isVolatile()
                        .gives(SqlType.BIGINT)
                        .with((a, context) -> context.nextValue(text(a[0]))),
                Definition.of("CURRENT VALUE FOR", "CURRVAL")
                        .takes(TEXT)
                        .isVolatile()
                        .gives(SqlType.BIGINT)
                        .with((a, context) -> context.currentValue(text(a[0]))),
                Definition.of("SETVAL")
                        .takes(TEXT, INTEGER, BOOLEAN)
                        .optional(1)
                        .isVolatile()
                        .gives(SqlType.BIGINT)
                        .with((a, context) -> context.setValue(text(a[0]), integer(a[1]), a.length < 3 || truth(a[2]))),
                Definition.of("PG_GET_SERIAL_SEQUENCE")
                        .takes(TEXT, TEXT)
                        .stable()
                        .gives(SqlType.VARCHAR)
                        .with((a, context) -> context.identitySequence(text(a[0]), text(a[1]))),
                Definition.of("LASTVAL").isVolatile().gives(SqlType.BIGINT).with((a, context) -> context.lastValue()),
                Definition.of("SCOPE_IDENTITY", "IDENTITY", "IDENTITY_VAL_LOCAL")
                        .isVolatile()
                        .gives(SqlType.BIGINT)
                        .with((a, context) -> lastInserted(context)),
                Definition.of("LAST_INSERT_ID", "LAST_INSERT_ROWID")
                        .takes(INTEGER)
                        .optional(1)
                        .isVolatile()
                        .gives(SqlType.BIGINT)
                        .with((a, context) ->
                                a.length > 0 ? context.setLastValue(integer(a[0])) : lastInserted(context)));
    }

    /** As LASTVAL, but 0 before the first one, as MySQL has it. */
    private static Value lastInserted(EvaluationContext context) {
        try {
            return context.lastValue();
        } catch (DatabaseException none) {
            if (none.code() == ErrorCode.INVALID_TRANSACTION_STATE) {
                return LongValue.ZERO;
            }
            throw none;
        }
    }

    private static List<Named> identifiers() {
        return List.of(
                Definition.of("RANDOM_UUID", "GEN_RANDOM_UUID", "UUID", "UUIDV4", "UUID_GENERATE_V4", "NEWID")
                        .isVolatile()
                        .gives(SqlType.UUID)
                        .as(a -> new UuidValue(UUID.randomUUID())),
                Definition.of("UUIDV7", "UUID_V7", "UUID7")
                        .isVolatile()
                        .gives(SqlType.UUID)
                        .with((a, context) -> new UuidValue(timeOrdered(context.now()))),
                Definition.of("UUID_EXTRACT_VERSION")
                        .takes(io.docdb.expr.define.Param.UUID)
                        .gives(SqlType.INTEGER)
                        .as(a -> integer(((UuidValue) a[0]).value().version())),
                Definition.of("UUID_EXTRACT_TIMESTAMP")
                        .takes(io.docdb.expr.define.Param.UUID)
                        .gives(SqlType.TIMESTAMP_TZ)
                        .as(a -> {
                            UUID uuid = ((UuidValue) a[0]).value();
                            return uuid.version() != TIME_ORDERED
                                    ? NullValue.NULL
                                    : new TimestampTzValue(Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16)
                                            .atOffset(ZoneOffset.UTC));
                        }));
    }

    /** RFC 9562 version 7: 48 bits of milliseconds, then chance. */
    private static UUID timeOrdered(Instant now) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = now.toEpochMilli() << 16 | TIME_ORDERED << 12 | random.nextInt(1 << 12);
        return new UUID(high, random.nextLong() >>> 2 | 1L << 63);
    }
}
