package io.docdb.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of the operating system. An interrupted thread closes the channel it is using; that is the JDK's rule. Here the
 * channel is then opened again and the call repeated: what was written before is in the same file, and a force of the new
 * channel covers it. The interrupt is kept for the caller.
 */
final class DiskFile implements DataFile {
    private final Path path;
    private final boolean writable;
    private volatile FileChannel channel;
    private boolean closed;

    private DiskFile(Path path, boolean writable, FileChannel channel) {
        this.path = path;
        this.writable = writable;
        this.channel = channel;
    }

    static DiskFile create(Path path) throws IOException {
        return new DiskFile(
                path,
                true,
                FileChannel.open(
                        path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    static DiskFile open(Path path, boolean writable) throws IOException {
        return new DiskFile(path, writable, openChannel(path, writable));
    }

    private static FileChannel openChannel(Path path, boolean writable) throws IOException {
        return writable
                ? FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)
                : FileChannel.open(path, StandardOpenOption.READ);
    }

    @Override
    public String path() {
        return path.toString();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        int start = target.position();
        return uninterrupted(file -> {
            target.position(start);
            return file.read(target, position);
        });
    }

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
        int start = source.position();
        uninterrupted(file -> {
            source.position(start);
            long at = position;
            while (source.hasRemaining()) {
                at += file.write(source, at);
            }
            return 0;
        });
    }

    @Override
    public void force(boolean metadata) throws IOException {
        uninterrupted(file -> {
            file.force(metadata);
            return 0;
        });
    }

    @Override
    public long size() throws IOException {
        return uninterrupted(FileChannel::size);
    }

    @Override
    public void truncate(long size) throws IOException {
        uninterrupted(file -> {
            file.truncate(size);
            return 0;
        });
    }

    private <R> R uninterrupted(Action<R> action) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                FileChannel file = channel;
                try {
                    return action.run(file);
                } catch (ClosedChannelException e) {
                    interrupted |= Thread.interrupted();
                    reopen(file, e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void reopen(FileChannel broken, ClosedChannelException cause) throws IOException {
        if (closed) {
            throw cause;
        }
        if (channel == broken) {
            channel = openChannel(path, writable);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        channel.close();
    }

    @FunctionalInterface
    private interface Action<R> {
        R run(FileChannel file) throws IOException;
    }
}
