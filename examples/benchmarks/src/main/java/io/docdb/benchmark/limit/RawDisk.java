package io.docdb.benchmark.limit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** The limit R: append 512 bytes to a pre-allocated file and force it, again and again, by one thread. */
final class RawDisk implements AutoCloseable {
    private static final int RECORD_BYTES = 512;
    private static final int FILE_BYTES = 16 << 20;
    private static final int KEPT = 1 << 20;

    private final FileChannel file;
    private final ByteBuffer block = ByteBuffer.allocateDirect(RECORD_BYTES);
    private final long[] taken = new long[KEPT];
    private int count;
    private long position;

    RawDisk(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
        for (int written = 0; written < FILE_BYTES; written += zeros.capacity()) {
            zeros.clear();
            file.write(zeros, written);
        }
        file.force(true);
    }

    /** Forced appends in a second, over {@code nanos}. */
    double perSecond(long nanos) throws IOException {
        long begin = System.nanoTime();
        long before = begin;
        count = 0;
        while (before - begin < nanos) {
            block.clear();
            block.putLong(0, count);
            file.write(block, position);
            file.force(false);
            position = (position + RECORD_BYTES) % FILE_BYTES;
            long now = System.nanoTime();
            taken[count++ % KEPT] = now - before;
            before = now;
        }
        return count * 1e9 / (before - begin);
    }

    /** Median and 99th percentile of the last measurement, in microseconds. */
    double[] latencies() {
        return percentiles(Arrays.copyOf(taken, Math.min(count, KEPT)));
    }

    static double[] percentiles(long[] nanos) {
        Arrays.sort(nanos);
        return new double[] {nanos[nanos.length / 2] / 1e3, nanos[(int) (nanos.length * 0.99)] / 1e3};
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
