package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What functions do to the session in one execution: settings, advisory locks, other sessions. Confined to the execution. */
final class SessionCalls {
    private static final Value NOTHING = new TextValue(""); // what functions give that PostgreSQL declares void

    private static final Set<String> OF_SESSIONS =
            Set.of("PG_CANCEL_BACKEND", "PG_TERMINATE_BACKEND", "PG_BLOCKING_PIDS");

    /** MySQL's wait for ever. */
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final SessionState state;
    private final AdvisoryLocks locks;
    private final SessionMonitor monitor;
    private final SessionVariables variables;
    private final CatalogSnapshot catalog;
    private final Runnable cancelCheck;
    private final CatalogFunctions functions;
    private final long changedBefore;

    SessionCalls(
            SessionState state,
            AdvisoryLocks locks,
            SessionMonitor monitor,
            SessionVariables variables,
            CatalogSnapshot catalog,
            Runnable cancelCheck) {
        this.state = state;
        this.locks = locks;
        this.monitor = monitor;
        this.variables = variables;
        this.catalog = catalog;
        this.cancelCheck = cancelCheck;
        this.changedBefore = state.changedBefore(); // rows are read when this statement has ended for the session
        this.functions = new CatalogFunctions(state, catalog);
    }

    /** @param function its name in upper case */
    Value call(String function, List<Value> arguments) {
        if (CatalogFunctions.has(function)) {
            return functions.call(function, arguments);
        }
        if (OF_SESSIONS.contains(function)) {
            return otherSession(function, arguments);
        }
        if (function.startsWith("PG_")) {
            return lock(function, arguments);
        }
        String name = text(arguments, 0);
        return switch (function) {
            case "CURRENT_SETTING" -> variables.shown(name, arguments.size() > 1 && isTrue(arguments.get(1)));
            case "SET_CONFIG" ->
                variables.set(name, arguments.get(1), arguments.size() > 2 && isTrue(arguments.get(2)), catalog);
            case "ROW_COUNT" -> LongValue.of(changedBefore);
            case "CURRENT_SETTINGS" -> CatalogFunctions.settings(variables.all());
            case "GET_LOCK" -> {
                Duration wait = arguments.size() < 2 ? FOR_EVER : seconds(arguments.get(1));
                yield flag(locks.take(mysqlKey(name), state.number(), false, false, wait, cancelCheck));
            }
            case "RELEASE_LOCK" -> {
                Object key = mysqlKey(name);
                boolean gone = locks.holder(key) < 0;
                yield gone ? NullValue.NULL : flag(locks.giveBack(key, state.number(), false));
            }
            case "IS_FREE_LOCK" -> flag(locks.holder(mysqlKey(name)) < 0);
            case "IS_USED_LOCK" -> {
                long holder = locks.holder(mysqlKey(name));
                yield holder < 0 ? NullValue.NULL : LongValue.of(holder);
            }
            case "RELEASE_ALL_LOCKS" -> LongValue.of(locks.giveBackOwn(state.number()));
            default -> throw new IllegalArgumentException(function);
        };
    }

    private Value otherSession(String function, List<Value> arguments) {
        long session = ((LongValue) arguments.get(0)).value();
        return switch (function) {
            case "PG_CANCEL_BACKEND" -> BooleanValue.of(monitor.cancel(session));
            case "PG_TERMINATE_BACKEND" -> BooleanValue.of(monitor.terminate(session));
            default -> {
                List<Value> blockers = monitor.sessions().stream()
                        .filter(status -> status.id() == session)
                        .flatMap(status -> status.blockers().stream())
                        .<Value>map(LongValue::of)
                        .toList();
                yield new ArrayValue(blockers);
            }
        };
    }

    /** {@code pg_[try_]advisory_[xact_]lock[_shared]}, {@code pg_advisory_unlock[_shared]}, {@code pg_advisory_unlock_all}. */
    private Value lock(String function, List<Value> arguments) {
        if (function.equals("PG_ADVISORY_UNLOCK_ALL")) {
            locks.giveBackOwn(state.number());
            return NOTHING;
        }
        Object key = arguments.size() == 1 ? arguments.get(0) : arguments;
        boolean shared = function.endsWith("_SHARED");
        if (function.contains("UNLOCK")) {
            return BooleanValue.of(locks.giveBack(key, state.number(), shared));
        }
        boolean tries = function.startsWith("PG_TRY");
        Duration wait = tries ? Duration.ZERO : state.options().lockTimeout();
        boolean taken = locks.take(key, state.number(), shared, function.contains("_XACT_"), wait, cancelCheck);
        if (!taken && !tries) {
            throw AdvisoryLocks.timedOut(key, wait);
        }
        return tries ? BooleanValue.of(taken) : NOTHING;
    }

    /** Names of MySQL's locks do not tell case apart. */
    private static Object mysqlKey(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Value flag(boolean yes) {
        return LongValue.of(yes ? 1 : 0);
    }

    private static Duration seconds(Value value) {
        if (value instanceof LongValue number) {
            return number.value() < 0 ? FOR_EVER : Duration.ofSeconds(Math.min(number.value(), FOR_EVER.toSeconds()));
        }
        throw new StatementException(
                ErrorCode.INVALID_PARAMETER, "GET_LOCK expected the longest wait in seconds, found " + value);
    }

    private static String text(List<Value> arguments, int place) {
        return arguments.size() > place && arguments.get(place) instanceof TextValue text ? text.value() : "";
    }

    private static boolean isTrue(Value value) {
        return value == BooleanValue.TRUE;
    }
}
