package io.docdb.definition;

import io.docdb.catalog.CheckDefinition;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ForeignKeyDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.Position;
import io.docdb.value.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A table on its way from one definition to the next: what the actions of one ALTER TABLE have made of it so far, and what is
 * to be done at the end. Confined to one statement.
 */
final class AlteredTable {
    private final DefinitionContext context;
    private final CollectionDefinition before;
    private final List<IndexDefinition> indexes;
    private final Names names = new Names();
    private final List<IndexDefinition> droppedIndexes = new ArrayList<>();
    private final List<IndexDefinition> newIndexes = new ArrayList<>();
    private final List<CheckDefinition> newChecks = new ArrayList<>();
    private final List<ForeignKeyDefinition> newForeignKeys = new ArrayList<>();
    private CollectionDefinition after;
    private UnaryOperator<Document> rewrite = UnaryOperator.identity();
    private boolean rewrites;

    AlteredTable(DefinitionContext context, CollectionDefinition table) {
        this.context = context;
        this.before = table;
        this.after = table;
        this.indexes = new ArrayList<>(context.catalog().indexesOf(table.id()));
        if (!table.hasGeneratedKey()) {
            names.take(table.primaryKeyName());
        }
        table.checks().forEach(check -> names.take(check.name()));
        table.foreignKeys().forEach(key -> names.take(key.name()));
        indexes.forEach(index -> names.take(index.name()));
    }

    DefinitionContext context() {
        return context;
    }

    /** As it is before the statement. */
    CollectionDefinition before() {
        return before;
    }

    /** As the actions so far have made it. */
    CollectionDefinition after() {
        return after;
    }

    void set(CollectionDefinition table) {
        after = table;
    }

    /** Names of constraints and indexes that are taken. */
    Names names() {
        return names;
    }

    /** Indexes that there are and that stay, under their new definitions. */
    List<IndexDefinition> indexes() {
        return List.copyOf(indexes);
    }

    /** Indexes that are built at the end; may be changed. */
    List<IndexDefinition> newIndexes() {
        return newIndexes;
    }

    /** Indexes whose names are free, for they go. */
    List<IndexDefinition> droppedIndexes() {
        return droppedIndexes;
    }

    /** Checks that all documents are tested with at the end; may be changed. */
    List<CheckDefinition> newChecks() {
        return newChecks;
    }

    /** Foreign keys that all documents are tested with at the end; may be changed. */
    List<ForeignKeyDefinition> newForeignKeys() {
        return newForeignKeys;
    }

    /** Gives an index another definition; its entries stay as they are. */
    void replace(IndexDefinition index, IndexDefinition replacement) {
        if (!replacement.equals(index)) {
            indexes.set(indexes.indexOf(index), replacement);
            context.editor().put(replacement);
        }
    }

    /** @throws io.docdb.error.StatementException INDEX_EXISTS if another table has an index of that name in the schema */
    void refuseTakenIndex(IndexDefinition index, Position at) {
        boolean taken = context.catalog()
                .findIndex(index.schema(), index.name())
                .filter(other -> other.collectionId() != index.collectionId())
                .isPresent();
        if (taken) {
            throw context.error(
                    ErrorCode.INDEX_EXISTS,
                    "Index \"" + index.name() + "\" exists already in schema \"" + index.schema() + "\"",
                    at);
        }
    }

    /** With the index go, if {@code cascade}, the foreign keys that need it. */
    void drop(IndexDefinition index, boolean cascade, Position at) {
        after = new KeyReferences(context).release(after, index, cascade, at);
        indexes.remove(index);
        droppedIndexes.add(index);
        names.free(index.name());
    }

    /** What becomes of each document, behind what the actions before have said. */
    void rewriteWith(UnaryOperator<Document> step) {
        UnaryOperator<Document> earlier = rewrite;
        rewrite = document -> step.apply(earlier.apply(document));
        rewrites = true;
    }

    /** What the actions so far make of a document. */
    Document changed(Document document) {
        return rewrite.apply(document);
    }

    /** All documents are tested with the new definition. */
    void testAll() {
        rewriteWith(UnaryOperator.identity());
    }

    /** Writes the definition, and the documents once if any action needs it. */
    void carryOut() {
        context.editor().put(after);
        for (IndexDefinition index : droppedIndexes) {
            context.editor().remove(index);
            context.transaction().dropMap(index.map());
        }
        if (rewrites) {
            context.collections()
                    .rewrite(
                            context.transaction(),
                            context.catalog(),
                            before,
                            withoutNewForeignKeys(),
                            indexes,
                            rewrite);
        }
        IndexDefiner definer = new IndexDefiner(context);
        newIndexes.forEach(index -> definer.build(after, index));
        newChecks.forEach(check -> context.collections().verify(context.transaction(), after, check));
        indexes.addAll(newIndexes);
        newForeignKeys.forEach(
                key -> context.collections().verify(context.transaction(), context.catalog(), after, indexes, key));
    }

    /** New keys are looked at when all documents and indexes are there that they may refer to. */
    private CollectionDefinition withoutNewForeignKeys() {
        return after.withConstraints(
                after.checks(),
                after.foreignKeys().stream()
                        .filter(key -> !newForeignKeys.contains(key))
                        .toList());
    }
}
