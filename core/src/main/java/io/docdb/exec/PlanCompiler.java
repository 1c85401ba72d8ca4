package io.docdb.exec;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.codec.FieldNames;
import io.docdb.collection.Collections;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.operator.Places;
import io.docdb.exec.operator.SubqueryFactory;
import io.docdb.expr.Column;
import io.docdb.expr.Constant;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.RowLayout;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.compile.ExpressionCompiler;
import io.docdb.journal.AuditFormat;
import io.docdb.key.Keyspace;
import io.docdb.plan.physical.CommonPlan;
import io.docdb.plan.physical.OuterColumns;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a plan into operators: numbers them, compiles their expressions, hands out slots. Confined to one compilation; which
 * operator a node becomes is decided in {@link OperatorFactory}.
 */
final class PlanCompiler {
    private final Collections collections;
    private final CatalogSnapshot catalog;
    private final Parallelism parallelism;
    private final Map<PhysicalPlan, Integer> numbers = new IdentityHashMap<>();
    private final Map<Integer, Integer> tableSlots = new HashMap<>();
    private final Map<Integer, Set<Integer>> tableOuterColumns = new HashMap<>();
    private final Map<List<Column>, List<Shared>> shared = new HashMap<>();
    private final OperatorFactory factory = new OperatorFactory(this);
    private final SubqueryFactory subqueries = new SubqueryFactory(this::compile);
    private int operators;
    private int slots;
    private Set<PhysicalPlan> counted = Set.of();

    /** What is remembered of a query. @param subquery whatever is compared with it. @param operands how many */
    private record Shared(SubqueryExpression subquery, int operands, int slot) {}

    PlanCompiler(Collections collections, CatalogSnapshot catalog, Parallelism parallelism) {
        this.collections = collections;
        this.catalog = catalog;
        this.parallelism = parallelism;
    }

    CompiledQuery compile(PhysicalPlan plan) {
        counted = PlanFacts.countedIn(plan);
        Operator root = operator(plan);
        return new CompiledQuery(plan, root, numbers, operators, slots);
    }

    Collections collections() {
        return collections;
    }

    CatalogSnapshot catalog() {
        return catalog;
    }

    Parallelism parallelism() {
        return parallelism;
    }

    FieldNames names(int collectionId) {
        return collectionId == Keyspace.AUDIT ? AuditFormat.names() : collections.names(collectionId);
    }

    Operator operator(PhysicalPlan plan) {
        return plan.accept(factory);
    }

    /** The number of the operator that runs the node. */
    int number(PhysicalPlan node) {
        numbers.put(node, operators);
        return operators++;
    }

    /** The number of an operator no node stands for. */
    int extraNumber() {
        return operators++;
    }

    /** True if the node's changes are the statement's count. */
    boolean isCounted(PhysicalPlan node) {
        return counted.contains(node);
    }

    /** Where the rows of a common table are found during an execution. */
    int tableSlot(int tableId) {
        return tableSlots.computeIfAbsent(tableId, id -> slots++);
    }

    /** Where an operator finds what it keeps during an execution. */
    int nextSlot() {
        return slots++;
    }

    /** Notes which outer columns the rows of a common table depend on: whoever remembers what it read depends on them, too. */
    void defines(CommonPlan table) {
        tableOuterColumns.put(table.id(), OuterColumns.of(table.plan(), tableOuterColumns));
    }

    Evaluator compile(Expression expression, RowLayout layout) {
        return ExpressionCompiler.compile(expression, layout, this::subquery);
    }

    /** An evaluator or, for nothing, Java null. */
    Evaluator compile(Optional<Expression> expression, RowLayout layout) {
        return expression.isPresent() ? compile(expression.get(), layout) : null;
    }

    Evaluator[] compileAll(List<? extends Expression> expressions, RowLayout layout) {
        return expressions.stream()
                .map(expression -> compile(expression, layout))
                .toArray(Evaluator[]::new);
    }

    private Evaluator subquery(SubqueryExpression subquery, RowLayout layout) {
        PhysicalPlan plan = (PhysicalPlan) subquery.plan();
        Set<Integer> outer = OuterColumns.of(plan, tableOuterColumns);
        boolean isRepeatable = PlanFacts.isRepeatable(plan);
        int slot = outer.isEmpty() && isRepeatable ? sharedSlot(subquery) : slots++;
        return subqueries.make(subquery, operator(plan), outer, layout, isRepeatable, slot);
    }

    /** A query that depends on nothing and stands in several places, as in both parts of a union, is remembered for all of them. */
    private int sharedSlot(SubqueryExpression subquery) {
        SubqueryExpression asked = subquery.operand().isEmpty()
                ? subquery
                : (SubqueryExpression) subquery.withChildren(List.of(Constant.NULL));
        int operands = subquery.operand()
                .map(operand ->
                        operand instanceof RowConstructor row ? row.fields().size() : 1)
                .orElse(0);
        return shared.computeIfAbsent(subquery.plan().columns(), columns -> new ArrayList<>()).stream()
                .filter(other ->
                        other.operands() == operands && other.subquery().equals(asked))
                .findFirst()
                .orElseGet(() -> {
                    Shared first = new Shared(asked, operands, slots++);
                    shared.get(subquery.plan().columns()).add(first);
                    return first;
                })
                .slot();
    }

    static Places places(PhysicalPlan plan) {
        return Places.of(plan.columns());
    }

    static Places places(PhysicalPlan plan, List<Column> more) {
        return Places.of(plan.columns(), more);
    }
}
