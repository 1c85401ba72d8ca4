package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.IsNull;
import io.docdb.expr.Not;
import io.docdb.expr.Or;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.logical.Distinct;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.Limit;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Sort;
import io.docdb.value.NumberValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a join of a query that is tested, so that it is not run for each row and can be joined in any order: {@code
 * Filter(EXISTS(Filter(b.id = a.id) over b)) over a} becomes {@code SemiJoin(a, b) on b.id = a.id}. {@code x IN (query)} and
 * {@code x = ANY (query)} are semi joins on {@code x = y} too; NOT EXISTS is the anti join; NOT IN is the anti join on
 * {@code x = y OR (x = y) IS NULL}: a row goes where that is true or unknown.
 *
 * <p>Outer columns may stand in the conditions of the query's outermost filter, and for IN in its select list; nowhere
 * deeper. There must be an equality to find partners by; for IN one that a hash table decides as the comparison does: of numbers,
 * booleans, or one declared type on both sides.
 */
public final class UnnestSubqueries implements RewriteRule {
    private static final Set<PlanContents.Part> SOUGHT = EnumSet.of(PlanContents.Part.SUBQUERY);

    @Override
    public String name() {
        return "unnest-subqueries";
    }

    @Override
    public Set<PlanContents.Part> seeks() {
        return SOUGHT;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        return PlanWalk.transform(plan, node -> node instanceof Filter filter ? unnest(filter) : node);
    }

    private static LogicalPlan unnest(Filter filter) {
        LogicalPlan plan = filter.input();
        List<Expression> rest = new ArrayList<>();
        List<Inner> inners = new ArrayList<>();
        for (Expression term : Predicates.terms(filter.predicate())) {
            Optional<Inner> inner = inner(plan, term);
            if (inner.isPresent()) {
                inners.add(inner.get());
            } else {
                rest.add(term);
            }
        }
        if (inners.isEmpty()) {
            return filter;
        }
        plan = Predicates.filtered(plan, rest);
        for (Inner inner : inners) {
            plan = inside(plan, inner).orElse(inner.over(plan));
        }
        return plan;
    }

    /**
     * The join made below outer and lateral joins whose kept side has all it speaks of: these may make many rows of one. Nothing
     * if there is none; among inner joins it finds its place by itself.
     */
    private static Optional<LogicalPlan> inside(LogicalPlan plan, Inner inner) {
        if (plan instanceof Filter filter) {
            return inside(filter.input(), inner).map(below -> new Filter(below, filter.predicate()));
        }
        if (!(plan instanceof Join join)) {
            return Optional.empty();
        }
        boolean ofLeft = !Predicates.usesAny(
                inner.condition(), Predicates.idsOf(join.right().columns()));
        boolean ofRight = !Predicates.usesAny(
                inner.condition(), Predicates.idsOf(join.left().columns()));
        boolean isInner = join.kind() == JoinKind.INNER && !join.lateral();
        if (ofLeft && (join.kind() == JoinKind.LEFT || join.kind() == JoinKind.INNER && join.lateral())) {
            LogicalPlan left = inside(join.left(), inner).orElse(inner.over(join.left()));
            return Optional.of(join.withInputs(List.of(left, join.right())));
        }
        if (ofRight && join.kind() == JoinKind.RIGHT) {
            LogicalPlan right = inside(join.right(), inner).orElse(inner.over(join.right()));
            return Optional.of(join.withInputs(List.of(join.left(), right)));
        }
        if (ofLeft && isInner) {
            return inside(join.left(), inner).map(left -> join.withInputs(List.of(left, join.right())));
        }
        return ofRight && isInner
                ? inside(join.right(), inner).map(right -> join.withInputs(List.of(join.left(), right)))
                : Optional.empty();
    }

    /** The right side of a join to be, and how it is joined. */
    private record Inner(JoinKind kind, LogicalPlan plan, Expression condition) {
        Join over(LogicalPlan left) {
            return new Join(kind, left, plan, condition, false);
        }
    }

    private static Optional<Inner> inner(LogicalPlan input, Expression term) {
        boolean negated = term instanceof Not;
        Expression test = term instanceof Not not ? not.operand() : term;
        if (!(test instanceof SubqueryExpression subquery)
                || !(subquery.plan() instanceof LogicalPlan plan)
                || Predicates.isVolatile(plan)) {
            return Optional.empty();
        }
        return switch (subquery.kind()) {
            case EXISTS -> exists(input, plan, negated);
            case QUANTIFIED_ANY ->
                subquery.operator().orElseThrow() == Comparison.Operator.EQUAL
                        ? in(input, subquery, plan, negated)
                        : Optional.empty();
            case QUANTIFIED_ALL ->
                subquery.operator().orElseThrow() == Comparison.Operator.NOT_EQUAL
                        ? in(input, subquery, plan, !negated)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Inner> exists(LogicalPlan input, LogicalPlan plan, boolean negated) {
        LogicalPlan inner = plan;
        while (inner instanceof Project
                || inner instanceof Sort
                || inner instanceof Distinct
                || inner instanceof Limit limit && keepsOne(limit)) {
            inner = inner.inputs().get(0); // EXISTS looks at no column, nor at their order
        }
        Set<Integer> outer = Predicates.idsOf(input.columns());
        Parts parts = parts(inner, outer);
        Set<Integer> own = Predicates.idsOf(parts.plan().columns());
        boolean usable = !Predicates.usesAny(parts.plan(), outer)
                && parts.correlated().stream().anyMatch(term -> Predicates.isEquality(term, outer, own));
        return usable
                ? Optional.of(new Inner(
                        negated ? JoinKind.ANTI : JoinKind.SEMI, parts.plan(), Predicates.all(parts.correlated())))
                : Optional.empty();
    }

    /** {@code LIMIT 1} changes nothing for who asks whether there is one. */
    static boolean keepsOne(Limit limit) {
        return limit.offset().isEmpty()
                && limit.count()
                        .filter(count -> count instanceof Constant constant
                                && constant.value() instanceof NumberValue number
                                && number.doubleValue() >= 1)
                        .isPresent();
    }

    /** A query without the conditions that speak of the outer one. */
    private record Parts(LogicalPlan plan, List<Expression> correlated) {}

    private static Parts parts(LogicalPlan plan, Set<Integer> outer) {
        if (!(plan instanceof Filter filter)) {
            return new Parts(plan, List.of());
        }
        List<Expression> correlated = new ArrayList<>();
        List<Expression> inside = new ArrayList<>();
        for (Expression term : Predicates.terms(filter.predicate())) {
            (Predicates.usesAny(term, outer) ? correlated : inside).add(term);
        }
        return new Parts(Predicates.filtered(filter.input(), inside), correlated);
    }

    private static Optional<Inner> in(
            LogicalPlan input, SubqueryExpression subquery, LogicalPlan plan, boolean negated) {
        Set<Integer> outer = Predicates.idsOf(input.columns());
        List<Expression> operands = subquery.operand().orElseThrow() instanceof RowConstructor row
                ? row.fields()
                : List.of(subquery.operand().get());
        boolean usable = operands.size() == plan.columns().size()
                && (operands.size() == 1 || !negated)
                && operands.stream().noneMatch(each -> Predicates.isVolatile(each) || Predicates.hasSubquery(each));
        Optional<Opened> opened = usable ? open(plan, outer) : Optional.empty();
        if (opened.isEmpty() || !isJoined(operands, opened.get(), outer)) {
            return Optional.empty();
        }
        List<Expression> condition = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            Expression value = opened.get().values().get(i);
            if (!Predicates.areHashed(operands.get(i), value)) {
                return Optional.empty();
            }
            condition.add(Comparison.equal(operands.get(i), value));
        }
        if (negated) {
            Expression equal = condition.get(0);
            condition.set(0, new Or(List.of(equal, new IsNull(equal))));
        }
        condition.addAll(opened.get().correlated());
        return Optional.of(
                new Inner(negated ? JoinKind.ANTI : JoinKind.SEMI, opened.get().plan(), Predicates.all(condition)));
    }

    /** True if the operand or some equality speaks of both queries, so that there is something to find partners by. */
    private static boolean isJoined(List<Expression> operands, Opened opened, Set<Integer> outer) {
        Set<Integer> own = Predicates.idsOf(opened.plan().columns());
        return operands.stream().anyMatch(each -> Predicates.usesAny(each, outer))
                || opened.correlated().stream().anyMatch(term -> isHashed(term, outer, own));
    }

    /**
     * A query of values without what speaks of the outer one.
     *
     * @param values the columns of its result, in the words of {@code plan}
     */
    private record Opened(LogicalPlan plan, List<Expression> values, List<Expression> correlated) {}

    private static Optional<Opened> open(LogicalPlan plan, Set<Integer> outer) {
        LogicalPlan inner = plan;
        while (inner instanceof Sort
                || inner instanceof Distinct distinct && distinct.on().isEmpty()) {
            inner = inner.inputs().get(0);
        }
        LogicalPlan whole = inner;
        Map<Integer, Expression> made = new HashMap<>();
        List<Expression> values = new ArrayList<>();
        inner.columns().forEach(column -> values.add(column.ref()));
        while (inner instanceof Project project) {
            made.clear();
            for (NamedExpression projection : project.projections()) {
                made.put(projection.column().id(), projection.expression());
            }
            values.replaceAll(Substitution.of(made)::apply);
            inner = project.input();
        }
        Parts parts = parts(inner, outer);
        boolean usable = !Predicates.usesAny(parts.plan(), outer)
                && values.stream().noneMatch(Predicates::hasSubquery)
                && parts.correlated().stream().noneMatch(Predicates::hasSubquery);
        if (usable) {
            return Optional.of(new Opened(parts.plan(), values, parts.correlated()));
        }
        return Predicates.usesAny(whole, outer)
                ? Optional.empty()
                : Optional.of(new Opened(
                        whole,
                        whole.columns().stream()
                                .<Expression>map(column -> column.ref())
                                .toList(),
                        List.of()));
    }

    private static boolean isHashed(Expression term, Set<Integer> outer, Set<Integer> own) {
        return Predicates.isEquality(term, outer, own)
                && term instanceof Comparison comparison
                && Predicates.areHashed(comparison.left(), comparison.right());
    }
}
