package io.docdb.dsl.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the property that is the key of the collection: on a record component, a field or a getter. Without it the
 * property {@code _id} is the key, else {@code id}. The {@code @Id} of Jakarta Persistence and of Spring Data do the same.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface Id {}
