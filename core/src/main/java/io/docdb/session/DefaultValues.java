package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.error.StatementException;
import io.docdb.sql.ast.AlterAction;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.SchemaChange;
import io.docdb.txn.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Refuses DEFAULTs that no INSERT could use, when they are defined: of unknown functions or of columns. Values that do not fit are
 * left to whoever uses them. Confined to one statement.
 */
final class DefaultValues {
    /** Dumps are full of such as {@code '0000-00-00'}, which nobody may ever use. */
    private static final String WRONG_VALUE = "22";

    private final Engine engine;
    private final SessionState state;
    private final StatementCompiler compiler;

    DefaultValues(Engine engine, SessionState state, StatementCompiler compiler) {
        this.engine = engine;
        this.state = state;
        this.compiler = compiler;
    }

    /**
     * @param made what the change has made
     * @param before the definitions before it
     * @throws StatementException what an INSERT would be refused with
     */
    void check(
            SchemaChange change, Optional<CollectionDefinition> made, CatalogSnapshot before, Transaction transaction) {
        if (!saysDefaults(change)) {
            return;
        }
        CatalogSnapshot after = engine.catalog().snapshot(transaction);
        Stream<CollectionDefinition> changed = made.isPresent()
                ? made.stream()
                : after.collections().stream().filter(collection -> !before.findCollection(collection.id())
                        .equals(Optional.of(collection)));
        changed.filter(collection -> collection.columns().stream().anyMatch(DefaultValues::hasDefault))
                .forEach(collection -> bind(collection, after));
    }

    private static boolean saysDefaults(SchemaChange change) {
        return change instanceof SchemaChange.CreateTable
                || change instanceof SchemaChange.AlterTable alter
                        && alter.actions().stream().anyMatch(DefaultValues::saysDefault);
    }

    private static boolean saysDefault(AlterAction action) {
        return action instanceof AlterAction.AddColumn add
                        && add.column().defaultValue().isPresent()
                || action instanceof AlterAction.SetDefault;
    }

    private static boolean hasDefault(ColumnDefinition column) {
        return column.defaultSql().isPresent();
    }

    private void bind(CollectionDefinition collection, CatalogSnapshot catalog) {
        ObjectName target = collection.schema().equals(state.temporarySchema())
                ? ObjectName.of(collection.name())
                : ObjectName.of(collection.schema(), collection.name());
        DataChange.Insert insert = new DataChange.Insert(target, List.of(), new DataChange.FromDefaults());
        try {
            compiler.bind(insert, "", catalog, state.options().schema(), state.temporarySchema());
        } catch (StatementException error) {
            if (!error.code().sqlState().startsWith(WRONG_VALUE)) {
                throw error;
            }
        }
    }
}
