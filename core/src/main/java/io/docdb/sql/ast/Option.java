package io.docdb.sql.ast;

/** {@code name = value} in a {@code WITH (…)} list: options of collections, indexes, backups. A name alone is true. */
public record Option(Name name, Expression value) implements Node {
    @Override
    public Position at() {
        return name.at();
    }
}
