package io.docdb.dsl.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the property that counts the changes of a document, so that nobody overwrites what he has not read (optimistic
 * locking): a {@code long}, {@code int}, {@code Long} or {@code Integer} on a record component, a field or a getter.
 *
 * <p>A document is inserted with the version 1, if it has none (null or 0). Whoever saves, replaces or removes an object
 * does so only if the stored document still has the version of the object, and stores it with the next one; else it is a
 * {@link io.docdb.error.ConflictException} VERSION_CHANGED (40001). Go on with the object that was given back, which has the
 * new version. Updates by filter count the version of each document they change, unless they set it. SQL knows nothing of it: say
 * {@code version = version + 1} there. A stored document without a version has the version 0.
 * The {@code @Version} of Jakarta Persistence and of Spring Data do the same.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface Version {}
