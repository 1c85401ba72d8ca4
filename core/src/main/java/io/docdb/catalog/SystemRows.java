package io.docdb.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows of a system view: texts, whole numbers in columns whose name ends in {@code #}, truth values in those whose name ends
 * in {@code ?}, lists of whole numbers in those whose name ends in {@code []}.
 */
final class SystemRows {
    private final List<String> columns;
    private final List<String> rows = new ArrayList<>();

    SystemRows(String... columns) {
        this.columns = List.of(columns);
    }

    List<String> names() {
        return columns.stream()
                .map(name -> name.replace("#", "").replace("?", "").replace("[]", ""))
                .toList();
    }

    void add(Object... cells) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            String column = columns.get(i);
            String cell = isCatalog(column) ? "CURRENT_CATALOG" : isUser(column) ? "CURRENT_USER" : literal(cells[i]);
            // The types of the first row are those of all, which are many: casts are for what is not of them by itself.
            boolean typed = rows.isEmpty() || cells[i] != null && !isOf(column, cells[i]);
            row.add(typed ? "CAST(" + cell + " AS " + typeOf(column) + ")" : cell);
        }
        rows.add("(" + String.join(", ", row) + ")");
    }

    /** True if the literal of the cell is of the column's type. */
    private static boolean isOf(String column, Object cell) {
        if (column.endsWith("[]")) {
            return false;
        }
        if (column.endsWith("#")) {
            return cell instanceof Number;
        }
        boolean text = !(cell instanceof Number) && !(cell instanceof Boolean);
        return column.endsWith("?") ? cell instanceof Boolean : text;
    }

    private static String typeOf(String column) {
        if (column.endsWith("[]")) {
            return "INTEGER ARRAY";
        }
        return column.endsWith("#") ? "BIGINT" : column.endsWith("?") ? "BOOLEAN" : "VARCHAR";
    }

    /** True for a column that names the database: the definitions do not know what they are called outside. */
    private static boolean isCatalog(String column) {
        return column.endsWith("_catalog") || column.equals("catalog_name") || column.equals("datname");
    }

    /** True for a column that names the user who asks: there are no others. */
    private static boolean isUser(String column) {
        return column.equals("rolname") || column.equals("usename");
    }

    private static String literal(Object cell) {
        if (cell == null) {
            return "NULL";
        }
        if (cell instanceof List<?> list) {
            return "ARRAY" + list;
        }
        return cell instanceof Number || cell instanceof Boolean
                ? cell.toString()
                : "'" + cell.toString().replace("'", "''") + "'";
    }

    String toSql() {
        if (!rows.isEmpty()) {
            return "VALUES " + String.join(", ", rows);
        }
        return columns.stream()
                .map(name -> "CAST(NULL AS " + typeOf(name) + ")")
                .collect(Collectors.joining(", ", "SELECT ", " WHERE FALSE"));
    }
}
