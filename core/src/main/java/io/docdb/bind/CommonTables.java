package io.docdb.bind;

import io.docdb.expr.Column;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The common tables in sight, the innermost first: a list that shares its tail. Immutable. */
final class CommonTables {
    static final CommonTables NONE = new CommonTables(Optional.empty(), Optional.empty());

    private static final int ANNOUNCED = -1;

    private final Optional<Entry> entry;
    private final Optional<CommonTables> tail;

    /**
     * A common table by its name.
     *
     * @param columns what its query gives, under the names it goes by
     * @param refusal if present, the name means this table but may not be read here, and why
     * @param later if present, the table is defined further on, and is bound when it is asked for
     */
    record Entry(
            String name, int tableId, List<Column> columns, Optional<String> refusal, Optional<Supplier<Entry>> later) {
        Entry {
            columns = List.copyOf(columns);
        }

        Entry(String name, int tableId, List<Column> columns) {
            this(name, tableId, columns, Optional.empty(), Optional.empty());
        }

        static Entry refused(String name, String why) {
            return new Entry(name, 0, List.of(), Optional.of(why), Optional.empty());
        }

        /** A table further on in a WITH that is not RECURSIVE: the name does not mean it, though somebody may think so. */
        static Entry announced(String name) {
            return new Entry(name, ANNOUNCED, List.of(), Optional.empty(), Optional.empty());
        }

        boolean isAnnounced() {
            return tableId == ANNOUNCED;
        }

        static Entry later(String name, Supplier<Entry> bound) {
            return new Entry(name, 0, List.of(), Optional.empty(), Optional.of(bound));
        }

        /** The table as it is bound. */
        Entry bound() {
            return later.isPresent() ? later.get().get() : this;
        }
    }

    private CommonTables(Optional<Entry> entry, Optional<CommonTables> tail) {
        this.entry = entry;
        this.tail = tail;
    }

    CommonTables with(Entry added) {
        return new CommonTables(Optional.of(added), Optional.of(this));
    }

    /** The innermost table of exactly that name, else of that name without regard to case. */
    Optional<Entry> find(String name) {
        Optional<Entry> near = Optional.empty();
        for (CommonTables at = this; at.entry.isPresent(); at = at.tail.orElse(NONE)) {
            Entry candidate = at.entry.get();
            if (candidate.name().equals(name)) {
                return at.entry;
            }
            if (near.isEmpty() && candidate.name().equalsIgnoreCase(name)) {
                near = at.entry;
            }
        }
        return near;
    }
}
