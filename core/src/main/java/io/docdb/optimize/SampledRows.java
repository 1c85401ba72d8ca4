package io.docdb.optimize;

import io.docdb.catalog.CollectionStatistics;
import io.docdb.catalog.RowSample;
import io.docdb.expr.Call;
import io.docdb.expr.Cast;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.Parameter;
import io.docdb.expr.PathAccess;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.compile.Trial;
import io.docdb.expr.json.JsonValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Conditions and groups over several columns, tried out on the documents that statistics hold as they are: columns that depend on
 * each other, as a city and its country, or the days an order is placed and sent, do so there, too. Confined to one statement.
 */
final class SampledRows {
    /** No scan has that number. */
    private static final int NONE = Integer.MIN_VALUE;

    /** How the columns of the rows that are tried are called, which no other column is. */
    private static final String SLOT = "\u0000";

    private final IntFunction<CollectionStatistics> statistics;
    private final PathKnowledge known;
    private final Map<Expression, Optional<Hits>> tried = new HashMap<>();

    /** The rows of a scan's sample for which terms are true. */
    record Hits(int scan, int rows, BitSet numbers) {
        int count() {
            return numbers.cardinality();
        }

        /** The rows for which they are not. */
        Hits others() {
            BitSet others = (BitSet) numbers.clone();
            others.flip(0, rows);
            return new Hits(scan, rows, others);
        }

        Hits and(Hits other) {
            BitSet both = (BitSet) numbers.clone();
            both.and(other.numbers);
            return new Hits(scan, rows, both);
        }
    }

    SampledRows(IntFunction<CollectionStatistics> statistics, PathKnowledge known) {
        this.statistics = statistics;
        this.known = known;
    }

    /** Nothing if not all columns of a term are held, or are of one scan, or if it cannot be told before the statement runs. */
    Optional<Hits> matching(Expression term) {
        return tried.computeIfAbsent(term, asked -> new Slots().matching(asked));
    }

    /**
     * How many different combinations of values some expressions over columns of one scan have.
     *
     * @param documents in all
     */
    OptionalDouble combinations(List<Expression> expressions, double documents) {
        Slots slots = new Slots();
        List<Expression> asked = new ArrayList<>();
        for (Expression expression : expressions) {
            Optional<Expression> closed = slots.closed(expression);
            if (closed.isEmpty()) {
                return OptionalDouble.empty();
            }
            asked.add(closed.get());
        }
        Optional<List<List<Value>>> rows = Trial.results(asked, id -> id, slots.rows, slots::row);
        if (rows.isEmpty() || slots.rows == 0) {
            return OptionalDouble.empty();
        }
        Map<List<Value>, Integer> times = new HashMap<>();
        rows.get().forEach(row -> times.merge(row, 1, Integer::sum));
        double all = slots.rows;
        double once = times.values().stream().filter(count -> count == 1).count();
        // most are seen several times: then few are not seen, of which those seen once tell (see DistinctValues)
        return once > all / 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(all * times.size() / (all - once + once * all / Math.max(all, documents)));
    }

    /** The columns that are tried, of one scan. */
    private final class Slots {
        private final Map<Expression, ColumnRef> refs = new HashMap<>();
        private final List<Value[]> columns = new ArrayList<>();
        private Value[] row = {};
        private int scan = NONE;
        private int rows;

        Optional<Hits> matching(Expression term) {
            return closed(term)
                    .filter(asked -> rows > 0)
                    .flatMap(asked -> Trial.matching(asked, id -> id, rows, this::row))
                    .map(numbers -> new Hits(scan, rows, numbers));
        }

        /** The expression over those columns alone. */
        Optional<Expression> closed(Expression expression) {
            if (Restrictions.isVolatile(expression)) {
                return Optional.empty();
            }
            Expression asked = expression.transform(this::slot);
            Set<ColumnRef> own = new HashSet<>(refs.values());
            boolean[] closed = {true};
            asked.visit(node -> closed[0] &= !(node instanceof SubqueryExpression
                    || node instanceof Parameter
                    || node instanceof ColumnRef ref && !own.contains(ref)));
            return closed[0] ? Optional.of(asked) : Optional.empty();
        }

        /** Good until the next one is asked for. */
        Value[] row(int number) {
            if (row.length != columns.size()) {
                row = new Value[columns.size()];
            }
            for (int i = 0; i < row.length; i++) {
                row[i] = columns.get(i)[number];
            }
            return row;
        }

        /** The column that stands for an expression; itself if there is none. */
        Expression slot(Expression node) {
            if (node instanceof Parameter) {
                return known.values()
                        .find(node)
                        .<Expression>map(value -> new Constant(value, node.type()))
                        .orElse(node);
            }
            if (node instanceof Call call && JsonValue.members(call).isPresent()) {
                Expression found = column(node);
                return found == node ? node : new Cast(found, node.type(), true);
            }
            return node instanceof ColumnRef || node instanceof PathAccess ? column(node) : node;
        }

        private Expression column(Expression node) {
            ColumnRef ref = refs.get(node);
            return ref != null ? ref : added(node);
        }

        private Expression added(Expression node) {
            Optional<ColumnSources.Source> source = known.source(node)
                    .filter(found -> !found.ofElements() && !found.path().isRoot())
                    .filter(found -> scan == NONE || found.scan() == scan);
            if (source.isEmpty()) {
                return node;
            }
            RowSample sample = statistics.apply(source.get().collectionId()).rows();
            Optional<Value[]> values = sample.column(source.get().path());
            if (values.isEmpty()) {
                return node;
            }
            scan = source.get().scan();
            rows = sample.rows();
            SqlType type = node instanceof Call ? SqlType.ANY : node.type();
            ColumnRef ref = new Column(columns.size(), SLOT, type, true).ref();
            columns.add(values.get());
            refs.put(node, ref);
            return ref;
        }
    }
}
