package io.docdb.optimize;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Comparison.Operator;
import io.docdb.expr.Expression;
import io.docdb.optimize.rule.Alternatives;
import io.docdb.optimize.rule.UniqueKeys;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.physical.JoinKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How many rows a join gives, by its keys, what is asked of both sides already, and what is unique. Confined to one statement. */
final class JoinRows {
    private final CostModel costs;
    private final CatalogSnapshot catalog;
    private final NarrowedKeys narrowed;
    private final CompoundKeys compound;

    JoinRows(CostModel costs, CatalogSnapshot catalog) {
        this.costs = costs;
        this.catalog = catalog;
        this.narrowed = new NarrowedKeys(costs);
        this.compound = new CompoundKeys(catalog);
    }

    /** Reads what is asked in a plan whose joins are to be made. */
    void gather(LogicalPlan plan) {
        narrowed.gather(plan);
        compound.gather(plan);
    }

    /** @param residual conditions besides the keys */
    double rows(
            JoinKind kind,
            JoinMethods.Side left,
            JoinMethods.Side right,
            List<JoinKey> keys,
            List<Expression> residual) {
        double pairs = costs.cardinality()
                .join(
                        kind,
                        left.plan().estimate().rows(),
                        right.plan().estimate().rows(),
                        keys,
                        keys.stream().map(narrowed::ofBoth).toList(),
                        compound,
                        residual(kind, residual, keys, left, right));
        return atMostOne(kind, left, right, keys, pairs);
    }

    /** What conditions besides the keys let through, of rows that were asked already what all alternatives of a choice say of a side. */
    private Residual residual(
            JoinKind kind, List<Expression> terms, List<JoinKey> keys, JoinMethods.Side left, JoinMethods.Side right) {
        double fraction = fraction(kind, terms, left, right);
        Optional<Expression> between = terms.stream()
                .filter(term -> isOfOthers(term, keys) || isOrder(term, left.columns(), right.columns()))
                .filter(term -> isAlone(term, terms))
                .findFirst();
        if (between.isEmpty()) {
            return new Residual(fraction, false, false, fraction);
        }
        List<Expression> others = new ArrayList<>(terms);
        others.remove(between.get());
        return new Residual(
                fraction,
                isOrder(between.get(), left.columns(), right.columns()),
                isOfOthers(between.get(), keys),
                fraction(kind, others, left, right));
    }

    /** True if no other condition speaks of what this one does. */
    private static boolean isAlone(Expression term, List<Expression> terms) {
        Set<Integer> columns = Conjunction.columnsOf(term);
        return terms.stream()
                .filter(other -> !other.equals(term))
                .noneMatch(other -> Conjunction.usesAnyId(other, columns));
    }

    /** True if rows of the same documents, equal in the keys, are to differ in what each of them has alone. */
    private boolean isOfOthers(Expression term, List<JoinKey> keys) {
        return term instanceof Comparison comparison
                && Set.of(Operator.LESS, Operator.GREATER, Operator.NOT_EQUAL).contains(comparison.operator())
                && !keys.isEmpty()
                && costs.areOfSamePath(comparison.left(), comparison.right())
                && costs.isOneOfEach(comparison.left())
                && keys.stream().allMatch(key -> costs.areOfSamePath(key.left(), key.right()));
    }

    private static boolean isOrder(Expression term, Set<Integer> left, Set<Integer> right) {
        return term instanceof Comparison comparison
                && Set.of(Operator.LESS, Operator.LESS_OR_EQUAL, Operator.GREATER, Operator.GREATER_OR_EQUAL)
                        .contains(comparison.operator())
                && (isOf(comparison.left(), left) && isOf(comparison.right(), right)
                        || isOf(comparison.left(), right) && isOf(comparison.right(), left));
    }

    private static boolean isOf(Expression expression, Set<Integer> columns) {
        return expression instanceof ColumnRef ref
                && columns.contains(ref.column().id());
    }

    private double fraction(JoinKind kind, List<Expression> terms, JoinMethods.Side left, JoinMethods.Side right) {
        boolean ofLeft = kind == JoinKind.INNER || kind == JoinKind.SEMI || kind == JoinKind.RIGHT;
        boolean ofRight = kind != JoinKind.RIGHT && kind != JoinKind.FULL;
        double asked = (ofLeft ? asked(terms, left) : 1) * (ofRight ? asked(terms, right) : 1);
        double fraction = costs.selectivity(terms);
        return asked == 0 ? fraction : Math.min(1, fraction / asked);
    }

    private double asked(List<Expression> terms, JoinMethods.Side side) {
        double asked = 1;
        for (Expression term : terms) {
            Optional<Expression> said = Alternatives.of(term, side.columns());
            asked *= said.isPresent() ? costs.selectivity(List.of(said.get())) : 1;
        }
        return asked;
    }

    /**
     * Where several keys together are unique on one side, each row of the other one finds one partner at most, however many the
     * keys by themselves let expect.
     */
    private double atMostOne(
            JoinKind kind, JoinMethods.Side left, JoinMethods.Side right, List<JoinKey> keys, double rows) {
        if (keys.size() < 2 || kind != JoinKind.INNER && kind != JoinKind.LEFT) {
            return rows;
        }
        double most =
                isUnique(right, keys, JoinKey::right) ? left.plan().estimate().rows() : rows;
        boolean alsoLeft = kind == JoinKind.INNER && isUnique(left, keys, JoinKey::left);
        return Math.min(Math.min(rows, most), alsoLeft ? right.plan().estimate().rows() : rows);
    }

    private boolean isUnique(JoinMethods.Side side, List<JoinKey> keys, Function<JoinKey, Expression> expression) {
        return areUnique(keys.stream().map(expression).toList(), side);
    }

    /** True if no two rows of a side have the same values of these, as far as they are columns as they stand. */
    boolean areUnique(List<Expression> expressions, JoinMethods.Side side) {
        Set<Integer> columns = new HashSet<>();
        for (Expression expression : expressions) {
            if (expression instanceof ColumnRef ref) {
                columns.add(ref.column().id());
            }
        }
        return side.logical()
                .filter(plan -> UniqueKeys.areUnique(columns, plan, catalog))
                .isPresent();
    }
}
