package io.docdb.differential;

import java.util.List;

/**
 * A table as a query sees it: its alias and its columns.
 *
 * @param columns name and kind of each
 */
record Table(String alias, List<Column> columns) {

    /** The columns all base tables have. */
    private static final List<Column> BASE = List.of(
            new Column("a", Kind.WHOLE),
            new Column("b", Kind.WHOLE),
            new Column("c", Kind.TEXT),
            new Column("d", Kind.DECIMAL),
            new Column("e", Kind.TRUTH),
            new Column("f", Kind.DATE));

    /** The columns {@link RandomQueries#derived} gives. */
    private static final List<Column> DERIVED = List.of(new Column("p", Kind.WHOLE), new Column("q", Kind.TEXT));

    record Column(String name, Kind kind) {}

    /** The kinds of values queries are made of. */
    enum Kind {
        WHOLE("INTEGER"),
        TEXT("VARCHAR(20)"),
        DECIMAL("DECIMAL(10, 2)"),
        TRUTH("BOOLEAN"),
        DATE("DATE");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }
    }

    static Table base(String alias) {
        return new Table(alias, BASE);
    }

    static Table derived(String alias) {
        return new Table(alias, DERIVED);
    }
}
