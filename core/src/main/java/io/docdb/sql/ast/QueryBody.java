package io.docdb.sql.ast;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a query consists of: a SELECT, a set operation, a VALUES list, or a query in parentheses. */
public sealed interface QueryBody extends Node permits Query, QueryBody.Part {

    <R> R accept(Visitor<R> visitor);

    /** The bodies of this file. */
    sealed interface Part extends QueryBody {}

    /** One method per kind of body. */
    interface Visitor<R> {
        /** A query in parentheses with a WITH, ORDER BY or LIMIT of its own. */
        R visitNested(Query query);

        R visitSelect(Select select);

        R visitSetOperation(SetOperation operation);

        R visitValues(Values values);

        R visitTable(Table table);
    }

    /**
     * {@code SELECT DISTINCT items FROM from WHERE where GROUP BY groupBy HAVING having WINDOW windows QUALIFY qualify}.
     *
     * @param from comma-separated; empty: one row without columns
     */
    record Select(
            Optional<Distinct> distinct,
            List<SelectItem> items,
            List<TableReference> from,
            Optional<Expression> where,
            Optional<GroupBy> groupBy,
            Optional<Expression> having,
            List<Window.Definition> windows,
            Optional<Expression> qualify,
            Position at)
            implements Part {
        public Select {
            items = List.copyOf(items);
            from = List.copyOf(from);
            windows = List.copyOf(windows);
        }

        public Select(List<SelectItem> items, List<TableReference> from, Optional<Expression> where) {
            this(
                    Optional.empty(),
                    items,
                    from,
                    where,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Position.NONE);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSelect(this);
        }
    }

    /** {@code DISTINCT}, or {@code DISTINCT ON (expressions)}: the first row of each group in the query's order. */
    record Distinct(List<Expression> on) {
        public Distinct {
            on = List.copyOf(on);
        }
    }

    /** One item of a select list or of RETURNING. */
    sealed interface SelectItem extends Node {}

    /** {@code expression AS alias}. */
    record ExpressionItem(Expression expression, Optional<Name> alias) implements SelectItem {
        public ExpressionItem {
            Objects.requireNonNull(expression);
        }

        public ExpressionItem(Expression expression) {
            this(expression, Optional.empty());
        }

        public ExpressionItem(Expression expression, String alias) {
            this(expression, Optional.of(Name.of(alias)));
        }

        @Override
        public Position at() {
            return expression.at();
        }
    }

    /**
     * {@code *}, {@code t.*}, or {@code t.customer.*} for the fields of a nested object.
     *
     * @param qualifier table or path, empty for all tables
     * @param except columns left out: {@code * EXCEPT (a, b)}
     */
    record StarItem(List<Name> qualifier, List<Name> except, Position at) implements SelectItem {
        public StarItem {
            qualifier = List.copyOf(qualifier);
            except = List.copyOf(except);
        }

        public StarItem() {
            this(List.of(), List.of(), Position.NONE);
        }
    }

    /**
     * {@code WITH (OLD AS before, NEW AS after)} at the head of RETURNING and nowhere else: what the versions of a document are
     * called in it.
     */
    record VersionNames(Optional<Name> before, Optional<Name> after, Position at) implements SelectItem {
        public VersionNames {
            Objects.requireNonNull(before);
            Objects.requireNonNull(after);
        }
    }

    /** {@code GROUP BY [DISTINCT] elements}; an empty list is one group of all rows. */
    record GroupBy(boolean distinct, List<GroupingElement> elements, Position at) implements Node {
        public GroupBy {
            elements = List.copyOf(elements);
        }

        public static GroupBy of(Expression... expressions) {
            return new GroupBy(
                    false,
                    List.of(expressions).stream()
                            .map(expression -> (GroupingElement) new GroupingSet(List.of(expression)))
                            .toList(),
                    Position.NONE);
        }
    }

    /** The elements of GROUP BY multiply: their sets of columns are combined each with each. */
    sealed interface GroupingElement {}

    /** One expression, several as one in parentheses, or none: {@code a}, {@code (a, b)}, {@code ()}. */
    record GroupingSet(List<Expression> expressions) implements GroupingElement {
        public GroupingSet {
            expressions = List.copyOf(expressions);
        }
    }

    record Rollup(List<GroupingSet> sets) implements GroupingElement {
        public Rollup {
            sets = List.copyOf(sets);
        }
    }

    record Cube(List<GroupingSet> sets) implements GroupingElement {
        public Cube {
            sets = List.copyOf(sets);
        }
    }

    record GroupingSets(List<GroupingElement> elements) implements GroupingElement {
        public GroupingSets {
            elements = List.copyOf(elements);
        }
    }

    /** {@code left UNION ALL right}; binds to the left, INTERSECT before the others. */
    record SetOperation(
            Operator operator, boolean all, boolean corresponding, QueryBody left, QueryBody right, Position at)
            implements Part {
        public enum Operator {
            UNION,
            INTERSECT,
            EXCEPT
        }

        public SetOperation(Operator operator, boolean all, QueryBody left, QueryBody right) {
            this(operator, all, false, left, right, Position.NONE);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSetOperation(this);
        }
    }

    /** {@code VALUES (1, 'a'), (2, 'b')}: rows of equal length; columns are named column1, column2, … */
    record Values(List<List<Expression>> rows, Position at) implements Part {
        public Values {
            rows = rows.stream().map(List::copyOf).toList();
        }

        public Values(List<List<Expression>> rows) {
            this(rows, Position.NONE);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitValues(this);
        }
    }

    /** {@code TABLE t}: all rows and columns of t. */
    record Table(ObjectName name, Position at) implements Part {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitTable(this);
        }
    }
}
