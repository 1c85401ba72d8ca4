/**
 * What is asked: the one logical plan that SQL, the DSL and repositories share.
 *
 * <p>Entry class: {@link io.docdb.plan.logical.LogicalPlan}, a sealed family of records. Columns are named by ids unique
 * within the statement (see {@code expr}); a plan below another may use columns of the outer one, which makes it
 * correlated. A scan's first column is the whole document; fields are {@code PathAccess} expressions over it until the
 * optimizer pushes them into {@link io.docdb.plan.logical.Scan#fields()}.
 *
 * <p>Pure data: no catalog, no cost, no choice of method. What is done with a node on other floors is a
 * {@link io.docdb.plan.logical.LogicalVisitor}.
 */
package io.docdb.plan.logical;
