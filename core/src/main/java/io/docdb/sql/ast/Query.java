package io.docdb.sql.ast;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A query with what stands around its body: {@code WITH … body ORDER BY … LIMIT … FOR UPDATE}. A query in parentheses
 * that has any of these can itself be an operand of a set operation.
 */
public record Query(
        Optional<With> with,
        QueryBody body,
        List<SortItem> orderBy,
        Optional<Limit> limit,
        List<Locking> locking,
        Position at)
        implements Statement, QueryBody {
    public Query {
        Objects.requireNonNull(body);
        orderBy = List.copyOf(orderBy);
        locking = List.copyOf(locking);
    }

    /** A body alone. */
    public Query(QueryBody body) {
        this(Optional.empty(), body, List.of(), Optional.empty(), List.of(), body.at());
    }

    public Query(QueryBody body, List<SortItem> orderBy, Optional<Limit> limit) {
        this(Optional.empty(), body, orderBy, limit, List.of(), body.at());
    }

    /** True if nothing stands around the body. */
    public boolean isBodyOnly() {
        return with.isEmpty() && orderBy.isEmpty() && limit.isEmpty() && locking.isEmpty();
    }

    /** Common tables, visible to the body and, if recursive, to each other. */
    public record With(boolean recursive, List<CommonTable> tables, Position at) implements Node {
        public With {
            tables = List.copyOf(tables);
        }
    }

    /**
     * {@code name (columns) AS [NOT] MATERIALIZED (statement) SEARCH … CYCLE …}.
     *
     * @param statement a {@link Query}, or a {@link DataChange} that runs once, whether it is read or not
     */
    public record CommonTable(
            Name name,
            List<Name> columns,
            Statement statement,
            Materialization materialization,
            Optional<Search> search,
            Optional<Cycle> cycle) {
        public CommonTable {
            columns = List.copyOf(columns);
            if (!(statement instanceof Query) && !(statement instanceof DataChange)) {
                throw new IllegalArgumentException("a common table is a query or a change of data");
            }
        }

        public CommonTable(Name name, Query query) {
            this(name, List.of(), query, Materialization.DEFAULT, Optional.empty(), Optional.empty());
        }

        public enum Materialization {
            DEFAULT,
            MATERIALIZED,
            NOT_MATERIALIZED
        }
    }

    /** {@code SEARCH BREADTH | DEPTH FIRST BY columns SET orderColumn} of a recursive common table. */
    public record Search(boolean depthFirst, List<Name> by, Name orderColumn) {
        public Search {
            by = List.copyOf(by);
        }
    }

    /** {@code CYCLE columns SET markColumn [TO value DEFAULT otherwise] USING pathColumn}. */
    public record Cycle(
            List<Name> columns,
            Name markColumn,
            Optional<Expression> mark,
            Optional<Expression> otherwise,
            Name pathColumn) {
        public Cycle {
            columns = List.copyOf(columns);
        }
    }

    /**
     * {@code LIMIT count OFFSET offset} and {@code OFFSET … FETCH FIRST … ROWS}.
     *
     * @param count rows at most; with percent: of all rows; empty for no limit
     * @param withTies also the rows that sort equal to the last one
     */
    public record Limit(
            Optional<Expression> count, Optional<Expression> offset, boolean percent, boolean withTies, Position at)
            implements Node {
        public static Limit of(Expression count) {
            return new Limit(Optional.of(count), Optional.empty(), false, false, Position.NONE);
        }

        public static Limit of(Expression count, Expression offset) {
            return new Limit(Optional.of(count), Optional.of(offset), false, false, Position.NONE);
        }

        public static Limit skip(Expression offset) {
            return new Limit(Optional.empty(), Optional.of(offset), false, false, Position.NONE);
        }
    }

    /** {@code FOR UPDATE OF tables NOWAIT}; no tables: all of them. */
    public record Locking(Strength strength, List<Name> tables, Wait waiting, Position at) implements Node {
        public Locking {
            tables = List.copyOf(tables);
        }

        public Locking(Strength strength, Wait waiting) {
            this(strength, List.of(), waiting, Position.NONE);
        }

        /** UPDATE includes NO KEY UPDATE; SHARE includes KEY SHARE. */
        public enum Strength {
            UPDATE,
            NO_KEY_UPDATE,
            SHARE
        }

        public enum Wait {
            /** As long as the lock timeout allows. */
            DEFAULT,
            NOWAIT,
            SKIP_LOCKED
        }
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
        return visitor.visitQuery(this);
    }

    @Override
    public <R> R accept(QueryBody.Visitor<R> visitor) {
        return visitor.visitNested(this);
    }
}
