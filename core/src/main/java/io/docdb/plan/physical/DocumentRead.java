package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.CollectionRef;
import io.docdb.plan.logical.ScanField;
import java.util.List;
import java.util.Optional;

/**
 * What a node takes out of the stored documents it visits. Shared by all nodes that read a collection.
 *
 * @param alias the name it goes by in the statement, for EXPLAIN
 * @param rowId the column of the primary-key bytes
 * @param document the column of the whole document
 * @param fields the paths read from the stored bytes: those of {@code columns} and those {@code predicate} names
 * @param predicate tested before anything else is read; over {@code rowId}, {@code document}, the columns of {@code
 *     fields}, and outer columns
 * @param residual what of the predicate the ranges of the node leave open, for EXPLAIN: the rest is true for all they hold
 * @param columns what the rows hold, in order: any of {@code rowId}, {@code document} and the columns of {@code fields}.
 *     What is not listed here (nor used by the predicate) costs nothing
 */
public record DocumentRead(
        CollectionRef collection,
        String alias,
        Column rowId,
        Column document,
        List<ScanField> fields,
        Optional<Expression> predicate,
        Optional<Expression> residual,
        List<Column> columns) {
    public DocumentRead {
        fields = List.copyOf(fields);
        columns = List.copyOf(columns);
    }

    /** Of which no range tells anything. */
    public DocumentRead(
            CollectionRef collection,
            String alias,
            Column rowId,
            Column document,
            List<ScanField> fields,
            Optional<Expression> predicate,
            List<Column> columns) {
        this(collection, alias, rowId, document, fields, predicate, predicate, columns);
    }

    /** @param open what ranges do not tell */
    public DocumentRead withResidual(Optional<Expression> open) {
        return new DocumentRead(collection, alias, rowId, document, fields, predicate, open, columns);
    }

    /** The same rows, of entries that hold these fields: only what the ranges leave open is tested. */
    public DocumentRead ofEntries(List<ScanField> held) {
        return new DocumentRead(collection, alias, rowId, document, held, residual, residual, columns);
    }

    /** What a node reads from documents, if it reads any itself. */
    public static Optional<DocumentRead> of(PhysicalPlan node) {
        if (node instanceof FullScan scan) {
            return Optional.of(scan.read());
        }
        if (node instanceof KeyScan scan) {
            return Optional.of(scan.read());
        }
        if (node instanceof KeyLookup lookup) {
            return Optional.of(lookup.read());
        }
        if (node instanceof IndexScan scan) {
            return Optional.of(scan.read());
        }
        if (node instanceof IndexSkipScan scan) {
            return Optional.of(scan.read());
        }
        if (node instanceof KeySkipScan scan) {
            return Optional.of(scan.read());
        }
        if (node instanceof IndexIntersection intersection) {
            return Optional.of(intersection.read());
        }
        return node instanceof IndexUnion union ? Optional.of(union.read()) : Optional.empty();
    }
}
