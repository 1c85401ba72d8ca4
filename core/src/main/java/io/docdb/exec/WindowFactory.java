package io.docdb.exec;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.exec.operator.Places;
import io.docdb.exec.window.FrameStep;
import io.docdb.exec.window.WindowStep;
import io.docdb.expr.Call;
import io.docdb.expr.Column;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.SortKey;
import io.docdb.expr.function.Functions;
import io.docdb.plan.logical.WindowColumn;
import io.docdb.plan.logical.WindowFrame;
import io.docdb.plan.logical.WindowFrame.Bound;
import io.docdb.plan.logical.WindowFrame.BoundKind;
import io.docdb.plan.logical.WindowFrame.Unit;
import io.docdb.plan.physical.WindowEvaluation;
import io.docdb.value.SqlType;
import java.util.List;

/** Compiles window calls. */
final class WindowFactory {
    private final PlanCompiler compiler;
    private final AggregateFactory aggregates;

    WindowFactory(PlanCompiler compiler, AggregateFactory aggregates) {
        this.compiler = compiler;
        this.aggregates = aggregates;
    }

    WindowStep[] steps(WindowEvaluation window, Places layout) {
        return window.calls().stream().map(call -> step(call, window, layout)).toArray(WindowStep[]::new);
    }

    private WindowStep step(WindowColumn call, WindowEvaluation window, Places layout) {
        return new WindowStep(
                call.function().orElse(null),
                compiler.compileAll(call.arguments(), layout),
                call.aggregate()
                        .map(aggregate -> aggregates.step(aggregate, layout))
                        .orElse(null),
                frame(call.frame(), window.orderBy()));
    }

    private FrameStep frame(WindowFrame frame, List<SortKey> orderBy) {
        boolean searches = frame.unit() == Unit.RANGE
                && (frame.from().offset().isPresent() || frame.to().offset().isPresent());
        if (searches && orderBy.size() != 1) {
            throw new StatementException(
                    ErrorCode.WINDOWING_ERROR,
                    "RANGE with an offset expects exactly one ORDER BY key, found " + orderBy.size());
        }
        return new FrameStep(
                frame,
                compiler.compile(frame.from().offset(), Places.NONE),
                compiler.compile(frame.to().offset(), Places.NONE),
                searches ? key(frame.from(), orderBy.get(0)) : null,
                searches ? key(frame.to(), orderBy.get(0)) : null,
                searches && orderBy.get(0).descending());
    }

    /** Key plus or minus offset: against the direction of the order for PRECEDING, along it for FOLLOWING. */
    private Evaluator key(Bound bound, SortKey order) {
        if (bound.offset().isEmpty()) {
            return null;
        }
        boolean forward = bound.kind() == BoundKind.FOLLOWING;
        ScalarFunction sign = Functions.STANDARD.operator(forward == order.descending() ? "-" : "+");
        SqlType keyType = order.expression().type();
        SqlType offsetType = bound.offset().get().type();
        Column key = new Column(-1, "key", keyType, true);
        Column offset = new Column(-2, "offset", offsetType, false);
        List<Expression> operands = List.of(key.ref(), offset.ref());
        SqlType type = sign.resultType(List.of(keyType, offsetType));
        return compiler.compile(new Call(sign, operands, type), Places.of(List.of(key, offset)));
    }
}
