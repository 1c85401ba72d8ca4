package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.Column;
import io.docdb.expr.Volatility;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What is counted and gathered while one statement is bound, its views included. Confined to one statement. */
final class Tally {
    /** Views inside views; more is a circle or as good as one. */
    private static final int MAX_VIEW_DEPTH = 32;

    private final boolean aside;
    private Optional<NameUses> names = Optional.empty();
    private int nextColumn = 1;
    private int nextTable = 1;
    private int viewDepth;
    private int changes;
    private final List<SqlType> parameters = new ArrayList<>();
    private final Set<Integer> reads = new LinkedHashSet<>();
    private final Set<Integer> writes = new LinkedHashSet<>();
    private final Set<Integer> countedFromOne = new LinkedHashSet<>();
    private Volatility volatility = Volatility.IMMUTABLE;

    Tally() {
        this(false);
    }

    private Tally(boolean aside) {
        this.aside = aside;
    }

    /** For a query that is bound beside the statement, to see its columns. */
    static Tally aside() {
        return new Tally(true);
    }

    /** True if only columns are asked for, not rows. */
    boolean isAside() {
        return aside;
    }

    /** What the names of the statement's own text mean is to be noted. */
    void noteNames(NameUses uses) {
        names = Optional.of(uses);
    }

    /** Tells what a name means to who asked for that, unless it stands in the text of a view. */
    void note(Consumer<NameUses> meaning) {
        if (viewDepth == 0 && names.isPresent()) {
            meaning.accept(names.get());
        }
    }

    Column newColumn(String name, SqlType type, boolean nullable) {
        return new Column(nextColumn++, name, type, nullable);
    }

    /** The elements of this column, an array of PostgreSQL's catalogue, count from 1, as its readers know it. */
    void countFromOne(Column column) {
        countedFromOne.add(column.id());
    }

    boolean countsFromOne(Column column) {
        return countedFromOne.contains(column.id());
    }

    /** The id the next column will get: columns made from now on have this one or a higher one. */
    int columnMark() {
        return nextColumn;
    }

    int newTable() {
        return nextTable++;
    }

    /** Notes a parameter; its type is what the first place asks for that asks for one. */
    void parameter(int position, SqlType type) {
        while (parameters.size() <= position) {
            parameters.add(SqlType.ANY);
        }
        if (parameters.get(position).equals(SqlType.ANY)) {
            parameters.set(position, type);
        }
    }

    void reads(int id) {
        reads.add(id);
    }

    void writes(int collectionId) {
        writes.add(collectionId);
        changes++;
    }

    /** How many changes of data were bound so far. */
    int changes() {
        return changes;
    }

    void uses(Volatility used) {
        if (used.compareTo(volatility) > 0) {
            volatility = used;
        }
    }

    void enterView(String name) {
        if (++viewDepth > MAX_VIEW_DEPTH) {
            throw new StatementException(
                    ErrorCode.STATEMENT_TOO_COMPLEX, "Views too deep: \"" + name + "\" reads itself, or nearly so");
        }
    }

    void leaveView() {
        viewDepth--;
    }

    List<SqlType> parameters() {
        return parameters;
    }

    Set<Integer> reads() {
        return reads;
    }

    Set<Integer> writes() {
        return writes;
    }

    Volatility volatility() {
        return volatility;
    }
}
