package io.docdb.definition;

import io.docdb.bind.Binder;
import io.docdb.catalog.ViewDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.sql.ast.AlterAction;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.SchemaChange.AlterTable;
import java.util.ArrayList;
import java.util.List;

/** What ALTER VIEW, or ALTER TABLE with the name of a view, does: other names of its columns, another schema. */
public final class ViewAlterer {
    private final DefinitionContext context;
    private final Binder binder;

    public ViewAlterer(DefinitionContext context, Binder binder) {
        this.context = context;
        this.binder = binder;
    }

    /** True if it names a view and says only what a view can follow. */
    public boolean isFor(AlterTable alter) {
        return alter.actions().stream()
                        .allMatch(action -> action instanceof AlterAction.RenameColumn
                                || action instanceof AlterAction.MoveToSchema)
                && context.findCollectionIfThere(alter.name()).isEmpty()
                && context.findViewIfThere(alter.name()).isPresent();
    }

    public void run(AlterTable alter) {
        ViewDefinition view = context.getView(alter.name());
        for (AlterAction action : alter.actions()) {
            view = action instanceof AlterAction.RenameColumn rename
                    ? renameColumn(view, rename)
                    : move(view, (AlterAction.MoveToSchema) action);
        }
        context.editor().put(view);
    }

    private ViewDefinition renameColumn(ViewDefinition view, AlterAction.RenameColumn rename) {
        List<String> names = new ArrayList<>(binder.namesIn(view).output());
        String old = rename.column().text();
        int position = names.contains(old)
                ? names.indexOf(old)
                : names.indexOf(
                        names.stream().filter(old::equalsIgnoreCase).findFirst().orElse(old));
        if (position < 0) {
            throw context.error(
                    ErrorCode.COLUMN_NOT_FOUND,
                    "Column \"" + old + "\" not found in " + view.name() + NearNames.didYouMean(old, names),
                    rename.column().at());
        }
        String newName = rename.newName().text();
        for (int i = 0; i < names.size(); i++) {
            if (i != position && names.get(i).equalsIgnoreCase(newName)) {
                throw context.error(
                        ErrorCode.COLUMN_EXISTS,
                        "Column \"" + newName + "\" exists already in \"" + view.name() + "\"",
                        rename.newName().at());
            }
        }
        String comment = view.columnComments().getOrDefault(names.get(position), "");
        ViewDefinition renamed = view.withColumnComment(names.get(position), "").withColumnComment(newName, comment);
        names.set(position, newName);
        return renamed.withColumns(names);
    }

    private ViewDefinition move(ViewDefinition view, AlterAction.MoveToSchema move) {
        String schema = context.getSchema(move.schema());
        if (!schema.equals(view.schema())) {
            context.refuseTakenName(schema, Name.of(view.name()));
        }
        return view.withSchema(schema);
    }
}
