package io.docdb.optimize;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.expr.Column;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.value.FieldPath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an index alone answers what is read of documents: their key, and fields that are parts of the index or of the
 * primary key. An entry holds its values in the form they have in the document; of a document without elements an index of
 * array elements knows nothing.
 */
final class IndexAnswers {
    private final boolean isOn;

    IndexAnswers(boolean isOn) {
        this.isOn = isOn;
    }

    /** What is read of the entries; nothing if the documents are needed. */
    Optional<DocumentRead> of(DocumentRead read, IndexDefinition index, CollectionDefinition collection) {
        if (!isOn || index.isMultiKey()) {
            return Optional.empty();
        }
        for (Column column : read.columns()) {
            if (column.id() == read.document().id()) {
                return Optional.empty();
            }
        }
        Set<Integer> used = new HashSet<>(Conjunction.idsOf(read.columns()));
        read.residual().ifPresent(open -> used.addAll(Conjunction.columnsOf(open)));
        List<ScanField> fields = read.fields().stream()
                .filter(field -> used.contains(field.column().id()))
                .toList();
        boolean isHeld = !used.contains(read.document().id())
                && fields.stream().allMatch(field -> holds(index, collection, field.path()));
        return isHeld ? Optional.of(read.ofEntries(fields)) : Optional.empty();
    }

    private static boolean holds(IndexDefinition index, CollectionDefinition collection, FieldPath path) {
        return collection.primaryKey().contains(path)
                || index.parts().stream().anyMatch(part -> part.path().equals(Optional.of(path)));
    }
}
