package io.docdb.dsl;

import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Query;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How {@link FindQuery#recursive(String, Recursion, java.util.function.UnaryOperator)} goes on, and what it tells of its way:
 * UNION or UNION ALL, SEARCH and CYCLE of SQL. Columns are named as the first query selects them. Immutable.
 */
public final class Recursion {
    private final boolean all;
    private final Optional<Query.Search> search;
    private final Optional<Query.Cycle> cycle;

    private Recursion(boolean all, Optional<Query.Search> search, Optional<Query.Cycle> cycle) {
        this.all = all;
        this.search = search;
        this.cycle = cycle;
    }

    /** Every row that is found, however often. */
    public static Recursion ofAll() {
        return new Recursion(true, Optional.empty(), Optional.empty());
    }

    /** Equal rows once: it comes to an end where the data go in a circle. */
    public static Recursion ofDistinct() {
        return new Recursion(false, Optional.empty(), Optional.empty());
    }

    /** Adds a column to sort by so that each row comes before those that were found from it, and these before its neighbours. */
    public Recursion depthFirst(String orderColumn, String by, String... more) {
        return searched(true, orderColumn, by, more);
    }

    /** Adds a column to sort by so that rows found in fewer steps come first. */
    public Recursion breadthFirst(String orderColumn, String by, String... more) {
        return searched(false, orderColumn, by, more);
    }

    private Recursion searched(boolean depthFirst, String orderColumn, String by, String... more) {
        Query.Search wanted = new Query.Search(depthFirst, names(by, more), name(orderColumn));
        return new Recursion(all, Optional.of(wanted), cycle);
    }

    /**
     * Stops at rows that were met on the way to them.
     *
     * @param markColumn is added: true of a row that closes a circle
     * @param pathColumn is added: the rows on the way, as arrays of {@code by}
     * @param by the columns by which a row is known again
     */
    public Recursion cycle(String markColumn, String pathColumn, String by, String... more) {
        Query.Cycle wanted = new Query.Cycle(
                names(by, more), name(markColumn), Optional.empty(), Optional.empty(), name(pathColumn));
        return new Recursion(all, search, Optional.of(wanted));
    }

    private static List<Name> names(String first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more))
                .map(Recursion::name)
                .toList();
    }

    private static Name name(String text) {
        return Name.of(Given.given(text, "a name of a column"));
    }

    boolean all() {
        return all;
    }

    Optional<Query.Search> search() {
        return search;
    }

    Optional<Query.Cycle> cycle() {
        return cycle;
    }
}
