package io.docdb.exec;

import io.docdb.expr.Call;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.Volatility;
import io.docdb.plan.physical.CommonPlan;
import io.docdb.plan.physical.CountDocuments;
import io.docdb.plan.physical.CteMaterialize;
import io.docdb.plan.physical.CteRead;
import io.docdb.plan.physical.DeleteDocuments;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.HashJoin;
import io.docdb.plan.physical.IndexLoopJoin;
import io.docdb.plan.physical.InsertDocuments;
import io.docdb.plan.physical.MergeDocuments;
import io.docdb.plan.physical.MergeJoin;
import io.docdb.plan.physical.NestedLoopJoin;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.PlanExpressions;
import io.docdb.plan.physical.UpdateDocuments;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Questions about whole plans, subqueries included. */
final class PlanFacts {
    private PlanFacts() {}

    /** True if some node is as asked for. */
    private static boolean anyNode(PhysicalPlan plan, Predicate<PhysicalPlan> asked) {
        if (asked.test(plan)) {
            return true;
        }
        for (PhysicalPlan input : plan.inputs()) {
            if (anyNode(input, asked)) {
                return true;
            }
        }
        boolean[] found = new boolean[1];
        PlanExpressions.forEach(
                plan,
                expression -> expression.visit(node -> {
                    if (!found[0] && node instanceof SubqueryExpression subquery) {
                        found[0] = anyNode((PhysicalPlan) subquery.plan(), asked);
                    }
                }));
        return found[0];
    }

    /** True if running the plan again gives the same rows: it calls no volatile function and changes nothing. */
    static boolean isRepeatable(PhysicalPlan plan) {
        return !anyNode(plan, node -> changesData(node) || callsVolatile(node));
    }

    private static boolean callsVolatile(PhysicalPlan node) {
        boolean[] found = new boolean[1];
        PlanExpressions.forEach(
                node,
                expression -> expression.visit(part ->
                        found[0] |= part instanceof Call call && call.function().volatility() == Volatility.VOLATILE));
        return found[0];
    }

    /** True if the plan reads any collection, so that it might meet what its statement changes. */
    static boolean readsCollection(PhysicalPlan plan) {
        return anyNode(
                plan,
                node -> DocumentRead.of(node).isPresent()
                        || node instanceof CountDocuments
                        || node instanceof CteRead
                        || changesData(node));
    }

    static boolean hasSubquery(Expression expression) {
        boolean[] found = new boolean[1];
        expression.visit(node -> found[0] |= node instanceof SubqueryExpression);
        return found[0];
    }

    /** True if the plan may give a document's row several times. */
    static boolean mayRepeatRows(PhysicalPlan plan) {
        boolean joins = plan instanceof NestedLoopJoin
                || plan instanceof CteRead // of a join, maybe
                || plan instanceof HashJoin
                || plan instanceof IndexLoopJoin
                || plan instanceof MergeJoin;
        return joins || plan.inputs().stream().anyMatch(PlanFacts::mayRepeatRows);
    }

    /** The column of the documents whose keys stand in {@code rowId}, if it is a node of the plan itself that reads them. */
    static Optional<Column> documentOf(Column rowId, PhysicalPlan plan) {
        Optional<DocumentRead> read =
                DocumentRead.of(plan).filter(node -> node.rowId().id() == rowId.id());
        return read.isPresent()
                ? read.map(DocumentRead::document)
                : plan.inputs().stream()
                        .flatMap(input -> documentOf(rowId, input).stream())
                        .findFirst();
    }

    /** True if a node of the plan changes documents. */
    static boolean changes(PhysicalPlan plan) {
        return anyNode(plan, PlanFacts::changesData);
    }

    /** True if documents are changed in several places of the plan, or in FROM, which may run several times. */
    static boolean changesSeveralTimes(PhysicalPlan plan) {
        int places = changesIn(plan);
        return places > 1 || places == 1 && !changesData(statementOf(plan));
    }

    private static int changesIn(PhysicalPlan plan) {
        int count = changesData(plan) ? 1 : 0;
        for (PhysicalPlan input : plan.inputs()) {
            count += changesIn(input);
        }
        return count;
    }

    private static boolean changesData(PhysicalPlan node) {
        return node instanceof InsertDocuments
                || node instanceof UpdateDocuments
                || node instanceof DeleteDocuments
                || node instanceof MergeDocuments;
    }

    /** The nodes whose changes are the statement's count: the statement itself, and of common tables those that say so. */
    static Set<PhysicalPlan> countedIn(PhysicalPlan plan) {
        Set<PhysicalPlan> counted = Collections.newSetFromMap(new IdentityHashMap<>());
        counted.add(statementOf(plan));
        for (PhysicalPlan node = plan; node instanceof CteMaterialize tables; node = tables.body()) {
            tables.tables().stream().filter(CommonPlan::counted).forEach(table -> counted.add(table.plan()));
        }
        return counted;
    }

    /** The node that is the statement itself: common tables around it do not count. */
    static PhysicalPlan statementOf(PhysicalPlan plan) {
        PhysicalPlan node = plan;
        while (node instanceof CteMaterialize tables) {
            node = tables.body();
        }
        return node;
    }
}
