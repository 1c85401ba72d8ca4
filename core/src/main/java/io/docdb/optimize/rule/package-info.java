/**
 * Rewrites of the logical plan, one per class: each takes a plan and gives one that means the same and is cheaper to run, or
 * easier for a later rule.
 *
 * <p>Entry class: {@link io.docdb.optimize.rule.RewriteRule}. Rules know nothing of costs, indexes or methods.
 */
package io.docdb.optimize.rule;
