package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.List;

/** A path that a scan reads from the stored bytes. */
public record ScanField(Column column, FieldPath path) {

    static List<Column> columnsOf(Column rowId, Column document, List<ScanField> fields) {
        List<Column> columns = new ArrayList<>(fields.size() + 2);
        columns.add(rowId);
        columns.add(document);
        fields.forEach(field -> columns.add(field.column()));
        return columns;
    }
}
