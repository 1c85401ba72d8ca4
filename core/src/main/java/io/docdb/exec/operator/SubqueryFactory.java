package io.docdb.exec.operator;

import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.RowLayout;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.SubqueryExpression.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Makes the evaluators of subqueries. */
public final class SubqueryFactory {
    private final BiFunction<Expression, RowLayout, Evaluator> expressions;

    /** @param expressions compiles an expression over rows of a layout */
    public SubqueryFactory(BiFunction<Expression, RowLayout, Evaluator> expressions) {
        this.expressions = expressions;
    }

    /**
     * @param plan the compiled query
     * @param outer the ids of the outer columns it uses
     * @param layout the rows the expression is evaluated over
     * @param repeatable false if the query calls volatile functions
     * @param slot where the evaluator may keep what it remembers
     */
    public Evaluator make(
            SubqueryExpression subquery,
            Operator plan,
            Set<Integer> outer,
            RowLayout layout,
            boolean repeatable,
            int slot) {
        int[] outerIds = outer.stream().mapToInt(Integer::intValue).toArray();
        Evaluator[] outerValues = new Evaluator[outerIds.length];
        for (int i = 0; i < outerIds.length; i++) {
            outerValues[i] = outerColumn(outerIds[i], layout);
        }
        List<Expression> operands = operands(subquery);
        List<Column> columns = subquery.plan().columns();
        return new Subquery(
                subquery.kind(),
                plan,
                outerIds,
                outerValues,
                operands.stream()
                        .map(operand -> expressions.apply(operand, layout))
                        .toArray(Evaluator[]::new),
                operands.isEmpty() ? null : quantified(subquery, operands, columns),
                repeatable,
                slot);
    }

    private static Evaluator outerColumn(int id, RowLayout layout) {
        int place = layout.placeOf(id);
        return place < 0 ? (row, context) -> context.outer(id) : (row, context) -> row[place];
    }

    private static List<Expression> operands(SubqueryExpression subquery) {
        if (subquery.operand().isEmpty()) {
            return List.of();
        }
        Expression operand = subquery.operand().get();
        boolean oneColumn = subquery.plan().columns().size() == 1;
        return operand instanceof RowConstructor row
                        && !(oneColumn && row.fields().size() != 1)
                ? row.fields()
                : List.of(operand);
    }

    private QuantifiedComparison quantified(
            SubqueryExpression subquery, List<Expression> operands, List<Column> columns) {
        boolean isAny = subquery.kind() == Kind.QUANTIFIED_ANY;
        Comparison.Operator operator = subquery.operator().orElseThrow();
        boolean isLookUp = operator == (isAny ? Comparison.Operator.EQUAL : Comparison.Operator.NOT_EQUAL)
                && operands.size() == columns.size();
        return new QuantifiedComparison(
                isAny,
                comparison(operator, operands, columns),
                isLookUp ? comparison(Comparison.Operator.EQUAL, operands, columns) : null,
                columns.size());
    }

    /** The comparison over rows of the operands, under ids below zero that no statement uses, and the query's columns. */
    private Evaluator comparison(Comparison.Operator operator, List<Expression> operands, List<Column> columns) {
        List<Column> left = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            left.add(
                    new Column(Integer.MIN_VALUE + i, "operand", operands.get(i).type(), true));
        }
        Comparison comparison = new Comparison(operator, asRow(left), asRow(columns));
        return expressions.apply(comparison, Places.of(left, columns));
    }

    private static Expression asRow(List<Column> columns) {
        return columns.size() == 1
                ? columns.get(0).ref()
                : new RowConstructor(
                        columns.stream().<Expression>map(ColumnRef::new).toList());
    }
}
