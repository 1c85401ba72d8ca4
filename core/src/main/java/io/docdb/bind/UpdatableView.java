package io.docdb.bind;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ViewDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Values;
import io.docdb.sql.Parser;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A view that data can be changed through: over one collection, or over another such view, without anything that makes one row
 * of several. Its columns and its condition are expressions over the document of the collection, whichever that is: the one
 * that is stored, or the one that is to be.
 */
final class UpdatableView {
    private static final String HAS = "its query has ";

    private final Binding binding;
    private final String name;
    private final List<String> columnNames;
    private final ViewDefinition.Check check;
    private final QueryBody.Select select;
    private final TableReference.Named source;
    private final Optional<UpdatableView> inner;
    private final CollectionDefinition base;

    private UpdatableView(
            Binding binding,
            String name,
            List<String> columnNames,
            ViewDefinition.Check check,
            QueryBody.Select select,
            TableReference.Named source,
            Optional<UpdatableView> inner,
            CollectionDefinition base) {
        this.binding = binding;
        this.name = name;
        this.columnNames = columnNames;
        this.check = check;
        this.select = select;
        this.source = source;
        this.inner = inner;
        this.base = base;
    }

    /** What for: of rows that are only looked at some may be left out in ways that say nothing of which can be written. */
    private enum Purpose {
        CHANGE,
        KEY
    }

    /** Something in a view's query that stands in the way of changing data through it. */
    private static final class Obstacle extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Obstacle(String what) {
            super(what, null, false, false);
        }
    }

    /** @throws StatementException VIEW_NOT_UPDATABLE saying why */
    static UpdatableView of(Binding binding, ViewDefinition view, Position at) {
        try {
            return checked(binding, view, Purpose.CHANGE);
        } catch (Obstacle obstacle) {
            throw binding.error(
                    at,
                    ErrorCode.VIEW_NOT_UPDATABLE,
                    "Data cannot be changed through the view \"" + view.name() + "\": " + obstacle.getMessage());
        }
    }

    /** For those who ask for the key of its documents. @throws StatementException WRONG_OBJECT_TYPE saying why there is none */
    static UpdatableView withKey(Binding binding, ViewDefinition view, Position at) {
        try {
            return checked(binding, view, Purpose.KEY);
        } catch (Obstacle obstacle) {
            throw binding.error(
                    at,
                    ErrorCode.WRONG_OBJECT_TYPE,
                    "No key: the rows of the view \"" + view.name() + "\" are not those of one table, "
                            + obstacle.getMessage() + "; say which are meant by a condition");
        }
    }

    private static UpdatableView checked(Binding binding, ViewDefinition view, Purpose purpose) {
        UpdatableView made = of(binding, view, purpose);
        made.over("", anyDocument(binding)); // finds what is no plain value in the select list
        return made;
    }

    private static Column anyDocument(Binding binding) {
        return binding.newColumn(CollectionDefinition.DOCUMENT_COLUMN, SqlType.OBJECT, false);
    }

    private static UpdatableView of(Binding binding, ViewDefinition view, Purpose purpose) {
        if (view.isSystem()) {
            throw new Obstacle("its rows are made by the system");
        }
        binding.tally().enterView(view.name());
        Query query = (Query) Parser.parse(view.querySql()).statement();
        UpdatableView made = of(
                binding.within(view.schema(), view.querySql()),
                view.name(),
                view.columns(),
                view.check(),
                query,
                purpose);
        binding.tally().leaveView();
        return made;
    }

    /** What stands in the way in a query that is to become a view. */
    static Optional<String> obstacle(Binding binding, Query query) {
        try {
            of(binding, "", List.of(), ViewDefinition.Check.NONE, query, Purpose.CHANGE)
                    .over("", anyDocument(binding));
            return Optional.empty();
        } catch (Obstacle obstacle) {
            return Optional.of(obstacle.getMessage());
        }
    }

    /**
     * What the rows of a query show of the documents they stand for.
     *
     * @throws StatementException VIEW_NOT_UPDATABLE saying why a row does not stand for one document
     */
    static ShownRows rows(Binding binding, Query query) {
        try {
            return of(binding, "", List.of(), ViewDefinition.Check.NONE, query, Purpose.KEY)
                    .rows(anyDocument(binding));
        } catch (Obstacle obstacle) {
            throw binding.error(query.at(), ErrorCode.VIEW_NOT_UPDATABLE, obstacle.getMessage());
        }
    }

    private ShownRows rows(Column document) {
        refuseRenamedColumns();
        return ShownRows.of(
                        source,
                        select.items(),
                        target(document),
                        binding.catalog().keysOf(base),
                        places(document))
                .orElseThrow(() -> new Obstacle("it does not show the key of \"" + base.name() + "\", "
                        + base.primaryKey().stream().map(FieldPath::toString).collect(Collectors.joining(", "))));
    }

    private void refuseRenamedColumns() {
        if (source.alias().filter(alias -> !alias.columns().isEmpty()).isPresent()) {
            throw new Obstacle(HAS + "new names for the columns of its table");
        }
    }

    private ShownPaths target(Column document) {
        return inner.map(view ->
                        ShownPaths.of(base, view.over(view.name(), document).relation(), document))
                .orElseGet(() -> ShownPaths.of(base));
    }

    /** For each column what it shows of the stored document. */
    private List<Optional<FieldPath>> places(Column document) {
        return over("", document).relation().columns().stream()
                .map(column -> ShownPaths.place(column.expression(), document))
                .toList();
    }

    /**
     * The fields of the key that a query does not show of the documents its rows stand for, to be added to its select list; none
     * if it shows them all, or its rows stand for no documents.
     */
    static List<QueryBody.SelectItem> missingKey(Binding binding, Query query) {
        try {
            UpdatableView view = of(binding, "", List.of(), ViewDefinition.Check.NONE, query, Purpose.KEY);
            view.refuseRenamedColumns();
            Column document = anyDocument(binding);
            return ShownRows.notShown(view.target(document), view.places(document)).stream()
                    .map(view::keyItem)
                    .toList();
        } catch (Obstacle obstacle) {
            return List.of(); // what stands in the way is said when the rows are asked for
        }
    }

    /** Under a name that nobody sorts by. */
    private QueryBody.SelectItem keyItem(FieldPath path) {
        Name qualifier = source.alias()
                .map(TableReference.Alias::name)
                .orElse(source.name().last());
        return new QueryBody.ExpressionItem(
                ShownRows.reference(path, List.of(qualifier)), Optional.of(Name.of("key " + path + " of the row")));
    }

    private static UpdatableView of(
            Binding binding,
            String name,
            List<String> columnNames,
            ViewDefinition.Check check,
            Query query,
            Purpose purpose) {
        QueryBody.Select select = select(query, purpose);
        TableReference.Named source = source(select);
        FromBinder from = new FromBinder(binding, binding.emptyScope(Optional.empty(), CommonTables.NONE));
        ObjectName table = source.name();
        Optional<CollectionDefinition> collection = from.findCollection(table);
        Optional<UpdatableView> inner = collection.isPresent()
                ? Optional.empty()
                : from.findView(table).map(view -> of(binding, view, purpose));
        CollectionDefinition base = collection
                .or(() -> inner.map(UpdatableView::base))
                .orElseThrow(() -> new Obstacle(HAS + "another source than a table"));
        if (base.origin() == CollectionDefinition.Origin.SYSTEM) {
            throw new Obstacle("its rows are made by the system");
        }
        return new UpdatableView(binding, name, columnNames, check, select, source, inner, base);
    }

    private static QueryBody.Select select(Query query, Purpose purpose) {
        boolean changes = purpose == Purpose.CHANGE;
        refuse(query.with().isPresent(), "WITH");
        refuse(changes && query.limit().isPresent(), "LIMIT");
        refuse(changes && !query.locking().isEmpty(), "FOR UPDATE");
        QueryBody body = query.body();
        if (body instanceof Query inner) {
            return select(inner, purpose);
        }
        if (body instanceof QueryBody.Table table) {
            return new QueryBody.Select(
                    List.of(new QueryBody.StarItem()),
                    List.of(new TableReference.Named(table.name())),
                    Optional.empty());
        }
        refuse(body instanceof QueryBody.SetOperation, "UNION, INTERSECT or EXCEPT");
        refuse(!(body instanceof QueryBody.Select), "VALUES");
        QueryBody.Select select = (QueryBody.Select) body;
        refuse(changes && select.distinct().isPresent(), "DISTINCT");
        refuse(select.groupBy().isPresent(), "GROUP BY");
        refuse(select.having().isPresent(), "HAVING");
        refuse(changes && select.qualify().isPresent(), "QUALIFY");
        return select;
    }

    private static TableReference.Named source(QueryBody.Select select) {
        refuse(select.from().size() != 1, "not one table in FROM");
        refuse(!(select.from().get(0) instanceof TableReference.Named), "a join, a query or a function in FROM");
        TableReference.Named named = (TableReference.Named) select.from().get(0);
        refuse(named.sample().isPresent(), "TABLESAMPLE");
        refuse(named.systemTime().isPresent(), "FOR SYSTEM_TIME");
        return named;
    }

    private static void refuse(boolean found, String what) {
        if (found) {
            throw new Obstacle(HAS + what);
        }
    }

    /** The collection whose documents are changed. */
    CollectionDefinition base() {
        return base;
    }

    String name() {
        return name;
    }

    /**
     * One view's part.
     *
     * @param condition which rows it shows; empty for all
     */
    record Layer(String view, ViewDefinition.Check check, Optional<Expression> condition) {}

    /**
     * The view over a document.
     *
     * @param layers this view first, then those below
     */
    record Shape(DerivedRelation relation, List<Layer> layers) {}

    /** @param tableName what the view goes by in the statement */
    Shape over(String tableName, Column document) {
        String alias = source.alias()
                .map(given -> given.name().text())
                .orElse(source.name().last().text());
        Optional<Shape> below = inner.map(view -> view.over(alias, document));
        Relation relation = below.<Relation>map(Shape::relation).orElseGet(() -> stored(alias, document));
        List<Name> names = source.alias().map(TableReference.Alias::columns).orElse(List.of());
        if (!names.isEmpty()) {
            relation = FromBinder.renamed(relation, names);
        }
        Scope scope = new Scope(Optional.empty(), CommonTables.NONE, 0);
        scope.add(FromItem.of(new Values(List.of(List.of()), List.of()), relation, false));
        List<ScopeColumn> columns = columns(tableName, scope);
        Optional<Expression> condition =
                select.where().map(new ExpressionBinder(binding, scope, Clause.WHERE)::bindCondition);
        List<Layer> layers = new ArrayList<>(List.of(new Layer(name, check, condition)));
        below.ifPresent(shape -> layers.addAll(shape.layers()));
        DerivedRelation shown = DerivedRelation.view(tableName, columns);
        boolean byOwnName = !name.isEmpty() && tableName.equalsIgnoreCase(name);
        return new Shape(byOwnName ? shown.in(binding.context().defaultSchema()) : shown, layers);
    }

    private Relation stored(String alias, Column document) {
        return new CollectionRelation(
                alias,
                source.alias().isPresent(),
                base,
                base.jsonSchema().map(schema -> binding.context().models().apply(base)),
                document,
                document);
    }

    private List<ScopeColumn> columns(String tableName, Scope scope) {
        List<SelectList.Item> items;
        try {
            items = new SelectList(binding, new ExpressionBinder(binding, scope, Clause.RETURNING))
                    .bind(select.items());
        } catch (StatementException noPlainValue) {
            throw new Obstacle(HAS + "aggregate, window or table functions in its select list");
        }
        List<ScopeColumn> columns = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String label =
                    i < columnNames.size() ? columnNames.get(i) : items.get(i).label();
            columns.add(new ScopeColumn(
                    label, items.get(i).expression(), tableName, items.get(i).nullable()));
        }
        return columns;
    }
}
