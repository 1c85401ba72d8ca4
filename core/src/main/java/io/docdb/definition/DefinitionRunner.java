package io.docdb.definition;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.DomainDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.catalog.SequenceDefinition;
import io.docdb.catalog.ViewDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.sql.SqlPrinter;
import io.docdb.sql.ast.DataChange.Truncate;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.SchemaChange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Carries out one definition statement. Confined to it. */
public final class DefinitionRunner {
    private final DefinitionContext context;

    public DefinitionRunner(DefinitionContext context) {
        this.context = context;
    }

    /** As the other, of what is no view. */
    public Optional<CollectionDefinition> run(SchemaChange change, List<ColumnDefinition> queryColumns) {
        return run(change, queryColumns, Optional.empty());
    }

    /**
     * @param queryColumns the columns of the query of CREATE TABLE AS or CREATE VIEW; else empty
     * @param obstacle why data cannot be changed through the view that is made; empty if they can
     * @return the collection that was made, if the statement made one
     */
    public Optional<CollectionDefinition> run(
            SchemaChange change, List<ColumnDefinition> queryColumns, Optional<String> obstacle) {
        if (change instanceof SchemaChange.CreateView create) {
            createView(create, queryColumns.size(), obstacle);
            return Optional.empty();
        }
        if (change instanceof SchemaChange.CreateTable create) {
            return new TableDefiner(context).create(create, queryColumns);
        }
        if (change instanceof SchemaChange.CreateCollection create) {
            Optional<String> schema = create.schema().map(expression -> SchemaText.of(expression, context));
            return new TableDefiner(context).create(create, schema);
        }
        runOther(change);
        return Optional.empty();
    }

    private void runOther(SchemaChange change) {
        if (change instanceof SchemaChange.AlterTable alter) {
            alter(alter);
        } else if (change instanceof SchemaChange.CreateIndex create) {
            new IndexDefiner(context).create(create);
        } else if (change instanceof SchemaChange.CreateSequence create) {
            new Sequences(context).create(create);
        } else if (change instanceof SchemaChange.AlterSequence alter) {
            new Sequences(context).alter(alter);
        } else if (change instanceof SchemaChange.CreateDomain create) {
            new DomainDefiner(context).create(create);
        } else if (change instanceof SchemaChange.AlterDomain alter) {
            new DomainDefiner(context).alter(alter);
        } else if (change instanceof SchemaChange.CreateSchema create) {
            new SchemaDefiner(context).create(create);
        } else if (change instanceof SchemaChange.Drop drop) {
            new ObjectDropper(context).drop(drop);
        } else if (change instanceof SchemaChange.Rename rename) {
            rename(rename);
        } else if (change instanceof SchemaChange.Comment comment) {
            new Commenter(context).comment(comment);
        } else {
            throw context.error(ErrorCode.NOT_SUPPORTED, "Materialized views are not supported yet", change.at());
        }
    }

    /**
     * Empties collections by giving them new maps: the cost does not depend on how full they are. Those that refer to each
     * other are emptied together, with CASCADE also those that nobody named, as in PostgreSQL.
     *
     * @throws io.docdb.error.StatementException DEPENDENT_OBJECTS if one that keeps its documents refers to one that does not
     */
    /** @param ignoringKeys what refers to it is no hindrance, and is left as it is */
    public void truncate(Truncate truncate, boolean ignoringKeys) {
        Map<Integer, ObjectName> emptied = new LinkedHashMap<>();
        truncate.targets()
                .forEach(name -> emptied.put(context.getCollection(name).id(), name));
        Deque<Integer> unseen = new ArrayDeque<>(ignoringKeys ? Set.of() : emptied.keySet());
        while (!unseen.isEmpty()) {
            int id = unseen.remove();
            ObjectName name = emptied.get(id);
            for (CollectionDefinition other : context.catalog().collections()) {
                if (refers(other, id) && !emptied.containsKey(other.id())) {
                    if (!truncate.cascade()) {
                        throw context.error(
                                ErrorCode.DEPENDENT_OBJECTS,
                                "Cannot truncate \"" + name.last().text() + "\": a foreign key of \"" + other.name()
                                        + "\" refers to it; name both, or say CASCADE",
                                name.at());
                    }
                    emptied.put(other.id(), name);
                    unseen.add(other.id());
                }
            }
        }
        emptied.keySet()
                .forEach(id -> empty(context.catalog().findCollection(id).orElseThrow(), truncate.restartIdentity()));
    }

    private static boolean refers(CollectionDefinition from, int to) {
        return from.foreignKeys().stream().anyMatch(key -> key.referencedId() == to);
    }

    private void empty(CollectionDefinition collection, boolean restartIdentity) {
        context.collections()
                .empty(context.transaction(), collection, context.catalog().indexesOf(collection.id()));
        if (restartIdentity) {
            Set<SequenceDefinition> sequences = new LinkedHashSet<>(ownedBy(collection));
            collection.columns().forEach(column -> column.identity()
                    .flatMap(identity -> context.catalog().findSequence(collection.schema(), identity.sequence()))
                    .ifPresent(sequences::add));
            sequences.forEach(this::beginAnew);
        }
    }

    private List<SequenceDefinition> ownedBy(CollectionDefinition collection) {
        return context.catalog().sequences().stream()
                .filter(sequence -> sequence.ownerId().equals(Optional.of(collection.id())))
                .toList();
    }

    /** In place of the sequence comes one with a counter of its own: a rollback brings the old one back. */
    private void beginAnew(SequenceDefinition sequence) {
        context.editor().remove(sequence);
        new Sequences(context).copy(sequence, sequence.schema(), sequence.name());
    }

    private void alter(SchemaChange.AlterTable alter) {
        if (alter.ifExists() && !exists(alter.name())) {
            context.warnMissing("Table", alter.name().toString());
            return;
        }
        CollectionDefinition collection = context.getCollection(alter.name());
        new TableAlterer(context, collection).run(alter.actions());
    }

    private boolean exists(ObjectName name) {
        return context.findCollectionIfThere(name).isPresent()
                || context.isTaken(context.schemaOf(name), name.last().text());
    }

    private void createView(SchemaChange.CreateView create, int width, Optional<String> obstacle) {
        if (create.columns().size() > width) {
            throw context.tooManyNames(width, create.columns().get(width));
        }
        if (obstacle.isPresent() && create.check() != SchemaChange.CreateView.Check.NONE) {
            throw context.error(
                    ErrorCode.NOT_SUPPORTED,
                    "WITH CHECK OPTION expects a view that can be written through: " + obstacle.get(),
                    create.at());
        }
        if (create.materialized()) {
            throw context.error(ErrorCode.NOT_SUPPORTED, "Materialized views are not supported yet", create.at());
        }
        String schema = context.schemaOfView(create);
        Name name = create.name().last();
        Optional<ViewDefinition> before = context.catalog().findView(schema, name.text());
        if (create.ifNotExists() && context.isTaken(schema, name.text())) {
            context.warnExists("View or table", name.text());
            return;
        }
        if (before.isEmpty() || !create.orReplace()) {
            context.refuseTakenName(schema, name);
        }
        context.editor()
                .put(new ViewDefinition(
                        before.map(ViewDefinition::id)
                                .orElseGet(() -> context.numbers().nextObjectId()),
                        schema,
                        name.text(),
                        create.columns().stream().map(Name::text).toList(),
                        SqlPrinter.print(create.query()),
                        before.map(ViewDefinition::comment).orElse(""),
                        obstacle.isEmpty(),
                        ViewDefinition.Check.valueOf(create.check().name()),
                        before.map(ViewDefinition::columnComments).orElse(Map.of())));
    }

    private void rename(SchemaChange.Rename rename) {
        String newName = rename.newName().text();
        switch (rename.kind()) {
            case TABLE, COLLECTION -> {
                if (rename.ifExists() && !exists(rename.name())) {
                    context.warnMissing("Table", rename.name().toString());
                    return;
                }
                CollectionDefinition collection = context.getCollection(rename.name());
                if (!collection.name().equalsIgnoreCase(newName)) {
                    context.refuseTakenName(collection.schema(), rename.newName());
                }
                rename(collection, newName);
            }
            case INDEX -> renameIndex(rename);
            case DOMAIN -> renameDomain(rename);
            case SEQUENCE -> new Sequences(context).rename(rename);
            case SCHEMA -> new SchemaDefiner(context).rename(rename);
            case VIEW -> {
                if (rename.ifExists() && context.findView(rename.name()).isEmpty()) {
                    context.warnMissing("View", rename.name().toString());
                    return;
                }
                ViewDefinition view = context.getView(rename.name());
                context.refuseTakenName(view.schema(), rename.newName());
                context.editor().put(view.withName(newName));
            }
            default ->
                throw context.error(
                        ErrorCode.NOT_SUPPORTED,
                        "RENAME of " + rename.kind().sqlName() + " is not supported yet",
                        rename.at());
        }
    }

    private void rename(CollectionDefinition collection, String newName) {
        TableRenamer renamer = new TableRenamer(collection.schema(), collection.name(), newName);
        context.editor().put(renamer.rename(collection));
        for (IndexDefinition index : context.catalog().indexesOf(collection.id())) {
            IndexDefinition renamed = renamer.rename(index);
            if (!renamed.equals(index)) {
                context.editor().put(renamed);
            }
        }
    }

    private void renameIndex(SchemaChange.Rename rename) {
        String schema = context.schemaOf(rename.name());
        Optional<IndexDefinition> found =
                context.findIndex(schema, rename.name().last());
        if (found.isEmpty() && rename.ifExists()) {
            context.warnMissing("Index", rename.name().toString());
            return;
        }
        IndexDefinition index = found.orElseThrow(() ->
                context.error(ErrorCode.INDEX_NOT_FOUND, "Index \"" + rename.name() + "\" not found", rename.at()));
        Name newName = rename.newName();
        boolean taken = context.catalog()
                .findIndex(schema, newName.text())
                .filter(other -> other.id() != index.id())
                .isPresent();
        if (taken) {
            throw context.error(ErrorCode.INDEX_EXISTS, "Index \"" + newName + "\" exists already", newName.at());
        }
        context.editor().put(index.withName(newName.text()));
    }

    private void renameDomain(SchemaChange.Rename rename) {
        Optional<DomainDefinition> domain = context.findDomain(rename.name());
        if (domain.isEmpty() && rename.ifExists()) {
            context.warnMissing("Domain", rename.name().toString());
            return;
        }
        DomainDefinition found = domain.orElseThrow(() -> new DomainDefiner(context).notFound(rename.name()));
        Name newName = rename.newName();
        if (context.catalog().findDomain(found.schema(), newName.text()).isPresent()) {
            throw context.error(ErrorCode.DUPLICATE_NAME, "Domain \"" + newName + "\" exists already", newName.at());
        }
        context.editor().put(found.withName(newName.text()));
    }
}
