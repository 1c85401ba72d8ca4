package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.Parameter;
import io.docdb.expr.SortKey;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.Limit;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.SetKind;
import io.docdb.plan.logical.SetOperation;
import io.docdb.plan.logical.Sort;
import io.docdb.value.LongValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads no more than a limit lets through, in an order or none: a limit goes below a projection; the side that an outer join
 * keeps gives as many rows at most, since each of them makes one or more; so does each side of a UNION ALL. There, and below a
 * join, the limit stays above as well: {@code Limit 10 (Sort x (LeftJoin(a, b)))} becomes {@code Limit 10 (Sort x (LeftJoin(Limit 10
 * (Sort x (a)), b)))} if {@code x} is of {@code a}.
 *
 * <p>What is skipped by OFFSET is read, too; if it is not known before the statement runs, nothing is done. WITH TIES stays
 * where it is.
 */
public final class PushLimits implements RewriteRule {
    private static final Set<PlanContents.Part> SOUGHT = EnumSet.of(PlanContents.Part.LIMIT);

    /** Sums of limits stay far from overflow. */
    private static final long MOST_ROWS = Long.MAX_VALUE / 4;

    @Override
    public String name() {
        return "push-limits";
    }

    @Override
    public Set<PlanContents.Part> seeks() {
        return SOUGHT;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        return push(PlanWalk.intoSubqueries(plan, inner -> apply(inner, catalog)));
    }

    private static LogicalPlan push(LogicalPlan plan) {
        LogicalPlan pushed = plan instanceof Limit limit && limit.ties().isEmpty() ? pushOne(limit) : plan;
        return pushed.mapInputs(PushLimits::push);
    }

    private static LogicalPlan pushOne(Limit limit) {
        List<SortKey> keys = limit.input() instanceof Sort sort ? sort.keys() : List.of();
        LogicalPlan below = limit.input() instanceof Sort sort ? sort.input() : limit.input();
        if (below instanceof Project project) {
            return belowProject(limit, keys, project).orElse(limit);
        }
        Optional<Expression> count = rowsRead(limit);
        if (count.isEmpty()) {
            return limit;
        }
        if (below instanceof Join join && (join.kind() == JoinKind.LEFT || join.kind() == JoinKind.RIGHT)) {
            return intoKeptSide(join, keys, count.get())
                    .map(limited -> over(limit, keys, limited))
                    .orElse(limit);
        }
        boolean isConcatenation =
                below instanceof SetOperation operation && operation.kind() == SetKind.UNION && operation.all();
        return isConcatenation ? over(limit, keys, intoBothSides((SetOperation) below, keys, count.get())) : limit;
    }

    private static LogicalPlan over(Limit limit, List<SortKey> keys, LogicalPlan input) {
        return limit.withInputs(List.of(keys.isEmpty() ? input : new Sort(input, keys)));
    }

    /** How many rows of the input are read at most. */
    private static Optional<Expression> rowsRead(Limit limit) {
        if (limit.count().isEmpty()) {
            return Optional.empty();
        }
        Expression count = limit.count().get();
        if (limit.offset().isEmpty()) {
            return count instanceof Parameter || number(count).isPresent() ? limit.count() : Optional.empty();
        }
        Optional<Long> kept = number(count);
        Optional<Long> skipped = number(limit.offset().get());
        return kept.isPresent() && skipped.isPresent()
                ? Optional.of(new Constant(LongValue.of(kept.get() + skipped.get()), count.type()))
                : Optional.empty();
    }

    private static Optional<Long> number(Expression expression) {
        return expression instanceof Constant constant
                        && constant.value() instanceof LongValue number
                        && number.value() >= 0
                        && number.value() < MOST_ROWS
                ? Optional.of(number.value())
                : Optional.empty();
    }

    /** Nothing if something must be computed for every row, or is sorted by that the projection computes. */
    private static Optional<LogicalPlan> belowProject(Limit limit, List<SortKey> keys, Project project) {
        Map<Integer, Expression> made = new HashMap<>();
        project.projections().forEach(each -> made.put(each.column().id(), each.expression()));
        boolean isFree =
                project.projections().stream().map(NamedExpression::expression).noneMatch(Predicates::isVolatile);
        boolean isSortable = keys.stream()
                .flatMap(key -> Predicates.columnsOf(key.expression()).stream())
                .map(made::get)
                .allMatch(expression -> expression != null && Predicates.isStored(expression));
        return isFree && isSortable
                ? Optional.of(
                        project.withInputs(List.of(over(limit, mapped(keys, Substitution.of(made)), project.input()))))
                : Optional.empty();
    }

    private static List<SortKey> mapped(List<SortKey> keys, UnaryOperator<Expression> rewrite) {
        return keys.stream()
                .map(key -> key.withExpression(rewrite.apply(key.expression())))
                .toList();
    }

    private static LogicalPlan limited(LogicalPlan plan, List<SortKey> keys, Expression count) {
        LogicalPlan sorted = keys.isEmpty() ? plan : new Sort(plan, keys);
        return new Limit(sorted, Optional.of(count), Optional.empty(), List.of());
    }

    private static Optional<LogicalPlan> intoKeptSide(Join join, List<SortKey> keys, Expression count) {
        LogicalPlan kept = join.kind() == JoinKind.LEFT ? join.left() : join.right();
        Set<Integer> own = Predicates.idsOf(kept.columns());
        boolean isOrderOfKept = keys.stream()
                .allMatch(key -> own.containsAll(Predicates.columnsOf(key.expression()))
                        && !Predicates.isVolatile(key.expression()));
        boolean isDone = kept instanceof Limit;
        if (!isOrderOfKept || isDone || Predicates.isVolatile(join.condition())) {
            return Optional.empty();
        }
        LogicalPlan limited = limited(kept, keys, count);
        return Optional.of(join.withInputs(
                join.kind() == JoinKind.LEFT ? List.of(limited, join.right()) : List.of(join.left(), limited)));
    }

    private static LogicalPlan intoBothSides(SetOperation union, List<SortKey> keys, Expression count) {
        List<LogicalPlan> sides = new ArrayList<>();
        for (LogicalPlan side : union.inputs()) {
            Map<Integer, Expression> names = new HashMap<>();
            for (int i = 0; i < union.columns().size(); i++) {
                names.put(union.columns().get(i).id(), side.columns().get(i).ref());
            }
            sides.add(side instanceof Limit ? side : limited(side, mapped(keys, Substitution.of(names)), count));
        }
        return union.withInputs(sides);
    }
}
