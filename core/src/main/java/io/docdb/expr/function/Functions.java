package io.docdb.expr.function;

import io.docdb.expr.AggregateFunction;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.TableFunction;
import io.docdb.expr.WindowFunction;
import io.docdb.expr.aggregate.Aggregates;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.json.JsonFunctions;
import io.docdb.expr.scalar.Arrays;
import io.docdb.expr.scalar.CatalogCalls;
import io.docdb.expr.scalar.Choices;
import io.docdb.expr.scalar.Clock;
import io.docdb.expr.scalar.Dates;
import io.docdb.expr.scalar.Encodings;
import io.docdb.expr.scalar.Everyday;
import io.docdb.expr.scalar.ForeignTimes;
import io.docdb.expr.scalar.Formats;
import io.docdb.expr.scalar.MysqlCalls;
import io.docdb.expr.scalar.Numerics;
import io.docdb.expr.scalar.Octets;
import io.docdb.expr.scalar.Operators;
import io.docdb.expr.scalar.Regexes;
import io.docdb.expr.scalar.Sampling;
import io.docdb.expr.scalar.Session;
import io.docdb.expr.scalar.SqliteTimes;
import io.docdb.expr.scalar.Texts;
import io.docdb.expr.scalar.Trimming;
import io.docdb.expr.table.Tables;
import io.docdb.expr.window.Windows;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All functions by name, without regard to case; operators by their sign ({@code "+"}, {@code "->>"}, {@code "IS TRUE"},
 * {@code "= ANY"}). Immutable.
 */
public final class Functions {
    /** The functions of docdb. */
    public static final Functions STANDARD = new Functions(
            Stream.of(
                            Operators.all(),
                            Arrays.all(),
                            CatalogCalls.all(),
                            Choices.all(),
                            Clock.all(),
                            Dates.all(),
                            Encodings.all(),
                            Everyday.all(),
                            ForeignTimes.all(),
                            Formats.all(),
                            JsonFunctions.all(),
                            MysqlCalls.all(),
                            Numerics.all(),
                            Octets.all(),
                            Regexes.all(),
                            Trimming.all(),
                            Sampling.all(),
                            SqliteTimes.all(),
                            Session.all(),
                            Texts.all())
                    .flatMap(List::stream)
                    .toList(),
            Aggregates.all(),
            Windows.all(),
            Tables.all());

    private final Map<String, ScalarFunction> scalars = new HashMap<>();
    private final Map<String, AggregateFunction> aggregates = new HashMap<>();
    private final Map<String, WindowFunction> windows = new HashMap<>();
    private final Map<String, TableFunction> tables = new HashMap<>();

    private Functions(
            List<Named> scalars,
            List<AggregateFunction> aggregates,
            List<WindowFunction> windows,
            List<TableFunction> tables) {
        for (Named function : scalars) {
            function.names().forEach(name -> register(this.scalars, name, function.function()));
        }
        aggregates.forEach(function -> register(this.aggregates, function.name(), function));
        windows.forEach(function -> register(this.windows, function.name(), function));
        tables.forEach(function -> register(this.tables, function.name(), function));
    }

    private static <F> void register(Map<String, F> table, String name, F function) {
        if (table.put(name, function) != null) {
            throw new IllegalStateException("Function registered twice: " + name);
        }
    }

    public Optional<ScalarFunction> scalar(String name) {
        return Optional.ofNullable(scalars.get(name.toUpperCase(Locale.ROOT)));
    }

    /** The operator or function the engine itself relies on. @throws IllegalStateException if there is none */
    public ScalarFunction operator(String sign) {
        return scalar(sign).orElseThrow(() -> new IllegalStateException("No such operator: " + sign));
    }

    public Optional<AggregateFunction> aggregate(String name) {
        return Optional.ofNullable(aggregates.get(name.toUpperCase(Locale.ROOT)));
    }

    public Optional<WindowFunction> window(String name) {
        return Optional.ofNullable(windows.get(name.toUpperCase(Locale.ROOT)));
    }

    public Optional<TableFunction> table(String name) {
        return Optional.ofNullable(tables.get(name.toUpperCase(Locale.ROOT)));
    }

    /** All names in upper case and in order, for "did you mean" and the information schema. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(scalars.keySet());
        names.addAll(aggregates.keySet());
        names.addAll(windows.keySet());
        names.addAll(tables.keySet());
        return names;
    }
}
