package io.docdb.bind;

import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.TableFunction;
import io.docdb.expr.table.SideBySide;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.TableFunctionScan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The table functions that are called in the select list of one SELECT: {@code SELECT id, UNNEST(tags) FROM posts} has a row
 * for each tag, as if the function stood in FROM. Several go side by side. Called in GROUP BY too, directly or by its alias, a
 * function gives its rows before they are grouped. Confined to one statement.
 */
final class RowCalls {
    private final Tally tally;
    private final List<RowCall> calls = new ArrayList<>();
    private int joined;

    RowCalls(Tally tally) {
        this.tally = tally;
    }

    private record RowCall(TableFunction function, List<Expression> arguments, Column column) {}

    /** The column the call gives; equal calls share one. */
    ColumnRef add(TableFunction function, List<Expression> arguments, TableFunction.OutputColumn output) {
        for (RowCall known : calls) {
            if (known.function() == function && known.arguments().equals(arguments)) {
                return known.column().ref();
            }
        }
        Column column = tally.newColumn(output.name(), output.type(), true);
        calls.add(new RowCall(function, arguments, column));
        return column.ref();
    }

    /** True if calls have come that {@link #over} has not put into the plan. */
    boolean arePending() {
        return joined < calls.size();
    }

    /** Brings the arguments of what is pending to what grouped rows offer. */
    void rewrite(UnaryOperator<Expression> rewrite) {
        for (int i = joined; i < calls.size(); i++) {
            RowCall call = calls.get(i);
            List<Expression> arguments = call.arguments().stream().map(rewrite).toList();
            calls.set(i, new RowCall(call.function(), arguments, call.column()));
        }
    }

    /**
     * The plan, and for each of its rows those of the functions called since the last time. A function over the rows of another
     * one comes after that.
     */
    LogicalPlan over(LogicalPlan plan) {
        LogicalPlan result = plan;
        List<RowCall> open = List.copyOf(calls.subList(joined, calls.size()));
        joined = calls.size();
        while (!open.isEmpty()) {
            List<RowCall> waiting = open;
            List<RowCall> ready =
                    waiting.stream().filter(call -> !readsAnyOf(waiting, call)).toList();
            result = join(result, ready);
            open = waiting.stream().filter(call -> !ready.contains(call)).toList();
        }
        return result;
    }

    private static boolean readsAnyOf(List<RowCall> calls, RowCall reader) {
        return reader.arguments().stream()
                .anyMatch(argument -> Plans.usesColumn(argument, id -> calls.stream()
                        .anyMatch(call -> call.column().id() == id)));
    }

    private static LogicalPlan join(LogicalPlan plan, List<RowCall> calls) {
        List<TableFunction> functions = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        List<Expression> arguments = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (RowCall call : calls) {
            functions.add(call.function());
            counts.add(call.arguments().size());
            arguments.addAll(call.arguments());
            columns.add(call.column());
        }
        TableFunction function = functions.size() == 1 ? functions.get(0) : new SideBySide(functions, counts);
        boolean lateral = arguments.stream()
                .anyMatch(argument -> Plans.usesColumn(
                        argument, id -> plan.columns().stream().anyMatch(column -> column.id() == id)));
        return new Join(
                JoinKind.INNER,
                plan,
                new TableFunctionScan(function, arguments, columns, false),
                Constant.TRUE,
                lateral);
    }
}
