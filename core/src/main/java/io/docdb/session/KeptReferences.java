package io.docdb.session;

import io.docdb.catalog.CatalogEditor;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.catalog.SequenceDefinition;
import io.docdb.sql.SqlPrinter;
import io.docdb.sql.ast.SchemaChange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps what new definitions refer to as it is until their transaction has ended: who drops or changes it at the same time
 * waits, and then finds the reference. Example: while {@code CREATE TABLE t (id INT DEFAULT nextval('s'))} is not committed,
 * {@code DROP SEQUENCE s} waits.
 *
 * <p>By name alone: what merely looks like a reference keeps others waiting, and does no harm.
 */
final class KeptReferences {
    private final CatalogSnapshot before;
    private final CatalogEditor editor;

    /** @param before the definitions before the change */
    KeptReferences(CatalogSnapshot before, CatalogEditor editor) {
        this.before = before;
        this.editor = editor;
    }

    /**
     * To be called when the change is done.
     *
     * @param after the definitions then
     * @throws io.docdb.error.ConflictException SERIALIZATION_FAILURE if something else was defined meanwhile; LOCK_TIMEOUT,
     *     DEADLOCK
     */
    void keep(SchemaChange change, Supplier<CatalogSnapshot> after) {
        if (change instanceof SchemaChange.CreateView view) {
            keepNamedBy(SqlPrinter.print(view.query()));
        } else if (change instanceof SchemaChange.CreateTable || change instanceof SchemaChange.AlterTable) {
            keepDrawn(after);
        } else if (change instanceof SchemaChange.CreateSequence create) {
            keepOwner(create.options().ownedBy().isPresent(), after);
        } else if (change instanceof SchemaChange.AlterSequence alter) {
            keepOwner(alter.options().ownedBy().isPresent(), after);
        } else if (change instanceof SchemaChange.CreateIndex) {
            keepIndexed(after.get());
        }
    }

    /** The sequences that defaults take their numbers from. */
    private void keepDrawn(Supplier<CatalogSnapshot> after) {
        if (before.sequences().isEmpty()) {
            return;
        }
        after.get().collections().stream()
                .filter(collection -> !before.findCollection(collection.id()).equals(Optional.of(collection)))
                .flatMap(collection -> collection.columns().stream())
                .map(ColumnDefinition::defaultSql)
                .flatMap(Optional::stream)
                .forEach(this::keepSequencesNamedBy);
    }

    private void keepNamedBy(String sql) {
        keepSequencesNamedBy(sql);
        before.domains().stream().filter(domain -> names(sql, domain.name())).forEach(editor::keep);
    }

    private void keepSequencesNamedBy(String sql) {
        before.sequences().stream()
                .filter(sequence -> names(sql, sequence.name()))
                .forEach(editor::keep);
    }

    private static boolean names(String sql, String name) {
        return sql.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    /** The tables of the columns that sequences go with. */
    private void keepOwner(boolean saysOwner, Supplier<CatalogSnapshot> after) {
        if (saysOwner) {
            Map<Integer, SequenceDefinition> known = byNumber(before.sequences(), SequenceDefinition::id);
            keepCollections(after.get().sequences().stream()
                    .filter(sequence -> !sequence.equals(known.get(sequence.id())))
                    .flatMap(sequence -> sequence.ownerId().stream()));
        }
    }

    private void keepIndexed(CatalogSnapshot after) {
        Map<Integer, IndexDefinition> known = byNumber(before.indexes(), IndexDefinition::id);
        keepCollections(after.indexes().stream()
                .filter(index -> !index.equals(known.get(index.id())))
                .map(IndexDefinition::collectionId));
    }

    private static <T> Map<Integer, T> byNumber(List<T> definitions, Function<T, Integer> number) {
        return definitions.stream().collect(Collectors.toMap(number, Function.identity()));
    }

    private void keepCollections(Stream<Integer> ids) {
        ids.distinct()
                .flatMap(id -> before.findCollection(id).stream())
                .filter(collection -> collection.origin() != CollectionDefinition.Origin.SYSTEM)
                .forEach(editor::keep);
    }
}
