package io.docdb.definition;

import io.docdb.catalog.CatalogEditor;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.DomainDefinition;
import io.docdb.catalog.ForeignKeyDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.catalog.SequenceDefinition;
import io.docdb.catalog.ViewDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.sql.ast.ObjectKind;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.SchemaChange.Drop;
import io.docdb.txn.LockMode;
import io.docdb.txn.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** DROP of every kind. Confined to one statement. */
final class ObjectDropper {
    private final DefinitionContext context;
    private final Set<Integer> going = new HashSet<>(); // collections that the statement drops
    private final DrawnDefaults defaults; // those that draw from sequences that it drops

    ObjectDropper(DefinitionContext context) {
        this.context = context;
        this.defaults = new DrawnDefaults(context);
    }

    void drop(Drop drop) {
        if (drop.kind() == ObjectKind.ALL) {
            dropAll(drop);
            return;
        }
        if (drop.kind() == ObjectKind.TABLE
                || drop.kind() == ObjectKind.COLLECTION
                || drop.kind() == ObjectKind.TEMPORARY_TABLE) {
            drop.names().forEach(name -> context.findCollectionIfThere(name).ifPresent(this::addGoing));
        } else if (drop.kind() == ObjectKind.SEQUENCE) {
            drop.names().forEach(name -> findSchema(drop, name)
                    .flatMap(schema -> context.findSequence(name))
                    .ifPresent(found -> defaults.add(List.of(found))));
        }
        for (ObjectName name : drop.names()) {
            switch (drop.kind()) {
                case TABLE, COLLECTION, TEMPORARY_TABLE -> dropCollection(drop, name);
                case VIEW -> dropView(drop, name);
                case INDEX -> dropIndex(drop, name);
                case SEQUENCE -> dropSequence(drop, name);
                case SCHEMA -> dropSchema(drop, name);
                case DOMAIN -> new DomainDefiner(context).drop(drop, name);
                default ->
                    throw context.error(
                            ErrorCode.NOT_SUPPORTED,
                            "DROP " + drop.kind().sqlName() + " is not supported yet",
                            drop.at());
            }
        }
    }

    private void addGoing(CollectionDefinition collection) {
        going.add(collection.id());
        defaults.add(DrawnDefaults.goingWith(collection, context.catalog()));
    }

    private void dropCollection(Drop drop, ObjectName name) {
        Optional<CollectionDefinition> temporary = context.catalog()
                .findCollection(context.sessionSchema(), name.last().text());
        Optional<CollectionDefinition> found = drop.kind() == ObjectKind.TEMPORARY_TABLE
                        || temporary.isPresent() && name.qualifier().isEmpty()
                ? temporary.filter(table -> name.qualifier().isEmpty())
                : findSchema(drop, name).flatMap(schema -> context.findCollection(name));
        if (found.isEmpty()) {
            if (!drop.ifExists()) {
                if (drop.kind() == ObjectKind.TEMPORARY_TABLE) {
                    throw context.error(
                            ErrorCode.COLLECTION_NOT_FOUND, "Temporary table \"" + name + "\" not found", name.at());
                }
                if (context.findView(name).isPresent()) {
                    throw context.error(
                            ErrorCode.WRONG_OBJECT_TYPE,
                            "\"" + name + "\" is a view, expected a table: a view goes by DROP VIEW",
                            name.at());
                }
                throw context.error(
                        ErrorCode.COLLECTION_NOT_FOUND,
                        context.catalog()
                                .collectionNotFound(
                                        context.schemaOf(name), name.last().text())
                                .getMessage(),
                        name.at());
            }
            context.warnMissing("Table", name.toString());
            return;
        }
        refuseSystem(found.get(), name);
        drop(found.get(), drop);
    }

    private void refuseSystem(CollectionDefinition collection, ObjectName name) {
        if (collection.origin() == CollectionDefinition.Origin.SYSTEM) {
            throw context.error(
                    ErrorCode.WRONG_OBJECT_TYPE,
                    "\"" + collection.name() + "\" belongs to the system and cannot be dropped",
                    name.at());
        }
    }

    private void drop(CollectionDefinition collection, Drop drop) {
        List<SequenceDefinition> sequences = DrawnDefaults.goingWith(collection, context.catalog());
        for (CollectionDefinition other : context.catalog().collections()) {
            if (!going.contains(other.id())) {
                releaseKeys(other, collection, drop);
                defaults.release(other, sequences, "Table \"" + collection.name() + "\"", drop.cascade(), drop.at());
                putReleased(other);
            }
        }
        takeOut(collection, context.catalog(), context.editor(), context.transaction());
    }

    /** Removes a collection with all that belongs to it alone. */
    static void takeOut(
            CollectionDefinition collection, CatalogSnapshot catalog, CatalogEditor editor, Transaction transaction) {
        transaction.lockMap(collection.id(), LockMode.UPDATE);
        for (IndexDefinition index : catalog.indexesOf(collection.id())) {
            editor.remove(index);
            transaction.dropMap(index.map());
        }
        DrawnDefaults.goingWith(collection, catalog).forEach(editor::remove);
        editor.remove(collection);
        transaction.dropMap(collection.id());
    }

    private void releaseKeys(CollectionDefinition other, CollectionDefinition dropped, Drop drop) {
        List<ForeignKeyDefinition> referring = other.foreignKeys().stream()
                .filter(key -> key.referencedId() == dropped.id())
                .toList();
        if (!referring.isEmpty() && !drop.cascade()) {
            throw context.error(
                    ErrorCode.DEPENDENT_OBJECTS,
                    "Table \"" + dropped.name() + "\" is referred to by a foreign key of \"" + other.name()
                            + "\"; drop that first or use CASCADE",
                    drop.at());
        }
        referring.forEach(key -> context.warnings()
                .add("Foreign key \"" + key.name() + "\" of \"" + other.name() + "\" is dropped, too"));
    }

    /** Writes a table that stays without foreign keys to anything that goes, and defaults that draw from it. */
    private void putReleased(CollectionDefinition table) {
        List<ForeignKeyDefinition> keys = table.foreignKeys().stream()
                .filter(key -> !going.contains(key.referencedId()))
                .toList();
        CollectionDefinition released = defaults.without(table);
        if (!keys.equals(table.foreignKeys())) {
            released = released.withConstraints(table.checks(), keys);
        }
        if (released != table) {
            context.editor().put(released);
        }
    }

    private void dropView(Drop drop, ObjectName name) {
        Optional<ViewDefinition> view = findSchema(drop, name).flatMap(schema -> context.findView(name));
        if (view.isPresent()) {
            context.editor().remove(view.get());
        } else if (!drop.ifExists()) {
            if (context.findCollection(name).isPresent()) {
                throw context.error(
                        ErrorCode.WRONG_OBJECT_TYPE,
                        "\"" + name + "\" is a table, expected a view: a table goes by DROP TABLE",
                        name.at());
            }
            throw context.error(
                    ErrorCode.COLLECTION_NOT_FOUND,
                    "View \"" + name + "\" not found"
                            + NearNames.didYouMean(
                                    name.last().text(),
                                    context.catalog().views().stream()
                                            .map(ViewDefinition::name)
                                            .toList()),
                    name.at());
        } else {
            context.warnMissing("View", name.toString());
        }
    }

    private void dropIndex(Drop drop, ObjectName name) {
        Optional<IndexDefinition> index = findSchema(drop, name).flatMap(schema -> context.findIndex(name));
        if (index.isEmpty()) {
            if (!drop.ifExists()) {
                throw context.indexNotFound(name);
            }
            context.warnMissing("Index", name.toString());
            return;
        }
        if (index.get().constraint()) {
            throw context.error(
                    ErrorCode.DEPENDENT_OBJECTS,
                    "Index \"" + name + "\" belongs to a constraint; use ALTER TABLE … DROP CONSTRAINT",
                    name.at());
        }
        CollectionDefinition table =
                context.catalog().findCollection(index.get().collectionId()).orElseThrow();
        CollectionDefinition released =
                new KeyReferences(context).release(table, index.get(), drop.cascade(), name.at());
        if (released != table) {
            context.editor().put(released);
        }
        context.editor().remove(index.get());
        context.transaction().dropMap(index.get().map());
    }

    private void dropSequence(Drop drop, ObjectName name) {
        Optional<SequenceDefinition> sequence = findSchema(drop, name).flatMap(schema -> context.findSequence(name));
        if (sequence.isPresent()) {
            releaseSequence(sequence.get(), drop.cascade(), name.at());
            context.editor().remove(sequence.get());
        } else if (drop.ifExists()) {
            context.warnMissing("Sequence", name.toString());
        } else {
            throw Sequences.notFound(context, name);
        }
    }

    /** Columns that count with a sequence keep it; with CASCADE they lose their default. */
    private void releaseSequence(SequenceDefinition sequence, boolean cascade, Position at) {
        for (CollectionDefinition collection : context.catalog().collections()) {
            for (ColumnDefinition column : collection.columns()) {
                boolean counts = Sequences.counts(sequence, collection, column);
                if (counts || !cascade && Sequences.draws(sequence, collection, column)) {
                    throw context.error(
                            ErrorCode.DEPENDENT_OBJECTS,
                            "Sequence \"" + sequence.name() + "\" counts for column \"" + column.name() + "\" of \""
                                    + collection.name() + "\": "
                                    + (counts
                                            ? "DROP IDENTITY takes it along"
                                            : "drop its default first or use CASCADE"),
                            at);
                }
            }
            putReleased(collection);
        }
    }

    private void dropSchema(Drop drop, ObjectName name) {
        Optional<String> schema = context.catalog().findSchema(name.last().text());
        if (schema.isEmpty()) {
            if (!drop.ifExists()) {
                throw context.error(ErrorCode.SCHEMA_NOT_FOUND, "Schema \"" + name + "\" not found", name.at());
            }
            context.warnMissing("Schema", name.toString());
            return;
        }
        if (CatalogSnapshot.isSystemSchema(schema.get())) {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "Schema \"" + schema.get() + "\" belongs to the system: it cannot be dropped",
                    name.at());
        }
        findInside(schema.get()).filter(something -> !drop.cascade()).ifPresent(something -> {
            throw context.error(
                    ErrorCode.DEPENDENT_OBJECTS,
                    "Schema \"" + schema.get() + "\" is not empty: it has \"" + something
                            + "\"; drop what is in it first or use CASCADE",
                    name.at());
        });
        emptySchemas(List.of(schema.get()), drop);
        context.editor().removeSchema(schema.get());
    }

    /** DROP ALL OBJECTS: what was made goes, other schemas and what is temporary with it; what belongs to the system stays. */
    private void dropAll(Drop drop) {
        List<String> schemas = new ArrayList<>(context.catalog().schemas());
        schemas.remove(context.sessionSchema());
        emptySchemas(
                Stream.concat(schemas.stream(), Stream.of(context.sessionSchema()))
                        .toList(),
                drop);
        schemas.remove(CatalogSnapshot.DEFAULT_SCHEMA);
        schemas.forEach(context.editor()::removeSchema);
    }

    private void emptySchemas(List<String> schemas, Drop drop) {
        List<CollectionDefinition> inside = context.catalog().collections().stream()
                .filter(collection -> schemas.contains(collection.schema())
                        && collection.origin() != CollectionDefinition.Origin.SYSTEM)
                .toList();
        inside.forEach(this::addGoing);
        defaults.add(context.catalog().sequences().stream()
                .filter(sequence -> schemas.contains(sequence.schema()))
                .toList());
        Drop everything = new Drop(
                ObjectKind.TABLE,
                inside.stream()
                        .map(collection -> ObjectName.of(collection.name()))
                        .toList(),
                false,
                true,
                drop.at());
        context.catalog().views().stream()
                .filter(view -> schemas.contains(view.schema()))
                .forEach(context.editor()::remove);
        context.catalog().sequences().stream()
                .filter(sequence -> schemas.contains(sequence.schema()))
                .forEach(context.editor()::remove);
        DomainDefiner domains = new DomainDefiner(context);
        context.catalog().domains().stream()
                .filter(domain -> schemas.contains(domain.schema()))
                .forEach(domain -> domains.drop(domain, drop.cascade(), drop.at()));
        inside.forEach(collection -> {
            context.warnings().add("Table \"" + collection.name() + "\" is dropped, too");
            drop(collection, everything);
        });
        context.catalog().collections().stream()
                .filter(table -> !going.contains(table.id()))
                .forEach(this::putReleased);
    }

    /** The name of something that was made in the schema. */
    private Optional<String> findInside(String schema) {
        CatalogSnapshot catalog = context.catalog();
        Stream<String> names = Stream.of(
                        catalog.collections().stream()
                                .filter(table -> table.schema().equals(schema))
                                .map(CollectionDefinition::name),
                        catalog.views().stream()
                                .filter(view -> view.schema().equals(schema))
                                .map(ViewDefinition::name),
                        catalog.sequences().stream()
                                .filter(sequence -> sequence.schema().equals(schema))
                                .map(SequenceDefinition::name),
                        catalog.domains().stream()
                                .filter(domain -> domain.schema().equals(schema))
                                .map(DomainDefinition::name))
                .flatMap(each -> each);
        return names.findFirst();
    }

    /** With IF EXISTS an unknown schema is no error. */
    private Optional<String> findSchema(Drop drop, ObjectName name) {
        if (drop.ifExists() && !name.qualifier().isEmpty()) {
            String qualifier = name.qualifier().get(name.qualifier().size() - 1).text();
            return context.catalog().findSchema(qualifier);
        }
        return Optional.of(context.schemaOf(name));
    }
}
