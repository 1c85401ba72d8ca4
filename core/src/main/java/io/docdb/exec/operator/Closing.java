package io.docdb.exec.operator;

import java.util.Arrays;
import java.util.List;

/** Closes several resources although closing one of them may fail. */
public final class Closing {
    private Closing() {}

    public static void closeAll(AutoCloseable... resources) {
        closeAll(Arrays.asList(resources));
    }

    /** Java nulls are passed over. The first failure is thrown in the end, later ones are its suppressed ones. */
    public static void closeAll(List<? extends AutoCloseable> resources) {
        RuntimeException first = null;
        for (AutoCloseable resource : resources) {
            try {
                if (resource != null) {
                    resource.close();
                }
            } catch (Exception failure) {
                RuntimeException unchecked =
                        failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
                if (first == null) {
                    first = unchecked;
                } else {
                    first.addSuppressed(unchecked);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
