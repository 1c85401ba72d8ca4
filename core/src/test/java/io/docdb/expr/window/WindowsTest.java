package io.docdb.expr.window;

import static io.docdb.expr.function.Evaluation.text;
import static io.docdb.expr.function.Evaluation.valueOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.ErrorCode;
import io.docdb.expr.WindowFunction;
import io.docdb.expr.WindowPartition;
import io.docdb.expr.function.Errors;
import io.docdb.expr.function.Functions;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {
    /** The results for all rows of a partition ordered by {@code keys}, with {@code extra} arguments behind the key. */
    private static List<String> run(WindowFunction function, Object[] keys, Object... extra) {
        List<String> results = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            results.add(text(function.apply(new Keys(keys, extra), i)));
        }
        return results;
    }

    private static WindowFunction find(String name) {
        return Functions.STANDARD.window(name).orElseThrow();
    }

    private static Object[] keys(Object... keys) {
        return keys;
    }

    @Test
    void rowsAreNumberedAndRanked() {
        Object[] keys = keys(10, 10, 20, 30, 30);
        assertThat(run(find("ROW_NUMBER"), keys)).containsExactly("1", "2", "3", "4", "5");
        assertThat(run(find("RANK"), keys)).containsExactly("1", "1", "3", "4", "4");
        assertThat(run(find("DENSE_RANK"), keys)).containsExactly("1", "1", "2", "3", "3");
        assertThat(run(find("PERCENT_RANK"), keys)).containsExactly("0", "0", "0.5", "0.75", "0.75");
        assertThat(run(find("CUME_DIST"), keys)).containsExactly("0.4", "0.4", "0.6", "1", "1");
    }

    @Test
    void ntileMakesTheFirstBucketsLarger() {
        WindowPartition partition = new Keys(keys(3, 3, 3, 3, 3, 3, 3, 3), new Object[0]);
        List<String> tiles = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            tiles.add(text(find("NTILE").apply(partition, i)));
        }
        assertThat(tiles).containsExactly("1", "1", "1", "2", "2", "2", "3", "3");
        Errors.assertRefused(ErrorCode.INVALID_PARAMETER, () -> run(find("NTILE"), keys(0)));
    }

    @Test
    void lagAndLeadLookAtNeighbours() {
        Object[] keys = keys(1, 2, null, 4);
        assertThat(run(find("LAG"), keys)).containsExactly("NULL", "1", "2", "NULL");
        assertThat(run(find("LEAD"), keys, 2, 99)).containsExactly("NULL", "4", "99", "99");
        assertThat(run(find("LAG").ignoringNulls(), keys)).containsExactly("NULL", "1", "2", "2");
        assertThat(run(find("LEAD"), keys, -1)).containsExactly("NULL", "1", "2", "NULL");
    }

    @Test
    void frameValuesReadTheFrame() {
        Object[] keys = keys(null, 2, 3);
        assertThat(run(find("FIRST_VALUE"), keys)).containsExactly("NULL", "NULL", "NULL");
        assertThat(run(find("FIRST_VALUE").ignoringNulls(), keys)).containsExactly("NULL", "2", "2");
        assertThat(run(find("LAST_VALUE"), keys)).containsExactly("NULL", "2", "3");
        assertThat(run(find("NTH_VALUE"), keys, 2)).containsExactly("NULL", "2", "2");
        assertThat(run(find("NTH_VALUE").fromLast(), keys, 2)).containsExactly("NULL", "NULL", "2");
        Errors.assertRefused(ErrorCode.NOT_SUPPORTED, () -> find("RANK").ignoringNulls());
    }

    /** A partition whose rows are their keys; the frame is all rows up to the current one. */
    private record Keys(Object[] keys, Object[] extra) implements WindowPartition {
        @Override
        public int size() {
            return keys.length;
        }

        @Override
        public int argumentCount() {
            return 1 + extra.length;
        }

        @Override
        public Value argument(int position, int argument) {
            return valueOf(argument == 0 ? keys[position] : extra[argument - 1]);
        }

        @Override
        public int peersFrom(int position) {
            int from = position;
            while (from > 0 && keys[from - 1].equals(keys[position])) {
                from--;
            }
            return from;
        }

        @Override
        public int peersTo(int position) {
            int to = position + 1;
            while (to < keys.length && keys[to].equals(keys[position])) {
                to++;
            }
            return to;
        }

        @Override
        public int frameSize(int position) {
            return position + 1;
        }

        @Override
        public int frameRow(int position, int ordinal) {
            return ordinal;
        }
    }
}
