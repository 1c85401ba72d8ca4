package io.docdb.codec;

import io.docdb.value.ArrayValue;
import io.docdb.value.FieldPath;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Reads what one path leads to straight out of a document's bytes; the rest is not looked at. Made once per statement.
 *
 * <p>Example: {@code PathReader city = PathReader.of(FieldPath.parse("customer.city"), names)}, then for each row
 * {@code city.read(bytes, Transaction.STAMP_BYTES)}. Answers are those of {@link FieldPath#get} on the decoded document.
 * Thread-safe. A name that got its number after the reader was made is found too.
 */
public final class PathReader {
    private final FieldPath path;
    private final FieldNames names;
    private final PathStep[] steps;
    private final boolean multi;

    private PathReader(FieldPath path, FieldNames names) {
        this.path = path;
        this.names = names;
        this.steps = path.steps().stream().map(step -> PathStep.of(step, names)).toArray(PathStep[]::new);
        this.multi = path.isMulti();
    }

    public static PathReader of(FieldPath path, FieldNames names) {
        return new PathReader(path, names);
    }

    public FieldPath path() {
        return path;
    }

    /**
     * The value the path leads to; the array of all values for a path with {@code [*]}; MISSING if there is none.
     *
     * @param offset where the document starts: its format version
     */
    public Value read(byte[] bytes, int offset) {
        if (multi) {
            List<Value> found = new ArrayList<>();
            forEach(bytes, offset, found::add);
            return new ArrayValue(found);
        }
        int position = locate(bytes, offset);
        return position < 0 ? NullValue.MISSING : EncodedValue.decode(bytes, position, names);
    }

    /**
     * Where the value starts that the path leads to, for {@link EncodedValue}; -1 if it is missing. Not for paths with
     * {@code [*]}.
     */
    public int locate(byte[] bytes, int offset) {
        try {
            return locateFrom(bytes, DocumentCodec.rootPosition(bytes, offset));
        } catch (IndexOutOfBoundsException e) {
            throw DocumentCodec.damaged(e);
        }
    }

    /** As {@link #locate}, where the path begins at the value that stands at {@code start}. */
    public int locateFrom(byte[] bytes, int start) {
        int position = start;
        for (PathStep step : steps) {
            position = step.from(bytes, position);
            if (position < 0) {
                return -1;
            }
        }
        return position;
    }

    /** True if the path leads to a value, a JSON null included. */
    public boolean exists(byte[] bytes, int offset) {
        if (!multi) {
            return locate(bytes, offset) >= 0;
        }
        boolean[] found = new boolean[1];
        forEachPosition(bytes, offset, position -> found[0] = true);
        return found[0];
    }

    /** The length of the array the path leads to; -1 if it leads to none. Not for paths with {@code [*]}. */
    public int arrayLength(byte[] bytes, int offset) {
        return EncodedValue.arrayLength(bytes, locate(bytes, offset));
    }

    /** Hands every value the path leads to, in document order, to {@code action}. */
    public void forEach(byte[] bytes, int offset, Consumer<Value> action) {
        forEachPosition(bytes, offset, position -> action.accept(EncodedValue.decode(bytes, position, names)));
    }

    /** Hands the position of every value the path leads to, in document order, to {@code action}. */
    public void forEachPosition(byte[] bytes, int offset, IntConsumer action) {
        try {
            visit(bytes, DocumentCodec.rootPosition(bytes, offset), 0, action);
        } catch (IndexOutOfBoundsException e) {
            throw DocumentCodec.damaged(e);
        }
    }

    private void visit(byte[] bytes, int start, int firstStep, IntConsumer action) {
        int position = start;
        for (int i = firstStep; i < steps.length; i++) {
            if (steps[i].isAnyElement()) {
                int count = EncodedValue.arrayLength(bytes, position);
                for (int element = 0; element < count; element++) {
                    visit(bytes, Containers.elementAt(bytes, position, count, element), i + 1, action);
                }
                return;
            }
            position = steps[i].from(bytes, position);
            if (position < 0) {
                return;
            }
        }
        action.accept(position);
    }
}
