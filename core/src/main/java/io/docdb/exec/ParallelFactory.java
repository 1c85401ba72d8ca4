package io.docdb.exec;

import io.docdb.exec.aggregate.AggregateStep;
import io.docdb.exec.aggregate.ParallelGrouping;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.operator.PartedOperator;
import io.docdb.exec.operator.ReadAhead;
import io.docdb.expr.Call;
import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.Volatility;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.HashAggregate;
import java.util.ArrayList;
import java.util.List;

/** Decides which work may be parted among threads: what depends on stored documents and nothing that changes meanwhile. */
final class ParallelFactory {
    private final Parallelism parallelism;

    ParallelFactory(Parallelism parallelism) {
        this.parallelism = parallelism;
    }

    /** How the groups of a whole collection may be made by parts of it; Java null if not. */
    ParallelGrouping grouping(HashAggregate aggregate, Operator input, AggregateStep[] steps) {
        boolean parts = isPure(aggregate, input) && aggregate.groupingSets().size() == 1;
        for (AggregateStep step : steps) {
            parts &= step.canMerge();
        }
        return parts
                ? new ParallelGrouping((PartedOperator) input, parallelism.threads(), parallelism.fromDocuments())
                : null;
    }

    /** How a whole collection may be read while its rows are grouped; Java null if not. */
    ReadAhead readAhead(HashAggregate aggregate, Operator input) {
        return isPure(aggregate, input) ? new ReadAhead((PartedOperator) input, parallelism.fromDocuments()) : null;
    }

    private boolean isPure(HashAggregate aggregate, Operator input) {
        return parallelism.threads() > 1
                && input instanceof PartedOperator parted
                && parted.isWhole()
                && expressions(aggregate).stream().allMatch(ParallelFactory::isPure);
    }

    private static List<Expression> expressions(HashAggregate aggregate) {
        List<Expression> all = new ArrayList<>();
        DocumentRead.of(aggregate.input()).flatMap(DocumentRead::predicate).ifPresent(all::add);
        aggregate.keys().forEach(key -> all.add(key.expression()));
        aggregate.aggregates().forEach(column -> {
            all.addAll(column.call().arguments());
            column.call().filter().ifPresent(all::add);
            column.call().orderBy().forEach(key -> all.add(key.expression()));
        });
        return all;
    }

    /** Subqueries keep what they have found in the query's run, which belongs to one thread. */
    private static boolean isPure(Expression expression) {
        boolean[] pure = {true};
        expression.visit(node -> pure[0] &= !(node instanceof SubqueryExpression)
                && !(node instanceof Call call && call.function().volatility() == Volatility.VOLATILE));
        return pure[0];
    }
}
