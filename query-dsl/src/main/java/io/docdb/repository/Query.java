package io.docdb.repository;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The SQL statement a repository method runs: {@code @Query("SELECT _doc FROM orders WHERE total > :least")}. The method's
 * parameters are {@code ?} in their order, {@code ?1} by number, or {@code :least} by {@link Param} or their Java name.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Query {
    String value();
}
