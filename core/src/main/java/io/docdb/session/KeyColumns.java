package io.docdb.session;

import io.docdb.bind.ShownPaths;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.sql.ast.ObjectName;
import java.util.ArrayList;
import java.util.List;

/**
 * Which columns of the documents a statement changes are wanted back: those that are generated (else the primary key), or some by
 * name, or by number among the columns of the table, from 1.
 *
 * @param names empty unless they are named
 * @param numbers empty unless they are numbered
 */
public record KeyColumns(List<String> names, List<Integer> numbers) {
    /** Those that are generated. */
    public static final KeyColumns GENERATED = new KeyColumns(List.of(), List.of());

    public KeyColumns {
        names = List.copyOf(names);
        numbers = List.copyOf(numbers);
    }

    /** @param names at least one */
    public static KeyColumns named(List<String> names) {
        return new KeyColumns(names, List.of());
    }

    /** @param numbers at least one; a collection without columns, which have an order, gives what is generated */
    public static KeyColumns numbered(List<Integer> numbers) {
        return new KeyColumns(List.of(), numbers);
    }

    boolean isGenerated() {
        return names.isEmpty() && numbers.isEmpty();
    }

    /** @throws StatementException COLUMN_NOT_FOUND (42S22) for a number the target does not have */
    List<String> numberedOf(ObjectName target, ShownPaths shown) {
        List<String> fields = shown.fieldNames();
        List<String> found = new ArrayList<>();
        for (int number : fields.isEmpty() ? List.<Integer>of() : numbers) {
            if (number < 1 || number > fields.size()) {
                throw new StatementException(
                        ErrorCode.COLUMN_NOT_FOUND,
                        "Column number of \"" + target + "\" expected from 1 to " + fields.size() + ", found "
                                + number);
            }
            found.add(fields.get(number - 1));
        }
        return found;
    }
}
