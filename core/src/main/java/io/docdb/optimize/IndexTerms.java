package io.docdb.optimize;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.error.DatabaseException;
import io.docdb.expr.Call;
import io.docdb.expr.Cast;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.Volatility;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * What the expressions and conditions in the definitions of indexes say, bound once. Entries are computed in UTC, whoever
 * writes: an expression that may be something else in the time zone of a session finds none of them. Thread-safe.
 */
final class IndexTerms {
    private final BiFunction<CollectionDefinition, String, Expression> binder;
    private final Map<Integer, Known> known = new ConcurrentHashMap<>();

    /** @param binder binds the SQL text of an expression over one document of a collection */
    IndexTerms(BiFunction<CollectionDefinition, String, Expression> binder) {
        this.binder = binder;
    }

    /**
     * An index in {@link NormalForm}.
     *
     * @param parts the leading ones a query can name
     * @param isWhole whether those are all
     * @param condition what holds for all documents in the index; empty for a partial index no query can match
     */
    record Terms(List<NormalForm.Part> parts, boolean isWhole, Optional<List<Expression>> condition) {
        /** What ranges are told by: behind the parts of an index that is not unique stands the primary key. */
        List<NormalForm.Part> rangeParts(IndexDefinition index, CollectionDefinition collection) {
            if (!isWhole || index.unique() || index.isMultiKey()) {
                return parts;
            }
            List<NormalForm.Part> all = new ArrayList<>(parts);
            all.addAll(NormalForm.Part.ofKey(collection));
            return all;
        }

        /** What entries are ordered by: those with the same values stand in the order of the primary key. */
        List<NormalForm.Part> orderParts(CollectionDefinition collection) {
            if (!isWhole) {
                return parts;
            }
            List<NormalForm.Part> all = new ArrayList<>(parts);
            NormalForm.Part.ofKey(collection).stream()
                    .filter(part ->
                            parts.stream().noneMatch(held -> held.expression().equals(part.expression())))
                    .forEach(all::add);
            return all;
        }

        boolean isPartial() {
            return condition.isEmpty() || !condition.get().isEmpty();
        }

        /** True if the index holds all documents a query asks for. */
        boolean cover(PathRestrictions query) {
            return condition
                    .filter(terms -> terms.stream().allMatch(term -> Implication.holds(term, query)))
                    .isPresent();
        }
    }

    private record Known(IndexDefinition index, CollectionDefinition collection, Terms terms) {}

    Terms of(IndexDefinition index, CollectionDefinition collection) {
        boolean plain = index.predicateSql().isEmpty()
                && index.parts().stream().allMatch(part -> part.path().isPresent());
        if (plain) {
            return terms(index, collection);
        }
        Known found = known.get(index.id());
        if (found == null || found.collection() != collection || !found.index().equals(index)) {
            found = new Known(index, collection, terms(index, collection));
            known.put(index.id(), found);
        }
        return found.terms();
    }

    private Terms terms(IndexDefinition index, CollectionDefinition collection) {
        List<NormalForm.Part> parts = new ArrayList<>();
        for (IndexDefinition.Part part : index.parts()) {
            Optional<Expression> expression = part.path().isPresent()
                    ? part.path().map(NormalForm::path)
                    : bound(part.expressionSql().orElseThrow(), collection).filter(bound -> !NormalForm.isMulti(bound));
            if (expression.isEmpty()) {
                break;
            }
            parts.add(NormalForm.Part.of(expression.get(), part.descending(), collection));
        }
        Optional<List<Expression>> condition = index.predicateSql().isEmpty()
                ? Optional.of(List.of())
                : bound(index.predicateSql().get(), collection).map(bound -> Conjunction.terms(bound).stream()
                        .map(NormalForm::untyped)
                        .toList());
        return new Terms(List.copyOf(parts), parts.size() == index.parts().size(), condition);
    }

    /** Nothing for what cannot be matched. */
    private Optional<Expression> bound(String sql, CollectionDefinition collection) {
        try {
            Expression bound = binder.apply(collection, sql);
            return isSameEverywhere(bound)
                    ? Optional.of(NormalForm.ofDefinition().of(bound))
                    : Optional.empty();
        } catch (DatabaseException outdated) {
            return Optional.empty();
        }
    }

    /**
     * False if the time zone, the clock or the user may matter: for functions that say so, for values with a time zone, and
     * for points in time beside values of any type, among which may be such.
     */
    private static boolean isSameEverywhere(Expression expression) {
        boolean[] seen = new boolean[3]; // something that varies, a point in time, a value of any type
        expression.visit(node -> {
            SqlType.Family family = node.type().family();
            seen[0] |= node instanceof Call call && call.function().volatility() != Volatility.IMMUTABLE
                    || family == SqlType.Family.TIMESTAMP_TZ
                    || family == SqlType.Family.TIME_TZ;
            seen[1] |= family == SqlType.Family.DATE
                    || family == SqlType.Family.TIME
                    || family == SqlType.Family.TIMESTAMP
                    || node instanceof Constant constant
                            && constant.value() instanceof TextValue
                            && !PartRanges.isOfOneKind(SqlType.ANY, constant);
            seen[2] |= family == SqlType.Family.ANY || node instanceof Cast;
        });
        return !seen[0] && !(seen[1] && seen[2]);
    }
}
