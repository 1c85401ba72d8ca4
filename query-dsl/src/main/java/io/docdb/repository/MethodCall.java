package io.docdb.repository;

/** What one method of a repository does. */
@FunctionalInterface
interface MethodCall {
    /** @param arguments never null */
    Object call(Object[] arguments);
}
