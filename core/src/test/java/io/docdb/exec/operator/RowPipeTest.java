package io.docdb.exec.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.exec.row.RowCursor;
import io.docdb.value.LongValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RowPipeTest {
    private final RowPipe pipe = new RowPipe(() -> {});
    private final List<Value> used = new ArrayList<>();

    /** Counts up to {@code size}, then does what {@code atEnd} says. */
    private static final class Counting implements RowCursor {
        private final long size;
        private final Runnable atEnd;
        private long count;
        private boolean closed;

        Counting(long size, Runnable atEnd) {
            this.size = size;
            this.atEnd = atEnd;
        }

        @Override
        public Value[] next() {
            if (count == size) {
                atEnd.run();
                return null;
            }
            return new Value[] {LongValue.of(count++)};
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private void run(Counting rows) {
        pipe.run(rows, row -> used.add(row[0]));
    }

    private static List<Value> upTo(long size) {
        return LongStream.range(0, size).<Value>mapToObj(LongValue::of).toList();
    }

    @Test
    void rowsComeInTheirOrder() {
        Counting rows = new Counting(10_000, () -> {});
        run(rows);
        assertThat(used).isEqualTo(upTo(10_000));
        assertThat(rows.closed).isTrue();
    }

    @Test
    void anErrorComesAfterTheRowsBeforeIt() {
        Counting rows = new Counting(3000, () -> {
            throw new InternalError(new OutOfMemoryError("on purpose"));
        });
        assertThatThrownBy(() -> run(rows)).isInstanceOf(InternalError.class);
        assertThat(used).isEqualTo(upTo(3000));
        assertThat(rows.closed).isTrue();
    }

    @Test
    void aReaderThatEndsWithoutAWordIsNotWaitedForForEver() {
        Counting rows = new Counting(3000, () -> Thread.currentThread().interrupt());
        assertThatThrownBy(() -> run(rows))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("without its last rows");
        assertThat(rows.closed).isTrue();
    }
}
