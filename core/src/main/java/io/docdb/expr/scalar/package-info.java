/**
 * The scalar functions and operators over numbers, text, times, arrays and session values, one file per theme.
 *
 * <p>Each theme class lists its functions in {@code all()}; {@code io.docdb.expr.function.Functions} puts the lists
 * together. A new function is one entry in a list, a new theme one file and one line in the registry.
 *
 * <p>Invariant: functions are stateless; what they know of time, user and chance comes through the evaluation context
 * (chance: the JDK's generator). Numbers obey the standard: exact results, 22003 on overflow, 22012 on division by zero.
 * Sources: ISO/IEC 9075-2 6.29 to 6.44, PostgreSQL's manual chapter 9, H2's function reference.
 */
package io.docdb.expr.scalar;
