package io.docdb.session;

import io.docdb.catalog.CatalogEditor;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.ViewDefinition;
import io.docdb.definition.ViewFollower;
import io.docdb.error.ErrorCode;
import io.docdb.error.SourcePosition;
import io.docdb.error.StatementException;
import io.docdb.sql.Parser;
import io.docdb.sql.SqlPrinter;
import io.docdb.sql.ast.AlterAction;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.SchemaChange;
import io.docdb.txn.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * Views that a change of definitions would leave broken: those whose queries were bound before it and cannot be bound after
 * it. They follow new names; else they refuse the change or, with CASCADE, go with it. Belongs to one session.
 */
final class ViewDependencies {
    private final Engine engine;
    private final SessionState state;
    private final StatementCompiler compiler;

    ViewDependencies(Engine engine, SessionState state, StatementCompiler compiler) {
        this.engine = engine;
        this.state = state;
        this.compiler = compiler;
    }

    /**
     * To be called when the change is done.
     *
     * @param before the definitions before it
     * @throws StatementException DEPENDENT_OBJECTS (2BP01) naming the first view that needs what is gone
     */
    void keep(SchemaChange change, String text, CatalogSnapshot before, Transaction transaction) {
        if (!mayBreak(change) || before.views().isEmpty()) {
            return;
        }
        CatalogEditor editor = new CatalogEditor(transaction);
        List<ViewDefinition> mistaken = new ViewFollower(
                        before,
                        () -> engine.catalog().snapshot(transaction),
                        editor,
                        catalog -> compiler.binder(catalog, state.options().schema(), state.temporarySchema()))
                .follow(change);
        if (!mistaken.isEmpty()) {
            throw refused(mistaken.get(0), change, text);
        }
        Optional<ViewDefinition> broken = firstBroken(before, engine.catalog().snapshot(transaction));
        while (broken.isPresent()) {
            if (!cascades(change)) {
                throw refused(broken.get(), change, text);
            }
            editor.remove(broken.get());
            broken = firstBroken(before, engine.catalog().snapshot(transaction));
        }
    }

    private static StatementException refused(ViewDefinition view, SchemaChange change, String text) {
        return new StatementException(
                ErrorCode.DEPENDENT_OBJECTS,
                "View \"" + view.name() + "\" needs what is changed here; drop it first"
                        + (mayCascade(change) ? " or use CASCADE" : ""),
                text.isEmpty()
                        ? null
                        : SourcePosition.of(text, Math.max(0, change.at().offset())));
    }

    private static boolean mayBreak(SchemaChange change) {
        return change instanceof SchemaChange.Drop
                || change instanceof SchemaChange.AlterTable
                || change instanceof SchemaChange.Rename
                || change instanceof SchemaChange.CreateView view && view.orReplace();
    }

    private static boolean mayCascade(SchemaChange change) {
        return change instanceof SchemaChange.Drop
                || change instanceof SchemaChange.AlterTable alter
                        && alter.actions().stream().anyMatch(AlterAction.DropColumn.class::isInstance);
    }

    private static boolean cascades(SchemaChange change) {
        if (change instanceof SchemaChange.AlterTable alter) {
            return alter.actions().stream()
                    .anyMatch(action -> action instanceof AlterAction.DropColumn drop && drop.cascade());
        }
        return change instanceof SchemaChange.Drop drop && drop.cascade();
    }

    private Optional<ViewDefinition> firstBroken(CatalogSnapshot before, CatalogSnapshot after) {
        return after.views().stream()
                .filter(view -> !binds(view, after))
                .filter(view -> before.views().stream()
                        .filter(old -> old.id() == view.id())
                        .anyMatch(old -> binds(old, before)))
                .findFirst();
    }

    private boolean binds(ViewDefinition view, CatalogSnapshot catalog) {
        String name = SqlPrinter.print(Expression.Reference.of(view.schema(), view.name()));
        try {
            compiler.bind(
                    Parser.parse("SELECT * FROM " + name).statement(),
                    "",
                    catalog,
                    state.options().schema(),
                    state.temporarySchema());
            return true;
        } catch (StatementException gone) {
            return false;
        }
    }
}
