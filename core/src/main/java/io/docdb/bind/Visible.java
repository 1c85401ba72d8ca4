package io.docdb.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Columns that can be named without a table, in the order in which {@code *} shows them. */
sealed interface Visible {

    /** The columns {@code *} shows. */
    List<ScopeColumn> columns();

    /** The column the identifier names. */
    Optional<ScopeColumn> find(String identifier);

    Visible padded();

    /** A column that USING or NATURAL merged of two. */
    record Merged(ScopeColumn column) implements Visible {
        @Override
        public List<ScopeColumn> columns() {
            return List.of(column);
        }

        @Override
        public Optional<ScopeColumn> find(String identifier) {
            return column.name().equalsIgnoreCase(identifier) ? Optional.of(column) : Optional.empty();
        }

        @Override
        public Visible padded() {
            return new Merged(column.asNullable());
        }
    }

    /**
     * The columns of a table.
     *
     * @param merged names of columns that stand in a {@link Merged} column instead
     */
    record Part(Relation relation, Set<String> merged) implements Visible {
        Part(Relation relation) {
            this(relation, Set.of());
        }

        @Override
        public List<ScopeColumn> columns() {
            if (merged.isEmpty()) {
                return relation.columns();
            }
            List<ScopeColumn> left = new ArrayList<>(relation.columns());
            left.removeIf(column -> merged.contains(column.name()));
            return left;
        }

        @Override
        public Optional<ScopeColumn> find(String identifier) {
            Optional<ScopeColumn> found = relation.find(identifier);
            return found.isPresent() && merged.contains(found.get().name()) ? Optional.empty() : found;
        }

        @Override
        public Visible padded() {
            return new Part(relation.padded(), merged);
        }
    }
}
