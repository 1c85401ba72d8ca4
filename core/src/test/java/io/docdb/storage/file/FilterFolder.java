package io.docdb.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** A folder that passes everything on; tests override what they want to go wrong. */
public class FilterFolder implements Folder {
    protected final Folder folder;

    public FilterFolder(Folder folder) {
        this.folder = folder;
    }

    /** Called with each file that is made or opened. */
    protected DataFile wrap(String name, DataFile file) {
        return file;
    }

    @Override
    public String describe(String name) {
        return folder.describe(name);
    }

    @Override
    public boolean exists(String name) throws IOException {
        return folder.exists(name);
    }

    @Override
    public List<String> list(String subFolder) throws IOException {
        return folder.list(subFolder);
    }

    @Override
    public DataFile create(String name) throws IOException {
        return wrap(name, folder.create(name));
    }

    @Override
    public DataFile open(String name, boolean writable) throws IOException {
        return wrap(name, folder.open(name, writable));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        folder.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        folder.delete(name);
    }

    @Override
    public void sync(String subFolder) throws IOException {
        folder.sync(subFolder);
    }

    @Override
    public long usableBytes() throws IOException {
        return folder.usableBytes();
    }

    /** A file that passes everything on. */
    public static class FilterFile implements DataFile {
        protected final DataFile file;

        public FilterFile(DataFile file) {
            this.file = file;
        }

        @Override
        public String path() {
            return file.path();
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            file.write(source, position);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            file.force(metadata);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
