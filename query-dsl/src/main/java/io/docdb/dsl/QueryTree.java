package io.docdb.dsl;

import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.BooleanValue;
import io.docdb.value.LongValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Makes the syntax tree of a {@link QuerySpec}. Confined to one statement. */
final class QueryTree {
    private static final Expression ONE = new Expression.Literal(LongValue.ONE);
    private static final Expression TRUE = new Expression.Literal(BooleanValue.TRUE);

    private final StatementBuilder builder;
    private final QuerySpec spec;

    QueryTree(StatementBuilder builder, QuerySpec spec) {
        this.builder = builder;
        this.spec = spec;
    }

    /** The whole query. */
    Query build() {
        From from = from();
        QueryBody.Select select = new QueryBody.Select(
                spec.distinct().map(on -> new QueryBody.Distinct(built(on, from))),
                items(from),
                List.of(from.table),
                where(from),
                spec.groups().map(groups -> groupBy(groups, from)),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Position.NONE);
        return new Query(
                Optional.empty(),
                select,
                spec.sort().build(builder, from.scope),
                limit(),
                spec.locking().stream().toList(),
                Position.NONE);
    }

    /** {@code SELECT COUNT(*)} over what the query would give. */
    Query buildCount() {
        List<QueryBody.SelectItem> count = List.of(new QueryBody.ExpressionItem(Expression.Call.countStar()));
        if (isPlain() && spec.items().isEmpty() && spec.extent().isAll()) {
            From from = from();
            return new Query(new QueryBody.Select(count, List.of(from.table), where(from)));
        }
        boolean orderMatters = !spec.extent().isAll() || spec.distinct().isPresent();
        Query inner = new QueryTree(builder, orderMatters ? spec : spec.withSort(Sort.NONE)).build();
        TableReference derived = new TableReference.Derived(inner, TableReference.Alias.of(builder.newAlias()));
        return new Query(new QueryBody.Select(count, List.of(derived), Optional.empty()));
    }

    /** {@code SELECT 1 … LIMIT 1}. */
    Query buildExists() {
        if (spec.groups().isPresent() || !spec.extent().isAll()) {
            OptionalLong one = OptionalLong.of(Math.min(1, spec.extent().limit().orElse(1)));
            return new QueryTree(builder, spec.withExtent(one, spec.extent().offset(), false)).build();
        }
        From from = from();
        QueryBody.Select select =
                new QueryBody.Select(List.of(new QueryBody.ExpressionItem(ONE)), List.of(from.table), where(from));
        return new Query(select, List.of(), Optional.of(Query.Limit.of(ONE)));
    }

    private boolean isPlain() {
        return spec.groups().isEmpty() && spec.distinct().isEmpty();
    }

    // ---- what is read

    /** @param columns one for each source, for a query of whole documents; star where a source has no document */
    private record From(TableReference table, StatementBuilder.Scope scope, List<QueryBody.SelectItem> columns) {}

    private From from() {
        List<QueryBody.SelectItem> columns = new ArrayList<>();
        List<String> aliases = new ArrayList<>();
        List<String> elements = new ArrayList<>();
        From first = first();
        TableReference table = first.table;
        columns.addAll(first.columns);
        List<PathStep> root = first.scope.root();
        if (spec.joins().isEmpty()) {
            return first;
        }
        aliases.add(((PathStep.Field) root.get(0)).name().text());
        elements.addAll(first.scope.elements());
        for (QuerySource.Join join : spec.joins()) {
            aliases.add(join.alias());
            if (join.side() instanceof QuerySource.Elements) {
                elements.add(join.alias());
            }
            StatementBuilder.Scope soFar = new StatementBuilder.Scope(root, aliases, elements);
            TableReference.JoinCondition condition = join.on()
                    .<TableReference.JoinCondition>map(on -> new TableReference.On(on.build(builder, soFar)))
                    .orElseGet(() -> join.kind() == TableReference.Join.Kind.CROSS
                            ? new TableReference.Unconditional()
                            : new TableReference.On(TRUE));
            table = new TableReference.Join(
                    join.kind(), table, side(builder, join.side(), join.alias(), soFar), condition, Position.NONE);
            columns.add(column(join));
        }
        return new From(table, new StatementBuilder.Scope(root, aliases, elements), columns);
    }

    private From first() {
        if (spec.source() instanceof QuerySource.Stored stored) {
            String alias = spec.joins().isEmpty() && builder.isInside()
                    ? builder.newAlias() // the query around it may read the same collection
                    : stored.name().last().text();
            QueryBody.SelectItem column = stored.plainRows()
                    ? new QueryBody.StarItem()
                    : new QueryBody.ExpressionItem(
                            Expression.Reference.of(alias, "_doc"),
                            stored.name().last().text());
            TableReference table = new TableReference.Named(
                    stored.name(),
                    Optional.empty(),
                    Optional.of(TableReference.Alias.of(alias)),
                    stored.sample().map(sample -> sample.build(builder)));
            return new From(table, StatementBuilder.Scope.of(alias), List.of(column));
        }
        if (spec.source() instanceof QuerySource.Function function) {
            return function(function);
        }
        if (spec.source() instanceof QuerySource.JsonRows json) {
            Expression context = json.context().build(builder, StatementBuilder.Scope.of(List.of()));
            return new From(
                    json.table().build(context, json.alias()),
                    StatementBuilder.Scope.of(json.alias()),
                    List.of(star(json.alias())));
        }
        if (spec.source() instanceof QuerySource.Changed changed) {
            return changed(changed);
        }
        if (spec.source() instanceof QuerySource.Derived derived) {
            String alias = derived.alias().isEmpty() ? builder.newAlias() : derived.alias();
            return new From(
                    new TableReference.Derived(
                            new QueryTree(builder, derived.query()).build(), TableReference.Alias.of(alias)),
                    StatementBuilder.Scope.of(alias),
                    List.of(star(alias)));
        }
        return spec.source() instanceof QuerySource.Recursive recursive
                ? recursive(recursive)
                : combined((QuerySource.Combined) spec.source());
    }

    /** The change as a common table, which runs once, and what it gives back as rows. */
    private From changed(QuerySource.Changed changed) {
        String alias = changed.alias();
        Query.CommonTable table = new Query.CommonTable(
                Name.of(alias),
                List.of(),
                changed.change().build(builder, Change.Returning.WHOLE),
                Query.CommonTable.Materialization.DEFAULT,
                Optional.empty(),
                Optional.empty());
        QueryBody all = new QueryBody.Select(
                List.of(new QueryBody.StarItem()),
                List.of(new TableReference.Named(ObjectName.of(alias))),
                Optional.empty());
        Query query = new Query(
                Optional.of(new Query.With(false, List.of(table), Position.NONE)),
                all,
                List.of(),
                Optional.empty(),
                List.of(),
                Position.NONE);
        List<PathStep> root = List.of(PathStep.Field.of(alias), PathStep.Field.of("_doc"));
        return new From(
                new TableReference.Derived(query, TableReference.Alias.of(alias)),
                StatementBuilder.Scope.of(root),
                List.of(new QueryBody.ExpressionItem(new Expression.Reference(root), alias)));
    }

    private From function(QuerySource.Function function) {
        String alias = function.alias();
        StatementBuilder.Scope scope =
                new StatementBuilder.Scope(List.of(PathStep.Field.of(alias)), List.of(alias), List.of(alias));
        StatementBuilder.Scope nothing = StatementBuilder.Scope.of(List.of());
        if (!(function.call().build(builder, nothing) instanceof Expression.Call call)) {
            throw Given.refused("Expected a function that gives rows, such as call(\"generate_series\", 1, 10), found"
                    + " another value");
        }
        return new From(
                new TableReference.Function(call, TableReference.Alias.of(alias)),
                scope,
                List.of(new QueryBody.ExpressionItem(Expression.Reference.of(alias), alias)));
    }

    private From recursive(QuerySource.Recursive recursive) {
        QueryTree first = new QueryTree(builder, recursive.first());
        QueryBody rows = new QueryBody.SetOperation(
                QueryBody.SetOperation.Operator.UNION,
                recursive.how().all(),
                first.build(),
                new QueryTree(builder, recursive.step()).build());
        String name = recursive.name();
        Query.CommonTable table = new Query.CommonTable(
                Name.of(name),
                first.names().stream().map(Name::of).toList(),
                new Query(rows),
                Query.CommonTable.Materialization.DEFAULT,
                recursive.how().search(),
                recursive.how().cycle());
        QueryBody all = new QueryBody.Select(
                List.of(new QueryBody.StarItem()),
                List.of(new TableReference.Named(new ObjectName(List.of(Name.of(name))))),
                Optional.empty());
        Query query = new Query(
                Optional.of(new Query.With(true, List.of(table), Position.NONE)),
                all,
                List.of(),
                Optional.empty(),
                List.of(),
                Position.NONE);
        return new From(
                new TableReference.Derived(query, TableReference.Alias.of(name)),
                StatementBuilder.Scope.of(name),
                List.of(star(name)));
    }

    private From combined(QuerySource.Combined combined) {
        QueryBody body = new QueryTree(builder, combined.first()).build();
        for (QuerySource.Part part : combined.parts()) {
            Query right = new QueryTree(builder, part.query()).build();
            body = new QueryBody.SetOperation(part.operator(), part.all(), body, right);
        }
        String alias = builder.newAlias();
        if (!combined.first().isSingleColumn()) {
            return new From(
                    new TableReference.Derived(new Query(body), TableReference.Alias.of(alias)),
                    StatementBuilder.Scope.of(alias),
                    List.of(star(alias)));
        }
        TableReference table = new TableReference.Derived(new Query(body), TableReference.Alias.of(alias, "document"));
        List<PathStep> root = List.of(PathStep.Field.of(alias), PathStep.Field.of("document"));
        QueryBody.SelectItem column = new QueryBody.ExpressionItem(new Expression.Reference(root), "document");
        return new From(table, new StatementBuilder.Scope(root, List.of(), List.of()), List.of(column));
    }

    /** @param soFar what the array of {@link QuerySource.Elements} may be about */
    static TableReference side(
            StatementBuilder builder, QuerySource.Side side, String name, StatementBuilder.Scope soFar) {
        TableReference.Alias alias = TableReference.Alias.of(name);
        if (side instanceof QuerySource.Collection collection) {
            return new TableReference.Named(collection.name(), alias);
        }
        if (side instanceof QuerySource.Query query) {
            Optional<ObjectName> rows = query.query().wholeRows();
            return rows.isPresent()
                    ? new TableReference.Named(rows.get(), alias)
                    : new TableReference.Derived(
                            new QueryTree(builder, query.query()).build(), rowsOf(query.query(), name));
        }
        if (side instanceof QuerySource.Lateral lateral) {
            return new TableReference.Derived(
                    builder.subquery(lateral.query(), soFar),
                    true,
                    Optional.of(rowsOf(lateral.query(), name)),
                    Position.NONE);
        }
        if (side instanceof QuerySource.Json json) {
            return json.table().build(json.context().build(builder, soFar), name);
        }
        Expression array = ((QuerySource.Elements) side).array().build(builder, soFar);
        return new TableReference.Function(Expression.Call.of("unnest", array), alias);
    }

    /** Whole documents are those of a collection to the query around: their fields are named behind the name alone. */
    private static TableReference.Alias rowsOf(QuerySpec query, String name) {
        return query.isSingleColumn() ? TableReference.Alias.of(name, "_doc") : TableReference.Alias.of(name);
    }

    private static boolean givesDocuments(QuerySource.Side side) {
        return side instanceof QuerySource.Collection
                || side instanceof QuerySource.Query query && query.query().isSingleColumn()
                || side instanceof QuerySource.Lateral lateral
                        && lateral.query().isSingleColumn();
    }

    private static QueryBody.SelectItem column(QuerySource.Join join) {
        if (!givesDocuments(join.side()) && !(join.side() instanceof QuerySource.Elements)) {
            return star(join.alias());
        }
        return new QueryBody.ExpressionItem(
                join.side() instanceof QuerySource.Elements
                        ? Expression.Reference.of(join.alias())
                        : Expression.Reference.of(join.alias(), "_doc"),
                join.alias());
    }

    private static QueryBody.SelectItem star(String alias) {
        return new QueryBody.StarItem(List.of(Name.of(alias)), List.of(), Position.NONE);
    }

    // ---- the clauses

    private Optional<Expression> where(From from) {
        return spec.filter().isAll()
                ? Optional.empty()
                : Optional.of(spec.filter().build(builder, from.scope));
    }

    private List<QueryBody.SelectItem> items(From from) {
        if (spec.items().isEmpty()) {
            return from.columns;
        }
        List<String> names = names();
        List<QueryBody.SelectItem> built = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Expression item = spec.items().get(i).build(builder, from.scope);
            built.add(new QueryBody.ExpressionItem(item, names.get(i)));
        }
        return built;
    }

    /** What the items are called in the result. */
    List<String> names() {
        return names(spec.items(), builder);
    }

    static List<String> names(List<Operand> items, StatementBuilder builder) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Operand item : items) {
            String name = item.resultName(builder);
            if (!taken.add(name)) {
                name = item.longName(builder);
                for (int again = 2; item.source().isEmpty() && !taken.add(name); again++) {
                    name = item.longName(builder) + again;
                }
                taken.add(name);
            }
            names.add(name);
        }
        return names;
    }

    private List<Expression> built(List<Operand> operands, From from) {
        return operands.stream()
                .map(operand -> operand.build(builder, from.scope))
                .toList();
    }

    private QueryBody.GroupBy groupBy(QuerySpec.Groups groups, From from) {
        List<Expression> keys = built(groups.keys(), from);
        List<QueryBody.GroupingSet> each = keys.stream()
                .map(key -> new QueryBody.GroupingSet(List.of(key)))
                .toList();
        List<? extends QueryBody.GroupingElement> elements =
                switch (groups.how()) {
                    case PLAIN -> each;
                    case ROLLUP -> List.of(new QueryBody.Rollup(each));
                    case CUBE -> List.of(new QueryBody.Cube(each));
                    case SETS ->
                        List.of(new QueryBody.GroupingSets(groups.sets().stream()
                                .<QueryBody.GroupingElement>map(set -> new QueryBody.GroupingSet(
                                        set.stream().map(keys::get).toList()))
                                .toList()));
                };
        return new QueryBody.GroupBy(false, List.copyOf(elements), Position.NONE);
    }

    private Optional<Query.Limit> limit() {
        QuerySpec.Extent extent = spec.extent();
        if (extent.isAll()) {
            return Optional.empty();
        }
        Optional<Expression> count = extent.limit().isPresent()
                ? Optional.of(builder.parameter(extent.limit().getAsLong()))
                : Optional.empty();
        Optional<Expression> skip = extent.offset().isPresent()
                ? Optional.of(builder.parameter(extent.offset().getAsLong()))
                : Optional.empty();
        return Optional.of(new Query.Limit(count, skip, false, extent.withTies(), Position.NONE));
    }
}
