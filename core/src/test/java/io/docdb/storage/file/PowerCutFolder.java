package io.docdb.storage.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A folder in memory that loses power. What a program reads is what it wrote; what survives {@link #afterCut} is what was
 * forced, and of the rest, in units of one sector, any part in any order. The same holds for the names of files until their
 * folder is synced. One clock counts all writes, forces and changes of names, of all files.
 *
 * <p>{@link #afterKill} is what a process finds whose predecessor was killed: all that was written, of which no more is durable
 * than before. Who builds on it without forcing it first loses it with the next cut.
 */
public final class PowerCutFolder implements Folder {
    /** Thrown by every operation from the cut on. */
    public static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PowerCut() {
            super("power cut", null, false, false);
        }
    }

    /** How many unforced units stay before the system writes the oldest by itself; -1: never. */
    private final int writeBackAfter;

    private final int sectorBytes;
    private final TreeMap<String, Contents> names = new TreeMap<>();
    private final TreeMap<String, Contents> durableNames = new TreeMap<>();
    private final List<NameChange> pendingNames = new ArrayList<>();
    private long operations;
    private long cutAt = Long.MAX_VALUE;
    private long turns;
    private long cutAtTurn = Long.MAX_VALUE;
    private boolean dead;

    private record NameChange(String remove, String add, Contents contents) {}

    private record Write(long position, byte[] bytes, long newSize) {}

    /** One file's bytes, as seen and as durable. */
    private static final class Contents {
        byte[] seen = new byte[0];
        int seenSize;
        byte[] durable = new byte[0];
        int durableSize;
        final List<Write> pending = new ArrayList<>();

        void makeDurable(Write write) {
            if (write.bytes == null) {
                int size = (int) write.newSize;
                if (size < durableSize) {
                    Arrays.fill(durable, size, durableSize, (byte) 0);
                    durableSize = size;
                }
                return;
            }
            int end = (int) write.position + write.bytes.length;
            durable = grown(durable, end);
            System.arraycopy(write.bytes, 0, durable, (int) write.position, write.bytes.length);
            durableSize = Math.max(durableSize, end);
        }

        static byte[] grown(byte[] bytes, int size) {
            return bytes.length >= size ? bytes : Arrays.copyOf(bytes, Math.max(size, 2 * bytes.length));
        }
    }

    public PowerCutFolder(Random random) {
        sectorBytes = random.nextBoolean() ? 512 : 4096;
        writeBackAfter = random.nextInt(3) == 0 ? random.nextInt(200) : -1;
    }

    /** Cuts the power at an operation, counted from now. */
    public synchronized void cutAfter(long count) {
        cutAt = operations + count;
    }

    /**
     * Cuts the power right after a turn, counted from now: after a control record was written or a file has got another name,
     * and before that is forced.
     */
    public synchronized void cutAfterTurns(long count) {
        cutAtTurn = turns + count;
    }

    public synchronized long operations() {
        return operations;
    }

    public synchronized boolean isCut() {
        return dead;
    }

    public synchronized void cutNow() {
        dead = true;
    }

    /** What is found when the power comes back. */
    public synchronized PowerCutFolder afterCut(Random random) {
        dead = true;
        PowerCutFolder found = new PowerCutFolder(random);
        boolean inOrder = random.nextInt(3) == 0;
        double kept = random.nextDouble();
        int namesKept = random.nextInt(pendingNames.size() + 1);
        for (int i = 0; i < pendingNames.size(); i++) {
            if (inOrder ? i < namesKept : random.nextDouble() < kept) {
                applyDurably(pendingNames.get(i));
            }
        }
        for (var entry : durableNames.entrySet()) {
            Contents file = entry.getValue();
            int writesKept = random.nextInt(file.pending.size() + 1);
            for (int i = 0; i < file.pending.size(); i++) {
                if (inOrder ? i < writesKept : random.nextDouble() < kept) {
                    file.makeDurable(file.pending.get(i));
                }
            }
            Contents after = new Contents();
            after.durable = Arrays.copyOf(file.durable, file.durableSize);
            after.durableSize = file.durableSize;
            after.seen = after.durable.clone();
            after.seenSize = after.durableSize;
            found.names.put(entry.getKey(), after);
            found.durableNames.put(entry.getKey(), after);
        }
        return found;
    }

    /** What is found when the process alone is gone, and the power stays. */
    public synchronized PowerCutFolder afterKill(Random random) {
        dead = true;
        PowerCutFolder found = new PowerCutFolder(random);
        found.names.putAll(names);
        found.durableNames.putAll(durableNames);
        found.pendingNames.addAll(pendingNames);
        return found;
    }

    /** The one or the other. */
    public PowerCutFolder afterCrash(Random random) {
        return random.nextInt(3) == 0 ? afterKill(random) : afterCut(random);
    }

    private void applyDurably(NameChange change) {
        if (change.remove != null) {
            durableNames.remove(change.remove);
        }
        if (change.add != null) {
            durableNames.put(change.add, change.contents);
        }
    }

    private void step() {
        if (dead || ++operations >= cutAt) {
            dead = true;
            throw new PowerCut();
        }
    }

    private void turn() {
        if (++turns >= cutAtTurn) {
            dead = true;
        }
        step();
    }

    private void alive() {
        if (dead) {
            throw new PowerCut();
        }
    }

    @Override
    public String describe(String name) {
        return "/simulated/" + name;
    }

    @Override
    public synchronized boolean exists(String name) {
        alive();
        return names.containsKey(name);
    }

    @Override
    public synchronized List<String> list(String subFolder) {
        alive();
        String prefix = subFolder.isEmpty() ? "" : subFolder + "/";
        TreeSet<String> found = new TreeSet<>();
        for (String name : names.keySet()) {
            if (name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0) {
                found.add(name.substring(prefix.length()));
            }
        }
        return List.copyOf(found);
    }

    @Override
    public synchronized DataFile create(String name) throws IOException {
        alive();
        if (names.containsKey(name)) {
            throw new FileAlreadyExistsException(name);
        }
        Contents contents = new Contents();
        names.put(name, contents);
        pendingNames.add(new NameChange(null, name, contents));
        step();
        return new SimulatedFile(name, contents);
    }

    @Override
    public synchronized DataFile open(String name, boolean writable) throws IOException {
        alive();
        Contents contents = names.get(name);
        if (contents == null) {
            throw new FileNotFoundException(name);
        }
        return new SimulatedFile(name, contents);
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        alive();
        Contents contents = names.remove(from);
        if (contents == null) {
            throw new FileNotFoundException(from);
        }
        names.put(to, contents);
        pendingNames.add(new NameChange(from, to, contents));
        turn();
    }

    @Override
    public synchronized void delete(String name) {
        alive();
        if (names.remove(name) != null) {
            pendingNames.add(new NameChange(name, null, null));
            step();
        }
    }

    @Override
    public synchronized void sync(String subFolder) {
        step();
        for (Iterator<NameChange> changes = pendingNames.iterator(); changes.hasNext(); ) {
            NameChange change = changes.next();
            String name = change.add != null ? change.add : change.remove;
            int slash = name.indexOf('/');
            if (subFolder.equals(slash < 0 ? "" : name.substring(0, slash))) {
                applyDurably(change);
                changes.remove();
            }
        }
    }

    @Override
    public long usableBytes() {
        return Long.MAX_VALUE;
    }

    private final class SimulatedFile implements DataFile {
        private final String name;
        private final Contents contents;

        SimulatedFile(String name, Contents contents) {
            this.name = name;
            this.contents = contents;
        }

        @Override
        public String path() {
            return describe(name);
        }

        @Override
        public int read(ByteBuffer target, long position) {
            synchronized (PowerCutFolder.this) {
                alive();
                if (position >= contents.seenSize) {
                    return -1;
                }
                int count = (int) Math.min(target.remaining(), contents.seenSize - position);
                target.put(contents.seen, (int) position, count);
                return count;
            }
        }

        @Override
        public void write(ByteBuffer source, long position) {
            synchronized (PowerCutFolder.this) {
                alive();
                byte[] bytes = new byte[source.remaining()];
                source.get(bytes);
                int end = (int) position + bytes.length;
                contents.seen = Contents.grown(contents.seen, end);
                System.arraycopy(bytes, 0, contents.seen, (int) position, bytes.length);
                contents.seenSize = Math.max(contents.seenSize, end);
                for (int at = 0; at < bytes.length; ) {
                    int count = Math.min(sectorBytes - (int) ((position + at) % sectorBytes), bytes.length - at);
                    contents.pending.add(new Write(position + at, Arrays.copyOfRange(bytes, at, at + count), 0));
                    at += count;
                }
                while (writeBackAfter >= 0 && contents.pending.size() > writeBackAfter) {
                    contents.makeDurable(contents.pending.remove(0));
                }
                if (name.equals("docdb.control")) {
                    turn();
                } else {
                    step();
                }
            }
        }

        @Override
        public void force(boolean metadata) {
            synchronized (PowerCutFolder.this) {
                step();
                contents.pending.forEach(contents::makeDurable);
                contents.pending.clear();
            }
        }

        @Override
        public long size() {
            synchronized (PowerCutFolder.this) {
                alive();
                return contents.seenSize;
            }
        }

        @Override
        public void truncate(long size) {
            synchronized (PowerCutFolder.this) {
                alive();
                if (size < contents.seenSize) {
                    Arrays.fill(contents.seen, (int) size, contents.seenSize, (byte) 0);
                    contents.seenSize = (int) size;
                    contents.pending.add(new Write(0, null, size));
                }
                step();
            }
        }

        @Override
        public void close() {
            // nothing to release
        }
    }
}
