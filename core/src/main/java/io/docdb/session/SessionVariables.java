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
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.txn.IsolationLevel;
import io.docdb.value.BooleanValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import io.docdb.value.ZoneNames;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings that SET changes and SHOW shows. Belongs to one session. */
final class SessionVariables {
    private static final String RULES_OFF = "docdb.rules.off";

    private static final String FOREIGN_KEY_CHECKS = "foreign_key_checks";

    /**
     * What tools and dumps set before anything else, and what here can only be as it is, with what it is: what is set is shown
     * again. Caches and logs of H2 are its own.
     */
    private static final Map<String, String> WITHOUT_EFFECT = Map.ofEntries(
            Map.entry("application_name", ""),
            Map.entry("array_nulls", "on"),
            Map.entry("backslash_quote", ""),
            Map.entry("bytea_output", "hex"),
            Map.entry("cache_size", ""),
            Map.entry("character_set_client", ""),
            Map.entry("character_set_connection", ""),
            Map.entry("character_set_results", ""),
            Map.entry("check_function_bodies", "on"),
            Map.entry("client_encoding", "UTF8"),
            Map.entry("client_min_messages", "notice"),
            Map.entry("collation_connection", ""),
            Map.entry("datestyle", "ISO, YMD"),
            Map.entry("db_close_delay", ""),
            Map.entry("deadlock_timeout", "0"),
            Map.entry("default_table_access_method", "heap"),
            Map.entry("default_tablespace", ""),
            Map.entry("default_text_search_config", ""),
            Map.entry("escape_string_warning", "on"),
            Map.entry("extra_float_digits", "1"),
            Map.entry("group_concat_max_len", "4294967295"),
            Map.entry("intervalstyle", "iso_8601"),
            Map.entry("jit", ""),
            Map.entry("lc_messages", ""),
            Map.entry("lc_monetary", ""),
            Map.entry("lc_numeric", ""),
            Map.entry("lc_time", ""),
            Map.entry("log_statement", ""),
            Map.entry("maintenance_work_mem", ""),
            Map.entry("max_allowed_packet", ""),
            Map.entry("max_memory_rows", ""),
            Map.entry("net_read_timeout", ""),
            Map.entry("net_write_timeout", ""),
            Map.entry("quote_all_identifiers", ""),
            Map.entry("row_security", "on"),
            Map.entry("sql_auto_is_null", ""),
            Map.entry("sql_log_bin", ""),
            Map.entry("sql_mode", ""),
            Map.entry("sql_notes", "on"),
            Map.entry("sql_safe_updates", ""),
            Map.entry("standard_conforming_strings", "on"),
            Map.entry("synchronize_seqscans", ""),
            Map.entry("synchronous_commit", "on"),
            Map.entry("trace_level_file", ""),
            Map.entry("trace_level_system_out", ""),
            Map.entry("transaction_timeout", "0"),
            Map.entry("unique_checks", "on"),
            Map.entry("work_mem", ""),
            Map.entry("write_delay", ""),
            Map.entry("xmloption", "content"));

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
    Result set(List<AdministrationStatement.SetVariable> settings, CatalogSnapshot catalog) {
        for (AdministrationStatement.SetVariable set : settings) {
            if (set.local() && !state.inTransaction() && state.isAutoCommit()) {
                return Result.changed(0)
                        .withWarnings(List.of("SET LOCAL expected an open transaction: nothing was changed"));
            }
            try {
                set(set, catalog);
            } catch (StatementException wrong) {
                throw wrong.at(place(set, wrong).offset());
            }
        }
        return Result.changed(0);
    }

    /** Of the name if there is no such setting, else of the value that is wrong. */
    private static Position place(AdministrationStatement.SetVariable set, StatementException wrong) {
        return wrong.code() == ErrorCode.UNKNOWN_OBJECT || set.values().isEmpty()
                ? set.name().at()
                : set.values().get(0).at();
    }

    /** As {@code SET name = 'value'}. @return the value */
    Value set(String name, Value value, boolean local, CatalogSnapshot catalog) {
        boolean path = name.equalsIgnoreCase("search_path") && value instanceof TextValue;
        List<Expression> values =
                value.isNull() ? List.of() : path ? names(value) : List.of(new Expression.Literal(value));
        ObjectName parts = ObjectName.of(name.split("\\."));
        set(List.of(new AdministrationStatement.SetVariable(parts, values, local, Position.NONE)), catalog);
        return shown(name, true);
    }

    /** The schemas of a path that is one text, {@code shop, "Old", public}. */
    private static List<Expression> names(Value path) {
        return Stream.of(text(path).split(","))
                .map(name -> name.strip().replaceAll("^\"(.*)\"$", "$1"))
                .<Expression>map(name -> new Expression.Literal(new TextValue(name)))
                .toList();
    }

    private void set(AdministrationStatement.SetVariable set, CatalogSnapshot catalog) {
        String name = set.name().toString().toLowerCase(Locale.ROOT);
        if (name.equals("all") && set.values().isEmpty()) {
            resetAll();
            return;
        }
        String kept = name.equals("search_path") ? "schema" : shown(name); // one of them undoes both
        state.keepUntilTransactionEnds(kept, set.local(), undo(kept));
        if (name.equals(RULES_OFF)) {
            state.setRulesOff(rules(set.values()));
        } else if (isCustom(name)) {
            remember(name, set.values());
        } else if (WITHOUT_EFFECT.containsKey(name)) {
            remember(name, set.values());
        } else {
            change(set, name, catalog);
        }
    }

    /** Names of an application's own settings have a dot, those of MySQL's variables an @. */
    private static boolean isCustom(String name) {
        return name.startsWith("@") || name.indexOf('.') > 0 && !name.startsWith("docdb.");
    }

    private void remember(String name, List<Expression> values) {
        if (values.isEmpty()) {
            state.remembered().remove(name);
        } else {
            state.remembered()
                    .put(
                            name,
                            values.stream().map(value -> text(constant(value))).collect(Collectors.joining(", ")));
        }
    }

    /** All settings are as when the session was made. */
    void resetAll() {
        state.keepNothingUntilTransactionEnds();
        state.setOptions(state.madeWith());
        state.setRulesOff(Set.of());
        state.references().ignore(false);
        state.remembered().clear();
    }

    /** Makes a setting what it is now. */
    private Runnable undo(String name) {
        SessionOptions before = state.options();
        Set<String> rulesOff = state.rulesOff();
        boolean keysIgnored = state.references().isIgnored();
        Optional<String> remembered = Optional.ofNullable(state.remembered().get(name));
        return switch (name) {
            case "schema" -> () -> state.setOptions(state.options().withSchemas(before.schemas()));
            case "statement_timeout" ->
                () -> state.setOptions(state.options().withStatementTimeout(before.statementTimeout()));
            case "lock_timeout" -> () -> state.setOptions(state.options().withLockTimeout(before.lockTimeout()));
            case "idle_timeout" -> () -> state.setOptions(state.options().withIdleTimeout(before.idleTimeout()));
            case "timezone" -> () -> state.setOptions(state.options().withZone(before.zone()));
            case "null_ordering" -> () -> state.setOptions(state.options().withNullOrdering(before.nullOrdering()));
            case "result_cache" -> () -> state.setOptions(state.options().withResultCache(before.resultCache()));
            case FOREIGN_KEY_CHECKS, "session_replication_role" ->
                () -> state.references().ignore(keysIgnored);
            case RULES_OFF -> () -> state.setRulesOff(rulesOff);
            default ->
                () -> remembered.ifPresentOrElse(text -> state.remembered().put(name, text), () -> state.remembered()
                        .remove(name));
        };
    }

    private void change(AdministrationStatement.SetVariable set, String name, CatalogSnapshot catalog) {
        Optional<Value> value = set.values().stream().findFirst().map(this::constant);
        SessionOptions options = state.options();
        SessionOptions defaults = state.madeWith();
        switch (name) {
            case "schema", "search_path" -> {
                if (!value.equals(Optional.of(NO_SCHEMA))) {
                    boolean one = name.equals("schema");
                    List<String> schemas = set.values().isEmpty() ? defaults.schemas() : schemas(set, catalog);
                    state.setOptions(options.withSchemas(one ? schemas.subList(0, 1) : schemas));
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
                        options.withZone(value.filter(zone -> !text(zone).equalsIgnoreCase("local"))
                                .map(SessionVariables::zone)
                                .orElse(defaults.zone())));
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
            default -> throw unknown(set.name().toString());
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
        try {
            rows.add(new Value[] {shown(show.name().toString(), false)});
        } catch (StatementException wrong) {
            throw wrong.at(show.name().at().offset());
        }
        return Result.of(new MemoryRows(List.of(column(name)), rows));
    }

    /** The value of a setting as text. @param orNull NULL for a setting there is not, else an error */
    Value shown(String written, boolean orNull) {
        String name = shown(written.toLowerCase(Locale.ROOT));
        String text = values().get(name);
        text = text != null ? text : state.remembered().get(name);
        text = text != null ? text : WITHOUT_EFFECT.get(name);
        text = text != null ? text : SystemSettings.value(name, state);
        if (text == null && !orNull) {
            throw unknown(written);
        }
        return text == null ? NullValue.NULL : new TextValue(text);
    }

    static String level(IsolationLevel level) {
        return level.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String shown(String name) {
        return switch (name) {
            case "idle_in_transaction_session_timeout" -> "idle_timeout";
            case "time zone", "time_zone" -> "timezone";
            case "default_null_ordering" -> "null_ordering";
            case "referential_integrity" -> FOREIGN_KEY_CHECKS;
            default -> name;
        };
    }

    /** All settings there are, those of the system and those without effect included. */
    Map<String, String> all() {
        Map<String, String> all = new TreeMap<>(WITHOUT_EFFECT);
        for (String name : SystemSettings.NAMES) {
            all.put(name, SystemSettings.value(name, state));
        }
        all.putAll(state.remembered());
        all.putAll(values());
        return all;
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
                "transaction_isolation", level(state.currentTransactionOptions().isolation()));
        return values;
    }

    /** Those of the schemas named that there are. @throws StatementException SCHEMA_NOT_FOUND if there is none */
    private List<String> schemas(AdministrationStatement.SetVariable set, CatalogSnapshot catalog) {
        List<String> names =
                set.values().stream().map(value -> text(constant(value))).toList();
        List<String> found = names.stream()
                .flatMap(name -> catalog.findSchema(name).stream())
                .distinct()
                .toList();
        if (found.isEmpty()) {
            throw new StatementException(
                    ErrorCode.SCHEMA_NOT_FOUND,
                    "Schema \"" + names.get(0) + "\" not found"
                            + NearNames.didYouMean(names.get(0), catalog.schemas()));
        }
        return found;
    }

    /** Names of rules, one by one or with commas between them; {@code all} for all; empty for none. */
    private Set<String> rules(List<Expression> values) {
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
    private Value constant(Expression expression) {
        if (expression instanceof Expression.Call call
                && call.functionName().equalsIgnoreCase("current_setting")
                && !call.arguments().isEmpty()) {
            Value value = shown(
                    text(constant(call.arguments().get(0))), call.arguments().size() > 1);
            return value.isNull() ? NO_SCHEMA : value; // as a variable without a value is
        }
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
            return ZoneNames.ofSetting(value);
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
