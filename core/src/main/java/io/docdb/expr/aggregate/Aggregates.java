package io.docdb.expr.aggregate;

import io.docdb.expr.Accumulator;
import io.docdb.expr.AggregateFunction;
import io.docdb.expr.aggregate.Moments.Statistic;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongBinaryOperator;
import java.util.function.Supplier;

/**
 * The list of all aggregate functions.
 *
 * <p>The clauses of the JSON aggregates are part of their names: {@code "JSON_ARRAYAGG NULL ON NULL"},
 * {@code "JSON_OBJECTAGG ABSENT ON NULL WITH UNIQUE KEYS"}; the plain names have the standard's defaults. So is the clause of
 * {@code "RANK WITHIN GROUP"}, which without it is a window function.
 */
public final class Aggregates {
    private static final Map<String, Statistic> SYNONYMS = Map.of(
            "VARIANCE",
            Statistic.VAR_SAMP,
            "STDDEV",
            Statistic.STDDEV_SAMP,
            "VAR",
            Statistic.VAR_SAMP,
            "STDEV",
            Statistic.STDDEV_SAMP,
            "STD",
            Statistic.STDDEV_POP);

    private Aggregates() {}

    public static List<AggregateFunction> all() {
        List<AggregateFunction> functions = new ArrayList<>(basic());
        functions.addAll(collecting());
        functions.addAll(statistical());
        return functions;
    }

    private static List<AggregateFunction> basic() {
        return List.of(
                new SimpleAggregate("COUNT", 0, 64, false, t -> SqlType.BIGINT, (a, r) -> new Counts.Count()),
                SimpleAggregate.of("SUM", Sum::typeOf, (a, r) -> new Sum(r, Sum.isExact(a.get(0)))),
                SimpleAggregate.of("AVG", Average::averageType, (a, r) -> new Average(r, Sum.isExact(a.get(0)))),
                SimpleAggregate.of("MIN", t -> t, (a, r) -> new Counts.Extreme(1)),
                SimpleAggregate.of("MAX", t -> t, (a, r) -> new Counts.Extreme(-1)),
                SimpleAggregate.of("ANY_VALUE", t -> t, (a, r) -> new Counts.Kept(false)),
                SimpleAggregate.of("FIRST", t -> t, (a, r) -> new Counts.Kept(false)),
                SimpleAggregate.of("LAST", t -> t, (a, r) -> new Counts.Kept(true)),
                byOther("MAX_BY", -1),
                byOther("MIN_BY", 1),
                byOther("ARG_MAX", -1),
                byOther("ARG_MIN", 1),
                bits("BIT_AND", (x, y) -> x & y),
                bits("BIT_OR", (x, y) -> x | y),
                bits("BIT_XOR", (x, y) -> x ^ y),
                bits("BIT_AND_AGG", (x, y) -> x & y),
                bits("BIT_OR_AGG", (x, y) -> x | y),
                bits("BIT_XOR_AGG", (x, y) -> x ^ y),
                truth("BOOL_AND", (x, y) -> x & y),
                truth("EVERY", (x, y) -> x & y),
                truth("BOOL_OR", (x, y) -> x | y),
                truth("ANY", (x, y) -> x | y),
                truth("SOME", (x, y) -> x | y));
    }

    /** The first argument of the row in which the second is extreme. */
    private static AggregateFunction byOther(String name, int sign) {
        return new SimpleAggregate(name, 2, 2, false, types -> types.get(0), (a, r) -> new Counts.ByOther(sign));
    }

    private static AggregateFunction bits(String name, LongBinaryOperator operator) {
        return SimpleAggregate.of(
                name,
                type -> type.isInteger() ? SimpleAggregate.requireNumber(name, type) : SqlType.BIGINT,
                (a, r) -> new Bits(operator, false));
    }

    private static AggregateFunction truth(String name, LongBinaryOperator operator) {
        return SimpleAggregate.of(name, type -> SqlType.BOOLEAN, (a, r) -> new Bits(operator, true));
    }

    /** Bytes are joined as bytes, all else as text. */
    private static SqlType joined(List<SqlType> arguments) {
        return isBinary(arguments.get(0)) ? SqlType.VARBINARY : SqlType.VARCHAR;
    }

    private static boolean isBinary(SqlType type) {
        return type.family() == SqlType.Family.BINARY;
    }

    private static List<AggregateFunction> collecting() {
        List<AggregateFunction> functions = new ArrayList<>();
        for (String name : List.of("STRING_AGG", "LISTAGG", "GROUP_CONCAT")) {
            functions.add(new SimpleAggregate(
                    name,
                    1,
                    2,
                    false,
                    Aggregates::joined,
                    (a, r) -> isBinary(r) ? new Bytes() : new Collecting.Texts(",")));
        }
        functions.add(SimpleAggregate.of(
                "ARRAY_AGG",
                type -> type.family() == SqlType.Family.NULL ? SqlType.ARRAY : SqlType.arrayOf(type),
                (a, r) -> new Collecting.Elements(true)));
        for (String name : List.of("JSON_ARRAYAGG NULL ON NULL", "JSON_AGG", "JSONB_AGG")) {
            functions.add(SimpleAggregate.of(name, t -> SqlType.ARRAY, (a, r) -> new Collecting.Elements(true)));
        }
        for (String name : List.of("JSON_ARRAYAGG", "JSON_ARRAYAGG ABSENT ON NULL", "JSON_GROUP_ARRAY")) {
            functions.add(SimpleAggregate.of(name, t -> SqlType.ARRAY, (a, r) -> new Collecting.Elements(false)));
        }
        for (String name : List.of(
                "JSON_OBJECTAGG",
                "JSON_OBJECTAGG NULL ON NULL",
                "JSON_OBJECT_AGG",
                "JSONB_OBJECT_AGG",
                "JSON_GROUP_OBJECT")) {
            functions.add(object(name, () -> new Collecting.Fields(true, false)));
        }
        functions.add(object("JSON_OBJECTAGG ABSENT ON NULL", () -> new Collecting.Fields(false, false)));
        functions.add(object("JSON_OBJECTAGG WITH UNIQUE KEYS", () -> new Collecting.Fields(true, true)));
        functions.add(object("JSON_OBJECTAGG NULL ON NULL WITH UNIQUE KEYS", () -> new Collecting.Fields(true, true)));
        functions.add(
                object("JSON_OBJECTAGG ABSENT ON NULL WITH UNIQUE KEYS", () -> new Collecting.Fields(false, true)));
        return functions;
    }

    private static AggregateFunction object(String name, Supplier<Accumulator> maker) {
        return new SimpleAggregate(name, 2, 2, false, t -> SqlType.OBJECT, (a, r) -> maker.get());
    }

    private static List<AggregateFunction> statistical() {
        List<AggregateFunction> functions = new ArrayList<>();
        for (Statistic statistic : Statistic.values()) {
            functions.add(moment(statistic.name(), statistic));
        }
        SYNONYMS.forEach((name, statistic) -> functions.add(moment(name, statistic)));
        functions.add(new SimpleAggregate(
                "PERCENTILE_CONT",
                2,
                2,
                true,
                types -> ofFractions(
                        types.get(0),
                        types.get(1).family() == SqlType.Family.INTERVAL
                                ? SqlType.INTERVAL
                                : types.get(1).isTemporal() ? types.get(1) : SqlType.DOUBLE),
                (a, r) -> new OrderedSet.Percentile(true)));
        functions.add(new SimpleAggregate(
                "PERCENTILE_DISC",
                2,
                2,
                true,
                types -> ofFractions(types.get(0), types.get(1)),
                (a, r) -> new OrderedSet.Percentile(false)));
        functions.add(new SimpleAggregate("MODE", 1, 1, true, types -> types.get(0), (a, r) -> new OrderedSet.Mode()));
        for (Hypothetical.Place place : Hypothetical.Place.values()) {
            functions.add(hypothetical(place));
        }
        functions.add(SimpleAggregate.of(
                "MEDIAN",
                type -> type.isNumeric() && !type.isApproximate() ? SqlType.DECIMAL : type,
                (a, r) -> new OrderedSet.Median()));
        return functions;
    }

    private static SqlType ofFractions(SqlType fractions, SqlType one) {
        return fractions.family() == SqlType.Family.ARRAY ? SqlType.arrayOf(one) : one;
    }

    private static AggregateFunction hypothetical(Hypothetical.Place place) {
        boolean counts = place == Hypothetical.Place.RANK || place == Hypothetical.Place.DENSE_RANK;
        return new SimpleAggregate(
                place.name() + " WITHIN GROUP",
                4,
                Integer.MAX_VALUE,
                false,
                types -> counts ? SqlType.BIGINT : SqlType.DOUBLE,
                (a, r) -> new Hypothetical(place));
    }

    private static AggregateFunction moment(String name, Statistic statistic) {
        int arguments = statistic.isPaired() ? 2 : 1;
        return new SimpleAggregate(
                name,
                arguments,
                arguments,
                false,
                types -> {
                    types.forEach(type -> SimpleAggregate.requireNumber(name, type));
                    return statistic == Statistic.REGR_COUNT ? SqlType.BIGINT : SqlType.DOUBLE;
                },
                (a, r) -> new Moments(statistic));
    }
}
