package io.docdb;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The databases that are open in this JVM (strictly: in this class loader), so that a folder opened twice, or a named
 * database in memory, is one instance. The one place with static state: it stands for the folder on the disk, of which
 * there is also only one.
 */
final class OpenDatabases {
    private static final Map<Object, Shared> OPEN = new HashMap<>(); // guarded by OpenDatabases.class

    private OpenDatabases() {}

    /** A database under its key, with its handles: the instance changes when it has to be opened again. */
    static final class Shared {
        private final Object key;
        private final boolean inFiles;
        private final Supplier<Instance> open;
        private volatile Instance instance;
        private int handles; // guarded by OpenDatabases.class

        private Shared(Object key, boolean inFiles, Supplier<Instance> open) {
            this.key = key;
            this.inFiles = inFiles;
            this.open = open;
            this.instance = open.get();
        }

        /**
         * The instance. One that stopped because a checkpoint ran out of memory is opened again: its files are sound, and the
         * query that took the memory has died of it.
         */
        Instance current() {
            Instance found = instance;
            return inFiles && found.ranOutOfMemory() ? reopen(this, found) : found;
        }
    }

    /**
     * The database under {@code key}, opened if nobody has it open, and opened again if it has stopped. Each call wants its
     * {@link #release}.
     *
     * @param key the folder's real path, or the name of a database in memory
     * @param inFiles false for a database in memory: opened again it would be empty, so it stays stopped until all have closed it
     */
    static synchronized Shared acquire(Object key, boolean inFiles, Supplier<Instance> open) {
        Shared shared = OPEN.get(key);
        if (shared == null) {
            shared = new Shared(key, inFiles, open);
            OPEN.put(key, shared);
        } else if (inFiles && shared.instance.isStopped()) {
            reopen(shared, shared.instance);
        } else if (inFiles) {
            shared.instance.store().requireInPlace();
        }
        shared.handles++;
        return shared;
    }

    private static synchronized Instance reopen(Shared shared, Instance stopped) {
        if (shared.instance == stopped && OPEN.get(shared.key) == shared) {
            try {
                stopped.close();
            } catch (RuntimeException e) {
                // it has stopped, and why has been told to all who used it
            }
            shared.instance = shared.open.get();
        }
        return shared.instance;
    }

    /** Closes the instance with its last handle. */
    static synchronized void release(Shared shared) {
        if (--shared.handles == 0) {
            OPEN.remove(shared.key);
            shared.instance.close();
        }
    }

    static Object keyOf(Path folder) {
        try {
            return folder.toRealPath();
        } catch (java.io.IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }
}
