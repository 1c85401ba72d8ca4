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

    /** An instance and how many handles it has. */
    private static final class Shared {
        private final Instance instance;
        private int handles;

        Shared(Instance instance) {
            this.instance = instance;
        }
    }

    /**
     * The instance under {@code key}, opened if nobody has it open. Each call wants its {@link #release}.
     *
     * @param key the folder's real path, or the name of a database in memory
     */
    static synchronized Instance acquire(Object key, Supplier<Instance> open) {
        Shared shared = OPEN.get(key);
        if (shared == null || shared.instance.isStopped()) {
            if (shared != null) {
                shared.instance.close();
            }
            shared = new Shared(open.get());
            OPEN.put(key, shared);
        }
        shared.handles++;
        return shared.instance;
    }

    /** Closes the instance with its last handle. */
    static synchronized void release(Object key, Instance instance) {
        Shared shared = OPEN.get(key);
        if (shared != null && shared.instance == instance && --shared.handles == 0) {
            OPEN.remove(key);
            instance.close();
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
