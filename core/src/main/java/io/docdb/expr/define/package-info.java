/**
 * How a scalar function is written down: its names, what it takes, what it gives, and one lambda.
 *
 * <p>Entry class: {@link io.docdb.expr.define.Definition}. Example:
 *
 * <pre>{@code Definition.of("LEFT").takes(TEXT, INTEGER).gives(SqlType.VARCHAR).as(a -> left(text(a[0]), integer(a[1])))}</pre>
 *
 * <p>Invariant: a body sees exactly as many arguments as were declared, none of them NULL unless it asked for that, each
 * brought to the kind its {@link io.docdb.expr.define.Param} names. It must not know any particular function.
 */
package io.docdb.expr.define;
