package io.docdb.sql.ast;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What follows OVER: the name of a window, or a window of its own. */
public sealed interface Window extends Node {

    /** {@code OVER w}. */
    record Named(Name name) implements Window {
        @Override
        public Position at() {
            return name.at();
        }
    }

    /** {@code ([base] PARTITION BY … ORDER BY … frame)}. */
    record Specification(
            Optional<Name> base,
            List<Expression> partitionBy,
            List<SortItem> orderBy,
            Optional<Frame> frame,
            Position at)
            implements Window {
        public Specification {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
        }

        public Specification(List<Expression> partitionBy, List<SortItem> orderBy) {
            this(Optional.empty(), partitionBy, orderBy, Optional.empty(), Position.NONE);
        }
    }

    /** One definition of the WINDOW clause: {@code WINDOW w AS (…)}. */
    record Definition(Name name, Specification specification) {}

    /** {@code ROWS BETWEEN start AND end EXCLUDE …}; a frame with a start alone ends at the current row. */
    record Frame(Unit unit, Bound start, Bound end, Exclusion exclusion, Position at) implements Node {
        public enum Unit {
            ROWS,
            RANGE,
            GROUPS
        }

        public enum Exclusion {
            NO_OTHERS,
            CURRENT_ROW,
            GROUP,
            TIES
        }
    }

    /** An edge of a frame; only PRECEDING and FOLLOWING have a distance. */
    record Bound(Kind kind, Optional<Expression> distance) {
        public static final Bound UNBOUNDED_PRECEDING = new Bound(Kind.UNBOUNDED_PRECEDING, Optional.empty());
        public static final Bound CURRENT_ROW = new Bound(Kind.CURRENT_ROW, Optional.empty());
        public static final Bound UNBOUNDED_FOLLOWING = new Bound(Kind.UNBOUNDED_FOLLOWING, Optional.empty());

        public Bound {
            Objects.requireNonNull(kind);
        }

        /** In the order in which the edges lie in a partition. */
        public enum Kind {
            UNBOUNDED_PRECEDING,
            PRECEDING,
            CURRENT_ROW,
            FOLLOWING,
            UNBOUNDED_FOLLOWING
        }
    }
}
