package io.docdb.sql.ast;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What FROM reads: a table, a query, a function, a join of two of them. */
public sealed interface TableReference extends Node {

    <R> R accept(Visitor<R> visitor);

    /** One method per kind of table reference. */
    interface Visitor<R> {
        R visitNamed(Named named);

        R visitDerived(Derived derived);

        R visitFunction(Function function);

        R visitJsonTable(JsonTable jsonTable);

        R visitChangedRows(ChangedRows changedRows);

        R visitJoin(Join join);
    }

    /** {@code AS name (columns)}. */
    record Alias(Name name, List<Name> columns) {
        public Alias {
            columns = List.copyOf(columns);
        }

        public static Alias of(String name, String... columns) {
            return new Alias(Name.of(name), Name.listOf(columns));
        }
    }

    /** A collection, view or common table; or the path of an array in a table to the left ({@code o.items}). */
    record Named(ObjectName name, Optional<SystemTime> systemTime, Optional<Alias> alias, Optional<Sample> sample)
            implements TableReference {
        public Named {
            Objects.requireNonNull(name);
        }

        public Named(ObjectName name, Optional<SystemTime> systemTime, Optional<Alias> alias) {
            this(name, systemTime, alias, Optional.empty());
        }

        public Named(ObjectName name) {
            this(name, Optional.empty(), Optional.empty());
        }

        public Named(ObjectName name, Alias alias) {
            this(name, Optional.empty(), Optional.of(alias));
        }

        @Override
        public Position at() {
            return name.at();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNamed(this);
        }
    }

    /**
     * {@code TABLESAMPLE BERNOULLI (percent) REPEATABLE (seed)}.
     *
     * @param method BERNOULLI or SYSTEM, which here choose row by row both
     */
    record Sample(Name method, Expression percent, Optional<Expression> seed) {}

    /** {@code FOR SYSTEM_TIME AS OF from}, {@code BETWEEN from AND to}, {@code FROM from TO to}, {@code ALL}. */
    record SystemTime(Kind kind, Optional<Expression> from, Optional<Expression> to, Position at) implements Node {
        public enum Kind {
            AS_OF,
            /** Versions that lived at some time in [from, to]. */
            BETWEEN,
            /** Versions that lived at some time in [from, to). */
            FROM_TO,
            ALL
        }

        public static SystemTime asOf(Expression moment) {
            return new SystemTime(Kind.AS_OF, Optional.of(moment), Optional.empty(), Position.NONE);
        }
    }

    /** {@code [LATERAL] (query) AS alias}; lateral: the query may name the tables to its left. */
    record Derived(Query query, boolean lateral, Optional<Alias> alias, Position at) implements TableReference {
        public Derived(Query query, Alias alias) {
            this(query, false, Optional.of(alias), Position.NONE);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDerived(this);
        }
    }

    /**
     * {@code UNNEST(o.items) WITH ORDINALITY AS i}, {@code GENERATE_SERIES(1, 10)}. May always name the tables to its
     * left, with LATERAL or without.
     *
     * @param withOrdinality adds a column that counts the rows from 1
     * @param columns for a function whose columns the caller defines: {@code AS x (a INT, b TEXT)}
     */
    record Function(
            Expression.Call call,
            boolean lateral,
            boolean withOrdinality,
            Optional<Alias> alias,
            List<TypedColumn> columns)
            implements TableReference {
        public Function {
            columns = List.copyOf(columns);
        }

        public Function(Expression.Call call, boolean lateral, boolean withOrdinality, Optional<Alias> alias) {
            this(call, lateral, withOrdinality, alias, List.of());
        }

        public Function(Expression.Call call, Alias alias) {
            this(call, false, false, Optional.of(alias));
        }

        @Override
        public Position at() {
            return call.at();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitFunction(this);
        }
    }

    /** A column that the caller of a function defines. */
    record TypedColumn(Name name, DataType type) {}

    /** {@code JSON_TABLE(context, path PASSING … COLUMNS (…) PLAN … ON ERROR) AS alias}. */
    record JsonTable(
            Expression context,
            Expression path,
            Optional<Name> pathName,
            List<JsonExpression.Passing> passing,
            List<JsonColumn> columns,
            Optional<JsonPlan> plan,
            boolean errorOnError,
            boolean lateral,
            Optional<Alias> alias,
            Position at)
            implements TableReference {
        public JsonTable {
            passing = List.copyOf(passing);
            columns = List.copyOf(columns);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitJsonTable(this);
        }
    }

    /** A column of JSON_TABLE. */
    sealed interface JsonColumn {}

    /** {@code name FOR ORDINALITY}. */
    record OrdinalityColumn(Name name) implements JsonColumn {}

    /** {@code name type [FORMAT JSON] PATH path … ON EMPTY … ON ERROR}; without a path {@code $.name}. */
    record ValueColumn(
            Name name,
            DataType type,
            boolean formatJson,
            Optional<Expression> path,
            JsonExpression.Wrapper wrapper,
            boolean omitQuotes,
            JsonExpression.OnCase onEmpty,
            JsonExpression.OnCase onError)
            implements JsonColumn {}

    /** {@code name type EXISTS PATH path … ON ERROR}. */
    record ExistsColumn(Name name, DataType type, Optional<Expression> path, JsonExpression.OnCase onError)
            implements JsonColumn {}

    /** {@code NESTED PATH path COLUMNS (…)}: one row per item it finds, or one of NULLs. */
    record NestedColumns(Expression path, Optional<Name> pathName, List<JsonColumn> columns) implements JsonColumn {
        public NestedColumns {
            columns = List.copyOf(columns);
        }
    }

    /** {@code FINAL TABLE (INSERT …)}: the rows a change of data wrote (FINAL, NEW) or found (OLD). */
    record ChangedRows(Version version, DataChange change, Optional<Alias> alias, Position at)
            implements TableReference {
        public enum Version {
            OLD,
            NEW,
            FINAL
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitChangedRows(this);
        }
    }

    /** @param at of the word JOIN or what stands before it */
    record Join(Kind kind, TableReference left, TableReference right, JoinCondition condition, Position at)
            implements TableReference {
        public enum Kind {
            INNER,
            LEFT,
            RIGHT,
            FULL,
            CROSS
        }

        public Join(Kind kind, TableReference left, TableReference right, Expression on) {
            this(kind, left, right, new On(on), Position.NONE);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitJoin(this);
        }
    }

    /** How the rows of a join belong together. */
    sealed interface JoinCondition {}

    record On(Expression condition) implements JoinCondition {}

    /** {@code USING (columns) [AS alias]}: equal columns of both sides become one. */
    record Using(List<Name> columns, Optional<Name> alias) implements JoinCondition {
        public Using {
            columns = List.copyOf(columns);
        }
    }

    /** {@code NATURAL JOIN}: USING all columns both sides have. */
    record Natural() implements JoinCondition {}

    /** Every row with every row: CROSS JOIN. */
    record Unconditional() implements JoinCondition {}
}
