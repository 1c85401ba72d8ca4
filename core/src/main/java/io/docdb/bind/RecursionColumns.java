package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.BinaryOperator;
import io.docdb.sql.ast.ComparisonOperator;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.BooleanValue;
import io.docdb.value.LongValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes out SEARCH and CYCLE of a recursive table as columns that its union carries along, as ISO/IEC 9075-2, 7.18
 * defines them:
 *
 * <pre>
 * SEARCH DEPTH FIRST BY a SET o     o = the values of a on the way from the start, an array of arrays
 * SEARCH BREADTH FIRST BY a SET o   o = the number of the round, then a
 * CYCLE a SET m USING p             p = the values of a on the way; m = true for a row whose a stands in its way
 *                                   already; such a row is given, but nothing follows from it
 * </pre>
 */
final class RecursionColumns {
    /** The name under which a side of the union is read while its columns are added. */
    private static final String SIDE = "side";

    private final Binding binding;
    private final Query.CommonTable table;
    private final List<String> names;

    /** @param names of the table's columns */
    RecursionColumns(Binding binding, Query.CommonTable table, List<String> names) {
        this.binding = binding;
        this.table = table;
        this.names = names;
        table.search().ifPresent(search -> check(search.by(), List.of(search.orderColumn())));
        table.cycle().ifPresent(cycle -> check(cycle.columns(), List.of(cycle.markColumn(), cycle.pathColumn())));
    }

    private void check(List<Name> known, List<Name> added) {
        for (Name name : known) {
            if (names.stream().noneMatch(name.text()::equalsIgnoreCase)) {
                throw binding.error(
                        name.at(),
                        ErrorCode.COLUMN_NOT_FOUND,
                        "Column \"" + name + "\" not found in " + table.name().text() + " " + names);
            }
        }
        for (Name name : added) {
            if (names.stream().anyMatch(name.text()::equalsIgnoreCase)) {
                throw binding.error(
                        name.at(),
                        ErrorCode.DUPLICATE_NAME,
                        "Column \"" + name + "\" is there already: SEARCH and" + " CYCLE expect names of their own");
            }
        }
    }

    QueryBody.SetOperation addTo(QueryBody.SetOperation union) {
        return new QueryBody.SetOperation(
                union.operator(), union.all(), union.corresponding(), first(union.left()), next(union), union.at());
    }

    private QueryBody first(QueryBody anchor) {
        List<Expression> values = new ArrayList<>();
        table.search()
                .ifPresent(search -> values.add(
                        search.depthFirst()
                                ? array(array(columns(search.by())))
                                : array(Stream.concat(Stream.of(number(0)), columns(search.by()).stream())
                                        .toList())));
        table.cycle().ifPresent(cycle -> {
            values.add(otherwise(cycle));
            values.add(array(array(columns(cycle.columns()))));
        });
        return side(anchor, values, List.of());
    }

    private QueryBody next(QueryBody.SetOperation union) {
        QueryBody.Select step = select(union.right());
        String alias = step.from().stream()
                .flatMap(reference -> alias(reference).stream())
                .findFirst()
                .orElseThrow(this::notReadable);
        List<Expression> values = new ArrayList<>();
        List<Name> carried = new ArrayList<>();
        table.search().ifPresent(search -> {
            carried.add(search.orderColumn());
            values.add(search.depthFirst() ? longer(search.orderColumn(), search.by()) : deeper(search));
        });
        table.cycle().ifPresent(cycle -> {
            carried.add(cycle.pathColumn());
            values.add(mark(cycle));
            values.add(longer(cycle.pathColumn(), cycle.columns()));
        });
        return side(carrying(step, alias, carried), values, carried);
    }

    /** {@code SELECT columns, values FROM (body) AS side (columns, carried)}. */
    private QueryBody side(QueryBody body, List<Expression> values, List<Name> carried) {
        List<QueryBody.SelectItem> items = new ArrayList<>();
        List<Name> columns = new ArrayList<>();
        for (String name : names) {
            items.add(new QueryBody.ExpressionItem(Expression.Reference.of(SIDE, name), name));
            columns.add(Name.of(name));
        }
        columns.addAll(carried);
        List<Name> added = added();
        for (int i = 0; i < values.size(); i++) {
            items.add(new QueryBody.ExpressionItem(values.get(i), Optional.of(added.get(i))));
        }
        Query query = body instanceof Query nested ? nested : new Query(body);
        TableReference.Alias alias = new TableReference.Alias(Name.of(SIDE), columns);
        return new QueryBody.Select(
                items,
                List.of(new TableReference.Derived(query, false, Optional.of(alias), body.at())),
                Optional.empty());
    }

    private List<Name> added() {
        List<Name> added = new ArrayList<>();
        table.search().ifPresent(search -> added.add(search.orderColumn()));
        table.cycle().ifPresent(cycle -> {
            added.add(cycle.markColumn());
            added.add(cycle.pathColumn());
        });
        return added;
    }

    /** The step with the carried columns of the last round behind its own, and without the rows that closed a cycle. */
    private QueryBody.Select carrying(QueryBody.Select step, String alias, List<Name> carried) {
        List<QueryBody.SelectItem> items = new ArrayList<>();
        step.items().forEach(item -> items.add(withoutAdded(item, alias)));
        for (Name name : carried) {
            items.add(new QueryBody.ExpressionItem(Expression.Reference.of(alias, name.text())));
        }
        Optional<Expression> where = step.where();
        if (table.cycle().isPresent()) {
            Query.Cycle cycle = table.cycle().get();
            Expression open = new Condition.Comparison(
                    ComparisonOperator.DISTINCT,
                    Expression.Reference.of(alias, cycle.markColumn().text()),
                    marked(cycle));
            where = Optional.of(
                    where.map(own -> (Expression) Condition.And.of(own, open)).orElse(open));
        }
        return new QueryBody.Select(
                step.distinct(),
                items,
                step.from(),
                where,
                step.groupBy(),
                step.having(),
                step.windows(),
                step.qualify(),
                step.at());
    }

    /** A star stands for the columns that the table was written with. */
    private QueryBody.SelectItem withoutAdded(QueryBody.SelectItem item, String alias) {
        boolean ofTable = item instanceof QueryBody.StarItem star
                && (star.qualifier().isEmpty()
                        || star.qualifier().size() == 1
                                && star.qualifier().get(0).text().equalsIgnoreCase(alias));
        if (!ofTable) {
            return item;
        }
        QueryBody.StarItem star = (QueryBody.StarItem) item;
        List<Name> except = new ArrayList<>(star.except());
        except.addAll(added());
        return new QueryBody.StarItem(star.qualifier(), except, star.at());
    }

    private QueryBody.Select select(QueryBody body) {
        if (body instanceof QueryBody.Select select) {
            return select;
        }
        if (body instanceof Query query && query.isBodyOnly()) {
            return select(query.body());
        }
        throw notReadable();
    }

    /** The name the last round goes by in a FROM item, if it is there. */
    private Optional<String> alias(TableReference reference) {
        if (reference instanceof TableReference.Named named
                && named.name().parts().size() == 1
                && named.name().last().text().equalsIgnoreCase(table.name().text())) {
            return Optional.of(named.alias()
                    .map(alias -> alias.name().text())
                    .orElse(table.name().text()));
        }
        return reference instanceof TableReference.Join join
                ? alias(join.left()).or(() -> alias(join.right()))
                : Optional.empty();
    }

    private RuntimeException notReadable() {
        return binding.error(
                table.name().at(),
                ErrorCode.INVALID_RECURSION,
                "SEARCH and CYCLE expect the right side of the UNION to be a SELECT with \"" + table.name()
                        + "\" in its FROM clause");
    }

    private static Expression longer(Name path, List<Name> by) {
        return Expression.Call.of("array_cat", Expression.Reference.of(SIDE, path.text()), array(array(columns(by))));
    }

    private static Expression deeper(Query.Search search) {
        Expression round = new Expression.Reference(List.of(
                PathStep.Field.of(SIDE), PathStep.Field.of(search.orderColumn().text()), new PathStep.Element(0)));
        Expression next = new Expression.Binary(BinaryOperator.ADD, round, number(1));
        return array(
                Stream.concat(Stream.of(next), columns(search.by()).stream()).toList());
    }

    private static Expression mark(Query.Cycle cycle) {
        Expression met = new Condition.QuantifiedArray(
                ComparisonOperator.EQUAL,
                array(columns(cycle.columns())),
                false,
                Expression.Reference.of(SIDE, cycle.pathColumn().text()));
        return new Expression.Case(List.of(new Expression.Case.When(met, marked(cycle))), otherwise(cycle));
    }

    private static Expression marked(Query.Cycle cycle) {
        return cycle.mark().orElse(new Expression.Literal(BooleanValue.TRUE));
    }

    private static Expression otherwise(Query.Cycle cycle) {
        return cycle.otherwise().orElse(new Expression.Literal(BooleanValue.FALSE));
    }

    private static List<Expression> columns(List<Name> names) {
        return names.stream()
                .map(name -> (Expression) Expression.Reference.of(SIDE, name.text()))
                .toList();
    }

    private static Expression array(Expression... elements) {
        return array(List.of(elements));
    }

    private static Expression array(List<Expression> elements) {
        return new Expression.ArrayConstructor(elements);
    }

    private static Expression number(int number) {
        return new Expression.Literal(LongValue.of(number));
    }
}
