package io.docdb.bind;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.ViewDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.function.Functions;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Values;
import io.docdb.sql.Parser;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.Statement;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Optional;

/**
 * Turns statements and expressions into what can be planned. Immutable and thread-safe; one per catalog version and
 * session context, cheap to make.
 *
 * <pre>{@code
 * ParsedStatement parsed = Parser.parse("SELECT name FROM people WHERE age > ?");
 * BoundStatement bound = binder.bind(parsed.statement(), parsed.text());
 * bound.plan();             // Project(Filter(Scan people))
 * bound.parameterTypes();   // [INTEGER]
 * }</pre>
 *
 * <p>All methods throw {@link StatementException} with the place in the text: COLUMN_NOT_FOUND, COLLECTION_NOT_FOUND,
 * UNKNOWN_FUNCTION, AMBIGUOUS_NAME, TYPE_MISMATCH, GROUPING_ERROR, WINDOWING_ERROR, INSERT_VALUE_COUNT and others, near
 * names included.
 */
public final class Binder {
    private final CatalogSnapshot catalog;
    private final Functions functions;
    private final BindContext context;

    public Binder(CatalogSnapshot catalog, Functions functions, BindContext context) {
        this.catalog = catalog;
        this.functions = functions;
        this.context = context;
    }

    /**
     * Binds a query, or a change of data.
     *
     * @param text the statement's, for the places in messages; empty for a tree that a program made
     * @throws StatementException WRONG_OBJECT_TYPE for statements of any other kind, which have no plan
     */
    public BoundStatement bind(Statement statement, String text) {
        Binding binding = binding(text);
        LogicalPlan plan;
        if (statement instanceof Query query) {
            plan = new QueryBinder(binding).bind(query, Optional.empty(), CommonTables.NONE);
        } else if (statement instanceof DataChange change && !(change instanceof DataChange.Truncate)) {
            plan = new ChangeBinder(binding, Optional.empty(), CommonTables.NONE).bind(change);
        } else {
            throw new StatementException(ErrorCode.WRONG_OBJECT_TYPE, "Only queries and changes of data have a plan");
        }
        Tally tally = binding.tally();
        return new BoundStatement(
                plan, plan.columns(), tally.parameters(), tally.reads(), tally.writes(), tally.volatility());
    }

    /** Why data cannot be changed through a view of the query: what it has that stands in the way; empty if they can. */
    public Optional<String> obstacle(Query query, String text) {
        return UpdatableView.obstacle(binding(text), query);
    }

    /**
     * What the rows of a query show of the documents they stand for.
     *
     * @throws StatementException VIEW_NOT_UPDATABLE saying why a row does not stand for one document
     */
    public ShownRows shownRows(Query query, String text) {
        return UpdatableView.rows(binding(text), query);
    }

    /** What a query does not show of the key of its rows, to be added to its select list; none where they have no key. */
    public List<QueryBody.SelectItem> missingKey(Query query, String text) {
        return UpdatableView.missingKey(binding(text), query);
    }

    /** The columns a view has; none if its query cannot be bound any more. */
    public List<ColumnDefinition> columnsOf(ViewDefinition view) {
        return binding("").columnsOf(view);
    }

    /** What the names in the text of a view mean. @throws StatementException if its query cannot be bound */
    public NameUses namesIn(ViewDefinition view) {
        Binding binding = binding("").within(view.schema(), view.querySql());
        NameUses uses = new NameUses();
        binding.tally().noteNames(uses);
        Query query = (Query) Parser.parse(view.querySql()).statement();
        LogicalPlan plan = new QueryBinder(binding).bind(query, Optional.empty(), CommonTables.NONE);
        uses.output(plan.columns(), view.columns());
        return uses;
    }

    /** What the names in the text of a query mean. */
    public NameUses namesIn(Query query, String text) {
        Binding binding = binding(text);
        NameUses uses = new NameUses();
        binding.tally().noteNames(uses);
        uses.output(
                new QueryBinder(binding)
                        .bind(query, Optional.empty(), CommonTables.NONE)
                        .columns(),
                List.of());
        return uses;
    }

    /**
     * Where the documents of a collection or view have what is stored.
     *
     * @throws StatementException COLLECTION_NOT_FOUND; WRONG_OBJECT_TYPE for a view whose rows are not those of one collection
     */
    public ShownPaths shownPaths(ObjectName name) {
        FromBinder from = names();
        Optional<CollectionDefinition> collection = from.findCollection(name);
        if (collection.isPresent()) {
            return ShownPaths.of(collection.get());
        }
        UpdatableView view = from.keyedView(name);
        Column document = documentColumn();
        return ShownPaths.of(view.base(), view.over(view.name(), document).relation(), document);
    }

    /** The collection or table of that name, as a statement finds it: temporary ones first. */
    public Optional<CollectionDefinition> findCollection(ObjectName name) {
        return names().findCollection(name);
    }

    /** The view of that name, unless that is a collection. */
    public Optional<ViewDefinition> findView(ObjectName name) {
        FromBinder from = names();
        return from.findCollection(name).isPresent() ? Optional.empty() : from.findView(name);
    }

    private FromBinder names() {
        Binding binding = binding("");
        return new FromBinder(binding, binding.emptyScope(Optional.empty(), CommonTables.NONE));
    }

    private Binding binding(String text) {
        return new Binding(catalog, functions, context, new BindErrors(text), new Tally());
    }

    /** The column that expressions over a single document read: the whole document. */
    public static Column documentColumn() {
        return new Column(0, CollectionDefinition.DOCUMENT_COLUMN, SqlType.OBJECT, false);
    }

    /**
     * Binds an expression over one document of a collection: a default, CHECK, generated column, index predicate or index
     * expression. Its only column is {@link #documentColumn}.
     *
     * @param sql its text
     * @param condition true if it must answer true, false or unknown
     * @throws StatementException SYNTAX_ERROR and all of {@link #bind}; NOT_SUPPORTED for a subquery
     */
    public Expression bindExpression(String sql, CollectionDefinition collection, boolean condition) {
        return bindExpression(Parser.parseExpression(sql), sql, collection, condition);
    }

    /** As {@link #bindExpression(String, CollectionDefinition, boolean)}, of a tree at hand. */
    public Expression bindExpression(
            io.docdb.sql.ast.Expression tree, String sql, CollectionDefinition collection, boolean condition) {
        Binding binding = binding(sql).within(collection.schema(), sql);
        Scope scope = new Scope(Optional.empty(), CommonTables.NONE, 0);
        Column document = documentColumn();
        CollectionRelation relation = new CollectionRelation(
                collection.name(),
                false,
                collection,
                collection.jsonSchema().map(schema -> context.models().apply(collection)),
                document,
                document);
        scope.add(FromItem.of(new Values(List.of(List.of()), List.of()), relation, false));
        ExpressionBinder expressions = new ExpressionBinder(binding, scope, Clause.DEFINITION);
        Expression bound = condition ? expressions.bindCondition(tree) : expressions.bind(tree);
        Plans.visit(bound, node -> {
            if (node instanceof io.docdb.expr.SubqueryExpression || node instanceof io.docdb.expr.Parameter) {
                throw binding.error(
                        tree.at(),
                        ErrorCode.NOT_SUPPORTED,
                        "A definition may hold neither subqueries nor parameters: " + sql);
            }
        });
        return bound;
    }
}
