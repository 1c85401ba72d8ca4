package io.docdb.benchmark.commit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The limit R: append 512 bytes to a pre-allocated file and force it, again and again, by one thread. */
final class RawDisk implements AutoCloseable {
    private static final int RECORD_BYTES = 512;
    private static final int FILE_BYTES = 16 << 20;
    private final FileChannel file;
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
        ByteBuffer block = ByteBuffer.allocateDirect(RECORD_BYTES);
        long begin = System.nanoTime();
        long count = 0;
        while (System.nanoTime() - begin < nanos) {
            block.clear();
            block.putLong(0, count);
            file.write(block, position);
            file.force(false);
            position = (position + RECORD_BYTES) % FILE_BYTES;
            count++;
        }
        return count * 1e9 / (System.nanoTime() - begin);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
