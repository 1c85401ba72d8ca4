package io.docdb.plan.logical;

import io.docdb.expr.Expression;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The rows around the current one that a window aggregate sees. */
public record WindowFrame(Unit unit, Bound from, Bound to, Exclusion exclusion) {
    /** What offsets count. */
    public enum Unit {
        ROWS,
        RANGE,
        GROUPS
    }

    /** Which rows the frame leaves out. */
    public enum Exclusion {
        NO_OTHERS,
        CURRENT_ROW,
        GROUP,
        TIES
    }

    /** The kind of a frame bound. */
    public enum BoundKind {
        UNBOUNDED_PRECEDING,
        PRECEDING,
        CURRENT_ROW,
        FOLLOWING,
        UNBOUNDED_FOLLOWING
    }

    /** @param offset for PRECEDING and FOLLOWING, else empty */
    public record Bound(BoundKind kind, Optional<Expression> offset) {}

    /** RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW, the frame of a call that names none. */
    public static final WindowFrame DEFAULT = new WindowFrame(
            Unit.RANGE,
            new Bound(BoundKind.UNBOUNDED_PRECEDING, Optional.empty()),
            new Bound(BoundKind.CURRENT_ROW, Optional.empty()),
            Exclusion.NO_OTHERS);

    WindowFrame map(UnaryOperator<Expression> rewrite) {
        return new WindowFrame(
                unit,
                new Bound(from.kind(), from.offset().map(rewrite)),
                new Bound(to.kind(), to.offset().map(rewrite)),
                exclusion);
    }
}
