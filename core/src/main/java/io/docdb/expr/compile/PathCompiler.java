package io.docdb.expr.compile;

import io.docdb.expr.ColumnRef;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.IsMissing;
import io.docdb.expr.PathAccess;
import io.docdb.value.BooleanValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.NullValue;
import io.docdb.value.Value;

/** Paths into values, and the test whether they lead anywhere. */
final class PathCompiler {
    private final ExpressionCompiler compiler;

    PathCompiler(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    Evaluator compile(Expression node) {
        if (node instanceof IsMissing test) {
            Evaluator operand = raw(test.operand());
            return (row, context) ->
                    BooleanValue.of(operand.evaluate(row, context).isMissing());
        }
        Evaluator raw = raw(node);
        return (row, context) -> ExpressionCompiler.present(raw.evaluate(row, context));
    }

    /** As compiled, but MISSING stays MISSING. */
    private Evaluator raw(Expression node) {
        if (node instanceof ColumnRef column) {
            int place = compiler.placeOf(column);
            int id = column.column().id();
            return place < 0 ? (row, context) -> context.outer(id) : (row, context) -> row[place];
        }
        if (!(node instanceof PathAccess access)) {
            return compiler.compileFolded(node);
        }
        Evaluator base = compiler.compileFolded(access.base());
        FieldPath path = access.path();
        if (path.steps().size() == 1 && path.steps().get(0) instanceof FieldPath.Field field) {
            String name = field.name();
            return (row, context) -> {
                Value value = base.evaluate(row, context);
                return value instanceof Document document ? document.get(name) : NullValue.MISSING;
            };
        }
        return (row, context) -> path.get(base.evaluate(row, context));
    }
}
