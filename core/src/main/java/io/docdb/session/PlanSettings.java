package io.docdb.session;

import io.docdb.sql.ast.NullOrdering;
import java.util.Set;

/**
 * The settings of a session that decide what is planned for a statement: plans are shared by sessions that agree on them.
 *
 * @param rulesOff names of the optimizer's rules that are passed over
 * @param nullOrdering where ORDER BY puts NULLs if it does not say
 */
record PlanSettings(Set<String> rulesOff, NullOrdering nullOrdering) {}
