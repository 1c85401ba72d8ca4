package io.docdb.definition;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.catalog.TemporarySchema;
import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.SchemaChange;

/** CREATE SCHEMA and ALTER SCHEMA. Confined to one statement. */
final class SchemaDefiner {
    private final DefinitionContext context;

    SchemaDefiner(DefinitionContext context) {
        this.context = context;
    }

    /** The schema alone: what stands in the statement is made in it afterwards, one after the other. */
    void create(SchemaChange.CreateSchema create) {
        Name name = create.name().last();
        refuseReserved(name);
        if (context.catalog().findSchema(name.text()).isPresent()) {
            if (!create.ifNotExists()) {
                throw exists(name);
            }
            context.warnExists("Schema", name.text());
            return;
        }
        context.editor().putSchema(name.text(), "");
    }

    private void refuseReserved(Name name) {
        if (TemporarySchema.isOne(name.text())) {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "Schema \"" + name + "\" expected another name: temp_ and a number is where sessions have temporary"
                            + " objects",
                    name.at());
        }
    }

    private RuntimeException exists(Name name) {
        return context.error(ErrorCode.DUPLICATE_NAME, "Schema \"" + name + "\" exists already", name.at());
    }

    /** All that is in it goes by the new name, and what reads it follows. */
    void rename(SchemaChange.Rename rename) {
        Name name = rename.name().last();
        if (rename.ifExists() && context.catalog().findSchema(name.text()).isEmpty()) {
            context.warnMissing("Schema", name.text());
            return;
        }
        String from = context.getSchema(name);
        boolean isOurs = from.equals(CatalogSnapshot.DEFAULT_SCHEMA) || CatalogSnapshot.isSystemSchema(from);
        if (isOurs || TemporarySchema.isOne(from)) {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION, "Schema \"" + from + "\" cannot have another name", name.at());
        }
        Name newName = rename.newName();
        refuseReserved(newName);
        context.catalog()
                .findSchema(newName.text())
                .filter(known -> !known.equals(from))
                .ifPresent(known -> {
                    throw exists(newName);
                });
        if (!newName.text().equals(from)) {
            rename(from, newName.text());
        }
    }

    private void rename(String from, String to) {
        context.editor().putSchema(to, context.catalog().commentOfSchema(from));
        DrawnNames drawn =
                new DrawnNames(context.catalog(), known -> known.schema().equals(from) ? known.withSchema(to) : known);
        for (CollectionDefinition table : context.catalog().collections()) {
            boolean inside = table.schema().equals(from);
            CollectionDefinition following = drawn.in(table, inside ? to : table.schema());
            if (inside) {
                move(following, to);
            } else if (!following.equals(table)) {
                context.editor().put(following);
            }
        }
        context.catalog().sequences().stream()
                .filter(sequence -> sequence.schema().equals(from))
                .forEach(sequence -> context.editor().put(sequence.withSchema(to)));
        context.catalog().views().stream()
                .filter(view -> view.schema().equals(from))
                .forEach(view -> context.editor().put(view.withSchema(to)));
        context.catalog().domains().stream()
                .filter(domain -> domain.schema().equals(from))
                .forEach(domain -> context.editor().put(domain.withSchema(to)));
        context.editor().removeSchema(from);
    }

    /** Expressions name the table without its schema from now on. */
    private void move(CollectionDefinition table, String schema) {
        TableRenamer unqualified = new TableRenamer(table.schema(), table.name(), table.name());
        context.editor().put(unqualified.rename(table).withName(schema, table.name()));
        for (IndexDefinition index : context.catalog().indexesOf(table.id())) {
            context.editor().put(unqualified.rename(index).withSchema(schema));
        }
    }
}
