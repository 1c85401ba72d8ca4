package io.docdb.dsl.mapping;

import java.io.Serializable;
import java.util.function.Function;

/**
 * A reference to the method that reads a property: {@code Order::total}, {@code Customer::getCity}. It is never called: its
 * name stands for the field. A lambda with a body has no such name and is refused.
 */
@FunctionalInterface
public interface Getter<T, V> extends Function<T, V>, Serializable {}
