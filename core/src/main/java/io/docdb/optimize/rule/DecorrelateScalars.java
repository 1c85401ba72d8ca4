package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.AggregateCall;
import io.docdb.expr.Case;
import io.docdb.expr.Column;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.IsNull;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.AggregateColumn;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Sort;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Groups the inner query of a correlated scalar subquery once, in the place of running it for each row: {@code (SELECT
 * sum(b.x) FROM b WHERE b.a_id = a.id)} becomes the sum of {@code LeftJoin(a, Aggregate(b by a_id))}. A row without a group
 * has what the aggregate gives for no rows: 0 for COUNT, NULL for most others.
 *
 * <p>For one aggregate query whose outer columns stand in equalities of its outermost filter, of types that a hash table
 * decides. The plan may be the dearer one, where few rows ask and an index finds their partners.
 */
public final class DecorrelateScalars implements RewriteRule {
    private static final Set<PlanContents.Part> SOUGHT = EnumSet.of(PlanContents.Part.SUBQUERY);

    @Override
    public String name() {
        return "decorrelate-scalars";
    }

    @Override
    public boolean isAlternative() {
        return true;
    }

    @Override
    public Set<PlanContents.Part> seeks() {
        return SOUGHT;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        boolean[] found = new boolean[1];
        PlanWalk.forEachExpression(plan, node -> found[0] |= isScalar(node));
        if (!found[0]) {
            return plan;
        }
        ColumnIds ids = ColumnIds.above(plan);
        return PlanWalk.transform(plan, node -> {
            if (node instanceof Filter filter) {
                return decorrelate(filter, ids);
            }
            return node instanceof Project project ? decorrelate(project, ids) : node;
        });
    }

    private static boolean isScalar(Expression node) {
        return node instanceof SubqueryExpression subquery && subquery.kind() == SubqueryExpression.Kind.SCALAR;
    }

    private static LogicalPlan decorrelate(Filter filter, ColumnIds ids) {
        Joined joined = new Joined(filter.input(), ids);
        Expression predicate = filter.predicate().transform(joined::replace);
        if (joined.plan == filter.input()) {
            return filter;
        }
        List<NamedExpression> columns = new ArrayList<>();
        for (Column column : filter.columns()) {
            columns.add(new NamedExpression(column, column.ref()));
        }
        return new Project(new Filter(joined.plan, predicate), columns);
    }

    /** Under a sort, whose order the join might lose. A limit asks for few rows, which are looked up one by one. */
    private static LogicalPlan decorrelate(Project project, ColumnIds ids) {
        boolean sorted = project.input() instanceof Sort;
        LogicalPlan input = sorted ? project.input().inputs().get(0) : project.input();
        if (!keepsNoOrder(input)) {
            return project;
        }
        Joined joined = new Joined(input, ids);
        Project replaced = (Project) project.mapExpressions(expression -> expression.transform(joined::replace));
        if (joined.plan == input) {
            return project;
        }
        return replaced.withInputs(List.of(sorted ? project.input().withInputs(List.of(joined.plan)) : joined.plan));
    }

    private static boolean keepsNoOrder(LogicalPlan plan) {
        return switch (plan.getClass().getSimpleName()) {
            case "Limit", "Sort", "LockRows" -> false;
            case "Project", "Filter" -> keepsNoOrder(plan.inputs().get(0));
            default -> true;
        };
    }

    /** A plan and the groups joined to it so far. */
    private static final class Joined {
        private final ColumnIds ids;
        private final Set<Integer> outer;
        private LogicalPlan plan;

        Joined(LogicalPlan plan, ColumnIds ids) {
            this.plan = plan;
            this.ids = ids;
            this.outer = Predicates.idsOf(plan.columns());
        }

        Expression replace(Expression node) {
            return isScalar(node) && ((SubqueryExpression) node).plan() instanceof LogicalPlan inner
                    ? value(inner).orElse(node)
                    : node;
        }

        /** Joins the groups of the query and gives what computes its value from them. */
        private Optional<Expression> value(LogicalPlan query) {
            Expression value = query.columns().get(0).ref();
            LogicalPlan inner = query;
            while (inner instanceof Project project) {
                Map<Integer, Expression> made = new HashMap<>();
                project.projections().forEach(p -> made.put(p.column().id(), p.expression()));
                value = Substitution.of(made).apply(value);
                inner = project.input();
            }
            if (!(inner instanceof Aggregate aggregate) || !isWhole(aggregate) || Predicates.isVolatile(query)) {
                return Optional.empty();
            }
            List<Expression> correlated = new ArrayList<>();
            List<Expression> inside = new ArrayList<>();
            LogicalPlan source = aggregate.input();
            if (source instanceof Filter filter) {
                Predicates.terms(filter.predicate())
                        .forEach(term -> (Predicates.usesAny(term, outer) ? correlated : inside).add(term));
                source = filter.input();
            }
            Set<Integer> own = Predicates.idsOf(source.columns());
            boolean usable = !correlated.isEmpty()
                    && !Predicates.hasSubquery(value)
                    && correlated.stream().allMatch(term -> isHashed(term, own))
                    && !Predicates.usesAny(source, outer)
                    && aggregate.expressions().stream().noneMatch(each -> Predicates.usesAny(each, outer));
            if (!usable) {
                return Optional.empty();
            }
            List<NamedExpression> keys = new ArrayList<>();
            List<Expression> condition = new ArrayList<>();
            for (Expression term : correlated) {
                Comparison equality = (Comparison) term;
                boolean innerIsLeft = Predicates.usesAny(equality.left(), own);
                Expression key = innerIsLeft ? equality.left() : equality.right();
                Column column = ids.column("key", key.type());
                keys.add(new NamedExpression(column, key));
                condition.add(Comparison.equal(column.ref(), innerIsLeft ? equality.right() : equality.left()));
            }
            Aggregate groups = new Aggregate(
                    Predicates.filtered(source, inside),
                    keys,
                    List.of(IntStream.range(0, keys.size()).boxed().toList()),
                    aggregate.aggregates(),
                    Optional.empty());
            plan = new Join(JoinKind.LEFT, plan, groups, Predicates.all(condition), false);
            return Optional.of(
                    Substitution.of(withoutRows(aggregate, keys.get(0).column()))
                            .apply(value));
        }

        private boolean isHashed(Expression term, Set<Integer> own) {
            return Predicates.isEquality(term, outer, own)
                    && term instanceof Comparison comparison
                    && Predicates.areHashed(comparison.left(), comparison.right());
        }
    }

    private static boolean isWhole(Aggregate aggregate) {
        return aggregate.keys().isEmpty()
                && aggregate.groupingSets().size() == 1
                && aggregate.groupingId().isEmpty();
    }

    /** By column, what stands for an aggregate whose value for no rows is not NULL; no key is NULL where there is a group. */
    private static Map<Integer, Expression> withoutRows(Aggregate aggregate, Column key) {
        Map<Integer, Expression> values = new HashMap<>();
        for (AggregateColumn column : aggregate.aggregates()) {
            AggregateCall call = column.call();
            Value none = call.function()
                    .accumulator(call.arguments().stream().map(Expression::type).toList(), call.type())
                    .result();
            if (!none.isNull()) {
                Case.When noGroup = new Case.When(new IsNull(key.ref()), new Constant(none, call.type()));
                values.put(
                        column.column().id(),
                        new Case(List.of(noGroup), column.column().ref(), call.type()));
            }
        }
        return values;
    }
}
