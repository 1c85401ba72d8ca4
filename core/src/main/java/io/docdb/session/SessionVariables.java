package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.error.StatementException;
import io.docdb.optimize.Optimizer;
import io.docdb.sql.SqlPrinter;
import io.docdb.sql.ast.AdministrationStatement;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.NullOrdering;
import io.docdb.value.BooleanValue;
import io.docdb.value.LongValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings that SET changes and SHOW shows. Belongs to one session. */
final class SessionVariables {
    private static final String RULES_OFF = "docdb.rules.off";

    private static final String FOREIGN_KEY_CHECKS = "foreign_key_checks";

    /** What tools and dumps set before anything else, and what here can only be as it is; caches and logs of H2 are its own. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "bytea_output",
            "cache_size",
            "check_function_bodies",
            "client_encoding",
            "client_min_messages",
            "db_close_delay",
            "default_table_access_method",
            "default_tablespace",
            "extra_float_digits",
            "max_memory_rows",
            "row_security",
            "sql_notes",
            "standard_conforming_strings",
            "trace_level_file",
            "trace_level_system_out",
            "transaction_timeout",
            "unique_checks",
            "write_delay",
            "xmloption");

    /** H2's names of the dialects whose words are understood without being asked for, and mean the same. */
    private static final Set<String> MODES = Set.of("regular", "postgresql", "mysql", "mariadb");

    /** As dumps say it, which then name the schema of everything. */
    private static final Value NO_SCHEMA = new TextValue("");

    /** {@code '4000'}, {@code '5s'}, {@code '2 min'}. */
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,12}) *(ms|s|min|h|)");

    private static final Map<String, Long> MILLIS =
            Map.of("", 1L, "ms", 1L, "s", 1000L, "min", 60_000L, "h", 3_600_000L);

    private final SessionState state;

    SessionVariables(SessionState state) {
        this.state = state;
    }

    /** @throws StatementException UNKNOWN_OBJECT for a setting, SCHEMA_NOT_FOUND */
    void set(AdministrationStatement.SetVariable set, CatalogSnapshot catalog) {
        String name = set.name().toString().toLowerCase(Locale.ROOT);
        if (name.equals(RULES_OFF)) {
            state.setRulesOff(rules(set.values()));
            return;
        }
        Optional<Value> value = set.values().stream().findFirst().map(SessionVariables::constant);
        SessionOptions options = state.options();
        SessionOptions defaults = SessionOptions.DEFAULT;
        switch (name) {
            case "schema", "search_path" -> {
                if (!value.equals(Optional.of(NO_SCHEMA))) {
                    state.setOptions(
                            options.withSchema(set.values().isEmpty() ? defaults.schema() : schema(set, catalog)));
                }
            }
            case "statement_timeout" ->
                state.setOptions(
                        options.withStatementTimeout(value.map(this::millis).orElse(defaults.statementTimeout())));
            case "lock_timeout" ->
                state.setOptions(options.withLockTimeout(value.map(this::millis).orElse(defaults.lockTimeout())));
            case "idle_in_transaction_session_timeout", "idle_timeout" ->
                state.setOptions(options.withIdleTimeout(value.map(this::millis).orElse(defaults.idleTimeout())));
            case "time zone", "timezone", "time_zone" ->
                state.setOptions(
                        options.withZone(value.map(SessionVariables::zone).orElse(defaults.zone())));
            case "null_ordering", "default_null_ordering" ->
                state.setOptions(options.withNullOrdering(
                        value.map(SessionVariables::nullOrdering).orElse(defaults.nullOrdering())));
            case "result_cache" ->
                state.setOptions(options.withResultCache(
                        value.map(SessionVariables::flag).orElse(true)));
            case FOREIGN_KEY_CHECKS, "referential_integrity" ->
                state.references().ignore(!value.map(SessionVariables::flag).orElse(true));
            case "session_replication_role" ->
                state.references().ignore(value.map(SessionVariables::isReplica).orElse(false));
            case "mode" -> value.ifPresent(SessionVariables::requireMode);
            default -> {
                if (!WITHOUT_EFFECT.contains(name)) {
                    throw unknown(set.name().toString());
                }
            }
        }
    }

    Result show(AdministrationStatement.ShowVariable show) {
        Map<String, String> all = values();
        String name = shown(show.name().toString().toLowerCase(Locale.ROOT));
        List<Value[]> rows = new ArrayList<>();
        if (name.equals("all")) {
            all.forEach((key, value) -> rows.add(new Value[] {new TextValue(key), new TextValue(value)}));
            return Result.of(new MemoryRows(List.of(column("name"), column("setting")), rows));
        }
        if (!all.containsKey(name)) {
            throw unknown(show.name().toString());
        }
        rows.add(new Value[] {new TextValue(all.get(name))});
        return Result.of(new MemoryRows(List.of(column(name)), rows));
    }

    private static String shown(String name) {
        return switch (name) {
            case "search_path" -> "schema";
            case "idle_in_transaction_session_timeout" -> "idle_timeout";
            case "time zone", "time_zone" -> "timezone";
            case "default_null_ordering" -> "null_ordering";
            case "referential_integrity" -> FOREIGN_KEY_CHECKS;
            default -> name;
        };
    }

    private Map<String, String> values() {
        SessionOptions options = state.options();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("schema", options.schema());
        values.put("statement_timeout", Long.toString(options.statementTimeout().toMillis()));
        values.put("lock_timeout", Long.toString(options.lockTimeout().toMillis()));
        values.put("idle_timeout", Long.toString(options.idleTimeout().toMillis()));
        values.put("timezone", options.zone().getId());
        values.put("null_ordering", options.nullOrdering().name().toLowerCase(Locale.ROOT));
        values.put("result_cache", options.resultCache() ? "on" : "off");
        values.put(FOREIGN_KEY_CHECKS, state.references().isIgnored() ? "off" : "on");
        values.put(RULES_OFF, String.join(", ", new TreeSet<>(state.rulesOff())));
        values.put(
                "transaction_isolation",
                state.currentTransactionOptions()
                        .isolation()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', ' '));
        return values;
    }

    /** The first of the schemas named that there is. */
    private static String schema(AdministrationStatement.SetVariable set, CatalogSnapshot catalog) {
        List<String> names =
                set.values().stream().map(value -> text(constant(value))).toList();
        return names.stream()
                .flatMap(name -> catalog.findSchema(name).stream())
                .findFirst()
                .orElseThrow(() -> new StatementException(
                        ErrorCode.SCHEMA_NOT_FOUND,
                        "Schema \"" + names.get(0) + "\" not found"
                                + NearNames.didYouMean(names.get(0), catalog.schemas())));
    }

    /** Names of rules, one by one or with commas between them; {@code all} for all; empty for none. */
    private static Set<String> rules(List<Expression> values) {
        Set<String> known = Optimizer.names();
        Set<String> off = new TreeSet<>();
        for (Expression value : values) {
            for (String word : text(constant(value)).toLowerCase(Locale.ROOT).split(",")) {
                String name = word.strip();
                if (name.equals("all")) {
                    off.addAll(known);
                } else if (known.contains(name)) {
                    off.add(name);
                } else if (!name.isEmpty()) {
                    throw new StatementException(
                            ErrorCode.INVALID_PARAMETER,
                            "Rule \"" + name + "\" not found: expected all or some of " + known
                                    + NearNames.didYouMean(name, known));
                }
            }
        }
        return off;
    }

    private static ResultColumn column(String name) {
        return new ResultColumn(name, SqlType.VARCHAR, false, Optional.empty());
    }

    private StatementException unknown(String name) {
        return new StatementException(
                ErrorCode.UNKNOWN_OBJECT,
                "Setting \"" + name + "\" not found: expected one of " + values().keySet()
                        + NearNames.didYouMean(name, values().keySet()));
    }

    /** A literal, or a bare word. */
    private static Value constant(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return literal.value();
        }
        if (expression instanceof Expression.Reference reference) {
            return new TextValue(SqlPrinter.print(reference).replace("\"", ""));
        }
        throw new StatementException(ErrorCode.INVALID_PARAMETER, "SET expected a literal or a word");
    }

    private static String text(Value value) {
        return value instanceof TextValue text ? text.value() : value.toString();
    }

    /** A number counts milliseconds. */
    private Duration millis(Value value) {
        if (value instanceof LongValue number && number.value() >= 0) {
            return Duration.ofMillis(number.value());
        }
        Matcher length = LENGTH.matcher(value instanceof TextValue text ? text.value() : "");
        if (length.matches()) {
            return Duration.ofMillis(Long.parseLong(length.group(1)) * MILLIS.get(length.group(2)));
        }
        throw new StatementException(
                ErrorCode.INVALID_PARAMETER, "Timeout expected milliseconds as a whole number, found " + value);
    }

    private static ZoneId zone(Value value) {
        try {
            return ZoneId.of(text(value));
        } catch (DateTimeException e) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER,
                    "Time zone expected a region such as Europe/Oslo or an offset such as +02:00, found " + value,
                    e);
        }
    }

    private static NullOrdering nullOrdering(Value value) {
        String name = text(value).toUpperCase(Locale.ROOT);
        return Stream.of(NullOrdering.values())
                .filter(ordering -> ordering.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StatementException(
                        ErrorCode.INVALID_PARAMETER,
                        "Setting \"null_ordering\" expected low, high, first or last, found " + value));
    }

    /** What PostgreSQL's replicas set, which are sent changes in an order of their own. */
    private static boolean isReplica(Value value) {
        return switch (text(value).toLowerCase(Locale.ROOT)) {
            case "replica" -> true;
            case "origin", "local" -> false;
            default ->
                throw new StatementException(
                        ErrorCode.INVALID_PARAMETER,
                        "Setting \"session_replication_role\" expected origin, local or replica, found " + value);
        };
    }

    private static void requireMode(Value value) {
        if (!MODES.contains(text(value).toLowerCase(Locale.ROOT))) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER,
                    "Setting \"mode\" expected Regular, PostgreSQL, MySQL or MariaDB, found " + value
                            + ": there is one dialect, which knows everyday words of others");
        }
    }

    private static boolean flag(Value value) {
        String text = text(value).toLowerCase(Locale.ROOT);
        if (value == BooleanValue.TRUE || text.equals("on") || text.equals("true") || text.equals("1")) {
            return true;
        }
        if (value == BooleanValue.FALSE || text.equals("off") || text.equals("false") || text.equals("0")) {
            return false;
        }
        throw new StatementException(ErrorCode.INVALID_PARAMETER, "Setting expected on or off, found " + value);
    }
}
