package io.docdb.plan.logical;

import io.docdb.expr.Expression;
import io.docdb.expr.Rewrite;
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
    public record Bound(BoundKind kind, Optional<Expression> offset) {

        private Bound map(UnaryOperator<Expression> rewrite) {
            Optional<Expression> newOffset = Rewrite.ifPresent(offset, rewrite);
            return newOffset == offset ? this : new Bound(kind, newOffset);
        }
    }

    /** RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW, the frame of a call that names none. */
    public static final WindowFrame DEFAULT = new WindowFrame(
            Unit.RANGE,
            new Bound(BoundKind.UNBOUNDED_PRECEDING, Optional.empty()),
            new Bound(BoundKind.CURRENT_ROW, Optional.empty()),
            Exclusion.NO_OTHERS);

    WindowFrame map(UnaryOperator<Expression> rewrite) {
        Bound newFrom = from.map(rewrite);
        Bound newTo = to.map(rewrite);
        return newFrom == from && newTo == to ? this : new WindowFrame(unit, newFrom, newTo, exclusion);
    }
}
