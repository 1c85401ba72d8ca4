package io.docdb.session;

import io.docdb.bind.Binder;
import io.docdb.bind.BoundStatement;
import io.docdb.catalog.CatalogEditor;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.definition.DefinitionContext;
import io.docdb.definition.DefinitionRunner;
import io.docdb.definition.TemporaryObjects;
import io.docdb.definition.ViewAlterer;
import io.docdb.definition.ViewNames;
import io.docdb.error.StatementException;
import io.docdb.sql.PartPlace;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.ObjectKind;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.SchemaChange;
import io.docdb.sql.ast.SchemaChange.CreateTable.OnCommit;
import io.docdb.sql.ast.Statement;
import io.docdb.txn.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Definition statements inside a transaction. Belongs to one session. */
final class DefinitionStatements {
    private final Engine engine;
    private final SessionState state;
    private final StatementCompiler compiler;
    private final StatementRunner runner;
    private final ViewDependencies views;
    private final Map<Integer, OnCommit> onCommit = new HashMap<>(0); // by the id of a temporary table
    private boolean madeTemporary;

    DefinitionStatements(Engine engine, SessionState state, StatementCompiler compiler, StatementRunner runner) {
        this.engine = engine;
        this.state = state;
        this.compiler = compiler;
        this.runner = runner;
        this.views = new ViewDependencies(engine, state, compiler);
    }

    Result run(StatementRunner.Execution execution, Transaction transaction) {
        if (execution.tree() instanceof SchemaChange.ReplaceTable replace) {
            ObjectKind kind = replace.table().temporary() ? ObjectKind.TEMPORARY_TABLE : ObjectKind.TABLE;
            ObjectName name = replace.table().name();
            run(new SchemaChange.Drop(kind, List.of(name), true, false, replace.at()), execution, transaction);
            return run(replace.table(), execution, transaction);
        }
        return execution.tree() instanceof SchemaChange.CreateSchema create
                        && !create.elements().isEmpty()
                ? createWithElements(create, execution, transaction)
                : run(execution.tree(), execution, transaction);
    }

    /** Names of what is made in a schema are sought there, as if the session were in it. */
    private Result createWithElements(
            SchemaChange.CreateSchema create, StatementRunner.Execution execution, Transaction transaction) {
        SessionOptions options = state.options();
        List<String> warnings =
                new ArrayList<>(run(create.alone(), execution, transaction).warnings());
        state.setOptions(options.withSchema(create.name().last().text()));
        try {
            for (SchemaChange element : create.elements()) {
                warnings.addAll(run(element, execution, transaction).warnings());
            }
        } finally {
            state.setOptions(options);
        }
        return Result.changed(0).withWarnings(warnings);
    }

    /** What is wrong with an expression of a definition is told by its place in the statement. */
    private Result run(Statement statement, StatementRunner.Execution execution, Transaction transaction) {
        try {
            return define(statement, execution, transaction);
        } catch (StatementException error) {
            String text = execution.source().text();
            throw error.part().isEmpty()
                    ? error
                    : error.inStatement(PartPlace.find(text, error.part().get()));
        }
    }

    private Result define(Statement statement, StatementRunner.Execution execution, Transaction transaction) {
        CatalogSnapshot catalog = engine.catalog().snapshot(transaction);
        DefinitionContext context =
                context(transaction, catalog, execution.source().text());
        DefinitionRunner definitions = new DefinitionRunner(context);
        if (statement instanceof DataChange.Truncate truncate) {
            AppendOnly.check(truncate, catalog);
            definitions.truncate(truncate, state.references().isIgnored());
            return Result.changed(0);
        }
        SchemaChange change = withinSession((SchemaChange) statement, execution, catalog);
        Optional<Query> query = queryOf(change);
        List<ColumnDefinition> columns =
                query.map(found -> columnsOf(found, execution, catalog)).orElse(List.of());
        Optional<String> obstacle = change instanceof SchemaChange.CreateView view
                ? compiler.obstacle(
                        view.query(),
                        execution.source().text(),
                        catalog,
                        state.options().schema(),
                        state.temporarySchema())
                : Optional.empty();
        if (change instanceof SchemaChange.CreateView view) {
            BoundStatement bound = bind(view.query(), execution, catalog);
            keepWhatIsRead(bound, catalog, new CatalogEditor(transaction));
            compiler.check(bound, catalog);
        }
        Optional<CollectionDefinition> made =
                change instanceof SchemaChange.AlterTable alter && alterView(alter, context)
                        ? Optional.empty()
                        : definitions.run(withNames(change, context), columns, obstacle);
        new DefaultValues(engine, state, compiler).check(change, made, catalog, transaction);
        views.keep(change, execution.source().text(), catalog, transaction);
        new KeptReferences(catalog, context.editor())
                .keep(change, () -> engine.catalog().snapshot(transaction));
        madeTemporary |= isTemporary(change);
        made.filter(CollectionDefinition::temporary).ifPresent(collection -> noteOnCommit(change, collection));
        boolean fills = change instanceof SchemaChange.CreateTable create
                && create.query().isPresent()
                && create.withData();
        Result result =
                fills && made.isPresent() ? fill(made.get(), query.get(), execution, transaction) : Result.changed(0);
        return result.withWarnings(context.warnings());
    }

    private boolean alterView(SchemaChange.AlterTable alter, DefinitionContext context) {
        ViewAlterer views = new ViewAlterer(context, binder(context.catalog()));
        boolean isView = views.isFor(alter);
        if (isView) {
            views.run(alter);
        }
        return isView;
    }

    private Binder binder(CatalogSnapshot catalog) {
        return compiler.binder(catalog, state.options().schema(), state.temporarySchema());
    }

    /** A view that reads temporary tables is temporary itself: no other session could use it. */
    private SchemaChange withinSession(
            SchemaChange change, StatementRunner.Execution execution, CatalogSnapshot catalog) {
        if (!(change instanceof SchemaChange.CreateView view)
                || view.temporary()
                || !catalog.hasTemporary(state.temporarySchema())) {
            return change;
        }
        boolean readsTemporary = bind(view.query(), execution, catalog).reads().stream()
                .flatMap(id -> catalog.findCollection(id).stream())
                .anyMatch(CollectionDefinition::temporary);
        return readsTemporary ? view.asTemporary() : view;
    }

    /** A view finds its tables wherever it stands: names that its own schema does not explain get theirs. */
    private SchemaChange withNames(SchemaChange change, DefinitionContext context) {
        if (!(change instanceof SchemaChange.CreateView view)) {
            return change;
        }
        return view.withQuery(ViewNames.qualified(
                view.query(), context.schemaOfView(view), context.catalog(), binder(context.catalog())));
    }

    /** Nobody may drop, while the view is being made, what it reads. */
    private static void keepWhatIsRead(BoundStatement query, CatalogSnapshot catalog, CatalogEditor editor) {
        query.reads().forEach(id -> catalog.findCollection(id).ifPresent(editor::keep));
        catalog.views().stream()
                .filter(view -> query.reads().contains(view.id()))
                .forEach(editor::keep);
    }

    private static boolean isTemporary(SchemaChange change) {
        return change instanceof SchemaChange.CreateTable table && table.temporary()
                || change instanceof SchemaChange.CreateCollection collection && collection.temporary()
                || change instanceof SchemaChange.CreateView view && view.temporary()
                || change instanceof SchemaChange.CreateSequence sequence && sequence.temporary();
    }

    private void noteOnCommit(SchemaChange change, CollectionDefinition collection) {
        if (change instanceof SchemaChange.CreateTable create && create.onCommit() != OnCommit.PRESERVE_ROWS) {
            onCommit.put(collection.id(), create.onCommit());
        }
    }

    /** Does what ON COMMIT says of the session's temporary tables; to be called before the transaction commits. */
    void beforeCommit(Transaction transaction) {
        if (onCommit.isEmpty()) {
            return;
        }
        CatalogSnapshot catalog = engine.catalog().snapshot(transaction);
        onCommit.keySet().removeIf(id -> {
            Optional<CollectionDefinition> found = catalog.findCollection(id);
            if (found.isEmpty()) {
                return false; // perhaps another try of the same transaction brings it back
            }
            CollectionDefinition collection = found.get();
            if (onCommit.get(id) == OnCommit.DROP) {
                drop(List.of(ObjectName.of(collection.name())), transaction, catalog);
                return true;
            }
            if (transaction.hasWritten(id)) {
                engine.collections().empty(transaction, collection, catalog.indexesOf(id));
            }
            return false;
        });
    }

    private void drop(List<ObjectName> names, Transaction transaction, CatalogSnapshot catalog) {
        new DefinitionRunner(context(transaction, catalog, ""))
                .run(new SchemaChange.Drop(ObjectKind.TABLE, names, true, true, Position.NONE), List.of());
    }

    private static Optional<Query> queryOf(SchemaChange change) {
        if (change instanceof SchemaChange.CreateTable create) {
            return create.query();
        }
        return change instanceof SchemaChange.CreateView view ? Optional.of(view.query()) : Optional.empty();
    }

    private List<ColumnDefinition> columnsOf(
            Query query, StatementRunner.Execution execution, CatalogSnapshot catalog) {
        return StatementCompiler.declarations(bind(query, execution, catalog));
    }

    private BoundStatement bind(Query query, StatementRunner.Execution execution, CatalogSnapshot catalog) {
        return compiler.bind(
                query, execution.source().text(), catalog, state.options().schema(), state.temporarySchema());
    }

    /** CREATE TABLE AS: an INSERT of the query's rows into the new table. */
    private Result fill(
            CollectionDefinition made, Query query, StatementRunner.Execution execution, Transaction transaction) {
        ObjectName target = made.schema().equals(state.temporarySchema())
                ? ObjectName.of(made.name())
                : ObjectName.of(made.schema(), made.name());
        DataChange.Insert insert = new DataChange.Insert(target, List.of(), new DataChange.FromQuery(query));
        CompiledStatement compiled = compiler.compile(
                insert,
                "",
                engine.catalog().snapshot(transaction),
                state.options().schema(),
                state.temporarySchema());
        return runner.run(compiled, execution, transaction, () -> {});
    }

    DefinitionContext context(Transaction transaction, CatalogSnapshot catalog, String text) {
        return new DefinitionContext(
                transaction,
                catalog,
                new CatalogEditor(transaction),
                engine.numbers(),
                engine.sequences(),
                engine.collections(),
                state.options().schema(),
                state.options().furtherSchemas(),
                state.temporarySchema(),
                text,
                new ArrayList<>(0),
                view -> binder(catalog).columnsOf(view));
    }

    boolean hasTemporary() {
        return madeTemporary;
    }

    /** Drops the session's temporary objects. */
    void dropTemporary() {
        if (!madeTemporary) {
            return;
        }
        state.rollback();
        TemporaryObjects.drop(
                engine.transactions(),
                state.transactionOptions().withReadOnly(false),
                engine.catalog(),
                state.temporarySchema());
    }
}
